/// A JSON value as it stands in a request body.
///
/// <https://www.rfc-editor.org/rfc/rfc8259>
enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// The number's text; nothing the API takes needs it as anything but an integer.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// What the value is, for error messages.
  var typeName: String {
    switch self {
    case .null: "VALUE_NULL"
    case .bool: "VALUE_BOOLEAN"
    case .number: "VALUE_NUMBER"
    case .string: "VALUE_STRING"
    case .array: "START_ARRAY"
    case .object: "START_OBJECT"
    }
  }
}
