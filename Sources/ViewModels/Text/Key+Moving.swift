extension Key {
  /// How many rows of a list the key moves by, negative for upwards; nil for a key that does not.
  ///
  /// `page` is how many rows are in view. The ends of the list are further away than any row.
  package func rowsMoved(page: Int) -> Int? {
    let far = Int(Int32.max)
    switch (code, modifiers) {
    case (.up, []), (.character("k"), []): return -1
    case (.down, []), (.character("j"), []): return 1
    case (.pageUp, []), (.character("b"), .control): return -max(1, page - 1)
    case (.pageDown, []): return max(1, page - 1)
    case (.home, []), (.character("g"), []): return -far
    case (.end, []), (.character("G"), []): return far
    default: return nil
    }
  }
}
