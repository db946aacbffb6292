package import DatabricksClient
package import Desktop

extension ConfirmationViewModel {
  /// Asks before a file that is there already is replaced.
  package static func replaceFile(
    _ path: String, _ facts: FileFacts, now: Timestamp
  ) -> ConfirmationViewModel {
    let changed = Timestamp(milliseconds: facts.modifiedSeconds * 1000)
    return ConfirmationViewModel(
      title: "A file is there",
      lines: [
        path,
        "has \(CountText.counted(facts.byteCount, "byte")), "
          + "changed \(AgeText.long(since: changed, now: now)) ago; nothing was written yet",
      ],
      buttons: [.keep("cancel"), .danger("replace", "y", .replaceFile(facts))],
      requiredText: nil, openingKey: Key(.enter))
  }
}
