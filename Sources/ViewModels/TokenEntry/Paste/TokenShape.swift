package import DatabricksClient

/// What kind of token a text looks like.
package enum TokenShape: Equatable, Sendable {
  /// `dapi`, 32 hexadecimal digits and perhaps `-2`: a personal access token.
  case personalAccess
  /// `dapi` and something else than 32 digits; the number of characters behind `dapi`.
  case personalAccessPart(characterCount: Int)
  /// `eyJ` and two dots: an OAuth access token or one of Microsoft Entra.
  case jwt
  /// `dose` and 32 hexadecimal digits: the OAuth secret of a service principal.
  case clientSecret
  /// A UUID: the id of a service principal, which is no secret.
  case clientID
  case other

  /// How many characters in front are the same for all tokens of this kind.
  package var knownPrefixLength: Int {
    switch self {
    case .personalAccess, .personalAccessPart, .clientSecret: 4
    case .jwt: 3
    case .clientID, .other: 0
    }
  }

  /// Sees what the part of `bytes` looks like, without quotes around it.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if bytes.starts(range, with: "dapi") {
      let body = range.lowerBound + 4..<range.upperBound
      let digits = body.prefix { bytes[$0].isLowercaseHexDigit }.count
      let tail = body.dropFirst(digits)
      let isWhole = digits == 32 && (tail.isEmpty || bytes.isTokenNumber(tail))
      self = isWhole ? .personalAccess : .personalAccessPart(characterCount: body.count)
    } else if bytes.starts(range, with: "dose"), range.count == 36,
      range.dropFirst(4).allSatisfy({ bytes[$0].isLowercaseHexDigit })
    {
      self = .clientSecret
    } else if bytes.isUUID(range) {
      self = .clientID
    } else if bytes.starts(range, with: "eyj"),
      range.count(where: { bytes[$0] == UInt8(ascii: ".") }) == 2,
      !bytes.contains(in: range, where: { !$0.isTokenByte })
    {
      self = .jwt
    } else {
      self = .other
    }
  }
}

extension TokenShape {
  /// Sees what `token` looks like.
  package init(_ token: Secret) {
    self = token.withBytes { raw in
      let bytes = Span<UInt8>(_bytes: raw)
      return TokenShape(bytes, bytes.indices)
    }
  }
}

extension Span<UInt8> {
  /// Whether the part is five groups of hexadecimal digits, as RFC 9562, section 4 writes them.
  fileprivate func isUUID(_ range: Range<Int>) -> Bool {
    guard range.count == 36 else { return false }
    return (0..<36).allSatisfy { offset in
      let byte = self[range.lowerBound + offset]
      return [8, 13, 18, 23].contains(offset)
        ? byte == UInt8(ascii: "-") : byte.asciiLowercased.isLowercaseHexDigit
    }
  }

  /// Whether the part is `-` and digits, as Azure puts behind a token.
  fileprivate func isTokenNumber(_ range: Range<Int>) -> Bool {
    range.count > 1 && self[range.lowerBound] == UInt8(ascii: "-")
      && range.dropFirst().allSatisfy { self[$0].isASCIIDigit }
  }
}
