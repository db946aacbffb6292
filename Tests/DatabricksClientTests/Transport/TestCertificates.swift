import EmulatorServer
import Foundation

/// The files of `Fixtures/Certificates`: made by one authority, valid until 2119 but for `expired`.
enum TestCertificates {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Certificates")

  /// What a client must trust to accept the servers.
  static let authority = folder.appending(path: "authority.pem")

  /// One of `server`, `other-host` and `expired`.
  static func server(_ name: String) throws -> EmulatorServer.Certificate {
    let text = { (name: String) in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return EmulatorServer.Certificate(
      chain: try text("\(name).pem"), key: try text("\(name)-key.pem"))
  }
}
