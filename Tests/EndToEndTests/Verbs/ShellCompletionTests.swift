import Foundation
import Testing

extension EndToEnd {
  /// The completion scripts, as `make install` puts them, in the shells themselves.
  @Suite struct ShellCompletionTests {
    private let home: TemporaryHome
    private let emulator: EmulatorProcess
    private var environment: [String: String]

    init() throws {
      home = try TemporaryHome()
      emulator = try EmulatorProcess(in: home)
      try home.writeProfile(for: emulator)
      environment = home.environment
      let folder = URL(fileURLWithPath: Program.lakelock).deletingLastPathComponent().path
      environment["PATH"] = "\(folder):\(environment["PATH"] ?? "")"
      // Shells ask the terminal less where they believe it to be a plain one.
      environment["TERM"] = "xterm"
      let texts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Scripts/install-texts").path
      for command in [
        [Program.lakelock, "create-scope", "payments"],
        [
          Program.lakelock, "put-secret", "payments", "stripe-api-key", "--string-value",
          "right value",
        ],
        [Program.lakelock, "put-secret", "payments", "other", "--string-value", "wrong value"],
        ["sh", texts, Program.lakelock, home.file("share")],
      ] {
        let ended = try Command.run(command, environment: environment)
        #expect(ended.status == .exited(0), "\(ended.errors)")
      }
    }

    private var folder: String { home.file("share") }

    /// Types a command with Tab in the place of each half, and lets it run.
    private func complete(_ shell: [String], prepare: String) throws {
      let terminal = try PseudoTerminal(shell, environment: environment)
      try terminal.send("PS1='> '; unset PROMPT_COMMAND; \(prepare); echo rea''dy\r")
      let ready = try terminal.wait(for: "ready")
      // A shell draws only what is new in the line; what the command then does tells it whole.
      try terminal.send("lakelock get-sec\tpay\tstr\t\r")
      try terminal.wait(for: "right value", after: ready)
      try terminal.send("\rexit\r")
      _ = try terminal.waitForEnd()
    }

    @Test func `bash completes verbs, scopes and keys`() throws {
      try complete(
        ["bash", "--norc", "--noprofile", "-i"],
        prepare: ". \(folder)/bash-completion/completions/lakelock")
    }

    @Test func `zsh completes them with the file that is installed`() throws {
      try complete(
        ["zsh", "-f", "-i"],
        prepare: "fpath=(\(folder)/zsh/site-functions $fpath);"
          + " autoload -Uz compinit; compinit -u -d \(home.file("dump"))")
    }

    @Test func `zsh completes them with the script that is read`() throws {
      try complete(
        ["zsh", "-f", "-i"],
        prepare: "autoload -Uz compinit; compinit -u -d \(home.file("dump"));"
          + " . <(lakelock completion zsh)")
    }

    /// What fish offers for a line.
    private func fish(_ line: String) throws -> [String] {
      let script = """
        set fish_complete_path $argv[1]/fish/vendor_completions.d
        complete -C $argv[2]
        """
      let ended = try Command.run(
        ["fish", "-c", script, folder, line], environment: environment)
      #expect(ended.status == .exited(0) && ended.errors == "", "\(ended.errors)")
      return ended.output.split(separator: "\n").map(String.init)
    }

    @Test func `fish completes verbs, scopes, keys, places, options and files`() throws {
      #expect(try fish("lakelock get-s") == ["get-secret"])
      #expect(try fish("lakelock secrets get-s") == ["get-secret"])
      #expect(try fish("lakelock get-secret ") == ["payments"])
      #expect(try fish("lakelock get-secret payments ") == ["other", "stripe-api-key"])
      #expect(try fish("lakelock get-secret payments str") == ["stripe-api-key"])
      #expect(try fish("lakelock pay") == ["payments/"])
      #expect(try fish("lakelock run --env A=payments/s") == ["A=payments/stripe-api-key"])
      #expect(try fish("lakelock put-secret --str") == ["--string-value"])
      try home.write("x", to: "tls.pem")
      #expect(
        try fish("lakelock put-secret payments k --binary-file \(home.path)/tls")
          == ["\(home.path)/tls.pem"])
    }

    @Test func `zsh and bash complete places and files without a space too early`() throws {
      try home.write("x", to: "tls.pem")
      for (shell, prepare) in [
        (
          ["bash", "--norc", "--noprofile", "-i"],
          ". \(folder)/bash-completion/completions/lakelock"
        ),
        (
          ["zsh", "-f", "-i"],
          "autoload -Uz compinit; compinit -u -d \(home.file("dump"));"
            + " . <(lakelock completion zsh)"
        ),
      ] {
        let terminal = try PseudoTerminal(shell, environment: environment)
        try terminal.send("cd; PS1='> '; \(prepare); echo rea''dy\r")
        let ready = try terminal.wait(for: "ready")
        try terminal.send("lakelock put-secret payments file --binary-file tl\t\r")
        try terminal.wait(for: "tls.pem", after: ready)
        try terminal.send("lakelock run --env A=pay\tstr\t -- printenv A\r")
        try terminal.wait(for: "right value", after: ready)
        try terminal.send("exit\r")
        _ = try terminal.waitForEnd()
        let held = try Command.run(
          [Program.lakelock, "get-secret", "payments", "file"], environment: environment)
        #expect(held.output == "x", "\(shell[0])")
      }
    }
  }
}
