internal import Desktop
package import ViewModels

/// What a terminal can do for the full-screen program, line by line.
package struct TerminalLines {
  private let facts: TerminalFacts
  private let glyphs: GlyphSet
  private let environment: [String: String]

  /// The environment variables that `lines` look at.
  package static let variables = [
    "COLORTERM", "DISPLAY", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "PATH", "SSH_CONNECTION",
    "SSH_TTY", "STY", "TERM", "TERM_PROGRAM", "TMUX", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME",
  ]

  /// Takes what is known; empty variables count as none.
  package init(_ facts: TerminalFacts, glyphs: GlyphSet, environment: [String: String]) {
    self.facts = facts
    self.glyphs = glyphs
    self.environment = environment.filter { !$0.value.isEmpty }
  }

  /// What follows the report, broken between words to the width of the terminal.
  package func wrapped(_ text: String, indentation: String = "") -> String {
    DoctorText.wrapped(text, to: columns - indentation.utf8.count)
      .map { indentation + $0 }.joined(separator: "\n")
  }

  /// The width of the terminal in cells.
  var columns: Int { facts.size.columns }

  var lines: [DoctorLine] {
    [
      type, size, colours, characters,
      mode(
        "bracketed paste", facts.bracketedPaste, "the terminal marks what is pasted",
        "line ends in a paste count as Enter; paste below to see",
        whenSilent: "paste below to see"),
      mode(
        "focus", facts.focus, "its loss is told, so that values are hidden then",
        "values stay on the screen until they are hidden",
        whenSilent: "press v on a key and go to another window: the value should be hidden"),
      mode(
        "mouse", facts.mouse, "clicks and the wheel are told", "use the keys",
        whenSilent: "click on a row of the program to see; every key works without it"),
      clipboard,
    ]
  }

  private var type: DoctorLine {
    let name = "terminal type"
    guard let type = facts.type, !type.isEmpty, type != "dumb" else {
      return .wrong(name, "TERM is dumb or not set", "run export TERM=xterm-256color")
    }
    return switch facts.entry {
    case .usable: .well(name, type)
    case .notAddressable: .wrong(name, "\(type) cannot place its cursor", "use another terminal")
    case .missing:
      .wrong(
        name, "\(type) is not known on this machine",
        "install ncurses-term, or run export TERM=xterm-256color")
    }
  }

  private var size: DoctorLine {
    let text = "\(facts.size.columns) × \(facts.size.rows)"
    guard facts.size.columns < 40 || facts.size.rows < 10 else { return .well("size", text) }
    return .wrong("size", text, "make the window at least 40 × 10")
  }

  private var colours: DoctorLine {
    if environment["NO_COLOR"] != nil {
      return .well("colours", "none, because NO_COLOR is set")
    }
    guard facts.colorCount >= 8 else {
      return .wrong("colours", "none", "run export TERM=xterm-256color if the terminal has them")
    }
    let more = environment["COLORTERM"].map { " (COLORTERM is \($0))" } ?? ""
    return .well("colours", CountText.grouped(facts.colorCount) + more)
  }

  private var characters: DoctorLine {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].first { environment[$0] != nil }
    let locale = name.map { "\($0) is \(environment[$0] ?? "")" } ?? "no locale is set"
    guard glyphs == .unicode else {
      return .wrong("UTF-8", locale, "run export LC_ALL=C.UTF-8")
    }
    return .well("UTF-8", locale)
  }

  private func mode(
    _ name: String, _ mode: TerminalFacts.Mode, _ detail: String, _ otherwise: String,
    whenSilent: String
  ) -> DoctorLine {
    switch mode {
    case .known: .well(name, detail)
    case .unknown: .wrong(name, "the terminal does not know it", otherwise)
    case .unanswered where environment["TMUX"] != nil && name != "focus": .well(name, "by tmux")
    case .unanswered where environment["TMUX"] != nil:
      .unknown(name, "tmux tells it only when it is told to", "set -g focus-events on")
    case .unanswered:
      .unknown(name, "the terminal does not say; it is asked for all the same", whenSilent)
    }
  }

  private var clipboard: DoctorLine {
    let clipboard = Clipboard(environment)
    let terminal =
      environment["TMUX"] != nil
      ? "the terminal through tmux (set -g set-clipboard on)" : "the terminal (OSC 52)"
    let ways = clipboard.programNames + (clipboard.asksTerminal ? [terminal] : [])
    let text = ways.joined(separator: ", else ")
    guard let first = ways.first else {
      return .wrong("clipboard", "there is no way", "install wl-clipboard or xclip on a desktop")
    }
    if first != terminal || facts.offersClipboard { return .well("clipboard", text) }
    return .unknown(
      "clipboard", "\(text), which does not say whether it listens",
      "copy with y and paste elsewhere to see; else allow OSC 52 in the terminal's settings, or "
        + "install wl-clipboard or xclip")
  }
}
