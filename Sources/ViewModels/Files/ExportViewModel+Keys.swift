internal import DatabricksClient

/// What keys and pastes do in an export.
extension ExportViewModel: OverlayContent {
  package var overlay: Overlay { .exporting(self) }
  package var takesText: Bool { stage == .form }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    guard stage == .form else {
      if key.code == .escape { stop() }
      return .stay
    }
    let hasCandidates = row == .file && !file.candidates.isEmpty
    switch key.code {
    case .escape where !hasCandidates: return .close
    case .enter: return submit()
    case .up where !hasCandidates: move(by: -1)
    case .down where !hasCandidates: move(by: 1)
    case .tab where key.modifiers.contains(.shift): move(by: -1)
    case .tab where row != .file: move(by: 1)
    case .left where row != .file: choose(-1)
    case .right where row != .file, .character(" ") where row != .file: choose(1)
    default:
      if case .character = key.code { goToFile() }
      guard row == .file else { return .stay }
      let outcome = file.press(key)
      pathChanged()
      return outcome
    }
    return .stay
  }

  package mutating func paste(_ text: String) {
    guard stage == .form else { return }
    goToFile()
    file.paste(text)
    pathChanged()
  }

  package mutating func refusePaste(_ problem: String) -> Bool {
    if stage == .form { file.failed(problem) }
    return true
  }

  package mutating func scroll(by rows: Int) { file.move(by: rows.signum()) }
  package mutating func resize(to size: Size) { file.resize(to: size) }
}
