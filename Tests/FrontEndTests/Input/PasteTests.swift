import DatabricksClient
import FrontEnd
import Testing
import ViewModels

@Suite struct PasteTests {
  private static let begin = Array("\u{1B}[200~".utf8)
  private static let end = Array("\u{1B}[201~".utf8)

  @Test(
    arguments: [
      [],
      Array("-----BEGIN KEY-----\r\nabc\r\n-----END KEY-----\r\n".utf8),
      [0x03, 0x13, 0x1A, 0x7F, 0x00, 0x1C, 0xFF, 0x80, 0x1B],
      Array("\u{1B}[A\u{1B}[200~\u{1B}[20\u{1B}[201\u{1B}\u{1B}[2".utf8),
      (0...255).map { UInt8($0) },
    ] as [[UInt8]])
  func `every byte between the brackets is kept`(content: [UInt8]) {
    let events = decode(Self.begin + content + Self.end + [0x61])
    #expect(events.map(Seen.init) == [.paste(content), .event(.keyPressed(.typed("a")))])
  }

  @Test func `the end marker may come in pieces after any time`() {
    for cut in 1..<Self.end.count {
      var decoder = InputDecoder()
      #expect(feed(&decoder, Self.begin + [0x78] + Self.end[..<cut], at: 0) == [])
      #expect(decoder.deadline == nil)
      #expect(decoder.expire(at: Moment(milliseconds: 90_000)) == [])
      let events = feed(&decoder, Array(Self.end[cut...]), at: 90_000)
      #expect(events.map(Seen.init) == [.paste([0x78])], "cut after \(cut)")
    }
  }

  @Test func `an end marker inside of a paste is data when the whole paste is read at once`() {
    let content = Array("a".utf8) + Self.end + Array("d\ry".utf8) + Self.end + [0x0D]
    let events = decode(Self.begin + content + Self.end + [0x61])
    #expect(events.map(Seen.init) == [.paste(content), .event(.keyPressed(.typed("a")))])
  }

  @Test func `two pastes in one read are two, whatever is typed between them`() {
    let first = Self.begin + [0x78] + Self.end
    let second = Self.begin + [0x79] + Self.end
    #expect(decode(first + second).map(Seen.init) == [.paste([0x78]), .paste([0x79])])
    let tab = Seen.event(.keyPressed(Key(.tab)))
    #expect(
      decode(first + [0x09] + second).map(Seen.init) == [.paste([0x78]), tab, .paste([0x79])])
  }

  @Test func `once the terminal has marked a paste, many keys in one read are keys`() {
    let typed = "some-name\r"
    #expect(decode(typed).isEmpty)
    var decoder = InputDecoder()
    _ = feed(&decoder, Self.begin + [0x78] + Self.end, at: 0)
    #expect(feed(&decoder, typed, at: 1_000).count == typed.utf8.count)
  }

  @Test func `a paste whose end marker is lost ends with escape pressed twice`() {
    var decoder = InputDecoder()
    #expect(feed(&decoder, Self.begin + [0x78], at: 0) == [])
    #expect(feed(&decoder, [0x1B], at: 1_000) == [])
    let events = feed(&decoder, [0x1B], at: 2_000)
    #expect(events.map(Seen.init) == [.paste([0x78])])
    #expect(feed(&decoder, "a", at: 3_000) == [.keyPressed(.typed("a"))])
  }

  @Test func `a paste above the limit is refused with its length`() {
    var decoder = InputDecoder()
    _ = feed(&decoder, Self.begin, at: 0)
    let chunk = [UInt8](repeating: 0x78, count: 1 << 20)
    for _ in 0..<5 { #expect(feed(&decoder, chunk, at: 0) == []) }
    let events = feed(&decoder, Self.end + [0x61], at: 0)
    #expect(events == [.pasteRefused(byteCount: 5 << 20), .keyPressed(.typed("a"))])
  }

  @Test func `a burst with a line end is a paste, once it is over`() {
    var decoder = InputDecoder()
    #expect(feed(&decoder, "d\ny\nq\nabc", at: 0) == [])
    #expect(feed(&decoder, "def", at: 20) == [])
    #expect(decoder.deadline == Moment(milliseconds: 45))
    let events = decoder.expire(at: Moment(milliseconds: 45))
    #expect(events.map(Seen.init) == [.paste(Array("d\ny\nq\nabcdef".utf8))])
    #expect(feed(&decoder, "a", at: 50) == [.keyPressed(.typed("a"))])
  }

  @Test func `a key sequence ends a burst`() {
    var decoder = InputDecoder()
    #expect(feed(&decoder, "dapi1234\r", at: 0) == [])
    let events = feed(&decoder, "\u{1B}[A", at: 5)
    #expect(
      events.map(Seen.init) == [.paste(Array("dapi1234\r".utf8)), .event(.keyPressed(Key(.up)))])
  }

  @Test(arguments: [
    "jjjjjjjjj", "\r\r\r\r\r\r\r\r\r", "\u{1B}[B\u{1B}[B\u{1B}[B\r", "jjk\r", "jjjkjjjjkkg",
    "qwert", "abcdef\u{7F}g", "secret\u{13}",
  ])
  func `keys held down and quick typing stay keys`(bytes: String) {
    let events = decode(bytes)
    #expect(!events.isEmpty)
    #expect(!events.map(Seen.init).contains { if case .paste = $0 { true } else { false } })
  }

  @Test(arguments: ["qwerty", "dapi nNdGxyv", "dapi0123456789abcdef", "pässwörter", "a\tb\tc\td"])
  func `a short line without brackets is a paste, and none of it a command`(line: String) {
    var decoder = InputDecoder()
    #expect(feed(&decoder, line, at: 0) == [])
    let events = decoder.expire(at: Moment(milliseconds: 25))
    #expect(events.map(Seen.init) == [.paste(Array(line.utf8))])
  }

  @Test func `a long line without brackets is a paste too`() {
    let line = (0..<100).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    var decoder = InputDecoder()
    #expect(feed(&decoder, line, at: 0) == [])
    #expect(decoder.expire(at: Moment(milliseconds: 25)).map(Seen.init) == [.paste(line)])
  }
}

