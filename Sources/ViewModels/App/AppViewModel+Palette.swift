/// Choosing an action by its name.
extension AppViewModel {
  mutating func openPalette() {
    overlays.append(.palette(PaletteViewModel(paletteEntries)))
  }

  /// Every action of the browser once: that of the pane in focus before the same one elsewhere.
  private var paletteEntries: [PaletteViewModel.Entry] {
    let own = context
    let contexts = [own, .everywhere] + [.scopes, .keys, .value].filter { $0 != own }
    var entries: [PaletteViewModel.Entry] = []
    for binding in contexts.flatMap(KeyTable.rows(in:)) {
      guard !binding.command.movesSelection, binding.command != .showPalette,
        binding.command != .leave,
        !entries.contains(where: { $0.help == sentence(of: binding) })
      else { continue }
      entries.append(
        PaletteViewModel.Entry(
          binding: binding, help: sentence(of: binding),
          obstacle: unavailability(of: binding.command, in: binding.context)))
    }
    return entries
  }

  /// Why `command` could not be done after going to the pane of `context`; nil when it could.
  private func unavailability(of command: Command, in context: KeyContext) -> String? {
    var there = self
    there.focus(on: context)
    return there.unavailability(of: command)
  }

  /// Goes to the pane where the action belongs and does it.
  mutating func run(_ command: Command, in context: KeyContext, at now: Now) -> [Effect] {
    focus(on: context)
    if let reason = unavailability(of: command) {
      browser.status = StatusLine(.warning, reason)
      return []
    }
    // Enter has opened what is asked now; in the menu of copies it chooses.
    let key = command == .copy ? nil : Key(.enter)
    return browser.follow(&requests) + perform(command, openedBy: key, at: now)
  }

  private mutating func focus(on context: KeyContext) {
    if let pane = Pane.allCases.first(where: { $0.context == context }) { browser.focus(pane) }
  }
}
