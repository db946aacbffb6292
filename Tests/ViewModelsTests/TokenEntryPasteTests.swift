import DatabricksClient
import Testing
import ViewModels

/// Made of pieces, so that no scanner of repositories takes it for a real one.
private let azure = "https://adb-1234567890123456.7.azuredatabricks.net"

struct TokenEntryPasteTests {
  @Test(arguments: PasteTable.addresses)
  func `an address is recognised whatever stands around it`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: [
    "/", "/?o=1234567890123456", "/?o=1234567890123456#notebook/42/command/43", "#secrets",
    "/settings/user/developer/access-tokens", "/browse/folders/42?o=1234567890123456",
    "/sql/warehouses?o=1", "/?w=1234567890123456",
  ])
  func `every page of a workspace names its address`(page: String) {
    for field in [TokenEntryFocus.host, .token, .profile] {
      let found = PastedCredentials(Secret(copying: (azure + page).utf8), into: field)
      #expect(found.host?.value?.url.text == azure, "\(page)")
    }
  }

  @Test(arguments: PasteTable.tokens)
  func `a token is recognised and cleaned`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: PasteTable.wrappedTokens)
  func `a token is taken out of what sets it`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: PasteTable.profiles)
  func `several pieces go to their fields`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: PasteTable.refused)
  func `what cannot be used is refused with the reason`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: PasteTable.broken)
  func `a token broken by a line end is refused in whatever field`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: PasteTable.files)
  func `files of other programs are understood in whatever field`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: PasteTable.all, [TokenEntryFocus.host, .token, .profile])
  func `no piece of a token is taken for something that is shown`(
    row: TokenEntryPasteRow, field: TokenEntryFocus
  ) {
    let found = PastedCredentials(Secret(copying: row.pasted), into: field)
    for one in [found] + found.alternatives {
      let shown = [one.host?.value?.url.text, one.profile?.value, one.clientID?.value]
        .compactMap(\.self).filter { !PasteTable.harmless.contains($0) }
      for secret in PasteTable.secrets {
        for start in stride(from: 4, through: secret.count - 6, by: 1) {
          let piece = secret.dropFirst(start).prefix(6).lowercased()
          #expect(!shown.contains { $0.lowercased().contains(piece) }, "\(shown)")
        }
      }
    }
  }

  @Test func `the table is as long as it has to be`() {
    #expect(PasteTable.all.count >= 120)
  }

  @Test(arguments: PasteTable.all, ["\n", "\r\n", "\r"])
  func `line ends of every kind change nothing`(row: TokenEntryPasteRow, end: String) {
    // As bytes, because some rows are no text and CR with LF is one character.
    var bytes: [UInt8] = []
    for (place, byte) in row.pasted.enumerated() {
      let isSecondHalf = byte == 0x0A && place > 0 && row.pasted[place - 1] == 0x0D
      if isSecondHalf { continue }
      bytes += byte == 0x0A || byte == 0x0D ? Array(end.utf8) : [byte]
    }
    bytes += Array(end.utf8)
    #expect(row.differencesButForRemovals(whenPasted: bytes) == [])
  }

  @Test(arguments: PasteTable.all)
  func `the marks of a bracketed paste change nothing`(row: TokenEntryPasteRow) {
    let bytes = Array("\u{1B}[200~".utf8) + row.pasted + Array("\u{1B}[201~".utf8)
    #expect(row.differencesButForRemovals(whenPasted: bytes) == [])
  }

  /// Terminals without bracketed paste type it; one that has several lines is told from typing by
  /// the decoder and comes as a paste.
  @Test(
    arguments: PasteTable.all.filter { row in
      row.field != .profile && !row.pasted.isEmpty && row.pasted.count < 4096
        && row.pasted.allSatisfy { (0x20..<0x7F).contains($0) }
    })
  func `what comes as typed keys fills the same fields`(row: TokenEntryPasteRow) {
    var screen = TokenEntryViewModel()
    let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
    if row.field == .token { _ = screen.perform(.nextField, at: now) }
    for byte in row.pasted {
      _ = screen.press(.typed(Unicode.Scalar(byte)), at: now)
    }
    _ = screen.perform(.nextField, at: now)
    if let host = row.host { #expect(screen.host.text == host) }
    if let token = row.token {
      #expect(screen.token.secret.bytesEqual(Secret(copying: token)))
    }
    guard row.refused != nil else { return }
    let kinds = [screen.hostLine.kind, screen.tokenLine.kind]
    #expect(kinds.contains(.problem), "\(kinds)")
  }

  @Test func `no bytes whatever stop the recogniser`() {
    var generator = FixedGenerator()
    let alphabet =
      Array("dapieyJ=:\"'[]{} \n\r\t\\$#;./-…Bearer tokenhost".utf8) + [0, 0x16, 0xC3, 0xFF]
    for _ in 0..<1000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      for field in TokenEntryFocus.allCases {
        let found = PastedCredentials(Secret(copying: bytes), into: field)
        let isAnswered =
          found.host != nil || found.token != nil || found.profile != nil || found.refusal != nil
          || found.clientID != nil || found.clientSecret != nil || !found.alternatives.isEmpty
        #expect(isAnswered, "\(bytes)")
      }
    }
  }
}

/// The same numbers in every run (SplitMix64).
private struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64 = 42

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
