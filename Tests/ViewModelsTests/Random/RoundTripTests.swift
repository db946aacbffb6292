import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Values opened, saved unchanged, changed by one byte, and compared with what the workspace holds.
@Suite struct RoundTripTests {
  /// The values are spread over as many tests as there are cores to share them.
  private static let shares = 8
  private static let valuesPerShare = CaseCount.of(1250, share: 75)

  @Test func `the smallest and the largest values come through, and one byte changes one byte`()
    throws
  {
    var trip = try RoundTrip()
    var numbers = SeededNumbers(seed: 99)
    for value in RandomValues.extremes { try trip.take(value, &numbers) }
  }

  @Test(arguments: 0..<shares)
  func `every value comes through unchanged, and one byte changes one byte`(share: Int) throws {
    var trip = try RoundTrip()
    var numbers = SeededNumbers(seed: UInt64(share))
    for _ in 0..<Self.valuesPerShare { try trip.take(RandomValues.next(&numbers), &numbers) }
  }
}

/// One key, whose value others put and this program edits.
private struct RoundTrip {
  private var program: DemoApp
  private let others: OtherUser

  init() throws {
    let workspace = Workspace(seed: .empty, clock: { 1_764_000_000_000 })
    others = OtherUser(workspace: workspace)
    try others.createScope()
    try others.put([])
    program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s"), key: KeyName("k")))
  }

  mutating func take(_ value: [UInt8], _ numbers: inout SeededNumbers) throws {
    try others.put(value)
    program.press(Key(.enter))
    try #require(program.editor != nil)
    let requestCount = program.workspace.log.count
    program.save()
    #expect(program.editor?.shownNotice?.text == "nothing to save: no changes")
    #expect(program.workspace.log.count == requestCount)
    #expect(held == value)
    try changeOneByte(of: value, &numbers)
    program.press(Key(.escape))
    try #require(program.editor == nil)
  }

  private var held: [UInt8]? { program.workspace.value(scope: "s", key: "k") }

  private mutating func changeOneByte(
    of value: [UInt8], _ numbers: inout SeededNumbers
  ) throws {
    if value.isEmpty {
      program.type("x")
      try saveAndExpect([UInt8(ascii: "x")], changedAt: 0)
      return
    }
    let form = program.editor?.form
    if form == .text, Bool.random(using: &numbers) {
      if try changeLetter(of: value, &numbers) { return }
    }
    if program.editor?.form == .text { program.press(.control("x")) }
    goSomewhere(&numbers)
    if program.editor?.cursor == value.count { program.press(Key(.left)) }
    let place = try #require(program.editor?.cursor)
    var wanted = value
    wanted[place] ^= UInt8.random(in: 1...255, using: &numbers)
    let digits = String(wanted[place], radix: 16)
    program.type(digits.count == 1 ? "0" + digits : digits)
    try saveAndExpect(wanted, changedAt: place)
  }

  /// Puts another letter in the place of one in the text; false where none is found.
  private mutating func changeLetter(
    of value: [UInt8], _ numbers: inout SeededNumbers
  ) throws -> Bool {
    goSomewhere(&numbers)
    for _ in 0..<8 {
      let place = try #require(program.editor?.cursor)
      let next = try #require(program.editor?.text.boundary(after: place))
      if next == place + 1, (0x21..<0x7F).contains(value[place]) {
        var wanted = value
        wanted[place] = value[place] == UInt8(ascii: "q") ? UInt8(ascii: "Q") : UInt8(ascii: "q")
        // Without the letter its neighbours might join: CR and LF, or parts of a flag.
        program.press(Key(.right, .shift), .typed(Unicode.Scalar(wanted[place])))
        try saveAndExpect(wanted, changedAt: place)
        return true
      }
      program.press(Key(.left))
    }
    return false
  }

  private mutating func goSomewhere(_ numbers: inout SeededNumbers) {
    if Bool.random(using: &numbers) { program.press(Key(.end, .control), Key(.left)) }
    for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
      let keys = [Key(.pageUp), Key(.pageDown), Key(.left), Key(.right)]
      program.press(keys.randomElement(using: &numbers) ?? Key(.left))
    }
  }

  private mutating func saveAndExpect(_ wanted: [UInt8], changedAt place: Int) throws {
    let requestCount = program.workspace.log.count
    program.save()
    // A comparison told in full would be a wall of numbers.
    let isAsWanted = held == wanted
    #expect(isAsWanted, "\(wanted.count) bytes, changed at \(place)")
    #expect(program.writeCount(since: requestCount) == 1)
    #expect(program.editor?.hasChanges == false)
  }
}
