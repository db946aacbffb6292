package import DatabricksClient

/// What kind of token a text looks like.
package enum TokenShape: Equatable, Sendable {
  /// `dapi`, 32 hexadecimal digits and perhaps `-2`: a personal access token.
  case personalAccess
  /// `dapi` and something else than 32 digits; the number of characters behind `dapi`.
  case personalAccessPart(characterCount: Int)
  /// `eyJ` and two dots: an OAuth access token or one of Microsoft Entra.
  case jwt
  case other

  /// How many characters in front are the same for all tokens of this kind.
  package var knownPrefixLength: Int {
    switch self {
    case .personalAccess, .personalAccessPart: 4
    case .jwt: 3
    case .other: 0
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
  /// Whether the part is `-` and digits, as Azure puts behind a token.
  fileprivate func isTokenNumber(_ range: Range<Int>) -> Bool {
    range.count > 1 && self[range.lowerBound] == UInt8(ascii: "-")
      && range.dropFirst().allSatisfy { self[$0].isASCIIDigit }
  }
}
