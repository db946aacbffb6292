package import DatabricksClient
internal import Desktop

/// The question for a file: to load a value from, or to save it to.
package struct FileDialogViewModel: Equatable, Sendable {
  /// What the file is for.
  package enum Purpose: Equatable, Sendable {
    case load
    /// Save these bytes.
    case save(Secret)
    /// Only the path is asked for; the box around it says what becomes of it.
    case choose
    /// Write a table that holds no secret.
    case table(Secret)
  }

  /// What was asked of this machine and not answered yet.
  private enum Asking: Equatable, Sendable {
    /// The folder's part of the path as typed.
    case completion(of: String)
    case file
  }

  /// What it is about, such as `payments/stripe-api-key`.
  package let subject: String
  package let purpose: Purpose
  package private(set) var field = LineField()
  /// What the path could go on with, after Tab; folders end in a slash.
  package private(set) var candidates: [String] = []
  /// Whether one of them was chosen and stands in the path.
  package private(set) var hasChosen = false
  package private(set) var selection = ListSelection()
  /// Why the last thing tried did not work.
  package private(set) var problem: String?
  /// How many candidates there is room for.
  package var visibleRowCount = 4
  /// The folder that the candidates are in, as typed.
  private var candidateFolder = ""
  private var asking: Asking?
  private(set) var request: RequestID?

  /// Asks for a file for the value at `path`.
  package init(_ path: SecretPath, _ purpose: Purpose) {
    subject = path.text
    self.purpose = purpose
  }

  /// Asks for a path that has to do with `subject`.
  package init(choosingFor subject: String) {
    self.subject = subject
    purpose = .choose
  }

  /// Asks for a file for a table that holds no secret; `file` is its name unless another is typed.
  package init(table: Secret, name: String, file: String) {
    subject = name
    purpose = .table(table)
    field = LineField(proposing: file)
  }

  /// The path typed so far.
  package var typed: String { field.text }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .escape where !candidates.isEmpty: candidates = []
    case .escape: return .close
    case .tab: return complete()
    case .enter: return submit(replacing: nil)
    case .up where !candidates.isEmpty: move(by: -1)
    case .down where !candidates.isEmpty: move(by: 1)
    default: if field.press(key) { forget() }
    }
    return .stay
  }

  /// Puts pasted text into the field.
  package mutating func paste(_ text: String) {
    field.insert(text)
    forget()
  }

  /// Puts a path into the field, to be taken or typed over.
  mutating func propose(_ path: String) {
    field = LineField(proposing: path)
    forget()
  }

  /// Forgets why the last thing tried did not work.
  mutating func clearProblem() { problem = nil }

  /// Selects another candidate, which takes its place in the path.
  package mutating func move(by step: Int) {
    guard !candidates.isEmpty else { return }
    // The first step goes to the first candidate, or to the last one.
    let from = hasChosen ? selection.selected : step > 0 ? -1 : 0
    selection.select(
      (from + step + candidates.count) % candidates.count, count: candidates.count,
      visible: visibleRowCount)
    hasChosen = true
    field = LineField(text: candidateFolder + candidates[selection.selected])
  }

  /// Notes the id under which the last request went out.
  mutating func asked(_ id: RequestID) { request = id }

  /// Takes the answer to a request for the folder's contents.
  mutating func listed(_ result: Result<[FolderEntry], FileProblem>) {
    guard case .completion(let part) = asking, part == folder else { return }
    asking = nil
    switch result {
    case .failure(let found):
      problem = found == .notFound ? FileProblem.noFolder.sentence : found.sentence
    case .success(let entries): complete(with: entries)
    }
  }

  /// Takes why the file was not read or written.
  mutating func failed(_ found: FileProblem) { failed(found.sentence) }

  /// Takes why it did not work, in words.
  mutating func failed(_ sentence: String) {
    asking = nil
    problem = sentence
  }

  /// Asks for the file; `replaced` is what may be replaced.
  mutating func submit(replacing replaced: FileFacts?) -> OverlayOutcome {
    problem = nil
    candidates = []
    guard !field.isEmpty else {
      problem = FileProblem.noPath.sentence
      return .stay
    }
    asking = .file
    switch purpose {
    case .load: return .local(.loadFile(typed, limit: EditorViewModel.valueLimit))
    case .choose: return .stay
    case .save(let bytes), .table(let bytes):
      return .local(.saveFile(typed, bytes, replacing: replaced))
    }
  }

  /// The path up to its last slash, and what stands behind it.
  private var folder: String {
    typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
  }

  private var typedName: String { String(typed.dropFirst(folder.count)) }

  private mutating func forget() {
    problem = nil
    candidates = []
    asking = nil
  }

  private mutating func complete() -> OverlayOutcome {
    problem = nil
    // A folder that was chosen is gone into.
    if !candidates.isEmpty, !(hasChosen && typed.hasSuffix("/")) {
      move(by: 1)
      return .stay
    }
    if typed == "~" { field = LineField(text: "~/") }
    candidates = []
    asking = .completion(of: folder)
    return .local(.listFolder(folder))
  }

  private mutating func complete(with entries: [FolderEntry]) {
    let name = typedName
    let found = entries.filter {
      $0.name.hasPrefix(name) && ($0.name.hasPrefix(".") == false || name.hasPrefix("."))
    }
    guard let first = found.first else {
      // The log keeps this, and what was typed may have been meant for another place.
      problem = name.isEmpty ? "the folder is empty" : "nothing there begins like that"
      return
    }
    if found.count == 1 {
      field = LineField(text: folder + first.name + (first.isFolder ? "/" : ""))
      return
    }
    let common = found.dropFirst().reduce(first.name) { $0.commonPrefix(with: $1.name) }
    candidateFolder = folder
    hasChosen = false
    field = LineField(text: folder + common)
    candidates = found.map { $0.name + ($0.isFolder ? "/" : "") }
    selection = ListSelection()
  }
}

extension String {
  /// The characters that both begin with.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
