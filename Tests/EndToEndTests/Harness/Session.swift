/// Lakelock in a terminal against an emulator of its own: what most tests begin with.
struct Session {
  let home: TemporaryHome
  let emulator: EmulatorProcess
  let terminal: TmuxTerminal

  /// Everything ready, and nothing started in the terminal yet; with `isConfigured` the home has a
  /// config file for the emulator.
  init(
    seed: String = "empty", isConfigured: Bool = true, columns: Int = 120, rows: Int = 36,
    environment: (TemporaryHome) throws -> [String: String] = { _ in [:] }
  ) throws {
    home = try TemporaryHome()
    emulator = try EmulatorProcess(in: home, seed: seed)
    if isConfigured { try home.writeProfile(for: emulator) }
    terminal = try TmuxTerminal(
      in: home, columns: columns, rows: rows, environment: environment(home))
  }

  /// Starts the program and waits for its first whole screen.
  func open(_ arguments: String...) throws {
    try terminal.run(([Program.lakelock] + arguments).joined(separator: " "))
    try terminal.wait(for: "/ filter")
  }

  /// Makes a scope with the dialog.
  func createScope(_ name: String) throws {
    try terminal.press("N")
    try terminal.wait(for: "New scope")
    try enterName(name)
    try terminal.wait(forNo: "New scope")
    try terminal.wait(for: "▸ \(name)")
  }

  /// Opens the editor on a key that is not there yet, in the selected scope.
  func createKey(_ name: String) throws {
    try terminal.press("n")
    try terminal.wait(for: "New key")
    try enterName(name)
    try terminal.wait(forNo: "New key")
    try terminal.wait(for: "^s save")
  }

  /// Types a name and, when it is on the screen, Enter; all in one go would be taken for a paste.
  private func enterName(_ name: String) throws {
    try terminal.type(name)
    try terminal.wait(for: name)
    try terminal.press("Enter")
  }

  /// Leaves the program, and waits for the shell's prompt.
  func quit() throws {
    try terminal.press("q")
    try terminal.wait(until: "is back at the shell") { rows in
      rows.last { !$0.isEmpty }?.hasSuffix("ready$") == true
    }
  }
}

extension TemporaryHome {
  /// Writes a config file whose `DEFAULT` profile is the emulator.
  func writeProfile(for emulator: EmulatorProcess) throws {
    try write(
      "[DEFAULT]\nhost = \(emulator.url)\ntoken = \(EmulatorProcess.token)\n",
      to: ".databrickscfg")
  }
}
