package import DatabricksClient
internal import Desktop
package import SecretFiles

/// The form for what of a scope is written into which file.
///
/// Values are in locked memory from the workspace to the file, and wiped with the box.
package struct ExportViewModel: Equatable, Sendable {
  /// What is written.
  package enum Content: String, CaseIterable, Sendable {
    case names
    case references
    case values
  }

  /// One line of the form.
  package enum Row: Int, CaseIterable, Sendable {
    case content
    /// The kind of reference or the format of the values.
    case kind
    case file
  }

  /// How far it has come.
  package enum Stage: Equatable, Sendable {
    case form
    /// The keys are listed and the values read.
    case collecting
    case writing
  }

  package let scope: ScopeName
  /// The marked keys, which alone are written; nil for all of the scope.
  package let marked: Set<KeyName>?
  package private(set) var content = Content.names
  package private(set) var reference = SecretReference.template
  package private(set) var format = SecretFileFormat.dotenv
  package internal(set) var file: FileDialogViewModel
  package private(set) var row = Row.content
  package private(set) var stage = Stage.form
  private(set) var reading = ExportReading()
  /// The path that values may be written to, since the user typed the scope's name.
  private var agreedPath: String?
  /// What is being written.
  private var output: Secret?
  /// The path that was proposed last; one that the user typed is left alone.
  private var proposed = ""

  /// Asks what of `scope`, or of those keys of it, is to be written.
  package init(_ scope: ScopeName, marked: Set<KeyName>? = nil) {
    self.scope = scope
    self.marked = marked
    reading = ExportReading(only: marked)
    file = FileDialogViewModel(choosingFor: scope)
    propose()
  }

  /// What is written, such as `3 marked keys of payments`.
  package var subject: String {
    guard let marked else { return scope.rawValue }
    return "\(CountText.counted(marked.count, "marked key")) of \(scope.rawValue)"
  }

  /// The rows of the form as it stands.
  package var rows: [Row] {
    content == .names ? [.content, .file] : Row.allCases
  }

  /// The requests to the workspace under way.
  var pending: [RequestID] { reading.pending }

  /// How far reading has come; nil where nothing is read.
  package var progressText: String? {
    guard stage == .collecting else { return nil }
    guard let keys = reading.keys else { return "listing the keys of \(scope.rawValue)…" }
    return "reading \(CountText.grouped(reading.readCount)) of "
      + "\(CountText.counted(keys.count, "value")); esc stops"
  }

  // MARK: Choosing

  mutating func move(by step: Int) {
    let rows = rows
    let index = rows.firstIndex(of: row) ?? 0
    row = rows[(index + step + rows.count) % rows.count]
  }

  mutating func choose(_ step: Int) {
    file.clearProblem()
    switch (row, content) {
    case (.content, _): content = Content.allCases.neighbour(of: content, step)
    case (.kind, .references):
      reference = SecretReference.allCases.neighbour(of: reference, step)
    case (.kind, _): format = SecretFileFormat.allCases.neighbour(of: format, step)
    case (.file, _): return
    }
    propose()
  }

  /// Goes to the file's row, where a text is typed.
  mutating func goToFile() { row = .file }

  /// Takes the format that the file's name tells.
  mutating func pathChanged() {
    if content == .values, file.typed != proposed,
      let told = SecretFileFormat(fileName: file.typed)
    {
      format = told
    }
  }

  private mutating func propose() {
    guard file.typed.isEmpty || file.typed == proposed else { return }
    let name = scope.rawValue.replacing("/", with: "_")
    let ending =
      switch content {
      case .names: "tsv"
      case .references: "txt"
      case .values: format.fileExtension
      }
    proposed = "\(name).\(ending)"
    file.propose(proposed)
  }

  // MARK: Writing

  /// Enter: asks for the scope's name before values, else begins.
  mutating func submit() -> OverlayOutcome {
    _ = file.submit(replacing: nil)
    guard !file.typed.isEmpty else { return .stay }
    if content == .values, agreedPath != file.typed {
      return .question(.exportValues(scope, to: file.typed))
    }
    begin()
    return .stay
  }

  /// The user typed the scope's name.
  mutating func agreed() {
    agreedPath = file.typed
    begin()
  }

  private mutating func begin() {
    stage = .collecting
    reading.begin()
  }

  /// Goes back to the form.
  mutating func stop() {
    reading.stop()
    output = nil
    stage = .form
  }

  /// The next requests, at last the one that writes the file.
  mutating func next(_ requests: inout RequestCounter, at time: Timestamp) -> [Effect] {
    guard stage == .collecting else { return [] }
    let readsValues = content == .values
    let effects = reading.next(in: scope, readsValues: readsValues, &requests)
    guard effects.isEmpty, reading.isComplete(withValues: readsValues) else { return effects }
    do throws(ExportProblem) {
      let bytes = try made(at: time)
      output = bytes
      stage = .writing
      let id = requests.next()
      file.asked(id)
      return [.send(id, .local(.saveFile(file.typed, bytes, replacing: nil)), .user)]
    } catch {
      stage = .form
      file.failed(error.text)
      return []
    }
  }

  /// Takes an answer of the workspace; false where it waits for no such one.
  mutating func answered(_ id: RequestID, _ answer: Answer) -> Bool {
    reading.answered(id, answer)
  }

  /// Writes over the file that is there.
  mutating func replacing(_ facts: FileFacts) -> LocalRequest? {
    guard let output else { return nil }
    stage = .writing
    return .saveFile(file.typed, output, replacing: facts)
  }

  /// Goes back to the form and says why it was not written.
  mutating func failed(_ problem: FileProblem) {
    stage = .form
    // What is there already is asked about, and may be written over then.
    if case .exists = problem { return }
    output = nil
    file.failed(problem)
  }

  /// What was written, for the status line.
  func doneText(byteCount: Int) -> String {
    let count = reading.keys?.count ?? 0
    let what = String(content.rawValue.dropLast())
    return "wrote \(CountText.counted(count, what)) of \(scope.rawValue) to \(file.typed), "
      + "\(CountText.counted(byteCount, "byte")), readable by you alone"
  }

  private func made(at time: Timestamp) throws(ExportProblem) -> Secret {
    if let error = reading.listFailure {
      throw ExportProblem("\(scope.rawValue) is not listed: \(ErrorText(error).oneLine)")
    }
    guard let keys = reading.keys, !keys.isEmpty else {
      throw ExportProblem(
        marked == nil
          ? "\(scope.rawValue) holds no keys, so nothing was written"
          : "the marked keys are no longer there, so nothing was written")
    }
    switch content {
    case .names: return ExportText.names(keys, at: time)
    case .references: return ExportText.references(keys, in: scope, as: reference)
    case .values:
      guard let (name, error) = reading.failures.first else {
        return try ExportText.values(reading.entries, as: format)
      }
      let others = reading.failures.count - 1
      throw ExportProblem(
        "\(name.rawValue)\(others > 0 ? " and \(CountText.counted(others, "other"))" : "") "
          + "not read, nothing was written: \(ErrorText(error).oneLine)")
    }
  }
}

/// Why nothing was written, in words.
struct ExportProblem: Error {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
