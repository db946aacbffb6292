internal import DatabricksClient

/// A table about access as text for other programs: columns apart by tabs, one row a line.
struct AccessReport: Equatable {
  /// What a file of it may be called.
  let fileName: String
  /// The lines, the first of which names the columns.
  let lines: [String]

  /// How many rows it has without the columns' names.
  var rowCount: Int { lines.count - 1 }

  /// All lines, each with its end.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// All that `view` of `browser` shows, whatever its filter.
  init(_ view: AccessViewModel.View, of scope: ScopeName, _ browser: BrowserViewModel) {
    let tables = AccessTables(browser)
    let directory = browser.principals
    let scopes = browser.scopes.scopes.value ?? []
    let entryColumns = ["scope", "principal", "name", "kind", "permission"]
    func row(_ scope: ScopeName, _ entry: ScopeACL) -> [String] {
      [
        scope.rawValue, entry.principal, directory.shownName(of: entry.principal),
        directory.principal(named: entry.principal).kind.label, entry.permission,
      ]
    }
    switch view {
    case .list:
      fileName = "\(scope.rawValue)-access.tsv"
      let entries = AccessTables.sorted(browser.scopes.details[scope]?.openList ?? [])
      lines = Self.lines(entryColumns, entries.map { row(scope, $0) })
    case .scopes:
      fileName = "my-access.tsv"
      let rows = scopes.map { scope in
        let access = tables.access(to: scope.name)
        return [
          scope.name.rawValue, access.cell.text, access.through,
          access.entryCount.map(String.init) ?? "",
        ]
      }
      lines = Self.lines(["scope", "access", "through", "entries"], rows)
    case .principals:
      fileName = "all-access.tsv"
      let rows = scopes.flatMap { scope in
        AccessTables.sorted(browser.scopes.details[scope.name]?.openList ?? [])
          .map { row(scope.name, $0) }
      }
      lines = Self.lines(entryColumns, rows)
    case .grants(let name):
      fileName = "access-of-\(Self.fileWord(directory.shownName(of: name))).tsv"
      let rows = tables.grants(of: name).map { row in
        [name, directory.shownName(of: name)] + row.cells.map(\.text)
      }
      lines = Self.lines(["principal", "name", "scope", "permission", "through"], rows)
    }
  }

  private static func lines(_ columns: [String], _ rows: [[String]]) -> [String] {
    ([columns] + rows).map { $0.map(field).joined(separator: "\t") }
  }

  /// A tab or a line end in a name would be taken for the table's own.
  private static func field(_ text: String) -> String {
    var field = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      field.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(field)
  }

  private static func fileWord(_ name: String) -> String {
    var word = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      word.append(isPlain || "@.-_".unicodeScalars.contains(scalar) ? scalar : "-")
    }
    return String(word)
  }
}
