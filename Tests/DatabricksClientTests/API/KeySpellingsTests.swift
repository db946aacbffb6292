import DatabricksClient
import Testing

@Suite struct KeySpellingsTests {
  @Test(arguments: [
    ("KEY", "Key"), ("key", "Key"), ("Key", nil), ("key2", nil), ("ÄB", "äb"), ("k-ey", nil),
  ])
  func `a rival differs by case alone`(name: String, rival: String?) {
    let spellings = KeySpellings(["Key", "other", "äb"].map { KeyName($0) })
    #expect(spellings.rival(of: KeyName(name)) == rival.map { KeyName($0) })
  }

  @Test func `a list with both spellings shows that they are told apart`() {
    var list = KeyList()
    for name in ["a", "Key", "a2"] { list.append(SecretKey(name: KeyName(name), lastUpdated: nil)) }
    #expect(!KeySpellings(list).hasAlike)
    list.append(SecretKey(name: "key", lastUpdated: nil))
    let both = KeySpellings(list)
    #expect(both.hasAlike)
    #expect(both.contains("key") && both.contains("Key"))
    #expect(both.rival(of: "KEY") == "Key")
    var once = KeySpellings()
    once.insert("a")
    once.insert("a")
    #expect(!once.hasAlike, "the same name is no other spelling")
  }

  @Test(arguments: [
    ("s/k", "s/K", true), ("s/k", "S/K", true), ("s/k", "s/k", true), ("s/k", "t/k", false),
    ("s/k", "s/l", false),
  ])
  func `two paths may be one secret`(one: String, other: String, mayBe: Bool) {
    let paths = [one, other].map { text in
      SecretPath(
        scope: ScopeName(String(text.prefix(1))), key: KeyName(String(text.suffix(1))))
    }
    #expect(paths[0].mayBe(paths[1]) == mayBe)
  }
}
