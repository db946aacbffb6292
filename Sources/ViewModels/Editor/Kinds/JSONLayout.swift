internal import DatabricksClient

/// JSON written with other white space: strings, numbers and the order of members stay as they are.
struct JSONLayout {
  enum Style: Equatable {
    /// One member to a line, two spaces for each level, empty brackets together.
    case indented
    /// No white space at all.
    case minimal
  }

  /// What comes of asking for the other layout.
  enum Outcome {
    case written(RewrittenValue, Style)
    /// Both layouts are the same.
    case same
    /// The indented form, the only other one, would be longer than the limit.
    case tooLong
    case fault(JSONFault.Reason, TextPlace)
  }

  /// The indented form of `source`, which is text.
  ///
  /// It is the minimal form where `source` is indented already, or where that would be longer than
  /// `byteLimit`. A line end behind the value stays, as one.
  static func other(
    of source: RawSpan, endsCRLF: Bool, cursor: Int, byteLimit: Int
  ) -> Outcome {
    func made(_ style: Style, _ limit: Int) throws(JSONFault) -> RewrittenValue? {
      let layout = JSONLayout(style: style, endsCRLF: endsCRLF, cursor: cursor, byteLimit: limit)
      return try layout.make(of: source)
    }
    func differs(_ value: RewrittenValue) -> Bool {
      !value.bytes.withBytes { $0.hasSameBytes(as: source) }
    }
    do throws(JSONFault) {
      // What is too long already may be indented so.
      let indented = try made(.indented, max(byteLimit, source.byteCount))
      if let indented, differs(indented), indented.bytes.count <= byteLimit {
        return .written(indented, .indented)
      }
      if let minimal = try made(.minimal, source.byteCount), differs(minimal) {
        return .written(minimal, .minimal)
      }
      return indented.map(differs) == false ? .same : .tooLong
    } catch {
      return .fault(error.reason, TextPlace(of: error.offset, in: source))
    }
  }

  private let style: Style
  private let endsCRLF: Bool
  private let cursor: Int
  private let byteLimit: Int
  private var newCursor: Int?
  private var writtenCount = 0

  private init(style: Style, endsCRLF: Bool, cursor: Int, byteLimit: Int) {
    self.style = style
    self.endsCRLF = endsCRLF
    self.cursor = cursor
    self.byteLimit = byteLimit
  }

  /// Nil when it would be longer than the limit.
  private func make(of source: RawSpan) throws(JSONFault) -> RewrittenValue? {
    var measuring = self
    var counter = ByteCounter()
    try measuring.write(source, to: &counter)
    guard counter.count <= byteLimit else { return nil }
    var writing = self
    var written = SecretBytes(capacity: counter.count)
    try writing.write(source, to: &written)
    return RewrittenValue(bytes: Secret(written), cursor: writing.newCursor ?? counter.count)
  }

  /// Writes all of it, or stops behind the limit.
  private mutating func write<Sink: ByteSink & ~Copyable>(
    _ source: RawSpan, to sink: inout Sink
  ) throws(JSONFault) {
    var scanner = JSONScanner()
    // Whether the next token is the first of a member or an element.
    var beginsItem = false
    var end = 0
    while let token = try scanner.next(in: source) {
      if writtenCount > byteLimit { continue }
      if style == .indented, (token.kind == .close) != beginsItem {
        writeLineEnd(to: &sink)
        let level = token.kind == .open ? scanner.depth - 1 : scanner.depth
        for _ in 0..<level { write("  ", to: &sink) }
      }
      if newCursor == nil, cursor < token.range.upperBound {
        newCursor = writtenCount + max(0, cursor - token.range.lowerBound)
      }
      sink.write(source.extracting(token.range))
      writtenCount += token.range.count
      if style == .indented, token.kind == .colon { write(" ", to: &sink) }
      beginsItem = token.kind == .open || token.kind == .comma
      end = token.range.upperBound
    }
    if source.next(UInt8(ascii: "\n"), from: end) < source.byteCount { writeLineEnd(to: &sink) }
  }

  private mutating func writeLineEnd<Sink: ByteSink & ~Copyable>(to sink: inout Sink) {
    write(endsCRLF ? "\r\n" : "\n", to: &sink)
  }

  private mutating func write<Sink: ByteSink & ~Copyable>(
    _ text: StaticString, to sink: inout Sink
  ) {
    let start = unsafe text.utf8Start
    for index in 0..<text.utf8CodeUnitCount { unsafe sink.write(start[index]) }
    writtenCount += text.utf8CodeUnitCount
  }
}
