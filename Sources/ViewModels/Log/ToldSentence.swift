package import DatabricksClient

/// A sentence that was told of something done, kept after its line moved on.
package struct ToldSentence: Equatable, Sendable {
  package let time: Timestamp
  package let status: StatusLine

  package init(time: Timestamp, _ status: StatusLine) {
    self.time = time
    self.status = status
  }
}

extension StatusLine {
  /// The cells that a sentence has in the smallest window wherever it may stand.
  static let leastCells = 32

  /// Whether it is told again in the log: a failure, and what may not have been seen whole.
  var isKept: Bool { kind == .failure || SafeText.width(of: text) > Self.leastCells }
}

extension TokenEntryNote {
  /// The same as a line of the status.
  var status: StatusLine {
    let kind: StatusLine.Kind =
      switch self.kind {
      case .plain: .plain
      case .good: .good
      case .warning: .warning
      case .problem: .failure
      }
    return StatusLine(kind, text)
  }
}

extension EditorNotice {
  /// The same as a line of the status.
  var status: StatusLine {
    let kind: StatusLine.Kind =
      switch self.kind {
      case .plain: .plain
      case .good: .good
      case .warning: .warning
      case .danger: .failure
      }
    return StatusLine(kind, text)
  }
}
