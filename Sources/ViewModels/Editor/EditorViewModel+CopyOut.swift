internal import DatabricksClient

/// What leaves the editor for the clipboard.
extension EditorViewModel {
  /// The selection, or the whole value where nothing is selected.
  mutating func copyOut() -> EditorOutcome? {
    let range = selection ?? 0..<text.count
    guard !range.isEmpty else {
      notice = EditorNotice(.plain, "nothing to copy yet")
      return nil
    }
    return .copy(text.withBytes(in: range) { Secret(copying: $0) })
  }
}
