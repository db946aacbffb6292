internal import DatabricksClient

/// What to look for in the editor, what to put there instead, and what was found.
///
/// Both texts may be parts of a secret: they are in locked memory and shown only where the value is.
package struct FindBar: Equatable, Sendable {
  /// The text to find.
  package internal(set) var pattern = SecretField()
  /// The text to put in its place; nil until somebody asked for replacing.
  package internal(set) var replacement: SecretField?
  /// Whether keys go to the replacement.
  package internal(set) var isInReplacement = false
  /// Whether the text in the field was there before, so that the first character takes its place.
  package internal(set) var isSelected = false
  package internal(set) var isCaseSensitive = false
  /// Where the pattern stands, in order.
  package internal(set) var found: [Range<Int>] = []
  /// Which one of `found` is selected.
  package internal(set) var current: Int?
  /// Whether the last step went on at the other end of the value.
  package internal(set) var hasWrapped = false
  /// How replacing one after the other goes; nil when nothing is asked.
  package internal(set) var replacing: Replacing?
  /// Why the bytes asked for cannot be looked for; nil when they can.
  package internal(set) var problem: String?
  /// Where the cursor was when the bar was opened: the search for what is typed begins there.
  var origin = 0

  /// Replacing with a question before each.
  package struct Replacing: Equatable, Sendable {
    /// How many were replaced.
    package var doneCount = 0
    /// How many were shown and left as they are.
    package var skippedCount = 0
    /// How many have not been shown yet, the one in question among them.
    package var leftCount: Int
  }

  /// Tells where the search stands, such as `2 of 7`.
  package var state: String {
    if let problem { return problem }
    guard !pattern.isEmpty else { return "" }
    guard !found.isEmpty else { return "not found" }
    let count = CountText.grouped(found.count)
    guard let current else { return "\(count) found" }
    return "\(CountText.grouped(current + 1)) of \(count)" + (hasWrapped ? ", went round" : "")
  }

  /// Does what `key` means in the field that takes the keys.
  ///
  /// - Returns: whether it meant anything.
  mutating func type(_ key: Key) -> Bool {
    guard let edit = LineFieldEdit(key) else { return false }
    var field = (isInReplacement ? replacement : pattern) ?? SecretField()
    switch edit {
    case .move: field.perform(edit)
    case .insert where isSelected:
      field = SecretField()
      field.perform(edit)
    case _ where isSelected: field = SecretField()
    default: field.perform(edit)
    }
    put(field)
    return true
  }

  /// Puts pasted bytes into the field that takes the keys.
  mutating func paste(_ pasted: Secret) {
    var field = isSelected ? SecretField() : (isInReplacement ? replacement : pattern)
    _ = field?.insert(pasted)
    put(field ?? SecretField())
  }

  private mutating func put(_ field: SecretField) {
    isSelected = false
    if isInReplacement { replacement = field } else { pattern = field }
  }

  /// The index of the first range at or behind `offset`; the first of all when there is none.
  func index(from offset: Int) -> Int? {
    found.isEmpty ? nil : found.firstIndex { $0.lowerBound >= offset } ?? 0
  }
}
