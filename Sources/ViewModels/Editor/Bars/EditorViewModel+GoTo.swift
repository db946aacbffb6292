/// Going to a line, or to an offset among bytes.
extension EditorViewModel {
  mutating func openGoTo() {
    text.closeStep()
    bar = .goTo(GoToBar())
  }

  /// How far the numbers go that the field takes, for the screen.
  package var goToRange: String {
    isText
      ? "1 to \(CountText.grouped(text.lineCount))"
      : "0 to \(EditorBytesLayout.text(ofOffset: text.count))"
  }

  /// Goes where the field says; what is no place stays in it with the reason.
  mutating func go(to bar: GoToBar) {
    let typed = bar.field.text.filter { $0 != " " && $0 != "," }
    let number = isText ? Int(typed) : Self.offset(typed)
    guard !typed.isEmpty, let number, number >= (isText ? 1 : 0) else {
      var refused = bar
      refused.problem = isText ? "a line is a number from 1" : "an offset has the digits 0-9 a-f"
      self.bar = typed.isEmpty ? nil : .goTo(refused)
      return
    }
    self.bar = nil
    anchor = nil
    goalColumn = nil
    guard isText else {
      cursor = min(number, text.count)
      byteEntry.isAtLowDigit = false
      return
    }
    cursor = text.contents(ofLine: min(number, text.lineCount) - 1).lowerBound
    if number > text.lineCount {
      notice = EditorNotice(
        .plain, "there are \(CountText.counted(text.lineCount, "line")); this is the last one")
    }
  }

  private static func offset(_ typed: String) -> Int? {
    Int(typed.hasPrefix("0x") ? typed.dropFirst(2) : typed[...], radix: 16)
  }
}
