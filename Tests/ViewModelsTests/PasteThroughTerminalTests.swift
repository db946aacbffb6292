import DatabricksClient
import FrontEnd
import Testing
import ViewModels

/// The table of pastes from the bytes that a terminal sends.
struct PasteThroughTerminalTests {
  /// The pastes among the events of `bytes`, read in pieces of `size`, and of the silence behind.
  private func pastes(_ bytes: [UInt8], size: Int) -> [Secret] {
    var decoder = InputDecoder()
    var events: [Event] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      events += unsafe decoder.feed(piece.span.bytes, at: Moment(milliseconds: 0))
    }
    events += decoder.expire(at: Moment(milliseconds: 60_000))
    return events.compactMap { if case .pasted(let secret) = $0 { secret } else { nil } }
  }

  private static func rows(_ isWanted: (TokenEntryPasteRow) -> Bool) -> [TokenEntryPasteRow] {
    PasteTable.all.filter { !$0.pasted.isEmpty && isWanted($0) }
  }

  /// A terminal takes the mark of a paste's end out of what is pasted.
  @Test(arguments: rows { !$0.pasted.contains(0x1B) }, [7, 4096])
  func `a paste in brackets fills the same fields`(row: TokenEntryPasteRow, size: Int) throws {
    let sent = Array("\u{1B}[200~".utf8) + row.pasted + Array("\u{1B}[201~".utf8)
    let found = pastes(sent, size: size)
    #expect(found.count == 1)
    #expect(row.differences(in: try #require(found.first), butForRemovals: false) == [])
  }

  /// Terminals send CR for a line end; without brackets the keys of a paste come all at once.
  @Test(
    arguments: rows { row in
      row.pasted.contains(0x0A) && row.pasted.count > 8 && row.pasted.count < 4096
        && row.pasted.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x0D }
    })
  func `a paste without brackets fills the same fields`(row: TokenEntryPasteRow) throws {
    let sent = row.pasted.filter { $0 != 0x0D }.map { $0 == 0x0A ? UInt8(0x0D) : $0 }
    let found = pastes(sent, size: 4096)
    #expect(found.count == 1)
    #expect(row.differences(in: try #require(found.first), butForRemovals: true) == [])
  }
}
