import DatabricksClient
import FrontEnd
import Testing
import ViewModels

/// Random pastes, cut into two reads at every place, on their way into the editor and elsewhere.
@Suite struct RandomPasteTests {
  private static let shares = 8
  private static let pastesPerShare = CaseCount.of(1250, share: 40)

  private static func pastes(_ share: Int) -> [RandomPaste] {
    (0..<pastesPerShare).map { RandomPaste(seed: UInt64(share * pastesPerShare + $0)) }
  }

  @Test(arguments: 0..<shares)
  func `the bytes sent are the bytes in the editor, wherever the reads are cut`(share: Int) {
    for paste in Self.pastes(share) {
      let sent = paste.sent
      for split in 0...sent.count {
        let wanted = paste.pasted(splitAt: split)
        var decoder = InputDecoder()
        var events = feed(&decoder, Array(sent[..<split]), at: 0)
        events += feed(&decoder, Array(sent[split...]), at: 1)
        guard case .pasted(let secret)? = events.first, Seen(events[0]) == .paste(wanted) else {
          Issue.record("\(sent) cut at \(split): \(events.map(Seen.init))")
          return
        }
        // Behind the terminal's own marker there is nothing.
        if wanted == paste.content, events.count > 1 {
          Issue.record("\(sent) cut at \(split): more than a paste, \(events.map(Seen.init))")
        }
        if !PasteTarget.holds(wanted, after: secret) {
          Issue.record("\(sent) cut at \(split): other bytes in the editor")
        }
      }
    }
  }

  @Test(arguments: 0..<shares)
  func `bytes that come one by one are the same paste`(share: Int) {
    for paste in Self.pastes(share) {
      var decoder = InputDecoder()
      var events: [Event] = []
      for (index, byte) in paste.sent.enumerated() where events.isEmpty {
        events = feed(&decoder, [byte], at: Int64(index))
      }
      #expect(events.map(Seen.init) == [.paste(paste.pastedByteByByte)])
    }
  }

  @Test(arguments: 0..<shares)
  func `a paste outside of the editor changes nothing and asks for nothing`(share: Int) throws {
    let places = try PasteTarget.placesWithoutFields()
    for paste in Self.pastes(share) {
      guard case .pasted(let secret)? = decode(paste.sent).first else {
        Issue.record("no paste: \(paste.sent)")
        return
      }
      for (place, app) in places {
        var pasted = app
        let effects = pasted.handle(.pasted(secret), at: PasteTarget.now)
        let isUnchanged = PasteTarget.isUnchanged(app, pasted)
        #expect(effects.isEmpty && isUnchanged, "\(place)")
      }
    }
  }
}

/// Where pastes go.
private enum PasteTarget {
  static let now = Now(
    moment: Moment(milliseconds: 5_000), time: Timestamp(milliseconds: 1_764_252_180_000))

  /// Whether an editor with text in it, and the cursor in its middle, holds what it should after
  /// the paste, and what it held before after one step back.
  static func holds(_ sent: [UInt8], after secret: Secret) -> Bool {
    let (left, right) = (Array("left\n".utf8), Array("right".utf8))
    var editor = EditorViewModel(
      path: SecretPath(scope: ScopeName("s"), key: KeyName("k")),
      original: Secret(copying: left + right), seen: .absent)
    _ = editor.perform(.moveDown, at: now)
    editor.paste(secret, at: now)
    let isWhole = bytes(of: editor) == left + withLineFeeds(sent) + right
    if !sent.isEmpty { _ = editor.perform(.undo, at: now) }
    return isWhole && bytes(of: editor) == left + right && !editor.hasChanges
  }

  /// A terminal sends the ends of lines as CR, which are LF in the text; CRLF stays.
  private static func withLineFeeds(_ sent: [UInt8]) -> [UInt8] {
    var text = sent
    for index in text.indices where text[index] == 0x0D {
      if index + 1 == text.count || sent[index + 1] != 0x0A { text[index] = 0x0A }
    }
    return text
  }

  private static func bytes(of editor: EditorViewModel) -> [UInt8] {
    editor.text.withBytes(in: 0..<editor.text.count) { bytes in
      (0..<bytes.byteCount).map { bytes.byte(at: $0) }
    }
  }

  /// The program in every state in which no text is typed.
  static func placesWithoutFields() throws -> [(name: String, app: AppViewModel)] {
    let keysToPlaces: [(String, [Key])] = [
      ("scopes", []), ("keys", [Key(.enter)]), ("value", [Key(.enter), .typed("3")]),
      ("a revealed value", [Key(.enter), .typed("v")]), ("the help", [.typed("?")]),
      ("a question", [Key(.enter), .typed("d")]), ("the copy menu", [Key(.enter), .typed("y")]),
      ("the workspaces", [.typed("w")]),
    ]
    var places = keysToPlaces.map { name, keys in
      var screen = DemoScreen(size: Size(columns: 120, rows: 36))
      for key in keys { screen.press(key) }
      return (name: name, app: screen.app)
    }
    var small = DemoScreen(size: Size(columns: 120, rows: 36))
    small.handle(.resized(Size(columns: 10, rows: 3)))
    places.append(("a window too small", small.app))
    return places
  }

  /// Whether nothing but a sentence about the paste is new.
  static func isUnchanged(_ before: AppViewModel, _ after: AppViewModel) -> Bool {
    let (old, new) = (before.browser, after.browser)
    return before.screen == after.screen && before.overlays == after.overlays
      && before.tokenEntry == after.tokenEntry && old.editor == nil && new.editor == nil
      && old.focus == new.focus && old.scopes == new.scopes && old.keys == new.keys
      && old.value == new.value && old.opening == new.opening && old.changes == new.changes
  }
}
