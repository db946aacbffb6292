internal import ViewModels

/// What the sequences of the terminals mean.
///
/// Sources: xterm's `ctlseqs` (PC-style keys, modifyOtherKeys, mouse, focus), `console_codes(4)`,
/// rxvt's `rxvtRef`, and kitty's keyboard protocol (`CSI u`).
enum KeySequence {
  /// What a control sequence stands for; sequences with no meaning here are answers or unknown.
  enum Meaning: Equatable {
    case key(Key)
    case pasteBegins
    case focus(Bool)
    case mouse(MouseReport)
  }

  /// The key that a control character stands for; nil for a character.
  static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x00: .control(" ")
    case 0x08, 0x7F: Key(.backspace)
    case 0x09: Key(.tab)
    case 0x0A, 0x0D: Key(.enter)
    case 0x01...0x1A: .control(Unicode.Scalar(byte + 0x60))
    case 0x1C...0x1F: .control(Unicode.Scalar(byte + 0x40))
    default: nil
    }
  }

  /// The meaning of a sequence behind ESC [.
  static func meaning(of sequence: ControlSequence) -> Meaning? {
    if sequence.marker == UInt8(ascii: "<") { return mouse(sequence) }
    guard sequence.marker == nil, !sequence.hasIntermediates else { return nil }
    switch sequence.final {
    case UInt8(ascii: "I") where sequence.numbers.isEmpty: return .focus(true)
    case UInt8(ascii: "O") where sequence.numbers.isEmpty: return .focus(false)
    case UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "@"):
      return numbered(sequence)
    case UInt8(ascii: "u"):
      guard isPress(sequence, at: 1) else { return nil }
      return character(sequence.number(0), modifiers(sequence.number(1))).map(Meaning.key)
    default:
      guard isPress(sequence, at: 1) else { return nil }
      return lettered(sequence).map(Meaning.key)
    }
  }

  /// The key of a sequence behind ESC O.
  static func singleShift(_ sequence: ControlSequence) -> Key? {
    if let key = rxvtArrow(sequence, .control) ?? lettered(sequence) { return key }
    let held = modifiers(sequence.number(max(0, sequence.numbers.count - 1)))
    switch sequence.final {
    case UInt8(ascii: "M"): return Key(.enter, held)
    case UInt8(ascii: "I"): return Key(.tab, held)
    case UInt8(ascii: " "): return Key(.character(" "), held)
    case UInt8(ascii: "X"): return Key(.character("="), held)
    // The keypad: `j` to `y` are `*` to `9`, 0x40 above what they type.
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      return Key(.character(Unicode.Scalar(sequence.final - 0x40)), held)
    default: return nil
    }
  }

  /// Whether an answer of the terminal can go on with `byte`, or else a key was held with Alt.
  static func canBeginString(_ byte: UInt8, after introducer: UInt8) -> Bool {
    switch introducer {
    case UInt8(ascii: "]"): (0x30...0x39).contains(byte)
    case UInt8(ascii: "P"): (0x30...0x3F).contains(byte) || [0x21, 0x24, 0x2B].contains(byte)
    default: byte == UInt8(ascii: "G")
    }
  }

  /// The modifiers of a number that is 1 more than their sum; 0 means none.
  static func modifiers(_ number: Int) -> Key.Modifiers {
    let bits = max(0, number - 1)
    var held: Key.Modifiers = []
    if bits & 1 != 0 { held.insert(.shift) }
    if bits & (2 | 32) != 0 { held.insert(.alt) }
    if bits & 4 != 0 { held.insert(.control) }
    return held
  }

  /// kitty tells presses (1), repeats (2) and releases (3) apart.
  private static func isPress(_ sequence: ControlSequence, at index: Int) -> Bool {
    sequence.subnumber(index) != 3
  }

  private static func lettered(_ sequence: ControlSequence) -> Key? {
    // `ESC [ 1 ; 5 A`, and `ESC O 5 A` of older terminals; a cursor report has other numbers.
    let held = modifiers(sequence.number(max(0, sequence.numbers.count - 1)))
    switch sequence.final {
    case UInt8(ascii: "A"): return Key(.up, held)
    case UInt8(ascii: "B"): return Key(.down, held)
    case UInt8(ascii: "C"): return Key(.right, held)
    case UInt8(ascii: "D"): return Key(.left, held)
    case UInt8(ascii: "F"): return Key(.end, held)
    case UInt8(ascii: "H"): return Key(.home, held)
    case UInt8(ascii: "P"), UInt8(ascii: "Q"), UInt8(ascii: "S"):
      return Key(.function(Int(sequence.final) - 0x4F), held)
    case UInt8(ascii: "R"):
      let isReport = sequence.numbers.count > 1 && sequence.number(0) != 1
      return isReport ? nil : Key(.function(3), held)
    case UInt8(ascii: "Z"): return Key(.tab, held.union(.shift))
    default: return rxvtArrow(sequence, .shift)
    }
  }

  /// rxvt: `ESC [ a` is up with shift, `ESC O a` up with control.
  private static func rxvtArrow(_ sequence: ControlSequence, _ held: Key.Modifiers) -> Key? {
    guard sequence.numbers.isEmpty else { return nil }
    return switch sequence.final {
    case UInt8(ascii: "a"): Key(.up, held)
    case UInt8(ascii: "b"): Key(.down, held)
    case UInt8(ascii: "c"): Key(.right, held)
    case UInt8(ascii: "d"): Key(.left, held)
    default: nil
    }
  }

  private static func numbered(_ sequence: ControlSequence) -> Meaning? {
    let number = sequence.number(0)
    guard sequence.final == UInt8(ascii: "~") else {
      // rxvt tells the modifiers by the final byte.
      let held: Key.Modifiers =
        switch sequence.final {
        case UInt8(ascii: "$"): .shift
        case UInt8(ascii: "^"): .control
        default: [.shift, .control]
        }
      return code(number).map { .key(Key($0, held)) }
    }
    if number == 200 { return .pasteBegins }
    if number == 27, sequence.numbers.count == 3 {
      return character(sequence.number(2), modifiers(sequence.number(1))).map(Meaning.key)
    }
    guard isPress(sequence, at: 1) else { return nil }
    let held = modifiers(sequence.number(1))
    if let shifted = rxvtShiftedFunction(number) {
      return .key(Key(.function(shifted), held.union(.shift)))
    }
    return code(number).map { .key(Key($0, held)) }
  }

  private static func code(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// F13 to F20, which are F3 to F10 with shift on today's keyboards.
  private static func rxvtShiftedFunction(_ number: Int) -> Int? {
    switch number {
    case 25, 26: number - 22
    case 28, 29: number - 23
    case 31...34: number - 24
    default: nil
    }
  }

  /// The key that types the character `value`, told apart from the modifiers held.
  private static func character(_ value: Int, _ held: Key.Modifiers) -> Key? {
    switch value {
    case 8, 127: return Key(.backspace, held)
    case 9: return Key(.tab, held)
    case 10, 13: return Key(.enter, held)
    case 27: return Key(.escape, held)
    // kitty's numbers for keys that type nothing lie in the private use area.
    case 0..<32, 128..<160, 0xE000...0xF8FF: return nil
    default: break
    }
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
    guard held.contains(.shift), scalar.isASCII, scalar.properties.isAlphabetic else {
      return Key(.character(scalar), held)
    }
    if held.contains(.control) {
      return Key(.character(Unicode.Scalar(UInt8(scalar.value | 0x20))), held)
    }
    let upper = Unicode.Scalar(UInt8(scalar.value & ~0x20))
    return Key(.character(upper), held.subtracting(.shift))
  }

  private static func mouse(_ sequence: ControlSequence) -> Meaning? {
    let isPress = sequence.final == UInt8(ascii: "M")
    guard isPress, sequence.numbers.count == 3 else { return nil }
    return .mouse(
      MouseReport(
        button: sequence.number(0), column: sequence.number(1), row: sequence.number(2)))
  }
}
