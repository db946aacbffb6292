import Commands
import DatabricksClient
import Foundation
import Testing

@Suite struct DoctorTests {
  private func run(
    _ environment: [String: String], _ output: GlobalOptions.Output = .text
  ) throws -> (status: ExitStatus, output: String, error: String) {
    let folder = NSTemporaryDirectory() + "lakelock-doctor-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try ["out", "err"].map { name in
      let path = folder + "/" + name
      try #require(FileManager.default.createFile(atPath: path, contents: nil))
      return try #require(FileHandle(forUpdatingAtPath: path))
    }
    var options = GlobalOptions()
    options.output = output
    let configuration = Configuration(
      arguments: ConfigurationArguments(),
      environment: environment.merging(["HOME": folder]) { mine, _ in mine })
    let findings = Doctor.Findings(configuration.signIn(), file: configuration.fileReport())
    let streams = StandardStreams(
      input: 0, output: files[0].fileDescriptor, error: files[1].fileDescriptor)
    let status = Doctor(findings, options: options, streams: streams).reportOffline()
    let texts = try files.map { file in
      try file.seek(toOffset: 0)
      return String(decoding: file.readDataToEndOfFile(), as: UTF8.self)
    }
    return (status, texts[0], texts[1])
  }

  private static let token = [
    "DATABRICKS_HOST": "h.example.com", "DATABRICKS_TOKEN": "dapi0123456789abcdef0123456789abcdef",
  ]

  @Test func `as JSON it is one object with the origin of every attribute`() throws {
    let ended = try run(Self.token, .json)
    #expect(ended.status == .done)
    #expect(
      ended.output == """
        {"host":"https://h.example.com","auth_type":"pat","profile":null,"config_file":null,\
        "source":{"host":"DATABRICKS_HOST","token":"DATABRICKS_TOKEN"},"error":null}

        """)
    #expect(ended.error == "")
  }

  @Test func `as text it shows what is set and from where, credentials masked`() throws {
    let ended = try run(Self.token)
    #expect(ended.status == .done)
    #expect(
      ended.output == """
        host\thttps://h.example.com\tDATABRICKS_HOST
        auth_type\tpat
        profile\t–
        config_file\t–
        token\tdapi••••cdef\tDATABRICKS_TOKEN

        """)
  }

  @Test func `a sign-in that does not suffice ends with status 3 and the reason`() throws {
    let environment = Self.token.merging(["DATABRICKS_CLIENT_ID": "id"]) { $1 }
    let text = try run(environment)
    #expect(text.status == .notSignedIn)
    #expect(
      text.error.hasPrefix(
        "lakelock: more than one authorization method configured: oauth and pat; "), "\(text)")
    let json = try run(environment, .json)
    #expect(json.status == .notSignedIn)
    #expect(json.output.contains(#""error":"more than one authorization method"#), "\(json)")
    #expect(json.error == "")
  }

  @Test func `without any configuration it says so`() throws {
    let ended = try run([:], .json)
    #expect(ended.status == .notSignedIn)
    #expect(ended.output.contains(#""host":null"#), "\(ended)")
    #expect(ended.output.contains(#""source":{},"error":"no workspace is configured"#), "\(ended)")
  }
}
