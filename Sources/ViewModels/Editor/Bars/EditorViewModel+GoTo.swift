/// Going to a line, or to an offset among bytes.
extension EditorViewModel {
  mutating func openGoTo() {
    text.closeStep()
    bar = .goTo(LineField())
  }

  /// How far the numbers go that the field takes, for the screen.
  package var goToRange: String {
    isText
      ? "1 to \(CountText.grouped(text.lineCount))"
      : "0 to \(EditorBytesLayout.text(ofOffset: text.count))"
  }

  mutating func go(to field: LineField) {
    bar = nil
    let typed = field.text.filter { $0 != " " && $0 != "," }
    guard !typed.isEmpty else { return }
    anchor = nil
    goalColumn = nil
    guard isText else {
      let digits = typed.hasPrefix("0x") ? typed.dropFirst(2) : typed[...]
      guard let offset = Int(digits, radix: 16), offset >= 0 else {
        notice = EditorNotice(.warning, "an offset has the digits 0-9 a-f")
        return
      }
      cursor = min(offset, text.count)
      byteEntry.isAtLowDigit = false
      return
    }
    guard let line = Int(typed), line >= 1 else {
      notice = EditorNotice(.warning, "a line is a number from 1")
      return
    }
    cursor = text.contents(ofLine: min(line, text.lineCount) - 1).lowerBound
    if line > text.lineCount {
      notice = EditorNotice(
        .plain, "there are \(CountText.counted(text.lineCount, "line")); this is the last one")
    }
  }
}
