import DatabricksClient
import FrontEnd
import Testing
import ViewModels

@Suite struct InputDecoderTests {
  @Test(arguments: [
    ("a", Key.typed("a")),
    ("é", .typed("é")),
    ("🔑", .typed("🔑")),
    ("\r", Key(.enter)),
    ("\n", Key(.enter)),
    ("\t", Key(.tab)),
    ("\u{7F}", Key(.backspace)),
    ("\u{8}", Key(.backspace)),
    ("\u{0}", .control(" ")),
    ("\u{1}", .control("a")),
    ("\u{1A}", .control("z")),
    ("\u{1F}", .control("_")),
    ("\u{1B}x", Key(.character("x"), .alt)),
    ("\u{1B}é", Key(.character("é"), .alt)),
    ("\u{1B}\r", Key(.enter, .alt)),
    ("\u{1B}\u{7F}", Key(.backspace, .alt)),
    ("\u{1B}\u{1}", Key(.character("a"), [.alt, .control])),
  ])
  func `characters and controls are keys`(bytes: String, key: Key) {
    #expect(decode(bytes) == [.keyPressed(key)])
  }

  @Test(arguments: [
    ("[A", Key(.up)), ("OA", Key(.up)), ("[1;5A", Key(.up, .control)),
    ("[1;2B", Key(.down, .shift)), ("[1;3C", Key(.right, .alt)), ("OD", Key(.left)),
    ("[1;6D", Key(.left, [.shift, .control])), ("O5C", Key(.right, .control)),
    ("[1;8A", Key(.up, [.shift, .alt, .control])), ("\u{1B}[A", Key(.up, .alt)),
    ("\u{1B}OB", Key(.down, .alt)), ("[a", Key(.up, .shift)), ("Oa", Key(.up, .control)),
    ("[H", Key(.home)), ("OH", Key(.home)), ("[1~", Key(.home)), ("[7~", Key(.home)),
    ("[F", Key(.end)), ("OF", Key(.end)), ("[4~", Key(.end)), ("[8~", Key(.end)),
    ("[1;5H", Key(.home, .control)), ("[2~", Key(.insert)), ("[3~", Key(.delete)),
    ("[3;5~", Key(.delete, .control)), ("[3$", Key(.delete, .shift)),
    ("[3^", Key(.delete, .control)), ("[3@", Key(.delete, [.shift, .control])),
    ("[5~", Key(.pageUp)), ("[6~", Key(.pageDown)), ("[6;2~", Key(.pageDown, .shift)),
    ("[Z", Key(.tab, .shift)), ("OM", Key(.enter)), ("Ok", .typed("+")), ("Oy", .typed("9")),
  ])
  func `keys of every terminal are told apart`(sequence: String, key: Key) {
    #expect(decode("\u{1B}" + sequence) == [.keyPressed(key)])
  }

  @Test(arguments: [
    ("OP", 1), ("[11~", 1), ("[[A", 1), ("[P", 1), ("OQ", 2), ("[12~", 2), ("[[B", 2), ("OR", 3),
    ("[13~", 3), ("[[C", 3), ("OS", 4), ("[14~", 4), ("[[D", 4), ("[15~", 5), ("[[E", 5),
    ("[17~", 6), ("[18~", 7), ("[19~", 8), ("[20~", 9), ("[21~", 10), ("[23~", 11), ("[24~", 12),
  ])
  func `function keys have several spellings`(sequence: String, number: Int) {
    #expect(decode("\u{1B}" + sequence) == [.keyPressed(Key(.function(number)))])
  }

  @Test(arguments: [
    ("[1;2P", Key(.function(1), .shift)), ("[1;2R", Key(.function(3), .shift)),
    ("[23;2~", Key(.function(11), .shift)), ("[25~", Key(.function(3), .shift)),
    ("[34~", Key(.function(10), .shift)), ("O2P", Key(.function(1), .shift)),
    ("[97;5u", .control("a")), ("[97;6u", Key(.character("a"), [.shift, .control])),
    ("[97;2u", .typed("A")), ("[13;2u", Key(.enter, .shift)), ("[27u", Key(.escape)),
    ("[27;5;13~", Key(.enter, .control)), ("[27;2;65~", .typed("A")),
    ("[105;5u", .control("i")), ("[9;2u", Key(.tab, .shift)),
  ])
  func `modifiers come with function keys and with characters`(sequence: String, key: Key) {
    #expect(decode("\u{1B}" + sequence) == [.keyPressed(key)])
  }

