/// The boxes over the screen by what they are.
extension AppViewModel {
  /// The box of that kind, wherever it lies in the stack.
  func box<Content: OverlayContent>() -> Content? {
    for overlay in overlays {
      if let content = overlay.content as? Content { return content }
    }
    return nil
  }

  /// Changes the box of the kind that `change` takes, where it is open.
  mutating func withBox<Content: OverlayContent>(_ change: (inout Content) -> Void) {
    for index in overlays.indices {
      guard var content = overlays[index].content as? Content else { continue }
      change(&content)
      overlays[index] = content.overlay
    }
  }
}
