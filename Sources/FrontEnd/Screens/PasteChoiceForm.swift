internal import DatabricksClient
internal import ViewModels

/// The profiles of a paste that holds several, one a row.
enum PasteChoiceForm {
  static func draw(_ choice: PasteChoice, in rect: Rect, on grid: inout CellGrid) {
    let air = rect.rows > 8 ? 1 : 0
    grid.write(
      CellText.endTruncated("which of them is it to be?", cells: rect.columns),
      at: Point(column: rect.column, row: rect.row + air), .dim)
    let start = rect.row + 2 * air + 1
    let room = max(1, rect.row + rect.rows - start)
    let top = max(0, min(choice.selected - room + 1, choice.profiles.count - room))
    let nameCells = min(26, rect.columns / 2)
    for (offset, profile) in choice.profiles.dropFirst(top).prefix(room).enumerated() {
      let row = start + offset
      let isSelected = top + offset == choice.selected
      if isSelected { grid.write("▸", at: Point(column: rect.column, row: row), .accent) }
      let name = profile.profile?.value ?? "DEFAULT"
      grid.write(
        CellText.middleTruncated(name, cells: nameCells - 3),
        at: Point(column: rect.column + 2, row: row))
      let rest = Point(column: rect.column + nameCells, row: row)
      grid.write(
        CellText.middleTruncated(text(of: profile), cells: rect.columns - nameCells), at: rest,
        .dim)
      if isSelected {
        let line = Rect(column: rect.column - 1, row: row, columns: rect.columns + 2, rows: 1)
        grid.setRole(.selection, in: line)
      }
    }
  }

  private static func text(of profile: PastedCredentials) -> String {
    let host = profile.host?.value?.url.shown ?? profile.host?.refusal ?? "no address"
    guard profile.token?.value == nil else { return host }
    if profile.clientID?.value != nil { return "\(host), service principal" }
    let kind = (profile.authType?.value).flatMap { SignInKind($0) }
    return "\(host), \(kind?.title ?? "no token")"
  }
}
