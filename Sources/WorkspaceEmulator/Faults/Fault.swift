/// Something that goes wrong with the next requests it matches.
package struct Fault: Equatable, Sendable {
  /// What happens instead of, or besides, the usual answer.
  package enum Effect: Equatable, Sendable {
    /// This answer instead of the real one.
    case answer(EmulatorResponse)
    /// The connection is reset.
    case dropConnection
    /// The head and the first bytes of the body are sent, then the connection is closed.
    case truncate(sentBytes: Int)
    /// The head and the first bytes of the body are sent, then nothing more comes.
    case stall(sentBytes: Int)
    /// The real answer, later.
    case delay(milliseconds: Int)
    /// No answer at all.
    case hang
  }

  package var effect: Effect
  /// The method it matches; nil matches every method.
  package var method: String?
  /// A part of the path it matches; empty matches every path.
  package var path: String
  /// How many requests it strikes.
  package var count: Int
  /// How many matching requests it lets pass first.
  package var skip: Int
  /// Whether the request is carried out before the effect hides its answer.
  ///
  /// `truncate`, `stall` and `delay` always carry it out.
  package var isAfterCommit: Bool

  package init(
    _ effect: Effect, method: String? = nil, path: String = "", count: Int = 1, skip: Int = 0,
    isAfterCommit: Bool = false
  ) {
    self.effect = effect
    self.method = method
    self.path = path
    self.count = count
    self.skip = skip
    self.isAfterCommit = isAfterCommit
  }

  func matches(_ request: EmulatorRequest) -> Bool {
    (method == nil || method == request.method)
      && (path.isEmpty || request.path.holds(path))
  }

  /// What becomes of a request it strikes; `perform` carries the request out.
  func outcome(_ perform: () -> EmulatorResponse) -> EmulatorOutcome {
    switch effect {
    case .truncate(let sentBytes): return .truncated(perform(), sentBytes: sentBytes)
    case .stall(let sentBytes): return .stalled(perform(), sentBytes: sentBytes)
    case .delay(let milliseconds):
      return .response(perform(), delayMilliseconds: milliseconds)
    case .answer, .dropConnection, .hang: break
    }
    if isAfterCommit { _ = perform() }
    return switch effect {
    case .answer(let response): .response(response, delayMilliseconds: 0)
    case .hang: .hang
    case .dropConnection, .truncate, .stall, .delay: .dropConnection(delayMilliseconds: 0)
    }
  }
}
