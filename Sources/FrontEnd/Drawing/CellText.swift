internal import ViewModels

/// Text made to fit a number of cells; the result still goes through `SafeText` when it is written.
package enum CellText {
  /// Which side of the text the blanks of `padded` come to.
  package enum Alignment: Sendable {
    case leading
    case trailing
  }

  /// `text` with `…` in its middle when it is wider than `cells`, so that both ends stay readable.
  package static func middleTruncated(_ text: String, cells: Int) -> String {
    guard SafeText.width(of: text) > cells else { return text }
    guard cells > 1 else { return cells == 1 ? "…" : "" }
    let tailCells = (cells - 1) / 2
    return prefix(of: text, cells: cells - 1 - tailCells) + "…" + suffix(of: text, cells: tailCells)
  }

  /// A line that goes on where there is no room for it, ended by `…` and the key that shows all of it.
  static func cut(_ line: String, cells: Int) -> String {
    let end = "… \(ViewKeys.log.text)"
    let room = cells - SafeText.width(of: end)
    guard room > 0 else { return endTruncated(line + "…", cells: cells) }
    return prefix(of: line, cells: room) + end
  }

  /// `text` with `…` at its end when it is wider than `cells`.
  package static func endTruncated(_ text: String, cells: Int) -> String {
    guard SafeText.width(of: text) > cells else { return text }
    return cells > 0 ? prefix(of: text, cells: cells - 1) + "…" : ""
  }

  /// `text` exactly `cells` wide: cut in the middle or filled with blanks.
  package static func padded(
    _ text: String, cells: Int, _ alignment: Alignment = .leading
  ) -> String {
    let shown = middleTruncated(text, cells: cells)
    let blanks = String(
      decoding: repeatElement(UInt8(ascii: " "), count: max(0, cells - SafeText.width(of: shown))),
      as: UTF8.self)
    return alignment == .leading ? shown + blanks : blanks + shown
  }

  /// As many whole pieces from the start as fit in `cells`.
  private static func prefix(of text: String, cells: Int) -> String {
    let bytes = unsafe text.utf8.span.bytes
    var used = 0
    var offset = 0
    while offset < bytes.byteCount {
      let (piece, end) = SafeText.piece(of: bytes, at: offset, oneLine: true)
      used += piece.width
      if used > cells { break }
      offset = end
    }
    return String(decoding: text.utf8.prefix(offset), as: UTF8.self)
  }

  /// As many whole pieces up to the end as fit in `cells`.
  private static func suffix(of text: String, cells: Int) -> String {
    let bytes = unsafe text.utf8.span.bytes
    var left = SafeText.width(of: text)
    var offset = 0
    while offset < bytes.byteCount, left > cells {
      let (piece, end) = SafeText.piece(of: bytes, at: offset, oneLine: true)
      left -= piece.width
      offset = end
    }
    return String(decoding: text.utf8.dropFirst(offset), as: UTF8.self)
  }
}
