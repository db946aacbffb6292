internal import DatabricksClient

extension PastedPiece<Secret> {
  /// Takes a token out of its place: strips what stands around it and refuses what is none.
  static func token(
    _ bytes: Span<UInt8>, _ range: Range<Int>, removing outer: [String]
  ) -> PastedPiece {
    var removals = outer
    let inner = bytes.strippingWrapping(range, &removals)
    guard !inner.isEmpty else { return .refused("there is no token in it") }
    if let reason = bytes.shorteningReason(inner) { return .refused(reason) }
    let words = bytes.parts(of: inner, separatedBy: { $0.isSpace })
    if words.count > 1 {
      guard words.dropFirst().allSatisfy({ bytes.isSame(words[0], $0) }) else {
        return .refused("a space or a line end stands inside the token; copy it again in one piece")
      }
      removals.append("the second copy")
      return token(bytes, words[0], removing: removals)
    }
    if let reason = bytes.wrongByteReason(inner) { return .refused(reason) }
    let length = bytes.repeatedLength(inner, minimum: 16)
    if length < inner.count { removals.append("the second copy") }
    let once = inner.lowerBound..<inner.lowerBound + length
    if bytes.starts(once, with: "dapi"),
      bytes.firstIndex(of: "dapi", in: once.dropFirst(4)) != nil
    {
      return .refused("two tokens stand together; copy the one that is wanted")
    }
    guard once.count <= SecretField.maximumByteCount else {
      return .refused("it has \(once.count) characters, more than any token")
    }
    return .taken(bytes.secret(once), removing: removals)
  }
}

extension Span<UInt8> {
  /// The part of `range` without quotes, brackets and punctuation around it, which are told.
  func strippingWrapping(_ range: Range<Int>, _ removals: inout [String]) -> Range<Int> {
    var inner = trimmed(range) { $0.isSpace }
    while let first = inner.first, let last = inner.last {
      if self[first].isQuote || self[last].isQuote {
        inner = trimmed(inner) { $0.isQuote || $0 == 0x20 }
        removals.appendOnce("quotes")
      } else if self[first] == UInt8(ascii: "<") || self[last] == UInt8(ascii: ">") {
        inner = trimmed(inner) { "<> ".utf8.contains($0) }
        removals.appendOnce("angle brackets")
      } else if self[last] == UInt8(ascii: ","), inner.count > 1 {
        inner.removeLast()
        removals.appendOnce("a comma")
      } else if self[last] == UInt8(ascii: ";"), inner.count > 1 {
        inner.removeLast()
        removals.appendOnce("a semicolon")
      } else if self[last] == UInt8(ascii: "."), !ends(inner, with: ".."), inner.count > 1 {
        inner.removeLast()
        removals.appendOnce("a full stop")
      } else {
        break
      }
    }
    return inner
  }

  /// Why a token is not whole; nil when nothing says so.
  fileprivate func shorteningReason(_ range: Range<Int>) -> String? {
    let marks = ["...", "***", "•"]
    guard marks.contains(where: { firstIndex(of: $0, in: range) != nil }) else { return nil }
    return
      "the token is shortened or masked; the workspace shows the whole one once, when it is made"
  }

  /// Why a byte of the token cannot be right; nil when all can.
  fileprivate func wrongByteReason(_ range: Range<Int>) -> String? {
    guard let place = firstIndex(in: range, where: { !$0.isTokenByte }) else { return nil }
    if "$%{}<>".utf8.contains(self[place]) {
      return "this is a placeholder, not the token itself"
    }
    if startsWithScheme(range) { return "this is an address, not a token" }
    return "a character stands in it that no token has; copy the token alone"
  }

  fileprivate func ends(_ range: Range<Int>, with text: String) -> Bool {
    range.count >= text.utf8.count
      && matches(text, at: range.upperBound - text.utf8.count, within: range)
  }

  /// A copy of the part in locked memory of its own.
  fileprivate func secret(_ range: Range<Int>) -> Secret {
    var copy = SecretBytes(capacity: range.count)
    for place in range {
      let fitted = copy.append(self[place])
      precondition(fitted)
    }
    return Secret(copy)
  }
}

extension [String] {
  mutating func appendOnce(_ text: String) {
    if !contains(text) { append(text) }
  }
}

extension Range<Int> {
  fileprivate mutating func removeLast() {
    self = lowerBound..<upperBound - 1
  }
}
