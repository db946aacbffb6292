/// The filter of one list: nothing, being typed, or kept while moving in the list.
package struct ListFilter: Equatable, Sendable {
  package var field = LineField(text: "")
  /// Whether keys go to the filter's field.
  package var isTyping = false

  package init() {}

  /// What the list is narrowed by now.
  package var filter: NameFilter { NameFilter(field.text) }

  /// Whether anything is filtered or about to be.
  package var isActive: Bool { isTyping || !field.text.isEmpty }

  /// Shows every row again.
  package mutating func clear() {
    self = ListFilter()
  }
}
