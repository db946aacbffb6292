internal import DatabricksClient
internal import Desktop

/// The workspaces of the profiles, to choose the one that something goes to.
package struct TransferWorkspaces: Equatable, Sendable {
  private let current: String?
  private let settings: ProfileSettings
  /// Whether the profiles are read.
  package private(set) var isRead = false
  package internal(set) var table: TableViewModel
  /// Why the profiles could not be read.
  package internal(set) var error: ErrorText?
  /// Why one cannot be chosen.
  package internal(set) var problem: String?

  init(current: String?, settings: ProfileSettings) {
    self.current = current
    self.settings = settings
    table = TableViewModel([
      TableColumn("profile", .fitting(most: 30)),
      TableColumn("workspace", .flexible(share: 1)),
      TableColumn("", .fitting(most: 10), leftOutBelow: 50),
    ])
  }

  mutating func show(_ list: ProfileList) {
    isRead = true
    error = nil
    table.show(
      list.rows.map { row in
        let note =
          row.name == current
          ? TableCell("open", .accent)
          : settings.mark(of: row.name).isReadOnly
            ? TableCell("read-only", .warning) : TableCell("")
        let host = row.host.hasPrefix("https://") ? String(row.host.dropFirst(8)) : row.host
        return TableRow(id: row.name, [TableCell(row.name), TableCell(host, .dim), note])
      })
  }

  /// The profile of the selected row; nil, with a problem, where nothing may go there.
  mutating func choose() -> String? {
    guard let name = table.selected?.id else { return nil }
    if name != current, let reason = settings.readOnlyReason(of: name) {
      problem = "read-only: \(reason)"
      return nil
    }
    return name
  }
}
