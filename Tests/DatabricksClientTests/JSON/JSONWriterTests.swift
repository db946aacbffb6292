import DatabricksClient
import Foundation
import Testing

@Suite struct JSONWriterTests {
  @Test func `members and elements are separated by commas`() {
    var writer = JSONWriter<[UInt8]>([])
    writer.beginObject()
    writer.name("a")
    writer.integer(-1)
    writer.name("b")
    writer.beginArray()
    writer.string("x")
    writer.beginObject()
    writer.endObject()
    writer.string("y")
    writer.endArray()
    writer.name("c")
    writer.string("")
    writer.endObject()
    #expect(
      String(decoding: writer.finish(), as: UTF8.self) == #"{"a":-1,"b":["x",{},"y"],"c":""}"#)
  }

  @Test func `every scalar up to U+FFFF survives another JSON reader`() throws {
    let scalars = (0...0xffff).compactMap { Unicode.Scalar(UInt32($0)) }
    let text = String(String.UnicodeScalarView(scalars)) + "🔑"
    var writer = JSONWriter<[UInt8]>([])
    writer.beginArray()
    writer.string(text)
    writer.endArray()
    let bytes = writer.finish()
    #expect(!bytes.contains { $0 < 0x20 || $0 == 0x7f })
    let decoded = try JSONDecoder().decode([String].self, from: Data(bytes))
    #expect(decoded.first.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(arguments: [0, 1, 2, 3, 4, 57, 255, 256])
  func `base64 is what another encoder makes`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    var writer = JSONWriter<[UInt8]>([])
    Secret(copying: bytes).withBytes { writer.base64($0) }
    #expect(
      String(decoding: writer.finish(), as: UTF8.self)
        == "\"\(Data(bytes).base64EncodedString())\"")
  }

  @Test(
    arguments: [
      ([0x61], true), ([], true), ([0xc3, 0xa9], true), ([0xf0, 0x9f, 0x94, 0x91], true),
      ([0xef, 0xbf, 0xbf], true), ([0xf4, 0x8f, 0xbf, 0xbf], true), ([0xc0, 0x80], false),
      ([0xc1, 0xbf], false), ([0xe0, 0x9f, 0xbf], false), ([0xed, 0xa0, 0x80], false),
      ([0xf0, 0x8f, 0xbf, 0xbf], false), ([0xf4, 0x90, 0x80, 0x80], false), ([0xf5], false),
      ([0xc3], false), ([0xe2, 0x82], false), ([0x80], false), ([0xff], false),
      ([0x61, 0xc3], false),
      ([0xc3, 0x61], false), ([0xf0, 0x9f, 0x94], false),
    ] as [([UInt8], Bool)])
  func `UTF-8 is told from what only looks like it`(bytes: [UInt8], isValid: Bool) {
    #expect(Secret(copying: bytes).withBytes { $0.isValidUTF8 } == isValid)
    #expect((String(validating: bytes, as: UTF8.self) != nil) == isValid)
  }

  @Test func `a value with a NUL does not travel as text`() {
    #expect(Secret(copying: [0x61, 0]).withBytes { $0.isText } == false)
    #expect(Secret(copying: [0x61]).withBytes { $0.isText })
  }
}
