internal import DatabricksClient
internal import Desktop

/// The dialogs of the editor: a file to load or to write, and a value to generate.
extension AppViewModel {
  mutating func open(_ dialog: EditorDialog) {
    guard let editor = browser.editor else { return }
    switch dialog {
    case .loadFile: overlays.append(.file(FileDialogViewModel(editor.path, .load)))
    case .saveFile:
      if let fileRefusal {
        browser.editor?.refuseFile(fileRefusal)
        return
      }
      overlays.append(.file(FileDialogViewModel(editor.path, .save(editor.text.snapshot()))))
    case .generate:
      overlays.append(
        .generate(GenerateViewModel(editor.path, places: editor.generatedPlaces)))
    }
  }

  /// Sends what the uppermost dialog asks of this machine.
  mutating func ask(_ request: LocalRequest) -> [Effect] {
    let id = requests.next()
    withFileDialog { $0.asked(id) }
    withGenerator { $0.asked(id) }
    noteAsked(id)
    return [.send(id, .local(request), .user)]
  }

  /// Writes over the file that was asked about.
  mutating func replaceFile(_ facts: FileFacts) -> [Effect] {
    if let request = replaceExported(facts) { return ask(request) }
    var outcome = OverlayOutcome.stay
    withFileDialog { outcome = $0.submit(replacing: facts) }
    guard case .local(let request) = outcome else { return [] }
    return ask(request)
  }

  /// Takes the answers that belong to a dialog; nil for all others.
  mutating func answeredForDialog(
    _ id: RequestID, _ answer: Answer, at now: Now
  ) -> [Effect]? {
    guard case .local(let answer) = answer else { return nil }
    if case .generated(let value) = answer {
      generated(id, value, at: now)
      return []
    }
    guard let dialog = fileDialog, dialog.request == id else { return [] }
    switch answer {
    case .folderListed(let result): withFileDialog { $0.listed(result) }
    case .fileLoaded(.success(let bytes)):
      if browser.editor?.load(bytes, from: dialog.typed, at: now) == true { closeFileDialog() }
    case .fileSaved(.success(let count)):
      if case .table = dialog.purpose {
        tableWritten(dialog.subject, to: dialog.typed, byteCount: count)
      } else {
        browser.editor?.savedToFile(dialog.typed, byteCount: count)
      }
      closeFileDialog()
    case .fileSaved(.failure(.exists(let facts))):
      overlays.append(.confirmation(.replaceFile(dialog.typed, facts, now: time)))
    case .fileLoaded(.failure(let problem)), .fileSaved(.failure(let problem)):
      withFileDialog { $0.failed(problem) }
    case .copied, .clipboardCleared, .generated: break
    }
    return []
  }

  private mutating func generated(_ id: RequestID, _ value: Secret, at now: Now) {
    for case .generate(let form) in overlays where form.request == id {
      guard let wanted = form.wanted else { return }
      overlays.removeAll { if case .generate = $0 { true } else { false } }
      browser.editor?.take(value, at: form.place, strength: Int(wanted.strength), at: now)
    }
  }

  private var fileDialog: FileDialogViewModel? { box() }

  private mutating func closeFileDialog() {
    overlays.removeAll { if case .file = $0 { true } else { false } }
  }

  private mutating func withFileDialog(_ change: (inout FileDialogViewModel) -> Void) {
    withBox(change)
  }

  private mutating func withGenerator(_ change: (inout GenerateViewModel) -> Void) {
    withBox(change)
  }
}
