package import DatabricksClient

/// A value being edited: bytes in lines, in locked memory, with undo and redo.
///
/// The bytes are never a `String` and never compared: two texts are equal when they are the same
/// text at the same `revision`. Copies share one buffer, so a copy is for telling whether something
/// changed, not for keeping an older state; `snapshot()` is for that. Offsets count bytes.
package struct SecretText: Equatable {
  let storage: SecretTextStorage
  private let history = SecretTextHistory()
  /// Grows with every change.
  package private(set) var revision = 0

  /// The most bytes held; more than a workspace takes, so that an excess can be seen and cut.
  package static let byteLimit = 8 * 131_072

  /// An empty text.
  package init() {
    storage = SecretTextStorage(RawSpan())
  }

  /// A copy of `secret`.
  package init(_ secret: Secret) {
    storage = secret.withBytes { SecretTextStorage($0) }
  }

  package static func == (left: SecretText, right: SecretText) -> Bool {
    left.storage === right.storage && left.revision == right.revision
  }

  /// The number of bytes.
  package var count: Int { storage.count }

  /// The number of lines; an empty text and a text that ends in a line end have an empty last one.
  package var lineCount: Int { storage.lineStarts.count }

  /// The number of lines without an empty last one: what people call the number of lines.
  package var filledLineCount: Int { storage.lineStarts.last == count ? lineCount - 1 : lineCount }

  /// The bytes of the longest line, its line end among them.
  package var longestLineByteCount: Int { storage.longestLineByteCount }

  /// The line that holds `offset`, counted from 0.
  package func line(at offset: Int) -> Int { storage.line(at: offset) }

  /// The bytes of a line without its line end.
  package func contents(ofLine line: Int) -> Range<Int> {
    let starts = storage.lineStarts
    guard line + 1 < starts.count else { return starts[line]..<count }
    let feed = starts[line + 1] - 1
    guard feed > starts[line] else { return starts[line]..<feed }
    let isCRLF = withBytes(in: feed - 1..<feed) { Span<UInt8>(_bytes: $0)[0] == 0x0D }
    return starts[line]..<(isCRLF ? feed - 1 : feed)
  }

  /// The bytes of the line end of a line: 0 for the last line, 1 for LF, 2 for CRLF.
  package func lineEndByteCount(ofLine line: Int) -> Int {
    guard line + 1 < lineCount else { return 0 }
    return storage.lineStarts[line + 1] - contents(ofLine: line).upperBound
  }

  /// Lends the bytes of `range`; `body` must not read or edit this text.
  package func withBytes<Result>(in range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
    storage.withBytes(in: range, body)
  }

  /// A copy of all bytes, to be saved.
  package func snapshot() -> Secret { storage.snapshot() }

  /// Whether the bytes are those of `secret`.
  package func isSame(as secret: Secret) -> Bool {
    guard count == secret.count else { return false }
    return withBytes(in: 0..<count) { mine in secret.withBytes { mine.hasSameBytes(as: $0) } }
  }

  package var canUndo: Bool { history.canUndo }
  package var canRedo: Bool { history.canRedo }

  /// Puts `inserted` in the place of the bytes of `range`; undo takes it back.
  ///
  /// Nothing is done when the text would be longer than `byteLimit`.
  /// - Returns: what changed; nil when nothing did.
  @discardableResult
  package mutating func replace(
    _ range: Range<Int>, with inserted: RawSpan, as edit: SecretTextEdit = .single,
    at moment: Moment
  ) -> SecretTextChange? {
    guard !range.isEmpty || inserted.byteCount > 0,
      count - range.count + inserted.byteCount <= Self.byteLimit
    else { return nil }
    storage.withBytes(in: range) { removed in
      history.record(
        at: range.lowerBound, removed: removed, inserted: inserted, edit: edit, moment: moment)
    }
    return change(range, to: inserted)
  }

  /// Makes the next edit a step of its own, as after a move of the cursor.
  package func closeStep() { history.closeStep() }

  /// Takes the last step back.
  ///
  /// - Returns: what changed; nil when there was no step.
  @discardableResult
  package mutating func undo() -> SecretTextChange? {
    var result: SecretTextChange?
    history.undo { step, removed in
      result = change(step.offset..<step.offset + step.insertedByteCount, to: removed)
    }
    return result
  }

  /// Does the last step taken back again.
  ///
  /// - Returns: what changed; nil when there was no step.
  @discardableResult
  package mutating func redo() -> SecretTextChange? {
    var result: SecretTextChange?
    history.redo { step, inserted in
      result = change(step.offset..<step.offset + step.removedByteCount, to: inserted)
    }
    return result
  }

  /// Overwrites the bytes and the steps; the text is empty afterwards.
  package mutating func wipe() {
    history.wipe()
    storage.wipe()
    revision += 1
  }

  private mutating func change(_ range: Range<Int>, to inserted: RawSpan) -> SecretTextChange {
    let line = storage.line(at: range.lowerBound)
    let removedLineCount = storage.line(at: range.upperBound) - line
    let before = lineCount
    storage.replace(range, with: inserted)
    revision += 1
    return SecretTextChange(
      offset: range.lowerBound, removedByteCount: range.count,
      insertedByteCount: inserted.byteCount, line: line, removedLineCount: removedLineCount,
      insertedLineCount: lineCount - before + removedLineCount)
  }
}
