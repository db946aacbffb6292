internal import DatabricksClient
internal import Desktop

/// Importing files into a scope, and exporting keys into a file.
extension AppViewModel {
  mutating func openImport() {
    guard let scope = browser.scopes.selected?.name else { return }
    overlays.append(.importing(ImportViewModel(scope)))
  }

  mutating func openExport() {
    guard let scope = browser.scopes.selected?.name else { return }
    let marked = browser.keys.markedPaths.filter { $0.scope == scope }
    let isOfKeys = browser.focus != .scopes && !marked.isEmpty
    openExport(of: isOfKeys ? ExportSource(marked: marked) : ExportSource(scope))
  }

  mutating func openExport(of source: ExportSource) {
    if let fileRefusal {
      browser.status = StatusLine(.warning, fileRefusal)
      return
    }
    overlays.append(.exporting(ExportViewModel(source)))
  }

  var importForm: ImportViewModel? { box() }

  /// Puts the picked rows; the box stays behind until all of them are there.
  mutating func beginImport(_ plan: ChangePlan) -> [Effect] {
    if !isReadOnly { withImport { $0.begun(plan) } }
    return beginChanges(plan)
  }

  /// Closes the box of an import that is done; one that is not looks again at what is there.
  mutating func importEnded(_ run: ChangeRunViewModel) {
    for index in overlays.indices.reversed() {
      guard case .importing(var form) = overlays[index], form.underWay == run.plan.gerund
      else { continue }
      if run.isComplete {
        overlays.remove(at: index)
      } else {
        form.compareAgain()
        overlays[index] = .importing(form)
      }
    }
  }

  /// What had to be typed was typed, so values may be read and written.
  mutating func agreeToExport() {
    withExport { $0.agreed() }
  }

  /// The request that writes an export over a file that is there; nil where none waits for that.
  mutating func replaceExported(_ facts: FileFacts) -> LocalRequest? {
    var request: LocalRequest?
    withExport { request = $0.replacing(facts) }
    return request
  }

  /// Notes under which id the box in front has asked this machine.
  mutating func noteAsked(_ id: RequestID) {
    withImport { $0.file.asked(id) }
    withExport { $0.file.asked(id) }
  }

  /// Takes an answer that is for an import or an export; nil for all others.
  mutating func answeredForFiles(_ id: RequestID, _ answer: Answer) -> [Effect]? {
    if case .local(let answer) = answer { return answeredByMachine(id, answer) }
    var isTaken = false
    withImport { isTaken = $0.answered(id, answer) || isTaken }
    withExport { isTaken = $0.answered(id, answer) || isTaken }
    fileRequests.removeAll { $0 == id }
    return isTaken ? [] : nil
  }

  private mutating func answeredByMachine(_ id: RequestID, _ answer: LocalAnswer) -> [Effect]? {
    for index in overlays.indices {
      switch overlays[index] {
      case .importing(var form) where form.file.request == id:
        form.answered(answer)
        overlays[index] = .importing(form)
        return []
      case .exporting(let form) where form.file.request == id:
        answered(form, at: index, answer)
        return []
      default: continue
      }
    }
    return nil
  }

  private mutating func answered(_ form: ExportViewModel, at index: Int, _ answer: LocalAnswer) {
    var form = form
    switch answer {
    case .fileSaved(.success(let count)):
      browser.status = StatusLine(.good, form.doneText(byteCount: count))
      overlays.remove(at: index)
      return
    case .fileSaved(.failure(let problem)):
      form.failed(problem)
      if case .exists(let facts) = problem {
        overlays.append(.confirmation(.replaceFile(form.file.typed, facts, now: time)))
      }
    case .folderListed(let result):
      form.file.listed(result)
      form.pathChanged()
    case .fileLoaded, .copied, .clipboardCleared, .generated: break
    }
    overlays[index] = .exporting(form)
  }

  /// Asks for what is wanted next, and for nothing any more whose box was closed.
  mutating func settleFiles() -> [Effect] {
    var effects: [Effect] = []
    var wanted: [RequestID] = []
    var requests = requests
    let time = time
    withImport {
      $0.tell(time)
      effects += $0.next(&requests)
      wanted += $0.pending
    }
    withExport {
      effects += $0.next(&requests, at: time)
      wanted += $0.pending
    }
    self.requests = requests
    let unwanted = fileRequests.filter { !wanted.contains($0) }
    fileRequests = wanted
    return unwanted.map(Effect.cancel) + effects
  }

  private mutating func withImport(_ change: (inout ImportViewModel) -> Void) { withBox(change) }

  private mutating func withExport(_ change: (inout ExportViewModel) -> Void) { withBox(change) }
}
