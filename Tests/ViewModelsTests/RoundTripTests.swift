import DatabricksClient
import Foundation
import Testing
import ViewModels
import WorkspaceEmulator

/// Values opened, saved unchanged, changed by one byte, and compared with what the workspace holds.
@Suite struct RoundTripTests {
  /// The values are spread over as many tests as there are cores to share them.
  private static let shares = 8
  private static let valuesPerShare = 1250

  @Test(arguments: 0..<shares)
  func `every value comes through unchanged, and one byte changes one byte`(
    share: Int
  ) throws {
    var numbers = SeededNumbers(seed: UInt64(share))
    let workspace = Workspace(seed: .empty, clock: { 1_764_000_000_000 })
    try put([], in: workspace, isNew: true)
    var program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s"), key: KeyName("k")))
    for _ in 0..<Self.valuesPerShare {
      let value = RandomValues.next(&numbers)
      try put(value, in: workspace)
      program.press(Key(.enter))
      try #require(program.editor != nil)
      let requestCount = workspace.log.count
      program.press(.control("s"))
      #expect(program.editor?.shownNotice?.text == "nothing to save: no changes")
      #expect(workspace.log.count == requestCount)
      #expect(workspace.value(scope: "s", key: "k") == value)
      try changeOneByte(of: value, in: &program, &numbers)
      program.press(Key(.escape))
      try #require(program.editor == nil)
    }
  }

  private func changeOneByte(
    of value: [UInt8], in program: inout DemoApp, _ numbers: inout SeededNumbers
  ) throws {
    guard !value.isEmpty else { return }
    if program.editor?.form == .text { program.press(.control("x")) }
    if Bool.random(using: &numbers) { program.press(Key(.end, .control), Key(.left)) }
    for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
      let keys = [Key(.pageUp), Key(.pageDown), Key(.left), Key(.right)]
      program.press(keys.randomElement(using: &numbers) ?? Key(.left))
    }
    if program.editor?.cursor == value.count { program.press(Key(.left)) }
    let place = try #require(program.editor?.cursor)
    var wanted = value
    wanted[place] ^= UInt8.random(in: 1...255, using: &numbers)
    let digits = String(wanted[place], radix: 16)
    program.type(digits.count == 1 ? "0" + digits : digits)
    let requestCount = program.workspace.log.count
    program.press(.control("s"))
    #expect(program.workspace.log.count == requestCount)
    program.press(.control("s"))
    // A comparison told in full would be a wall of numbers.
    let isAsWanted = workspace(program) == wanted
    #expect(isAsWanted, "\(value.count) bytes, changed at \(place)")
    #expect(program.writeCount(since: requestCount) == 1)
    #expect(program.editor?.hasChanges == false)
  }

  private func workspace(_ program: DemoApp) -> [UInt8]? {
    program.workspace.value(scope: "s", key: "k")
  }

  /// Puts `value` as others would, past the program.
  private func put(_ value: [UInt8], in workspace: Workspace, isNew: Bool = false) throws {
    if isNew { try post("scopes/create", #"{"scope":"s"}"#, to: workspace) }
    let text = Data(value).base64EncodedString()
    try post("put", #"{"scope":"s","key":"k","bytes_value":"\#(text)"}"#, to: workspace)
  }

  private func post(_ path: String, _ body: String, to workspace: Workspace) throws {
    let request = EmulatorRequest(
      "POST", "/api/2.0/secrets/\(path)",
      headers: ["authorization": "Bearer \(Seed.demoToken)"], body: Array(body.utf8))
    guard case .response(let response, _) = workspace.respond(to: request) else {
      Issue.record("no answer to \(path)")
      return
    }
    try #require(response.status == 200)
  }
}

/// Values of every kind and size.
enum RandomValues {
  private static let ends: [[UInt8]] = [
    [], [10], [13, 10], [13], [10, 10], [13, 10, 13, 10], [0],
  ]

  /// The next value: text with every kind of line end, or bytes of any kind, up to 131,072 of them.
  static func next(_ numbers: inout SeededNumbers) -> [UInt8] {
    let size = size(&numbers)
    var value: [UInt8]
    if Bool.random(using: &numbers) {
      value = []
      while value.count < size {
        value += EditorSamples.pieces.randomElement(using: &numbers) ?? []
        if value.count > 4096 { break }
      }
      // Long texts repeat themselves; what is random is where they end.
      while value.count < size { value += value.prefix(size - value.count) }
    } else {
      value = [UInt8](repeating: 0, count: size)
      for index in stride(from: 0, to: size, by: 8) {
        var bits = numbers.next()
        for place in index..<min(index + 8, size) {
          value[place] = UInt8(truncatingIfNeeded: bits)
          bits >>= 8
        }
      }
    }
    value = Array(value.prefix(size))
    let end = ends.randomElement(using: &numbers) ?? []
    if end.count <= value.count { value.replaceSubrange((value.count - end.count)..., with: end) }
    return value
  }

  /// Most values are small, as in life; some are as large as they may be.
  private static func size(_ numbers: inout SeededNumbers) -> Int {
    switch Int.random(in: 0..<1250, using: &numbers) {
    case 0: 131_072
    case 1: Int.random(in: 4096...131_072, using: &numbers)
    case 2..<20: Int.random(in: 256...4096, using: &numbers)
    default: Int.random(in: 0...255, using: &numbers)
    }
  }
}
