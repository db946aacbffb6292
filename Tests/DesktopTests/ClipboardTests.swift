import DatabricksClient
import Desktop
import Foundation
import Testing

/// The clipboard on programs of the shell's that keep it in a file.
@Suite struct ClipboardTests {
  private let folder: DesktopFolder
  private let transport = CurlTransport()

  init() throws {
    folder = try DesktopFolder()
  }

  private func clipboard(
    _ environment: [String: String] = ["DISPLAY": ":0"], keepsInMemory: Bool = true
  ) -> Clipboard {
    let own = ["PATH": folder.path, "TERM": "xterm-256color"]
    return Clipboard(own.merging(environment) { $1 }, keepsInMemory: { _ in keepsInMemory })
  }

  /// An xclip whose clipboard is the file `held`.
  private func addXclip() throws {
    try folder.add(
      program: "xclip",
      """
      cd \(folder.path)
      case $1 in
      -in) cat > new && mv new held ;;
      -out) test -e held && cat held ;;
      esac
      """)
  }

  /// Waits as the loop does for what came of the last thing asked for.
  private func outcome(of clipboard: Clipboard) throws -> Clipboard.Outcome {
    let giveUp = Moment.now + 60_000
    while true {
      if let outcome = clipboard.takeOutcomes(at: .now).first { return outcome }
      try #require(Moment.now < giveUp)
      let due = min(giveUp, clipboard.deadline ?? giveUp)
      _ = transport.wait(for: clipboard.descriptors, until: due)
    }
  }

  private func copy(
    _ text: String, isSecret: Bool = true, on clipboard: Clipboard
  ) throws -> CopyOutcome? {
    clipboard.copy(Secret(text), isSecret: isSecret)
    guard case .copied(let outcome) = try outcome(of: clipboard) else { return nil }
    return outcome
  }

  private func clear(_ clipboard: Clipboard) throws -> ClearOutcome? {
    clipboard.clear()
    guard case .cleared(let outcome) = try outcome(of: clipboard) else { return nil }
    return outcome
  }

  private static let samples = [
    "", "a", "two\nlines\n", "é 🔑 \r\n", String(repeating: "0123456789abcdef", count: 8192),
  ]

  @Test(arguments: samples) func `every byte arrives, and goes again`(text: String) throws {
    try addXclip()
    let clipboard = clipboard()
    #expect(try copy(text, on: clipboard) == .copied(program: "xclip"))
    #expect(folder.bytes(of: "held") == Array(text.utf8))
    #expect(clipboard.holdsSecret)
    #expect(try clear(clipboard) == .cleared)
    #expect(folder.bytes(of: "held") == [])
    #expect(!clipboard.holdsSecret)
  }

  @Test func `what others copied meanwhile is left alone`() throws {
    try addXclip()
    let clipboard = clipboard()
    _ = try copy("secret", on: clipboard)
    try folder.write(Array("theirs".utf8), to: "held")
    #expect(try clear(clipboard) == .heldOther)
    #expect(folder.bytes(of: "held") == Array("theirs".utf8))
  }

  @Test func `a clipboard without text has nothing of ours`() throws {
    try addXclip()
    let clipboard = clipboard()
    _ = try copy("secret", on: clipboard)
    try FileManager.default.removeItem(atPath: folder.path + "/held")
    #expect(try clear(clipboard) == .heldOther)
  }

  @Test func `a text that is no secret stays`() throws {
    try addXclip()
    let clipboard = clipboard()
    _ = try copy("secret", on: clipboard)
    _ = try copy("{{secrets/a/b}}", isSecret: false, on: clipboard)
    #expect(!clipboard.holdsSecret)
  }

  @Test func `a program that fails leaves it to the terminal, and says so`() throws {
    try folder.add(program: "xclip", "echo 'no display' >&2; exit 1")
    guard case .forTerminal(let bytes, let reason)? = try copy("secret", on: clipboard()) else {
      Issue.record("not sent to the terminal")
      return
    }
    #expect(bytes.text == "\u{1B}]52;c;c2VjcmV0\u{07}")
    #expect(reason == "xclip: no display")
  }

  @Test func `over ssh the terminal gets it, whatever is installed there`() throws {
    try addXclip()
    for variable in ["SSH_TTY", "SSH_CONNECTION"] {
      let clipboard = clipboard(["DISPLAY": ":0", variable: "x"])
      guard case .forTerminal(_, nil)? = try copy("secret", on: clipboard) else {
        Issue.record("not sent to the terminal")
        return
      }
      guard case .forTerminal(let bytes)? = try clear(clipboard) else {
        Issue.record("not overwritten")
        return
      }
      #expect(bytes.text == "\u{1B}]52;c;IA==\u{07}")
    }
    #expect(folder.bytes(of: "held") == nil)
  }

