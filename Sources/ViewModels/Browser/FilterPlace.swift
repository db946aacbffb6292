/// The row of a list that was gone to on purpose, which a filter may hide while it is typed.
///
/// A filter that is only typed moves no cursor: shortened or dropped, it leaves the cursor where it
/// was. What is gone to in the narrowed list, or kept by Enter, counts from then on.
struct FilterPlace<ID: Equatable & Sendable>: Equatable, Sendable {
  private var id: ID?

  /// Notes that the cursor went to `selected`; nil, where nothing is shown, changes nothing.
  mutating func note(_ selected: ID?) {
    if let selected { id = selected }
  }

  /// Forgets the place in a list that is no longer shown.
  mutating func forget() { id = nil }

  /// Changes `filter`, with the cursor on `selected` before.
  ///
  /// - Returns: the row that the cursor belongs on, where the filter lets it through.
  mutating func edit(
    _ filter: inout ListFilter, selected: ID?, _ change: (inout ListFilter) -> Void
  ) -> ID? {
    let wasTyped = filter.isTyping
    if !wasTyped { note(selected) }
    change(&filter)
    if wasTyped, !filter.isTyping, filter.isActive { note(selected) }
    return id
  }
}
