/// The next thing on the screen for some bytes: a cluster as it is, or an escaped form.
package enum SafePiece: Hashable, Sendable {
  case cluster(SafeCluster)
  /// A control character, spelled `^[`.
  case caret(UInt8)
  /// A byte that is not UTF-8, or a C1 control, spelled `<9B>`.
  case byte(UInt8)
  /// A scalar that is invisible, reorders text or has no meaning, spelled `<U+202E>`.
  case scalar(Unicode.Scalar)

  /// The cells the whole piece takes.
  package var width: Int {
    switch self {
    case .cluster(let cluster): cluster.width
    case .caret: 2
    case .byte: 4
    case .scalar(let scalar): 4 + Self.hexDigitCount(scalar.value)
    }
  }

  /// Calls `body` with each cluster of the piece from left to right.
  package func forEachCluster(_ body: (SafeCluster) -> Void) {
    func spell(_ byte: UInt8) {
      body(SafeCluster(Unicode.Scalar(byte), width: 1, isEscaped: true))
    }
    switch self {
    case .cluster(let cluster):
      body(cluster)
    case .caret(let control):
      spell(UInt8(ascii: "^"))
      spell(control ^ 0x40)
    case .byte(let byte):
      spell(UInt8(ascii: "<"))
      spell(Self.hexDigit(UInt32(byte >> 4)))
      spell(Self.hexDigit(UInt32(byte & 15)))
      spell(UInt8(ascii: ">"))
    case .scalar(let scalar):
      spell(UInt8(ascii: "<"))
      spell(UInt8(ascii: "U"))
      spell(UInt8(ascii: "+"))
      for place in (0..<Self.hexDigitCount(scalar.value)).reversed() {
        spell(Self.hexDigit(scalar.value >> UInt32(4 * place) & 15))
      }
      spell(UInt8(ascii: ">"))
    }
  }

  /// Unicode writes at least four digits.
  private static func hexDigitCount(_ value: UInt32) -> Int {
    max(4, (35 - value.leadingZeroBitCount) / 4)
  }

  private static func hexDigit(_ value: UInt32) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value)
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
