internal import DatabricksClient

/// A program that can put something into the clipboard of this machine.
package struct ClipboardProgram: Equatable, Sendable {
  /// A program to be started, and what it is told.
  struct Line: Equatable, Sendable {
    let path: String
    let arguments: [String]

    init(_ path: String, _ arguments: [String] = []) {
      self.path = path
      self.arguments = arguments
    }
  }

  /// Its name, for the user.
  package let name: String
  /// Puts what it reads into the clipboard; the next one is tried where one fails.
  let copying: [Line]
  /// Prints what the clipboard holds.
  let reading: Line?
  /// Empties the clipboard; it is given nothing to read.
  let clearing: Line
  /// Whether only ASCII arrives unharmed.
  let takesOnlyASCII: Bool
  /// Where it keeps what it was given in a file until something else is copied.
  let spoolFolder: String?

  private init(
    _ name: String, copying: [Line], reading: Line?, clearing: Line, takesOnlyASCII: Bool = false,
    spoolFolder: String? = nil
  ) {
    self.name = name
    self.copying = copying
    self.reading = reading
    self.clearing = clearing
    self.takesOnlyASCII = takesOnlyASCII
    self.spoolFolder = spoolFolder
  }

  /// The programs that suit `environment` and are installed, the best one first.
  static func all(
    _ environment: [String: String], path find: (String) -> String?
  ) -> [ClipboardProgram] {
    var found: [ClipboardProgram?] = []
    if environment.has("WAYLAND_DISPLAY") { found.append(wayland(find)) }
    if environment.has("DISPLAY") { found += [xclip(find), xsel(find)] }
    found.append(pasteboard(find))
    if environment.has("WSL_DISTRO_NAME") { found.append(windows(find)) }
    return found.compactMap(\.self)
  }

  private static func wayland(_ find: (String) -> String?) -> ClipboardProgram? {
    guard let copy = find("wl-copy"), let paste = find("wl-paste") else { return nil }
    // Without a type it would look into the bytes; older ones do not know the hint for history
    // managers and do nothing then.
    let plain = ["--type", "text/plain"]
    return ClipboardProgram(
      "wl-copy", copying: [Line(copy, ["--sensitive"] + plain), Line(copy, plain)],
      reading: Line(paste, ["--no-newline"]), clearing: Line(copy, ["--clear"]),
      spoolFolder: "/tmp")
  }

  private static func xclip(_ find: (String) -> String?) -> ClipboardProgram? {
    guard let path = find("xclip") else { return nil }
    let selection = ["-selection", "clipboard"]
    return ClipboardProgram(
      "xclip", copying: [Line(path, ["-in"] + selection)],
      reading: Line(path, ["-out"] + selection), clearing: Line(path, ["-in"] + selection))
  }

  private static func xsel(_ find: (String) -> String?) -> ClipboardProgram? {
    guard let path = find("xsel") else { return nil }
    return ClipboardProgram(
      "xsel", copying: [Line(path, ["--clipboard", "--input"])],
      reading: Line(path, ["--clipboard", "--output"]),
      clearing: Line(path, ["--clipboard", "--delete"]))
  }

  private static func pasteboard(_ find: (String) -> String?) -> ClipboardProgram? {
    guard let copy = find("pbcopy"), let paste = find("pbpaste") else { return nil }
    return ClipboardProgram(
      "pbcopy", copying: [Line(copy)], reading: Line(paste), clearing: Line(copy))
  }

  private static func windows(_ find: (String) -> String?) -> ClipboardProgram? {
    guard let path = find("clip.exe") else { return nil }
    let script = "[Console]::Out.Write((Get-Clipboard -Raw))"
    return ClipboardProgram(
      "clip.exe", copying: [Line(path)],
      reading: find("powershell.exe").map {
        Line($0, ["-NoProfile", "-NonInteractive", "-Command", script])
      },
      clearing: Line(path), takesOnlyASCII: true)
  }
}

extension [String: String] {
  /// Whether the variable is set to something.
  func has(_ name: String) -> Bool { self[name].map { !$0.isEmpty } ?? false }
}
