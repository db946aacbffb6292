/// Takes the one telling line out of an HTML page.
enum HTMLText {
  /// How much of a page is looked at, in bytes.
  private static let limit = 16_384

  /// What stands in `<pre>`, else in `<title>`; empty if the page has neither.
  static func summary(of bytes: RawSpan) -> String {
    let page = String(decoding: bytes.bytes(limit: limit), as: UTF8.self)
    return text(of: "pre", in: page) ?? text(of: "title", in: page) ?? ""
  }

  private static func text(of element: String, in page: String) -> String? {
    let lowered = Array(page.utf8).map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
    guard
      let open = lowered.firstRange(ofBytes: "<\(element)".utf8),
      let start = lowered[open.upperBound...].firstIndex(of: UInt8(ascii: ">")),
      let close = lowered[start...].firstRange(ofBytes: "</\(element)".utf8)
    else { return nil }
    let inside = Array(page.utf8)[(start + 1)..<close.lowerBound]
    let words = String(decoding: inside, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let text = words.joined(separator: " ")
    return text.isEmpty ? nil : text
  }
}
