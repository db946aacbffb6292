package import DatabricksClient

/// Until when a JSON Web Token says it is good; nobody has checked its signature.
package enum TokenExpiry {
  /// The `exp` claim (RFC 7519, section 4.1.4); nil for every other token and for one without it.
  package static func expiry(of token: Secret) -> Timestamp? {
    token.withBytes { raw in
      let bytes = Span<UInt8>(_bytes: raw)
      guard TokenShape(bytes, bytes.indices) == .jwt else { return nil }
      return expiry(in: bytes, bytes.indices)
    }
  }

  /// The same of the part `range`, which has the shape of a JSON Web Token.
  static func expiry(in bytes: Span<UInt8>, _ range: Range<Int>) -> Timestamp? {
    let parts = bytes.parts(of: range, separatedBy: { $0 == UInt8(ascii: ".") })
    guard parts.count > 1 else { return nil }
    let payload = bytes.base64URLDecoded(parts[1])
    return payload.withBytes { Span<UInt8>(_bytes: $0).expiryClaim }
  }

  /// What is said of it at `now`, such as `expires in 52 min` or `expired 3 days ago`.
  package static func text(_ expiry: Timestamp, now: Timestamp) -> String {
    if expiry <= now { return "expired \(AgeText.long(since: expiry, now: now)) ago" }
    let seconds = (expiry.milliseconds - now.milliseconds) / 1000
    switch seconds {
    case ..<60: return "expires in less than a minute"
    case ..<7200: return "expires in \(seconds / 60) min"
    case ..<172_800: return "expires in \(seconds / 3600) h"
    default: return "expires in \(seconds / 86_400) days"
    }
  }
}

extension Span<UInt8> {
  /// The bytes that a part in base64 for URLs (RFC 4648, section 5) stands for, up to a wrong one.
  fileprivate func base64URLDecoded(_ range: Range<Int>) -> Secret {
    var decoded = SecretBuilder(minimumCapacity: range.count)
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for place in range {
      guard let value = self[place].base64URLValue else { break }
      bits = bits << 6 | value
      bitCount += 6
      guard bitCount >= 8 else { continue }
      bitCount -= 8
      decoded.append(UInt8(truncatingIfNeeded: bits >> bitCount))
      bits &= (1 << bitCount) - 1
    }
    return decoded.finish()
  }

  /// The number of the outermost member `exp`, which counts seconds since 1970.
  fileprivate var expiryClaim: Timestamp? {
    var depth = 0
    var place = 0
    while place < count {
      switch self[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let start = place + 1
        place = start
        while place < count, self[place] != UInt8(ascii: "\"") {
          place += self[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place < count else { return nil }
        if depth == 1, equals(start..<place, "exp"), let seconds = number(behind: place + 1) {
          return Timestamp(milliseconds: seconds * 1000)
        }
      default: break
      }
      place += 1
    }
    return nil
  }

  /// The whole number behind a colon at `start`; nil where something else stands.
  private func number(behind start: Int) -> Int64? {
    let rest = trimmed(start..<count) { $0.isSpace }
    guard let colon = rest.first, self[colon] == UInt8(ascii: ":") else { return nil }
    let value = trimmed(colon + 1..<count) { $0.isSpace }
    let digits = value.prefix { self[$0].isASCIIDigit }
    guard (1...12).contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64(self[$1] - UInt8(ascii: "0")) }
  }
}

extension UInt8 {
  fileprivate var base64URLValue: UInt32? {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(self - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(self - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"), UInt8(ascii: "+"): 62
    case UInt8(ascii: "_"), UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
