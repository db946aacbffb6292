internal import DatabricksClient
internal import SecretFiles

/// The files that an export writes.
enum ExportText {
  /// A row for each key with the time it was last put, UTC, and its age in days; tabs between them.
  static func names(_ keys: KeyList, at now: Timestamp) -> Secret {
    var builder = SecretBuilder(minimumCapacity: 4096)
    builder.append("key\tlast_updated\tage_days\n")
    for index in 0..<keys.count {
      builder.append(cell(keys[index].name.rawValue))
      builder.append("\t")
      let time = keys.lastUpdated(at: index)
      builder.append(time?.universalText ?? "")
      builder.append("\t")
      builder.append(time.map { String(days(from: $0, to: now)) } ?? "")
      builder.append("\n")
    }
    return builder.finish()
  }

  private static func days(from then: Timestamp, to now: Timestamp) -> Int64 {
    max(0, now.milliseconds - then.milliseconds) / 86_400_000
  }

  /// A line for each key.
  static func references(
    _ keys: KeyList, in scope: ScopeName, as reference: SecretReference
  ) -> Secret {
    var builder = SecretBuilder(minimumCapacity: 4096)
    for index in 0..<keys.count {
      builder.append(
        cell(reference.text(for: SecretPath(scope: scope, key: keys[index].name))))
      builder.append("\n")
    }
    return builder.finish()
  }

  /// The values in their format.
  static func values(
    _ entries: [SecretEntry], as format: SecretFileFormat
  ) throws(ExportProblem) -> Secret {
    let refused = entries.compactMap { entry in
      SecretFile.refusal(of: entry, by: format).map { (entry.key.rawValue, $0) }
    }
    if let (name, reason) = refused.first {
      let others = refused.count - 1
      throw ExportProblem(
        "\(name) \(reason)"
          + (others > 0 ? ", nor can it hold \(CountText.counted(others, "other"))" : "")
          + "; nothing was written, choose JSON")
    }
    do throws(SecretFileError) {
      return try SecretFile.write(entries, as: format)
    } catch {
      throw ExportProblem("\(error.text); nothing was written")
    }
  }

  /// The text without what would end its cell or line.
  private static func cell(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
  }
}

extension SecretBuilder {
  fileprivate mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }
}
