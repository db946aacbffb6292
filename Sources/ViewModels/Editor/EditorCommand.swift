/// What a key does in the editor, apart from typing.
package enum EditorCommand: String, Hashable, Sendable, CaseIterable {
  case save
  case leave
  case reveal
  case fullScreen
}
