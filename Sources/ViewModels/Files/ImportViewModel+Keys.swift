package import DatabricksClient
internal import SecretFiles

/// What keys and pastes do in an import.
extension ImportViewModel: OverlayContent {
  package var overlay: Overlay { .importing(self) }

  package var keyContext: KeyContext? {
    takesText ? nil : .importing
  }

  package var helpContext: KeyContext? { .importing }
  package var takesText: Bool { text == nil || typing != nil || isFilterTyped }
  package var isFilterTyped: Bool { text != nil && typing == nil && table.filter.isTyping }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    guard text != nil else { return pressForFile(key) }
    hint = nil
    guard !isUnderWay else { return key.code == .escape ? .close : .stay }
    if let typing {
      type(key, typing)
      return .stay
    }
    if !table.filter.isTyping, !(key.code == .escape && table.filter.isActive && !isComparing),
      case .importing(let command) = KeyTable.command(for: key, in: .importing)
    {
      return perform(command)
    }
    _ = table.press(key)
    return .stay
  }

  private mutating func pressForFile(_ key: Key) -> OverlayOutcome {
    guard key.code == .enter else { return file.press(key) }
    guard !file.typed.isEmpty else {
      file.failed("type the path of a file, or paste the lines here")
      return .stay
    }
    _ = file.submit(replacing: nil)
    return .local(.loadFile(file.typed, limit: Self.fileLimit))
  }

  /// Why `command` cannot be done now; nil when it can.
  func unavailability(of command: ImportCommand) -> String? {
    switch command {
    case .close, .format: nil
    default: problem == nil ? nil : "f reads it as another format"
    }
  }

  private mutating func perform(_ command: ImportCommand) -> OverlayOutcome {
    if let refusal = unavailability(of: command) {
      hint = refusal
      return .stay
    }
    switch command {
    case .accept: return accept()
    case .close:
      guard isComparing else { return .close }
      comparison.stop()
      judge()
    case .toggle: toggle()
    case .toggleAll: toggleAll()
    case .rename: beginRenaming()
    case .prefix:
      typing = .prefix(former: rewriting.prefix)
      field = LineField(text: rewriting.prefix)
    case .letterCase:
      rewriting.nextCase()
      judge()
    case .format: changeFormat()
    case .compare: compareAgain()
    }
    return .stay
  }

  // MARK: Picking

  private mutating func toggle() {
    guard let index = selectedRow else { return }
    switch rows[index].state {
    case .add, .change: rows[index].isLeftOut.toggle()
    case .twice:
      preferred = preferred.filter { rows[$0].name != rows[index].name }
      preferred.insert(index)
      rows[index].isLeftOut = false
      judge()
      return
    case .same, .comparing, .unknown, .invalid:
      hint = rowText ?? "what \(scope.rawValue) holds there is being read"
    }
    showRows()
  }

  private mutating func toggleAll() {
    let shown = table.shown.filter { rows[$0].isPickable }
    guard !shown.isEmpty else {
      hint = "none of these can be picked" + wayToKnow
      return
    }
    let leavesOut = shown.allSatisfy { rows[$0].isPicked }
    for index in shown { rows[index].isLeftOut = leavesOut }
    showRows()
  }

  /// What is done about rows of which it is not known what the scope holds; nothing without them.
  private var wayToKnow: String {
    counts.unknown > 0 ? "; R compares again what is not known" : ""
  }

  private mutating func accept() -> OverlayOutcome {
    if isComparing {
      hint = "still comparing; wait for it, or esc stops it"
      return .stay
    }
    guard let question = ConfirmationViewModel.importing(self) else {
      hint = "no row is picked, so there is nothing to import" + wayToKnow
      return .stay
    }
    return .question(question)
  }

  // MARK: Typing

  private mutating func beginRenaming() {
    guard let index = selectedRow else { return }
    guard rows[index].found.value != nil else {
      hint = "there is no value in this row"
      return
    }
    typing = .name(index)
    field = LineField(text: rows[index].name)
  }

  private mutating func type(_ key: Key, _ typing: Typing) {
    switch key.code {
    case .escape:
      if case .prefix(let former) = typing { rewriting.prefix = former }
      endTyping()
    case .enter:
      if case .name(let index) = typing { rows[index].ownName = field.isEmpty ? nil : field.text }
      endTyping()
    default:
      _ = field.press(key)
      typed()
    }
  }

  private mutating func typed() {
    guard case .prefix = typing else { return }
    rewriting.prefix = field.text
    judge()
  }

  private mutating func endTyping() {
    typing = nil
    judge()
  }

  // MARK: Pasting

  package mutating func take(_ pasted: Secret) -> Bool {
    guard text == nil else {
      if typing != nil || table.filter.isTyping { return false }
      hint = "paste ignored: esc, then i imports another text"
      return true
    }
    guard ImportText.isData(pasted) else { return false }
    // A terminal sends a carriage return for each line end.
    begin(pasted.convertingLoneCR(), from: "the paste")
    return true
  }

  package mutating func paste(_ text: String) {
    if self.text == nil {
      file.paste(text)
    } else if typing != nil {
      field.insert(text)
      typed()
    } else {
      table.paste(text)
    }
  }

  package mutating func refusePaste(_ problem: String) -> Bool {
    if text == nil { file.failed(problem) } else { hint = problem }
    return true
  }

  package mutating func scroll(by rows: Int) {
    if text == nil { file.move(by: rows.signum()) } else { table.scroll(by: rows) }
  }

  package mutating func resize(to size: Size) {
    file.resize(to: size)
    table.resize(visibleRowCount: TableLayout.rowCount(in: size, noteRows: Self.noteRows))
  }

  /// How many rows are kept for what is said.
  package static let noteRows = 3
}
