/// What a profile may be called.
package enum ProfileName {
  /// Refuses names that a config file cannot hold or that mean something else there.
  package static func check(_ name: String) throws(ConfigurationError) {
    if name.isEmpty { throw .invalidProfileName(name, reason: "it is empty") }
    if name == ConfigFile.settingsSection {
      throw .invalidProfileName(name, reason: "it is reserved for settings")
    }
    if name.unicodeScalars.count > 128 {
      throw .invalidProfileName(String(name.prefix(40)) + "…", reason: "it is too long")
    }
    if name.trimmingSpace != name {
      throw .invalidProfileName(name, reason: "it begins or ends with a space")
    }
    let isPlain = name.unicodeScalars.allSatisfy {
      // Among the format characters are those that nobody sees.
      ![.control, .format, .lineSeparator, .paragraphSeparator]
        .contains($0.properties.generalCategory)
        && !"[]\"`#;\\".unicodeScalars.contains($0)
    }
    guard isPlain else {
      throw .invalidProfileName(name, reason: "it has a character a section's name cannot have")
    }
  }
}

/// What a token may consist of.
package enum TokenText {
  /// Refuses what no bearer token is (RFC 6750, section 2.1), such as a space or a line end.
  package static func check(_ token: Secret) throws(ConfigurationError) {
    guard token.count > 0 else { throw .invalidToken(reason: "it is empty") }
    let odd = token.withBytes { bytes in
      (0..<bytes.byteCount).first { !isPart(bytes.byte(at: $0)) }
    }
    guard let odd else { return }
    throw .invalidToken(reason: "character \(odd + 1) cannot be in a token")
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~+/=".utf8.contains(byte)
    }
  }
}
