internal import DatabricksClient
internal import Glibc

/// Connects a profile in one file after another.
struct GeneratedFiles {
  /// Where the files are written.
  let folder: String
  /// The keys whose values are told.
  let keys: [String]

  private var path: String { folder + "/.databrickscfg" }

  /// The ways to sign in that are written in turn.
  private static let credentials: [Credential] = [
    .token(Secret(copying: "dapi-new".utf8)),
    .servicePrincipal(
      ServicePrincipal(clientID: "the-id", secret: Secret(copying: "the-secret".utf8))),
    .token(Secret(copying: "dapi-new".utf8)),
    .databricksCLI(DatabricksCLILogin(profile: nil, programPath: "/opt/my tools/databricks")),
  ]

  func run() {
    var number = 0
    while let line = readLine(), let count = Int(line) {
      var bytes: [UInt8] = []
      while bytes.count < count {
        let byte = getchar()
        guard byte >= 0 else { return }
        bytes.append(UInt8(truncatingIfNeeded: byte))
      }
      let credential = Self.credentials[number % Self.credentials.count]
      number += 1
      print(String(decoding: answer(to: bytes, credential), as: UTF8.self))
    }
  }

  private func answer(to bytes: [UInt8], _ credential: Credential) -> [UInt8] {
    put(bytes)
    let location = ConfigFileLocation(path: path)
    let before = ConfigFile(Secret(copying: bytes))
    var refusal: String?
    do {
      let host = try WorkspaceURL(parsing: "https://new.example.com")
      _ = try ConfigFileWriter(location)
        .write(ProfileDraft(name: "p", host: host, credential: credential))
    } catch {
      refusal = "\(error)"
    }
    let after = contents()
    var json = JSONWriter<[UInt8]>([])
    json.beginObject()
    json.name("refusal")
    if let refusal { json.string(refusal) } else { json.null() }
    json.name("contents")
    json.string(Self.hexadecimal(after))
    json.name("before")
    write(before, to: &json)
    json.name("after")
    write(ConfigFile(Secret(copying: after)), to: &json)
    json.endObject()
    return json.finish()
  }

  private func write(_ file: ConfigFile, to json: inout JSONWriter<[UInt8]>) {
    json.beginObject()
    for section in file.profileNames + [ConfigFile.settingsSection] {
      json.name(section)
      json.beginObject()
      for key in keys {
        guard let value = file.secret(of: key, in: section) else { continue }
        json.name(key)
        json.string(
          value.withBytes { bytes in
            Self.hexadecimal((0..<bytes.byteCount).map { bytes.byte(at: $0) })
          })
      }
      json.endObject()
    }
    json.endObject()
  }

  private func put(_ bytes: [UInt8]) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    close(descriptor)
    guard count == bytes.count else { exit(3) }
  }

  private func contents() -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
    }
    return Array(bytes.prefix(max(0, count)))
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
