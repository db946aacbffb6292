import DatabricksClient
import ViewModels

extension [UInt8] {
  init(_ text: String) { self.init(text.utf8) }
}

extension LineDifference {
  init(_ old: [UInt8], _ new: [UInt8]) {
    self = unsafe LineDifference(old.span.bytes, new.span.bytes)
  }

  /// What becomes of `old` when each change takes its lines from `new`.
  func applied(to old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var next = 0
    for change in changes {
      result += old[oldLines.bytes(of: next..<change.old.lowerBound)]
      result += new[newLines.bytes(of: change.new)]
      next = change.old.upperBound
    }
    return result + old[oldLines.bytes(of: next..<oldLines.count)]
  }
}

extension ByteDifference {
  init(_ old: [UInt8], _ new: [UInt8]) {
    self = unsafe ByteDifference(old.span.bytes, new.span.bytes)
  }

  /// What becomes of `old` when each change takes its bytes from `new`.
  func applied(to old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var next = 0
    for change in changes {
      result += old[next..<change.old.lowerBound] + new[change.new]
      next = change.old.upperBound
    }
    return result + old[next...]
  }
}

/// Pairs of values of which the second is the first one edited.
struct EditedPairs {
  private var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  /// Lines of few kinds with any line end, some of them removed, changed, moved and added.
  mutating func next(lineCount: Int) -> (old: [UInt8], new: [UInt8]) {
    var lines = (0..<Int.random(in: 0...lineCount, using: &numbers)).map { _ in line() }
    let old = value(of: lines)
    for _ in 0..<Int.random(in: 0...6, using: &numbers) {
      let place = Int.random(in: 0...lines.count, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0 where place < lines.count: lines.remove(at: place)
      case 1 where place < lines.count: lines[place] = line()
      case 2 where place < lines.count: lines.append(lines.remove(at: place))
      default: lines.insert(line(), at: place)
      }
    }
    return (old, value(of: lines))
  }

  private mutating func line() -> [UInt8] {
    let text = ["a", "b", "c", "key=value", "", "\u{1F511}"].randomElement(using: &numbers) ?? ""
    let end = ["\n", "\n", "\n", "\r\n"].randomElement(using: &numbers) ?? "\n"
    return Array(text + end)
  }

  /// Every third value lacks its last byte, so that the last line has no end, or half of one.
  private mutating func value(of lines: [[UInt8]]) -> [UInt8] {
    let value = Array(lines.joined())
    return Int.random(in: 0..<3, using: &numbers) == 0 ? Array(value.dropLast()) : value
  }
}
