package import DatabricksClient

/// What every overlay can do; the one in front gets the keys.
package protocol OverlayContent: Equatable, Sendable {
  /// The content in its overlay.
  var overlay: Overlay { get }

  /// The rows of the key table that hold while it is in front; nil where it tells its keys itself.
  var keyContext: KeyContext? { get }

  /// Whether something is under way that must not be left alone: Ctrl-C does not take it away.
  var isHeld: Bool { get }

  /// The rows of the key table that the help shows of it, also while something is typed in it.
  var helpContext: KeyContext? { get }

  /// Whether letters are text now, in a field or a filter, so that `?` is typed and helps nowhere.
  ///
  /// Every box says it by itself.
  var takesText: Bool { get }

  /// Whether keys go to the filter of its list.
  var isFilterTyped: Bool { get }

  /// What it says of the last thing done in it, where that may be cut; nil where it says nothing.
  var told: StatusLine? { get }

  /// Does what `key` means here.
  mutating func press(_ key: Key, at now: Now) -> OverlayOutcome

  /// Takes pasted text of one line, where text is typed.
  mutating func paste(_ text: String)

  /// Takes a paste of any size as the data it waits for; false hands it on as text.
  mutating func take(_ pasted: Secret) -> Bool

  /// Says why a paste was not taken; false where there is no place for that.
  mutating func refusePaste(_ problem: String) -> Bool

  /// Scrolls as the wheel does.
  mutating func scroll(by rows: Int)

  /// Fits it into a window of that size.
  mutating func resize(to size: Size)
}

extension OverlayContent {
  package var keyContext: KeyContext? { nil }
  package var helpContext: KeyContext? { keyContext }
  package var isHeld: Bool { false }
  package var isFilterTyped: Bool { false }
  package var told: StatusLine? { nil }
  package mutating func paste(_ text: String) {}
  package mutating func take(_ pasted: Secret) -> Bool { false }
  package mutating func refusePaste(_ problem: String) -> Bool { false }
  package mutating func scroll(by rows: Int) {}
  package mutating func resize(to size: Size) {}
}

extension HelpViewModel: OverlayContent {
  package var overlay: Overlay { .help(self) }
  package var takesText: Bool { filter.isTyping }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }
}

extension ConfirmationViewModel: OverlayContent {
  package var overlay: Overlay { .confirmation(self) }
  package var takesText: Bool { requiredText != nil }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }
}

extension NewKeyViewModel: OverlayContent {
  package var overlay: Overlay { .newKey(self) }
  package var takesText: Bool { true }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }

  package mutating func refusePaste(_ problem: String) -> Bool {
    refused(problem)
    return true
  }
}

extension NewScopeViewModel: OverlayContent {
  package var overlay: Overlay { .newScope(self) }
  package var takesText: Bool { row != .managedByAll && row != .keyVault }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }

  package mutating func refusePaste(_ problem: String) -> Bool {
    refused(problem)
    return true
  }
}

extension WorkspacePickerViewModel: OverlayContent {
  package var overlay: Overlay { .workspaces(self) }
  package var keyContext: KeyContext? { .workspaces }
  package var takesText: Bool { isFilterTyped }
  package var isFilterTyped: Bool { filter.isTyping }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }
  package mutating func scroll(by rows: Int) { move(by: rows) }

  package mutating func resize(to size: Size) {
    // Two rows for the frame, those for what is said, one between them, and the last line stays free.
    isCompact = size.rows < 14
    noteRowCount = size.columns < 60 ? 3 : 2
    visibleRowCount = max(1, min(size.rows - (isCompact ? 3 : 5) - noteRowCount, 12))
  }
}

extension CopyMenuViewModel: OverlayContent {
  package var overlay: Overlay { .copyMenu(self) }
  package var takesText: Bool { false }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }
  package mutating func scroll(by rows: Int) { move(by: rows.signum()) }
}

extension FileDialogViewModel: OverlayContent {
  package var overlay: Overlay { .file(self) }
  package var takesText: Bool { true }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }
  package mutating func scroll(by rows: Int) { move(by: rows.signum()) }

  package mutating func resize(to size: Size) {
    visibleRowCount = max(1, min(size.rows - 8, 8))
  }
}

extension GenerateViewModel: OverlayContent {
  package var overlay: Overlay { .generate(self) }
  // Digits are typed alone.
  package var takesText: Bool { false }
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome { press(key) }
}

extension DifferenceViewModel: OverlayContent {
  package var overlay: Overlay { .difference(self) }
  package var takesText: Bool { false }
}
