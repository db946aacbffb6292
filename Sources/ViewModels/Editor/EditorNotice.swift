/// A sentence about the last thing done in the editor, or about the value.
package struct EditorNotice: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case plain
    case good
    case warning
    case danger
  }

  package let kind: Kind
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// Where saving stands.
package enum EditorSaveState: Equatable, Sendable {
  case idle
  /// The value on its way; what is typed meanwhile is not part of it.
  case saving
  /// The answer was lost, and the workspace is asked whether it holds the value.
  case checking
  /// Why the last try failed, in words for people; the text is as it was and saving again is one key.
  case failed(String)
  /// Why it is not known whether the last try was carried out; saving again finds out.
  case unknown(String)

  /// Whether the end of a save is awaited.
  package var isUnderWay: Bool { self == .saving || self == .checking }
}

extension EditorNotice {
  static let typeDigits = EditorNotice(
    .plain, "bytes are typed as 0-9 a-f; tab goes to the characters")

  /// What a paste brought; `total` is the size of the value with it.
  static func pasted(
    byteCount: Int, replacing replacedCount: Int, total: Int, _ ends: LineEnds,
    lineCount: Int, isText: Bool
  ) -> EditorNotice {
    var text = "pasted \(CountText.counted(byteCount, "byte"))"
    if replacedCount > 0 { text += " in place of \(CountText.counted(replacedCount, "byte"))" }
    // A terminal sends each line end as CR; telling of that would sound as if the text had changed.
    if isText, lineCount > 1 { text += ", \(CountText.counted(lineCount, "line"))" }
    if ends.crlfCount > 0 { text += ", \(lineEnds(ends.crlfCount)) kept as CRLF" }
    // A hidden value does not show that it held something before.
    if total > byteCount { text += "; the value now has \(CountText.counted(total, "byte"))" }
    guard isText else {
      return EditorNotice(
        .warning, text + "; not all of it is text, so the value is saved as bytes")
    }
    return EditorNotice(.good, text)
  }

  static func tooLong(byteCount: Int) -> EditorNotice {
    EditorNotice(
      .danger,
      "not inserted: \(CountText.counted(byteCount, "byte")); a value holds at most "
        + CountText.counted(EditorViewModel.valueLimit, "byte"))
  }

  static func overLimit(byteCount: Int) -> EditorNotice {
    let excess = CountText.counted(byteCount - EditorViewModel.valueLimit, "byte")
    return EditorNotice(
      .danger,
      "not saved: \(excess) over the limit of "
        + CountText.grouped(EditorViewModel.valueLimit) + "; shorten the value, then save again")
  }

  private static func lineEnds(_ count: Int) -> String {
    CountText.counted(count, "line end")
  }
}
