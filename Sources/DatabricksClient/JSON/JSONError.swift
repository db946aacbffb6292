/// Why some bytes are not the JSON that was expected; it never holds a byte of them.
package struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    /// The bytes end in the middle of a value.
    case endsEarly
    /// A byte that cannot stand there.
    case unexpectedByte
    /// A value of another kind than the field has.
    case unexpectedKind
    /// A number that no 64-bit integer holds.
    case numberOutOfRange
    /// Not base64 of RFC 4648, section 4.
    case invalidBase64
    /// Arrays and objects within each other beyond the limit.
    case tooDeep
    /// More bytes than the reader takes.
    case tooLarge
    /// A field that must be there is not.
    case missingField
  }

  package let reason: Reason
  /// Where, in bytes from the start.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// A few words for an error message, such as `ends early at byte 17`.
  package var description: String {
    let words =
      switch reason {
      case .endsEarly: "ends early"
      case .unexpectedByte: "is not JSON"
      case .unexpectedKind: "has a field of another kind than expected"
      case .numberOutOfRange: "has a number out of range"
      case .invalidBase64: "has a value that is not base64"
      case .tooDeep: "is nested too deeply"
      case .tooLarge: "is too large"
      case .missingField: "lacks a field"
      }
    return "\(words) at byte \(offset)"
  }
}
