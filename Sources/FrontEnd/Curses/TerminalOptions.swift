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

  /// The value of ESCDELAY as milliseconds within reason; 25 where it is not set or no number.
  package static func escapeDelay(_ text: String?) -> Int64 {
    text.flatMap(Int64.init).map { min(max($0, 1), 5_000) } ?? 25
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
