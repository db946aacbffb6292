import DatabricksClient
import Testing
import ViewModels

@Suite struct ValueDifferenceTests {
  @Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n", "+1 −1 lines, still 6 bytes"),
    ("a\n", "a\nb\n", "+1 line, 2 → 4 bytes"),
    ("a\nb\nc\n", "a\n", "−2 lines, 6 → 2 bytes"),
    ("a", "a\n", "+1 −1 lines, 1 → 2 bytes, final newline added"),
    ("a\n", "b", "+1 −1 lines, 2 → 1 byte, final newline removed"),
    ("a\r\nb\r\n", "a\nb\n", "+2 −2 lines, 6 → 4 bytes, line ends CRLF → LF"),
    ("a\nb", "a\r\nb", "+1 −1 lines, 3 → 4 bytes, line ends LF → CRLF"),
    ("a\nb\n", "a\r\nb\n", "+1 −1 lines, 4 → 5 bytes, line ends LF → mixed"),
    ("a\r\nb\nc\n", "a\r\nb\r\nc\n", "+1 −1 lines, 7 → 8 bytes, CRLF line ends 1 → 2"),
    ("a\r\nb\r\n", "a\r\n", "−1 line, 6 → 3 bytes"),
    ("", "a", "+1 line, 0 → 1 byte"), ("a\n", "", "−1 line, 2 → 0 bytes"),
    ("same", "same", "no line differs, still 4 bytes"),
  ])
  func `text is compared by lines`(old: String, new: String, expected: String) {
    let difference = ValueDifference(
      Secret(copying: [UInt8](old)), Secret(copying: [UInt8](new)))
    #expect(difference.summary == expected)
  }

  @Test(
    arguments: [
      ([0, 1, 2], [0, 9, 2], "1 range differs, still 3 bytes"),
      ([0, 1, 2], [65, 66], "1 range differs, 3 → 2 bytes, binary became text"),
      ([65], [65, 0xFF], "1 range differs, 1 → 2 bytes, text became binary"),
      (
        [0, 1, 2, 3, 4, 5, 6, 7], [255, 1, 2, 3, 4, 5, 6, 9], "2 ranges differ, still 8 bytes"
      ),
    ] as [([UInt8], [UInt8], String)])
  func `bytes are compared by ranges`(old: [UInt8], new: [UInt8], expected: String) {
    let difference = ValueDifference(Secret(copying: old), Secret(copying: new))
    #expect(difference.summary == expected)
  }
}