  @Test(arguments: [
    "[?62;22c", "[>0;276;0c", "[24;80R", "[?2004;1$y", "[4;1$y", "[0n", "[8;24;80t", "[?1u",
    "]11;rgb:0000/0000/0000\u{7}", "]11;rgb:ffff/ffff/ffff\u{1B}\\", "P1$r0m\u{1B}\\",
    "P>|XTerm(379)\u{1B}\\", "_Gi=31;OK\u{1B}\\", "[201~", "[97;1:3u", "[57358u", "[99~",
  ])
  func `answers of the terminal are dropped`(sequence: String) {
    #expect(decode("\u{1B}\(sequence)a") == [.keyPressed(.typed("a"))])
  }

  @Test func `focus is told`() {
    #expect(decode("\u{1B}[I\u{1B}[O") == [.focusChanged(true), .focusChanged(false)])
  }

  @Test func `a lone escape is a key after the delay and not before`() {
    var decoder = InputDecoder(escapeDelay: 25)
    #expect(decoder.deadline == nil)
    #expect(feed(&decoder, "\u{1B}", at: 100) == [])
    #expect(decoder.deadline == Moment(milliseconds: 125))
    #expect(decoder.expire(at: Moment(milliseconds: 124)) == [])
    #expect(decoder.expire(at: Moment(milliseconds: 125)) == [.keyPressed(Key(.escape))])
    #expect(decoder.deadline == nil)
    #expect(feed(&decoder, "x", at: 126) == [.keyPressed(.typed("x"))])
  }

  @Test func `escape presses in a row stay escapes`() {
    #expect(
      decodeAndExpire("\u{1B}\u{1B}") == Array(repeating: .keyPressed(Key(.escape)), count: 2))
    let three = decodeAndExpire("\u{1B}\u{1B}\u{1B}")
    #expect(three == Array(repeating: .keyPressed(Key(.escape)), count: 3))
  }

  @Test(arguments: ["[", "O", "]", "P", "_"] as [Unicode.Scalar])
  func `alt and a letter that begins sequences`(letter: Unicode.Scalar) {
    let key = Event.keyPressed(Key(.character(letter), .alt))
    #expect(decodeAndExpire("\u{1B}\(letter)") == [key])
  }

  @Test func `a sequence on a slow line gets its time`() {
    var decoder = InputDecoder(escapeDelay: 25)
    #expect(feed(&decoder, "\u{1B}[", at: 0) == [])
    #expect(decoder.expire(at: Moment(milliseconds: 300)) == [])
    #expect(feed(&decoder, "B", at: 300) == [.keyPressed(Key(.down))])
  }

  @Test func `a sequence cut off by another key does not swallow it`() {
    #expect(decode("\u{1B}[1;\u{1B}[B") == [.keyPressed(Key(.down))])
    #expect(decode("\u{1B}[1\r") == [.keyPressed(Key(.enter))])
    #expect(decode("\u{1B}]x") == [Key(.character("]"), .alt), .typed("x")].map(Event.keyPressed))
  }

  @Test func `bytes that are no character are dropped`() {
    #expect(decode([0xFF, 0x61]) == [.keyPressed(.typed("a"))])
    #expect(decode([0xC3, 0x61]) == [.keyPressed(.typed("a"))])
    #expect(decode([0xED, 0xA0, 0x80, 0x61]) == [.keyPressed(.typed("a"))])
    #expect(decode([0xC2, 0x9B, 0x61]) == [.keyPressed(.typed("a"))])
  }

  @Test func `clicks and the wheel are told with their cell`() {
    let at = Point(column: 9, row: 4)
    #expect(decode("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == [.mouse(MouseEvent(.pressed, at: at))])
    #expect(decode("\u{1B}[<64;10;5M") == [.mouse(MouseEvent(.wheelUp, at: at))])
    #expect(decode("\u{1B}[<69;10;5M") == [.mouse(MouseEvent(.wheelDown, at: at))])
    #expect(decode("\u{1B}[<35;10;5M\u{1B}[<2;10;5M") == [])
    #expect(decode("\u{1B}[M\u{20}\u{2A}\u{25}") == [.mouse(MouseEvent(.pressed, at: at))])
  }

  @Test(arguments: [
    (300, 1, MouseEvent.Action.doubleClicked), (500, 1, .pressed), (10, 2, .pressed),
  ])
  func `a second press soon and in the same cell is a double click`(
    after: Int64, column: Int, action: MouseEvent.Action
  ) {
    var decoder = InputDecoder()
    _ = feed(&decoder, "\u{1B}[<0;1;1M", at: 1000)
    let event = MouseEvent(action, at: Point(column: column - 1, row: 0))
    #expect(feed(&decoder, "\u{1B}[<0;\(column);1M", at: 1000 + after) == [.mouse(event)])
  }
}
