import DatabricksClient
import Testing
import ViewModels

/// The field after typing `text` and then pressing `keys`.
private func typed(_ text: String, _ keys: [Key] = []) -> SecretField {
  var field = SecretField()
  for scalar in text.unicodeScalars { field.insert(scalar) }
  for key in keys { _ = field.press(key) }
  return field
}

private func bytes(_ secret: Secret) -> [UInt8] {
  secret.withBytes { raw in
    let bytes = Span<UInt8>(_bytes: raw)
    return bytes.indices.map { bytes[$0] }
  }
}

struct SecretFieldTests {
  @Test(arguments: [
    ("abc", [Key(.backspace)], "ab", 2),
    ("abc", [Key(.left), Key(.backspace)], "ac", 1),
    ("abc", [Key(.home), Key(.delete)], "bc", 0),
    ("abc", [Key(.home), Key(.backspace)], "abc", 0),
    ("abc", [Key(.delete)], "abc", 3),
    ("abc", [.control("a"), Key(.right), .control("k")], "a", 1),
    ("abc", [Key(.left), .control("u")], "c", 0),
    ("ab cd", [.control("w")], "ab ", 3),
    ("ab cd", [Key(.left, .control), .typed("x")], "ab xcd", 4),
    ("aé", [Key(.backspace)], "a", 1),
    ("éa", [Key(.home), Key(.right)], "éa", 2),
    ("aéb", [Key(.left), Key(.left), .typed("x")], "axéb", 2),
  ])
  func `the keys of a line work on locked bytes`(
    text: String, keys: [Key], after: String, cursor: Int
  ) {
    let field = typed(text, keys)
    #expect(bytes(field.secret) == Array(after.utf8))
    #expect(field.cursor == cursor)
  }

  @Test func `an edit makes the field unequal without its bytes being read`() {
    var field = typed("abc")
    let before = field
    #expect(field == before)
    field.insert("d")
    field.perform(.deleteBackward)
    #expect(field != before)
  }

  @Test func `a paste that does not fit is not taken in part`() {
    var field = typed("abc")
    var long = SecretBytes(capacity: SecretField.maximumByteCount)
    for _ in 0..<SecretField.maximumByteCount { _ = long.append(0x61) }
    let isTaken = field.insert(Secret(long))
    #expect(!isTaken)
    #expect(field.secret.count == 3)
  }
}
