import DatabricksClient
import Testing

struct TextSearchTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("abc", "", true), ("abc", "abc", true),
    ("abc", "c", true), ("abc", "cd", false), ("aab", "ab", true), ("ab", "abc", false),
    ("grüße", "üß", true), ("ABC", "abc", false),
  ])
  func `A text contains each of its parts and nothing else`(
    text: String, part: String, isThere: Bool
  ) {
    #expect(text.holds(part) == isThere)
    #expect(text[...].holds(part[...]) == isThere)
  }

  @Test func `The first place of a part is found, in whole bytes`() throws {
    let text = "ü: a://b://c"
    let range = try #require(text.utf8.firstRange(ofBytes: "://".utf8))
    #expect(text[..<range.lowerBound] == "ü: a")
    #expect(text[range.upperBound...] == "b://c")
    #expect(text.utf8.firstRange(ofBytes: "//:".utf8) == nil)
  }
}
