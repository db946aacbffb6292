package import DatabricksClient

/// The clipboard of the terminal, which an escape sequence fills (OSC 52 of xterm's `ctlseqs`).
///
/// A terminal never tells whether it took what was sent.
package struct TerminalClipboard: Equatable, Sendable {
  /// What lies between this program and the terminal.
  enum Multiplexer: Equatable, Sendable {
    case none
    case tmux
    case screen
  }

  /// The most bytes that are sent: terminals stop reading after 100,000 characters of base64.
  package static let usualLimit = 74_994
  /// What terminals take that are known for less.
  private static let smallLimits = ["Tabby": 1_000]
  /// Terminals without any clipboard.
  private static let without: Set<String> = ["dumb", "linux", "vt100", "vt220", "cons25"]
  /// The most bytes that GNU screen hands on in one piece.
  private static let screenPiece = 240

  let multiplexer: Multiplexer
  /// The most bytes that are sent.
  package let limit: Int

  /// The clipboard of the terminal that `environment` tells of; nil when it has none.
  package init?(_ environment: [String: String]) {
    guard let type = environment["TERM"], !type.isEmpty, !Self.without.contains(type) else {
      return nil
    }
    if environment.has("TMUX") || type.hasPrefix("tmux") {
      multiplexer = .tmux
    } else {
      multiplexer = environment.has("STY") ? .screen : .none
    }
    limit = environment["TERM_PROGRAM"].flatMap { Self.smallLimits[$0] } ?? Self.usualLimit
  }

  /// On what it depends whether the terminal gets anything; nil where nothing lies between.
  var condition: String? {
    multiplexer == .tmux ? "tmux hands it on with set-clipboard or allow-passthrough on" : nil
  }

  /// What to send so that the terminal's clipboard holds `bytes`, of which there are `limit` at most.
  ///
  /// tmux gets it twice: one form works where its clipboard is on, the other where it passes
  /// sequences through.
  package func sequence(for bytes: Secret) -> Secret {
    let plain = Self.plain(bytes)
    switch multiplexer {
    case .none: return plain
    case .tmux:
      var sequence = SecretBuilder(minimumCapacity: 2 * plain.count + 32)
      plain.withBytes { sequence.append($0) }
      sequence.append("\u{1B}Ptmux;\u{1B}")
      plain.withBytes { sequence.append($0) }
      sequence.append("\u{1B}\\")
      return sequence.finish()
    case .screen:
      var sequence = SecretBuilder(minimumCapacity: plain.count + plain.count / 32 + 16)
      plain.withBytes { bytes in
        var offset = 0
        while offset < bytes.byteCount {
          let end = min(offset + Self.screenPiece, bytes.byteCount)
          sequence.append("\u{1B}P")
          sequence.append(bytes.extracting(offset..<end))
          sequence.append("\u{1B}\\")
          offset = end
        }
      }
      return sequence.finish()
    }
  }

  /// What to send so that the terminal's clipboard no longer holds what was sent before.
  ///
  /// A blank: tmux ignores an empty text.
  package var overwritingSequence: Secret { sequence(for: Secret(copying: [0x20])) }

  /// Ends in BEL, which multiplexers hand on more reliably than the two bytes of the other form.
  private static func plain(_ bytes: Secret) -> Secret {
    let prefix = Array("\u{1B}]52;c;".utf8)
    var sequence = SecretBytes(capacity: prefix.count + (bytes.count + 2) / 3 * 4 + 1)
    for byte in prefix { sequence.write(byte) }
    bytes.withBytes { Base64Encoder.write($0, to: &sequence) }
    sequence.write(0x07)
    return Secret(sequence)
  }
}
