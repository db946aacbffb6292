/// Why a text is not JSON, and where; it holds no byte of it.
package struct JSONFault: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case endsEarly
    case valueExpected
    case nameExpected
    case colonExpected
    case commaExpected
    /// A comma with nothing behind it.
    case commaTooMany
    case wrongNumber
    case wrongEscape
    /// A line that ends inside a string.
    case openString
    /// A tab or another control character inside a string.
    case controlCharacter
    /// More arrays and objects within each other than `JSONScanner.mostLevels`.
    case tooDeep
    /// Something behind the value.
    case tooMuch
    /// The first brace or bracket is not there, and perhaps more.
    case startMissing
    /// It stands in quotes that are none of its own.
    case quoted
  }

  package let reason: Reason
  /// In bytes from the start.
  package let offset: Int
}

extension JSONFault.Reason {
  /// What is wrong, in words for people.
  var text: String {
    switch self {
    case .endsEarly: "it ends early"
    case .valueExpected: "value expected"
    case .nameExpected: "name in double quotes expected"
    case .colonExpected: "colon expected"
    case .commaExpected: "comma expected"
    case .commaTooMany: "comma too many"
    case .wrongNumber: "malformed number"
    case .wrongEscape: "unknown escape"
    case .openString: "string not closed"
    case .controlCharacter: "control character in a string"
    case .tooDeep: "more than \(JSONScanner.mostLevels) levels deep"
    case .tooMuch: "something behind its end"
    case .startMissing: "its beginning is missing"
    case .quoted: "quotes around it"
    }
  }
}
