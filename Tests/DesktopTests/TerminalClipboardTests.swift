import DatabricksClient
import Desktop
import Foundation
import Testing

@Suite struct TerminalClipboardTests {
  private func sequence(_ text: String, _ environment: [String: String]) throws -> String {
    let type = ["TERM": "xterm-256color"].merging(environment) { $1 }
    return try #require(TerminalClipboard(type)).sequence(for: Secret(text)).text
  }

  private static let plain = "\u{1B}]52;c;c2VjcmV0\u{07}"

  @Test func `a terminal gets the text in base64`() throws {
    #expect(try sequence("secret", [:]) == Self.plain)
    #expect(try sequence("", [:]) == "\u{1B}]52;c;\u{07}")
  }

  @Test(arguments: [["TMUX": "/tmp/tmux,1,0"], ["TERM": "tmux-256color"]])
  func `tmux gets it for itself, and to pass through`(environment: [String: String]) throws {
    #expect(
      try sequence("secret", environment) == Self.plain + "\u{1B}Ptmux;\u{1B}\(Self.plain)\u{1B}\\")
  }

  @Test func `screen gets it in pieces that put together are the whole`() throws {
    let text = String(repeating: "abc", count: 500)
    let sent = try sequence(text, ["STY": "1.pts-0", "TERM": "screen"])
    let pieces = sent.components(separatedBy: "\u{1B}\\").filter { !$0.isEmpty }
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 242 })
    #expect(try pieces.map { $0.dropFirst(2) }.joined() == sequence(text, [:]))
  }

  @Test func `a terminal known for a small clipboard gets no more than that`() {
    #expect(TerminalClipboard(["TERM": "xterm", "TERM_PROGRAM": "Tabby"])?.limit == 1_000)
    #expect(TerminalClipboard(["TERM": "xterm"])?.limit == 74_994)
  }
}
