import DatabricksClient
import Desktop
import Foundation
import Testing

@Suite struct LocalFilesTests {
  private let folder: DesktopFolder
  private let files: LocalFiles

  init() throws {
    folder = try DesktopFolder()
    files = LocalFiles(["HOME": folder.path])
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func problem<Value>(_ body: () throws(FileProblem) -> Value) -> FileProblem? {
    do throws(FileProblem) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  private func mode(of name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  // MARK: Loading

  @Test(arguments: [0, 1, 131_072]) func `every byte of a file is loaded`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try folder.write(bytes, to: "file")
    #expect(try files.load(path("file"), limit: 131_072).bytes == bytes)
    #expect(try files.load("~/file", limit: 131_072).bytes == bytes)
  }

  @Test func `a file over the limit is not read, and both sizes are told`() throws {
    try folder.write([UInt8](repeating: 0, count: 101), to: "file")
    #expect(
      problem { () throws(FileProblem) in try files.load(path("file"), limit: 100) }
        == .tooLarge(byteCount: 101, limit: 100))
  }

  @Test func `what is no file is told apart, and nothing is waited for`() throws {
    try #require(unsafe mkfifo(path("pipe"), 0o600) == 0)
    let rows: [(String, FileProblem)] = [
      ("", .noPath), (path("none"), .notFound), (folder.path, .isFolder), ("~", .isFolder),
      (path("pipe"), .notAFile), ("/dev/null", .notAFile), (path("pipe/x"), .noFolder),
      ("~root/x", .noHome),
    ]
    for (typed, wanted) in rows {
      #expect(
        problem { () throws(FileProblem) in try files.load(typed, limit: 9) } == wanted,
        "\(typed)")
    }
    let homeless = LocalFiles([:])
    #expect(problem { () throws(FileProblem) in try homeless.load("~/x", limit: 9) } == .noHome)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file that may not be read says so`() throws {
    try folder.write([1], to: "file")
    try #require(unsafe chmod(path("file"), 0) == 0)
    #expect(
      problem { () throws(FileProblem) in try files.load(path("file"), limit: 9) }
        == .notPermitted)
  }

  // MARK: Saving

  @Test func `a new file has every byte and is readable by its owner alone`() throws {
    let former = umask(0)
    defer { umask(former) }
    let bytes = Array("a\u{0}b\r\n".utf8) + [0xFF]
    try files.save(Secret(copying: bytes), to: "~/new", replacing: nil)
    #expect(folder.bytes(of: "new") == bytes)
    #expect(try mode(of: "new") == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new"])
  }

  @Test func `a file that is there is replaced only after it was asked about`() throws {
    try folder.write(Array("theirs".utf8), to: "file")
    try #require(unsafe chmod(path("file"), 0o644) == 0)
    guard
      case .exists(let facts)? = problem({ () throws(FileProblem) in
        try files.save(Secret("ours"), to: path("file"), replacing: nil)
      })
    else {
      Issue.record("it was not asked about")
      return
    }
    #expect(facts.byteCount == 6)
    #expect(folder.bytes(of: "file") == Array("theirs".utf8))
    try files.save(Secret("ours"), to: path("file"), replacing: facts)
    #expect(folder.bytes(of: "file") == Array("ours".utf8))
    #expect(try mode(of: "file") == 0o600)
  }

  @Test func `a file that changed since the question is left alone`() throws {
    try folder.write(Array("theirs".utf8), to: "file")
    let facts = FileFacts(byteCount: 6, modifiedSeconds: 1)
    #expect(
      problem { () throws(FileProblem) in
        try files.save(Secret("ours"), to: path("file"), replacing: facts)
      } == .changedMeanwhile)
    #expect(folder.bytes(of: "file") == Array("theirs".utf8))
  }

  @Test func `a link stays one when what it names is replaced`() throws {
    try folder.write([1], to: "file")
    try FileManager.default.createSymbolicLink(
      atPath: path("link"), withDestinationPath: "file")
    guard
      case .exists(let facts)? = problem({ () throws(FileProblem) in
        try files.save(Secret("x"), to: path("link"), replacing: nil)
      })
    else {
      Issue.record("it was not asked about")
      return
    }
    try files.save(Secret("x"), to: path("link"), replacing: facts)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "file")
    #expect(folder.bytes(of: "file") == Array("x".utf8))
  }

  @Test func `what cannot be written to says why, and nothing stays behind`() throws {
    try #require(unsafe mkfifo(path("pipe"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: path("loose"), withDestinationPath: "nowhere")
    let rows: [(String, FileProblem)] = [
      ("", .noPath), (folder.path, .isFolder), (path("new/"), .isFolder),
      (path("none/new"), .noFolder), (path("pipe"), .notAFile), ("/dev/null", .notAFile),
      (path("loose"), .other("it is a link to nothing")),
    ]
    for (typed, wanted) in rows {
      #expect(
        problem { () throws(FileProblem) in
          try files.save(Secret("x"), to: typed, replacing: nil)
        } == wanted, "\(typed)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["loose", "pipe"])
  }

  @Test func `where nothing may be written nothing is`() {
    let files = LocalFiles(["HOME": folder.path], refusal: "not now")
    #expect(
      problem { () throws(FileProblem) in
        try files.save(Secret("x"), to: "~/new", replacing: nil)
      } == .forbidden("not now"))
    #expect(folder.bytes(of: "new") == nil)
  }

  // MARK: Listing

  @Test func `a folder is listed by name, with its folders marked`() throws {
    try folder.write([], to: "b")
    try folder.write([], to: ".hidden")
    try folder.write([], to: "with\nline")
    try FileManager.default.createDirectory(
      atPath: path("a"), withIntermediateDirectories: false)
    let wanted = [FolderEntry(".hidden"), FolderEntry("a", isFolder: true), FolderEntry("b")]
    #expect(try files.list("~/") == wanted)
    #expect(try files.list(folder.path + "/") == wanted)
    #expect(problem { () throws(FileProblem) in try files.list(path("none")) } == .notFound)
    #expect(problem { () throws(FileProblem) in try files.list(path("b")) } == .noFolder)
  }
}
