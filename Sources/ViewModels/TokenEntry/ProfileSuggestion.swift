package import DatabricksClient

extension ProfileList {
  /// Whether the config file has a profile of that name.
  package func holds(_ name: String) -> Bool {
    rows.contains { $0.name == name }
  }

  /// The name for a new profile.
  ///
  /// The profile that has the same address already, for its token is being renewed; else `DEFAULT`
  /// while it is free; else the first label of the host, with a number where that one is taken.
  package func suggestedName(for workspace: WorkspaceURL?) -> String {
    if let workspace, let row = rows.first(where: { $0.isFor(workspace) }) { return row.name }
    guard holds("DEFAULT") else { return "DEFAULT" }
    let label = workspace?.host.split(separator: ".").first.map(String.init) ?? ""
    let stem = label.allSatisfy { $0.isNumber || $0 == ":" } ? "workspace" : label
    guard holds(stem) else { return stem }
    return (2...(rows.count + 2)).lazy.map { "\(stem)-\($0)" }.first { !holds($0) } ?? stem
  }
}

extension ProfileList.Row {
  fileprivate func isFor(_ workspace: WorkspaceURL) -> Bool {
    host == workspace.text || host == workspace.text + "/"
  }
}
