/// The fields of one request, from its JSON body or its query; unknown names and wrong types are refused.
struct RequestFields {
  private let members: [String: JSONValue]

  /// Reads the JSON object in `body`.
  init(body: [UInt8], allowed: Set<String>) throws(Refusal) {
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try JSONParser.parse(body)
    } catch {
      throw Refusal(
        .malformedRequest,
        "Invalid JSON given in the body of the request - failed to parse given JSON")
    }
    try self.init(value, allowed: allowed)
  }

  /// Reads the query, in which no name may come twice.
  init(query: [(name: String, value: String)], allowed: Set<String>) throws(Refusal) {
    var members: [String: JSONValue] = [:]
    for item in query {
      guard members.updateValue(.string(item.value), forKey: item.name) == nil else {
        throw Refusal(.malformedRequest, "Duplicate query parameter: \(item.name)")
      }
    }
    try self.init(.object(members), allowed: allowed)
  }

  private init(_ value: JSONValue, allowed: Set<String>) throws(Refusal) {
    guard case .object(let members) = value else {
      throw Refusal(
        .malformedRequest,
        "Could not parse request object: Expected 'START_OBJECT' not '\(value.typeName)'")
    }
    for name in members.keys.sorted() where !allowed.contains(name) {
      throw Refusal(
        .malformedRequest, "Could not parse request object: Unrecognized field \"\(name)\"")
    }
    self.members = members
  }

  /// The string under `name`; null counts as absent.
  func optionalString(_ name: String) throws(Refusal) -> String? {
    switch members[name] {
    case nil, .null: return nil
    case .string(let text): return text
    case .some(let other):
      throw Refusal(
        .malformedRequest,
        "Could not parse request object: Expected 'VALUE_STRING' not '\(other.typeName)' "
          + "for field \"\(name)\"")
    }
  }

  /// The string under `name`, which must be there and not empty.
  func string(_ name: String) throws(Refusal) -> String {
    guard let text = try optionalString(name), !text.isEmpty else {
      throw Refusal(.invalidParameterValue, "Missing required field: \(name)")
    }
    return text
  }

  /// The object under `name`, read with the names it may have.
  func object(_ name: String, allowed: Set<String>) throws(Refusal) -> RequestFields? {
    guard let value = members[name], value != .null else { return nil }
    return try RequestFields(value, allowed: allowed)
  }

  /// The integer under `name`.
  func optionalInteger(_ name: String) throws(Refusal) -> Int? {
    switch members[name] {
    case nil, .null: return nil
    case .number(let text), .string(let text):
      if let number = Int(text) { return number }
      fallthrough
    default:
      throw Refusal(.invalidParameterValue, "Field \(name) must be an integer")
    }
  }

  /// The truth value under `name`.
  func optionalBool(_ name: String) throws(Refusal) -> Bool? {
    switch members[name] {
    case nil, .null: return nil
    case .bool(let value): return value
    default: throw Refusal(.invalidParameterValue, "Field \(name) must be true or false")
    }
  }
}