@Suite struct InputDecoderPropertyTests {
  /// Keys, sequences, answers, mouse, pastes, broken ones; short, so that nothing counts as a burst.
  private static let samples: [[UInt8]] = [
    "a\u{1B}[A\u{1B}OBé🔑", "\u{1B}[1;5C\u{1B}[3~x", "\u{1B}[<0;10;5M\u{1B}[I",
    "\u{1B}[200~abc\ndef\u{1B}[20\u{1B}[201~z", "\u{1B}]11;rgb:0/0/0\u{1B}\\a\u{1B}P1$r\u{1B}\\b",
    "\u{1B}\u{1B}[A\u{1B}x\u{1B}é", "\u{1B}[[Aq\u{1B}[?62c", "\u{1B}[1;\u{1B}[B\u{1B}[97;5u",
    "\u{1B}[M !!\u{1B}O5D",
  ].map { Array($0.utf8) }

  @Test(arguments: samples)
  func `how bytes are cut into reads changes nothing`(bytes: [UInt8]) {
    let whole = decode(bytes).map(Seen.init)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var decoder = InputDecoder()
        var events = feed(&decoder, Array(bytes[..<first]), at: 0)
        events += feed(&decoder, Array(bytes[first..<second]), at: 0)
        events += feed(&decoder, Array(bytes[second...]), at: 0)
        #expect(events.map(Seen.init) == whole, "cut at \(first) and \(second)")
      }
    }
  }

  @Test func `no bytes bring it to a stop`() {
    var random = LinearGenerator(seed: 11)
    var decoder = InputDecoder()
    var now: Int64 = 0
    for round in 0..<100_000 {
      let sample = Self.samples.randomElement(using: &random) ?? []
      var bytes = Array(sample.prefix(Int.random(in: 0...sample.count, using: &random)))
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
      now += Int64.random(in: 0...60, using: &random)
      _ = feed(&decoder, bytes, at: now)
      if let deadline = decoder.deadline, Bool.random(using: &random) {
        now = max(now, deadline.milliseconds)
        _ = decoder.expire(at: deadline)
        #expect(decoder.deadline == nil, "round \(round)")
      }
    }
    // Whatever was left open ends here: a paste, a string, a sequence, a lone escape.
    _ = feed(&decoder, "\u{1B}[201~\u{7}", at: now)
    _ = decoder.expire(at: Moment(milliseconds: now + 60_000))
    let events = feed(&decoder, "a", at: now + 60_001)
    #expect(events.last == .keyPressed(.typed("a")))
  }
}
