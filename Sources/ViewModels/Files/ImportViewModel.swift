package import DatabricksClient
internal import Desktop
internal import SecretFiles

/// Importing keys and values into a scope: from which file, which of them, and under which names.
///
/// The values are in locked memory and wiped with the box.
package struct ImportViewModel: Equatable, Sendable {
  /// The largest file that is read, in bytes.
  package static let fileLimit = 16 << 20

  /// What is typed in the preview.
  package enum Typing: Equatable, Sendable {
    /// With the prefix there was before.
    case prefix(former: String)
    /// The name of that row.
    case name(Int)
  }

  package let scope: ScopeName
  /// The question for the file, while there is nothing to import.
  package internal(set) var file: FileDialogViewModel
  /// What is imported.
  package private(set) var text: ImportText?
  /// Why nothing can be read from it.
  package private(set) var problem: String?
  package internal(set) var rows: [ImportRow] = []
  package internal(set) var table = TableViewModel(Self.columns)
  package internal(set) var rewriting = NameRewriting()
  package internal(set) var typing: Typing?
  package internal(set) var field = LineField()
  /// Why the last key did nothing.
  package internal(set) var hint: String?
  /// Whether the picked rows are being put.
  package var isUnderWay: Bool { underWay != nil }
  /// What the changes that put them are called.
  private(set) var underWay: String?
  var comparison = ImportComparison()
  /// Of rows with one name, those that go first.
  var preferred: Set<Int> = []
  /// The wall clock to the minute, from which ages are told.
  var time: Timestamp?

  /// Asks for what is to be imported into `scope`.
  package init(_ scope: ScopeName) {
    self.scope = scope
    file = FileDialogViewModel(choosingFor: scope.rawValue)
  }

  /// Whether the scope is being read.
  package var isComparing: Bool {
    text != nil && problem == nil && !isUnderWay && !comparison.hasHalted
      && (comparison.keys == nil || rows.contains { $0.state == .comparing })
  }

  /// Why comparing went no further.
  package var comparisonFailure: DatabricksError? { comparison.failure }

  /// Whether the user stopped comparing.
  package var isComparisonStopped: Bool { comparison.isStopped }

  /// Begins with a text, whatever it holds.
  mutating func begin(_ content: Secret, from origin: String) {
    text = ImportText(content, from: origin)
    read()
  }

  /// Reads the text as the next format.
  mutating func changeFormat() {
    guard var changed = text else { return }
    changed.format = SecretFileFormat.allCases.neighbour(of: changed.format, 1)
    changed.isRecognised = false
    text = changed
    read()
  }

  private mutating func read() {
    guard let text else { return }
    preferred = []
    problem = nil
    do throws(SecretFileError) {
      rows = try SecretFile.rows(text.content, as: text.format).map(ImportRow.init)
      if rows.isEmpty { problem = "it holds no keys" }
    } catch {
      rows = []
      problem = error.text
    }
    judge()
  }

  /// The next requests to the workspace.
  mutating func next(_ requests: inout RequestCounter) -> [Effect] {
    guard text != nil, problem == nil, !isUnderWay else { return [] }
    let wanted = rows.compactMap { $0.state == .comparing ? KeyName($0.name) : nil }
    return comparison.next(wanted, in: scope, &requests)
  }

  /// The requests under way.
  var pending: [RequestID] { comparison.pending }

  /// Takes an answer of the workspace; false where it waits for no such one.
  mutating func answered(_ id: RequestID, _ answer: Answer) -> Bool {
    guard comparison.answered(id, answer) else { return false }
    judge()
    return true
  }

  /// Takes an answer of this machine.
  mutating func answered(_ answer: LocalAnswer) {
    switch answer {
    case .folderListed(let result): file.listed(result)
    case .fileLoaded(.success(let bytes)) where text == nil: begin(bytes, from: file.typed)
    case .fileLoaded(.failure(.tooLarge(byteCount: let count, limit: let limit))):
      file.failed(
        "too large: \(CountText.counted(count, "byte")); at most "
          + "\(CountText.grouped(limit)) are read")
    case .fileLoaded(.failure(let problem)): file.failed(problem)
    case .fileLoaded, .fileSaved, .copied, .clipboardCleared, .generated: break
    }
  }

  /// Notes that the picked rows are on their way.
  mutating func begun(_ plan: ChangePlan) { underWay = plan.gerund }

  /// Looks again at what the scope holds, as after an import of which not all went well.
  mutating func compareAgain() {
    underWay = nil
    comparison = ImportComparison()
    judge()
  }

  /// Tells ages as the lists behind it do at that time.
  mutating func tell(_ time: Timestamp) {
    let ages = rows.map(age)
    self.time = time
    if rows.map(age) != ages { showRows() }
  }
}
