package import DatabricksClient

/// Addresses that are known on this machine already.
extension TokenEntryViewModel {
  /// Takes what stands outside the config file in.
  package mutating func knownWorkspacesFound(_ found: [KnownWorkspace]) {
    known = found
  }

  /// What can be suggested, each address once; the profiles of the config file come first.
  var suggestions: [KnownWorkspace] {
    let rows = (profiles?.rows ?? []).compactMap { row -> KnownWorkspace? in
      guard let host = try? WorkspaceURL(parsing: row.host) else { return nil }
      return KnownWorkspace(host: host, name: row.name, source: "profile \(row.name)")
    }
    return (rows + known).reduce(into: []) { all, one in
      if !all.contains(where: { $0.host == one.host }) { all.append(one) }
    }
  }

  /// Puts the next known workspace into the address, and its name into the profile.
  mutating func suggest() -> [TokenEntryOutcome] {
    guard !stage.isWaiting, stage.shownChange == nil, renewed == nil else { return [] }
    if focus == .profile { return suggestName() }
    let all = suggestions
    guard !all.isEmpty else {
      notice = TokenEntryNote("no workspace is known on this machine yet", .warning)
      return []
    }
    isTouched = true
    let place = all.firstIndex { $0.host == workspace }.map { ($0 + 1) % all.count } ?? 0
    let chosen = all[place]
    host = LineField(text: chosen.host.text)
    workspace = chosen.host
    workspaceID = nil
    unsettled.remove(.host)
    let count = all.count > 1 ? "\(place + 1) of \(all.count), " : ""
    hostNote = TokenEntryNote("\(count)from \(chosen.source)")
    if !isProfileChosen, let name = chosen.name {
      profile = LineField(text: name)
    } else {
      suggestProfile()
    }
    return forgetCheck()
  }

  /// The names of the profiles there are, for the profile's field.
  var knownNames: [String] { profiles?.rows.map(\.name) ?? [] }

  /// Puts the next profile's name into its field.
  private mutating func suggestName() -> [TokenEntryOutcome] {
    let all = knownNames
    guard !all.isEmpty else {
      notice = TokenEntryNote("\(configPath) has no profile yet", .warning)
      return []
    }
    isTouched = true
    let place = all.firstIndex(of: profile.text).map { ($0 + 1) % all.count } ?? 0
    profile = LineField(text: all[place])
    isProfileChosen = true
    notice = TokenEntryNote("\(place + 1) of \(CountText.counted(all.count, "profile"))")
    return forgetPreview()
  }
}
