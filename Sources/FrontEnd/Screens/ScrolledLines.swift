internal import ViewModels

/// The lines of a box that has no room for all of them.
enum ScrolledLines {
  /// The lines in view, and what the frame says of the others: the key, which these are, of how many.
  static func visible(
    _ all: [(text: String, role: Role)], _ scroll: TextScroll, room: Int
  ) -> (lines: [(text: String, role: Role)], place: String) {
    guard all.count > room else { return (all, "") }
    let top = min(scroll.top, all.count - room)
    let key = top + room < all.count ? "pgdn" : "pgup"
    return (Array(all[top..<top + room]), "\(key) \(top + 1)-\(top + room)/\(all.count)")
  }
}
