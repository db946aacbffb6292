package import ViewModels

/// What the user and the environment say about the terminal.
package struct TerminalOptions: Equatable, Sendable {
  /// The value of TERM; nil or empty when it is not set.
  package var type: String?
  /// Which characters the locale can show.
  package var glyphs: GlyphSet
  /// False with `--no-color` or a non-empty NO_COLOR (no-color.org).
  package var usesColor: Bool
  /// Whether clicks and the wheel are asked for; the terminal's own selection then needs shift.
  package var usesMouse: Bool
  /// How long a lone Escape waits for more bytes, in milliseconds; ESCDELAY where it is set.
  package var escapeDelay: Int64

  package init(
    type: String?, glyphs: GlyphSet = .unicode, usesColor: Bool = true, usesMouse: Bool = true,
    escapeDelay: Int64 = 25
  ) {
    self.type = type
    self.glyphs = glyphs
    self.usesColor = usesColor
    self.usesMouse = usesMouse
    self.escapeDelay = escapeDelay
  }

  /// What `environment` says: TERM, NO_COLOR and ESCDELAY.
  package init(environment: [String: String], glyphs: GlyphSet, usesColor: Bool = true) {
    let refusesColor = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let delay = environment["ESCDELAY"].flatMap(Int64.init) ?? 25
    self.init(
      type: environment["TERM"], glyphs: glyphs, usesColor: usesColor && !refusesColor,
      escapeDelay: min(max(delay, 1), 5_000))
  }

  /// What the terminal is asked to send: pastes in brackets, focus changes, and the mouse.
  ///
  /// Sent whatever the terminal database says, since many entries lack them and no terminal that
  /// can place its cursor minds (xterm's `ctlseqs`, DEC private modes 2004, 1004, 1000, 1006).
  var enablingSequence: String {
    "\u{1B}[?2004h\u{1B}[?1004h" + (usesMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "")
  }

  /// The reverse of `enablingSequence`.
  var disablingSequence: String {
    (usesMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : "") + "\u{1B}[?1004l\u{1B}[?2004l"
  }
}
