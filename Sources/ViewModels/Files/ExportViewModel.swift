internal import DatabricksClient
internal import Desktop
package import SecretFiles

/// The form for what of some keys is written into which file.
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

  package let source: ExportSource
  package private(set) var content = Content.names
  package private(set) var reference = SecretReference.template
  package private(set) var format = SecretFileFormat.dotenv
  package internal(set) var file: FileDialogViewModel
  package private(set) var row = Row.content
  package private(set) var stage = Stage.form
  private(set) var reading: ExportReading
  /// The path that values may be written to, since the user typed what was asked for.
  private var agreedPath: String?
  /// What is being written.
  private var output: Secret?
  /// The path that was proposed last; one that the user typed is left alone.
  private var proposed = ""

  /// Asks what of `source` is to be written.
  package init(_ source: ExportSource) {
    self.source = source
    reading = ExportReading(of: source)
    file = FileDialogViewModel(choosingFor: source.subject)
    propose()
  }

  /// What is written, such as `3 marked keys of payments`.
  package var subject: String { source.subject }

  /// The rows of the form as it stands.
  package var rows: [Row] {
    content == .names ? [.content, .file] : Row.allCases
  }

  /// The requests to the workspace under way.
  var pending: [RequestID] { reading.pending }

  /// How far reading has come; nil where nothing is read.
  package var progressText: String? {
    guard stage == .collecting else { return nil }
    guard let keys = reading.keys else { return "listing the keys of \(source.scopeName)…" }
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
    let ending =
      switch content {
      case .names: "tsv"
      case .references: "txt"
      case .values: format.fileExtension
      }
    proposed = "\(source.fileName).\(ending)"
    file.propose(proposed)
  }

  // MARK: Writing

  /// Enter: asks for a typed confirmation before values, else begins.
  mutating func submit() -> OverlayOutcome {
    _ = file.submit(replacing: nil)
    guard !file.typed.isEmpty else { return .stay }
    if content == .values, agreedPath != file.typed {
      return .question(.exportValues(source, to: file.typed))
    }
    begin()
    return .stay
  }

  /// The user typed what was asked for.
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
    let effects = reading.next(readsValues: readsValues, &requests)
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
    let keys = reading.keys ?? []
    let what = String(content.rawValue.dropLast())
    let missing = source.markedCount - keys.count
    let gone =
      source.isOfMarkedKeys && missing > 0
      ? "; \(CountText.counted(missing, "marked key")) \(missing == 1 ? "is" : "are") there no more"
      : ""
    return "wrote \(CountText.counted(keys.count, what)) of \(source.scopeName(of: keys)) to "
      + "\(file.typed), \(CountText.counted(byteCount, "byte")), readable by you alone\(gone)"
  }

  private func made(at time: Timestamp) throws(ExportProblem) -> Secret {
    if let (scope, error) = reading.listFailure {
      throw ExportProblem("\(scope.rawValue) is not listed: \(ErrorText(error).oneLine)")
    }
    guard let keys = reading.keys, !keys.isEmpty else {
      throw ExportProblem(
        source.isOfMarkedKeys
          ? "the marked keys are no longer there, so nothing was written"
          : "\(source.scopeName) holds no keys, so nothing was written")
    }
    let text = ExportText(source: source)
    switch content {
    case .names: return text.names(keys, at: time)
    case .references: return text.references(keys, as: reference)
    case .values:
      guard let (path, error) = reading.failures.first else {
        return try text.values(reading.found, as: format)
      }
      let others = reading.failures.count - 1
      throw ExportProblem(
        "\(source.name(of: path))\(others > 0 ? " and \(CountText.counted(others, "other"))" : "") "
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
