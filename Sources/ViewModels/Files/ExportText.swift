internal import DatabricksClient
internal import SecretFiles

/// The files that an export of `source` writes.
struct ExportText {
  let source: ExportSource

  /// A row for each key with the time it was last put, UTC, and its age in days; tabs between them.
  func names(_ keys: [ExportedKey], at now: Timestamp) -> Secret {
    var builder = SecretBuilder(minimumCapacity: 4096)
    builder.append(source.isOfOneScope ? "" : "scope\t")
    builder.append("key\tlast_updated\tage_days\n")
    for key in keys {
      if !source.isOfOneScope {
        builder.append(cell(key.path.scope.rawValue))
        builder.append("\t")
      }
      builder.append(cell(key.path.key.rawValue))
      builder.append("\t")
      builder.append(key.time?.universalText ?? "")
      builder.append("\t")
      builder.append(key.time.map { String(days(from: $0, to: now)) } ?? "")
      builder.append("\n")
    }
    return builder.finish()
  }

  private func days(from then: Timestamp, to now: Timestamp) -> Int64 {
    max(0, now.milliseconds - then.milliseconds) / 86_400_000
  }

  /// A line for each key.
  func references(_ keys: [ExportedKey], as reference: SecretReference) -> Secret {
    var builder = SecretBuilder(minimumCapacity: 4096)
    for key in keys {
      builder.append(cell(reference.text(for: key.path)))
      builder.append("\n")
    }
    return builder.finish()
  }

  /// The values in their format.
  func values(
    _ found: [(path: SecretPath, value: Secret)], as format: SecretFileFormat
  ) throws(ExportProblem) -> Secret {
    if format != .json { try refuseRepeated(found.map(\.path), by: format) }
    let refused = found.compactMap { path, value in
      SecretFile.refusal(of: SecretEntry(key: path.key, value: value), by: format).map {
        (source.name(of: path), $0)
      }
    }
    if let (name, reason) = refused.first {
      let others = refused.count - 1
      throw ExportProblem(
        "\(name) \(reason)"
          + (others > 0 ? ", nor can it hold \(CountText.counted(others, "other"))" : "")
          + "; nothing was written, choose JSON")
    }
    let entries = found.map { path, value in
      // Only JSON holds any name, so that it alone tells keys of several scopes apart.
      let name = format == .json ? KeyName(source.name(of: path)) : path.key
      return SecretEntry(key: name, value: value)
    }
    do throws(SecretFileError) {
      return try SecretFile.write(entries, as: format)
    } catch {
      throw ExportProblem("\(error.text); nothing was written")
    }
  }

  /// One of two keys of the same name would be lost where the file is read.
  private func refuseRepeated(
    _ paths: [SecretPath], by format: SecretFileFormat
  ) throws(ExportProblem) {
    var scopes: [KeyName: ScopeName] = [:]
    for path in paths {
      guard let other = scopes.updateValue(path.scope, forKey: path.key) else { continue }
      throw ExportProblem(
        "\(path.key.rawValue) is in \(other.rawValue) and in \(path.scope.rawValue), which "
          + "\(format.rawValue) cannot tell apart; nothing was written, choose JSON")
    }
  }

  /// The text without what would end its cell or line.
  private func cell(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
  }
}

extension SecretBuilder {
  fileprivate mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }
}
