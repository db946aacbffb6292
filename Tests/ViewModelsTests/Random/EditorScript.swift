import ViewModels

/// Keys pressed in an editor, one after the other, made from a seed.
struct EditorScript {
  enum Key: CustomStringConvertible {
    case command(EditorCommand)
    case type(Unicode.Scalar)
    case paste([UInt8])
    case resize(columns: Int, rows: Int)

    var description: String {
      switch self {
      case .command(let command): command.rawValue
      case .type(let scalar): "\(scalar.debugDescription)"
      case .paste(let bytes): "paste\(bytes)"
      case .resize(let columns, let rows): "\(columns)x\(rows)"
      }
    }
  }

  let start: [UInt8]
  /// Each key with its time, in milliseconds.
  let keys: [(key: Key, time: Int64)]

  init(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    start = Self.start(&numbers)
    let style = Style.allCases.randomElement(using: &numbers) ?? .text
    var time: Int64 = 0
    var keys = [(Self.size(&numbers), time)]
    for _ in 0..<Int.random(in: 10..<80, using: &numbers) {
      // Now and then somebody pauses for longer than a step of undo lasts.
      let longest: Int64 = Int.random(in: 0..<8, using: &numbers) == 0 ? 3000 : 400
      time += Int64.random(in: 0...longest, using: &numbers)
      keys.append((Self.key(style, &numbers), time))
    }
    self.keys = keys
  }

  /// Mostly a few short lines; now and then a line so long that the editor remembers its rows.
  private static func start(_ numbers: inout SeededNumbers) -> [UInt8] {
    guard Int.random(in: 0..<12, using: &numbers) == 0 else {
      return EditorSamples.bytes(Int.random(in: 0..<30, using: &numbers), &numbers)
    }
    return EditorSamples.bytes(200, &numbers).filter { $0 != 0x0A && $0 != 0 }
  }

  /// What somebody who presses keys is about.
  private enum Style: CaseIterable {
    case text
    case selecting
    case deleting
    case digits
  }

  private static let movements: [EditorCommand] = [
    .moveLeft, .moveRight, .moveUp, .moveDown, .moveWordLeft, .moveWordRight, .moveToLineStart,
    .moveToLineEnd, .pageUp, .pageDown, .moveToStart, .moveToEnd,
  ]
  private static let selections: [EditorCommand] = [
    .selectLeft, .selectRight, .selectUp, .selectDown, .selectWordLeft, .selectWordRight,
    .selectToLineStart, .selectToLineEnd, .selectPageUp, .selectPageDown, .selectToStart,
    .selectToEnd, .selectAll, .cut, .copy, .paste, .leave,
  ]
  private static let deletions: [EditorCommand] = [
    .deleteBackward, .deleteForward, .deleteWordBackward, .deleteWordForward, .deleteToLineStart,
    .deleteToLineEnd,
  ]
  private static let others: [EditorCommand] = [
    .undo, .undo, .undo, .redo, .redo, .newline, .tab, .insertMode, .hex, .reveal, .fullScreen,
  ]

  private static func key(_ style: Style, _ numbers: inout SeededNumbers) -> Key {
    // What the style is about comes as often as all the rest.
    let kind = Int.random(in: 0..<12, using: &numbers)
    switch kind {
    case 0..<2: return command(movements, &numbers)
    case 2: return command(selections, &numbers)
    case 3: return command(deletions, &numbers)
    case 4: return command(others, &numbers)
    case 5: return .paste(EditorSamples.bytes(Int.random(in: 0..<4, using: &numbers), &numbers))
    case 6 where Int.random(in: 0..<4, using: &numbers) == 0: return size(&numbers)
    default: break
    }
    switch style {
    case .text: return .type(letter(&numbers))
    case .selecting: return command(selections + [.selectLeft, .selectRight], &numbers)
    case .deleting: return command(deletions + [.deleteBackward, .deleteForward], &numbers)
    case .digits:
      if kind == 7 { return command([.hex, .tab, .insertMode], &numbers) }
      return .type("0123456789abcdefABCDEFxé".unicodeScalars.randomElement(using: &numbers) ?? "0")
    }
  }

  private static func command(
    _ commands: [EditorCommand], _ numbers: inout SeededNumbers
  ) -> Key {
    .command(commands.randomElement(using: &numbers) ?? .moveLeft)
  }

  private static func letter(_ numbers: inout SeededNumbers) -> Unicode.Scalar {
    let piece = EditorSamples.pieces.randomElement(using: &numbers) ?? []
    return String(decoding: piece, as: UTF8.self).unicodeScalars.randomElement(using: &numbers)
      ?? "x"
  }

  private static func size(_ numbers: inout SeededNumbers) -> Key {
    .resize(
      columns: Int.random(in: 8...90, using: &numbers),
      rows: Int.random(in: 5...14, using: &numbers))
  }
}
