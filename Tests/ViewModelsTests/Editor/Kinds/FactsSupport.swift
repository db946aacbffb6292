import DatabricksClient
import ViewModels

/// The facts of some bytes and the words for them.
enum Facts {
  static let now = Timestamp(milliseconds: 1_764_000_000_000)

  static func of(_ bytes: [UInt8]) -> ValueFacts {
    unsafe ValueFacts(of: bytes.span.bytes)
  }

  static func of(_ text: String) -> ValueFacts { of(Array(text.utf8)) }

  /// The row shown where there is room for all of it.
  static func notice(_ bytes: [UInt8], columns: Int = 400) -> EditorNotice? {
    ValueFactsText(of(bytes), now: now).notice(columns: columns)
  }

  static func notice(_ text: String, columns: Int = 400) -> EditorNotice? {
    notice(Array(text.utf8), columns: columns)
  }

  /// What is said of the kind; nil where the row says nothing, or only how the value ends.
  static func kindText(_ bytes: [UInt8]) -> String? {
    let ends = ["no final newline", "final newline"]
    guard let text = notice(bytes)?.text else { return nil }
    let said = text.split(separator: " · ").map(String.init)
    guard let first = said.first, !ends.contains(first) else { return nil }
    return first
  }
}

/// An editor on some text, and the text as it is now.
struct RewritingEditor {
  var editor: EditorViewModel

  init(_ text: String) { self.init(Array(text.utf8)) }

  init(_ bytes: [UInt8]) {
    editor = EditorViewModel(
      path: SecretPath(scope: ScopeName("payments"), key: KeyName("key")),
      original: Secret(copying: bytes), seen: .present(lastUpdated: nil))
    editor.resize(columns: 60, rows: 12)
  }

  var text: String { String(decoding: editor.text.copiedBytes, as: UTF8.self) }

  mutating func perform(_ commands: EditorCommand...) {
    for command in commands { _ = editor.perform(command, at: .at(0)) }
  }
}
