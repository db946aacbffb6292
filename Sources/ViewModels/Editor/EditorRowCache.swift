/// The rows of the long lines, kept from one key press to the next.
///
/// It holds nothing that the text and the metric do not say; so it takes no part in comparing view
/// models, whose copies share it.
final class EditorRowCache: Equatable {
  /// How much of a line's rows is wanted.
  enum Extent {
    case all
    /// Up to the row of that number.
    case row(Int)
    /// Up to the row behind the byte at that offset of the line.
    case offset(Int)

    func isReached(by starts: [Int]) -> Bool {
      switch self {
      case .all: false
      case .row(let row): starts.count > row
      case .offset(let offset): starts[starts.count - 1] > offset
      }
    }
  }

  /// A grapheme's start in a long row that was not wrapped, and the column it stands at.
  struct Mark {
    /// In bytes from the start of the line.
    var place: Int
    /// In cells from the start of the row.
    var column: Int
  }

  /// How far marks are apart, in bytes.
  static let markDistance = 4096

  private struct Line {
    /// Where the rows start, relative to the line.
    var starts = [0]
    /// Whether the rows go to the end of the line.
    var isComplete = false
    /// From left to right, as far as somebody has walked.
    var marks: [Mark] = []
  }

  /// Shorter lines are wrapped anew each time.
  private static let leastByteCount = 256
  private static let mostLines = 256

  private var metric: EditorMetric?
  private var revision = 0
  private var lines: [Int: Line] = [:]

  static func == (left: EditorRowCache, right: EditorRowCache) -> Bool { true }

  /// Forgets what belongs to another width or to another state of the text.
  func use(_ metric: EditorMetric, revision: Int) {
    guard metric != self.metric || revision != self.revision else { return }
    lines = [:]
    self.metric = metric
    self.revision = revision
  }

  /// Where the rows of a line start, as far as `extent` wants and perhaps farther.
  ///
  /// `wrap` adds starts until the extent is reached and returns whether it met the line's end.
  func starts(
    ofLine number: Int, byteCount: Int, to extent: Extent, _ wrap: (inout [Int]) -> Bool
  ) -> [Int] {
    guard byteCount >= Self.leastByteCount else {
      var starts = [0]
      _ = wrap(&starts)
      return starts
    }
    var line = lines.removeValue(forKey: number) ?? Line()
    if !line.isComplete, !extent.isReached(by: line.starts) {
      line.isComplete = wrap(&line.starts)
    }
    let starts = line.starts
    if lines.count >= Self.mostLines { lines = [:] }
    lines[number] = line
    return starts
  }

  /// The last mark of a line that fulfils `isBefore`, which is true up to some place.
  func mark(inLine number: Int, where isBefore: (Mark) -> Bool) -> Mark? {
    lines[number]?.marks.last(where: isBefore)
  }

  /// Keeps a mark behind all others of the line; a nearer one is not needed.
  func note(_ mark: Mark, inLine number: Int) {
    guard mark.place >= (lines[number]?.marks.last?.place ?? 0) + Self.markDistance else { return }
    lines[number, default: Line()].marks.append(mark)
  }

  /// Keeps what is still true after `change`, which made `revision` of the one before.
  func follow(_ change: SecretTextChange, lineStart: Int, revision: Int) {
    guard revision == self.revision + 1 else { return }
    self.revision = revision
    let lastChanged = change.line + change.removedLineCount
    let shift = change.insertedLineCount - change.removedLineCount
    var kept: [Int: Line] = [:]
    for (number, line) in lines where number < change.line || number > lastChanged {
      kept[number < change.line ? number : number + shift] = line
    }
    if var line = lines[change.line] {
      line.isComplete = false
      line.starts.removeAll { $0 >= change.offset - lineStart }
      // The last row may begin with a grapheme that the change made longer or shorter.
      if line.starts.count > 1 { line.starts.removeLast() }
      if line.starts.isEmpty { line.starts = [0] }
      line.marks.removeAll { $0.place >= change.offset - lineStart }
      // The same holds for the grapheme at the last mark.
      if !line.marks.isEmpty { line.marks.removeLast() }
      kept[change.line] = line
    }
    lines = kept
  }
}
