internal import DatabricksClient

/// What is said before a scope is deleted.
extension ScopeDeletionViewModel {
  /// All that is said of it; what will be lost stands above the rest, in view in the smallest window.
  package var sentences: [TableCell] {
    let losses = ([lossSummary].compactMap(\.self) + lossSentences).map { TableCell($0, .danger) }
    let rest = [consequence, keptSentence].compactMap(\.self).map { TableCell($0) }
    return [TableCell(scope.name.rawValue)] + losses + rest
  }

  /// The cells of a line in a window of that size.
  package static func columns(in window: Size) -> Int { min(72, window.columns - 4) }

  /// The sentence above the field or the bar, that itself, an empty row, and the keys.
  package static func footRowCount(in window: Size) -> Int { window.rows < 16 ? 3 : 4 }

  /// The rows for the sentences in a window of that size.
  package static func lineRoom(in window: Size) -> Int {
    max(1, window.rows - 2 - footRowCount(in: window))
  }

  /// What goes with it.
  package var consequence: String {
    if isVault {
      return "goes from this workspace with its access list; "
        + "the vault and its secrets stay in Azure"
    }
    let keys = keyCount.map { CountText.counted($0, "key") } ?? "its keys"
    return "goes with \(keys) and its access list; jobs and notebooks that read it will fail"
  }

  /// How far reading has come; nil when it has ended.
  package var progress: String? {
    switch stage {
    case .listing: "looking at what is in it, for undo"
    case .reading:
      "values read for undo: \(CountText.grouped(settledCount)) of "
        + CountText.grouped(keyCount ?? 0)
    case .comparing: "looking once more, whether it is still what was read"
    case .asking: nil
    }
  }

  /// What `u` makes again.
  package var keptSentence: String? {
    guard stage == .asking || stage == .comparing else { return nil }
    if isVault {
      return "u makes the scope and its access list again, which takes a Microsoft Entra token"
    }
    guard keyCount != nil else { return nil }
    let again = "u makes it again with \(CountText.counted(keptCount, "key"))\(accessText)"
    guard keptCount > 0 else { return "\(again), until the program ends" }
    let size = CountText.counted(keptByteCount, "byte")
    return "\(again); \(size) of values stay in locked memory until the program ends"
  }

  private var accessText: String {
    restoredAccessCount.map { " and \(CountText.counted($0, "permission"))" } ?? ""
  }

  /// How much will not come back, in a few words; nil where all does.
  package var lossSummary: String? {
    guard stage == .asking || stage == .comparing else { return nil }
    var parts: [String] = []
    if case .failure? = keys, !isVault { parts.append("its keys") }
    if !losses.isEmpty { parts.append(CountText.counted(losses.count, "key")) }
    if !accessLosses.isEmpty { parts.append("access") }
    return parts.isEmpty ? nil : "gone for good: \(parts.joined(separator: ", "))"
  }

  /// What will not come back and why, a sentence each.
  package var lossSentences: [String] {
    guard stage == .asking || stage == .comparing else { return [] }
    var sentences: [String] = []
    if case .failure(let error)? = keys, !isVault {
      sentences.append("its keys cannot be listed: \(Self.reason(error))")
    }
    var groups: [(reason: String, names: [String])] = []
    for (name, loss) in losses.sorted(by: { $0.key < $1.key }) {
      let reason = text(of: loss)
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        groups[index].names.append(name.rawValue)
      } else {
        groups.append((reason, [name.rawValue]))
      }
    }
    sentences += groups.map { "\(Self.listed($0.names)): \($0.reason)" }
    return sentences + accessLosses
  }

  private var accessLosses: [String] {
    switch acls {
    case .failure(.premiumOnly), nil: return []
    case .failure(let error):
      return ["its access list cannot be read: \(Self.reason(error))"]
    case .success(let list):
      return list.filter { Permission(rawValue: $0.permission) == nil }.map {
        "\($0.permission) of \($0.principal): this permission is not known here"
      }
    }
  }

  private func text(of loss: Loss) -> String {
    switch loss {
    case .unread(let error): Self.reason(error)
    case .tooMuch: "more than the \(CountText.kibibytes(byteLimit)) that may be kept"
    case .skipped: "not read"
    }
  }

  private static func reason(_ error: DatabricksError) -> String {
    switch error {
    case .notPermitted: "you may not read it"
    case .readingNotAllowed: "values cannot be read outside of notebooks here"
    default: ErrorText(error).summary
    }
  }

  /// At most three names and the number of the others.
  private static func listed(_ names: [String]) -> String {
    let first = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(first) and \(CountText.grouped(names.count - 3)) more" : first
  }

  /// What the status line says when it was deleted.
  func undoHint(of user: CurrentUser?, nesting: GroupNesting) -> String {
    var hint = AppViewModel.undoHint
    if keyCount == nil, !isVault {
      hint += " without its keys"
    } else if !losses.isEmpty {
      hint += " without \(CountText.counted(losses.count, "key"))"
    }
    // It is not known to be in a group that has MANAGE, so that it would be locked out without.
    guard case .kept = makersEntry(of: user, nesting: nesting) else { return hint }
    return "\(hint), with MANAGE for you, whose groups with it are not known"
  }
}
