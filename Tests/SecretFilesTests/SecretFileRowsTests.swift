import DatabricksClient
import SecretFiles
import Testing

@Suite struct `The rows of a file, with what cannot be used` {
  /// Such as `A=1` for a row that can be used, and `A?` or `?` for one that cannot.
  private func rows(_ text: String, _ format: SecretFileFormat) throws -> [String] {
    try SecretFile.rows(Secret(copying: Array(text.utf8)), as: format).map { row in
      let name = row.name?.rawValue ?? ""
      let value = row.value.map {
        "=" + $0.withBytes { String(decoding: bytes(of: $0), as: UTF8.self) }
      }
      return name + (value ?? "") + (row.problem == nil ? "" : "?")
    }
  }

  private func bytes(of span: RawSpan) -> [UInt8] {
    (0..<span.byteCount).map { span.unsafeByte($0) }
  }

  @Test(arguments: [
    ("A=1\nB=2\n", ["A=1", "B=2"]),
    ("A=1\nnothing here\nB=2", ["A=1", "?", "B=2"]),
    ("A=1\nA=2", ["A=1", "A=2"]),
    ("A B=1\nC=3", ["?", "C=3"]),
    ("a/b=1\nC=3", ["=1?", "C=3"]),
    ("=1\nC=3", ["=1?", "C=3"]),
    ("A='1' x\nC=3", ["A?", "C=3"]),
    ("A=1\nB='2\nC=3\n", ["A=1", "B?"]),
    ("A=1\n\n\n# x\n", ["A=1"]),
    ("", []),
  ])
  func `of dotenv`(text: String, wanted: [String]) throws {
    #expect(try rows(text, .dotenv) == wanted)
  }

  @Test(arguments: [
    ("a=1\nb: 2\nc 3\n", ["a=1", "b=2", "c=3"]),
    ("a=1\nlonely\nb=2", ["a=1", "?", "b=2"]),
    ("a=\\u12\nb=2", ["a?", "b=2"]),
    ("a\\u002fb=1\nb=2", ["=1?", "b=2"]),
  ])
  func `of properties`(text: String, wanted: [String]) throws {
    #expect(try rows(text, .properties) == wanted)
  }

  @Test(arguments: [
    (#"{"a":"1","b":null,"c":{"bytes_value":"Mg=="}}"#, ["a=1", "b?", "c=2"]),
    (#"{"a":"1","a":"2","":"3"}"#, ["a=1", "a=2", "=3?"]),
    (#"{"b c":true}"#, ["b c=true"]),
  ])
  func `of JSON`(text: String, wanted: [String]) throws {
    #expect(try rows(text, .json) == wanted)
  }

  @Test(arguments: SecretFileFormat.allCases)
  func `are no more than a scope holds`(format: SecretFileFormat) throws {
    func text(_ count: Int) -> String {
      let pairs = (0..<count).map { format == .json ? "\"k\($0)\":\"\"" : "k\($0)=" }
      return format == .json ? "{\(pairs.joined(separator: ","))}" : pairs.joined(separator: "\n")
    }
    #expect(try rows(text(1000), format).count == 1000)
    for count in [1001, 100_000] {
      #expect(
        throws: SecretFileError(
          "it holds more than 1,000 keys, and a scope holds no more than that")
      ) {
        try rows(text(count), format)
      }
    }
  }

  @Test func `name no byte of what may be a value`() throws {
    let pem = "KEY=-----BEGIN-----\nhunter2/hunter2\nhunter2+hunter2=\n-----END-----\n"
    for format in [SecretFileFormat.dotenv, .properties] {
      for row in try SecretFile.rows(Secret(copying: Array(pem.utf8)), as: format) {
        #expect(row.name?.rawValue.contains("hunter2") != true)
        #expect(row.problem?.contains("hunter2") != true)
      }
    }
  }
}

extension RawSpan {
  fileprivate func unsafeByte(_ index: Int) -> UInt8 { Span<UInt8>(_bytes: self)[index] }
}