  @Test func `a wl-copy that does not know the hint for history managers is asked without it`()
    throws
  {
    try folder.add(
      program: "wl-copy",
      "[ \"$1\" != --sensitive ] || exit 1; cat > \(folder.path)/held; echo $@ > \(folder.path)/with"
    )
    try folder.add(program: "wl-paste", "cat \(folder.path)/held")
    let clipboard = clipboard(["WAYLAND_DISPLAY": "wayland-0"])
    #expect(try copy("secret", on: clipboard) == .copied(program: "wl-copy"))
    #expect(folder.bytes(of: "held") == Array("secret".utf8))
    #expect(folder.bytes(of: "with") == Array("--type text/plain\n".utf8))
  }

  @Test func `a wl-copy that would keep a secret on the disk gets none`() throws {
    try folder.add(program: "wl-copy", "cat > \(folder.path)/held")
    try folder.add(program: "wl-paste", "cat \(folder.path)/held")
    let clipboard = clipboard(["WAYLAND_DISPLAY": "wayland-0"], keepsInMemory: false)
    guard case .forTerminal(_, let reason?)? = try copy("secret", on: clipboard) else {
      Issue.record("not sent to the terminal")
      return
    }
    #expect(reason.contains("on disk"))
    #expect(folder.bytes(of: "held") == nil)
    #expect(try copy("no secret", isSecret: false, on: clipboard) == .copied(program: "wl-copy"))
  }

  @Test(arguments: [
    (["WAYLAND_DISPLAY": "w", "DISPLAY": ":0"], "wl-copy"), (["DISPLAY": ":0"], "xsel"),
    ([:], "pbcopy"),
  ])
  func `the desktop decides which program it is`(environment: [String: String], name: String)
    throws
  {
    for program in ["wl-copy", "wl-paste", "xsel", "pbcopy", "pbpaste"] {
      try folder.add(program: program, "cat > /dev/null")
    }
    #expect(try copy("secret", on: clipboard(environment)) == .copied(program: name))
  }

  @Test func `clip.exe gets what it does not spoil, the terminal the rest`() throws {
    try folder.add(program: "clip.exe", "cat > \(folder.path)/held")
    let clipboard = clipboard(["WSL_DISTRO_NAME": "Debian"])
    #expect(try copy("ascii", on: clipboard) == .copied(program: "clip.exe"))
    #expect(try clear(clipboard) == .unknown("clip.exe cannot be asked what it holds"))
    guard case .forTerminal? = try copy("é", on: clipboard) else {
      Issue.record("not sent to the terminal")
      return
    }
  }

  @Test func `binary values are refused with a way out`() throws {
    try addXclip()
    for bytes: [UInt8] in [[0], [0xFF], [0x41, 0xC3]] {
      let clipboard = clipboard()
      clipboard.copy(Secret(copying: bytes), isSecret: true)
      guard case .copied(.refused(let reason)) = try outcome(of: clipboard) else {
        Issue.record("not refused")
        return
      }
      #expect(reason.contains("binary"))
      #expect(folder.bytes(of: "held") == nil)
    }
  }

  @Test func `what is refused leaves what was copied before to be cleared`() throws {
    try addXclip()
    let clipboard = clipboard()
    _ = try copy("secret", on: clipboard)
    clipboard.copy(Secret(copying: [0]), isSecret: true)
    _ = try outcome(of: clipboard)
    #expect(clipboard.holdsSecret)
    #expect(try clear(clipboard) == .cleared)
    #expect(folder.bytes(of: "held") == [])
  }

  @Test func `tmux is named as what it depends on`() throws {
    guard case .forTerminal(_, let reason?)? = try copy("x", on: clipboard(["TMUX": "a,1,0"]))
    else {
      Issue.record("not sent to the terminal")
      return
    }
    #expect(reason.contains("set-clipboard"))
  }

  @Test(arguments: ["linux", "dumb", ""]) func `a terminal without a clipboard says so`(
    type: String
  ) throws {
    guard case .refused(let reason)? = try copy("secret", on: clipboard(["TERM": type])) else {
      Issue.record("not refused")
      return
    }
    #expect(reason.contains("xclip"))
  }

  @Test(arguments: [(74_994, true), (74_995, false)])
  func `nothing is cut: a terminal gets all of it or none`(count: Int, isSent: Bool) throws {
    let clipboard = clipboard([:])
    let outcome = try copy(String(repeating: "x", count: count), on: clipboard)
    #expect(clipboard.holdsSecret == isSent)
    switch outcome {
    case .forTerminal(let bytes, _): #expect(isSent && bytes.count == 7 + 99_992 + 1)
    case .refused(let reason): #expect(!isSent && reason.contains("74994 bytes at most"))
    default: Issue.record("\(String(describing: outcome))")
    }
  }

  @Test func `the next copy ends the one under way`() throws {
    try folder.add(program: "xclip", "cat > /dev/null; exec tail -f /dev/null")
    let clipboard = clipboard()
    clipboard.copy(Secret("first"), isSecret: true)
    #expect(clipboard.isBusy)
    clipboard.copy(Secret(copying: [0]), isSecret: true)
    #expect(!clipboard.isBusy)
    #expect(clipboard.descriptors.isEmpty)
  }

  @Test func `clearing where nothing is held does nothing`() throws {
    #expect(try clear(clipboard()) == .heldOther)
  }
}
