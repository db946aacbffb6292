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
    let scopes = (browser.scopes.scopes.value ?? []).map(\.name)
    switch view {
    case .list: self.init("\(scope.rawValue)-access.tsv", entriesOf: [scope], browser)
    case .principals: self.init("all-access.tsv", entriesOf: scopes, browser)
    case .scopes:
      let tables = AccessTables(browser)
      let rows = scopes.map { scope in
        let access = tables.access(to: scope)
        return [
          scope.rawValue, access.cell.text, access.through,
          access.entryCount.map(String.init) ?? "",
        ]
      }
      self.init("my-access.tsv", ["scope", "access", "through", "entries"], rows)
    case .grants(let name):
      let shown = browser.principals.shownName(of: name)
      let rows = AccessTables(browser).grants(of: name).map { row in
        [name, shown] + row.cells.map(\.text)
      }
      self.init(
        "access-of-\(Self.fileWord(shown)).tsv",
        ["principal", "name", "scope", "permission", "through"], rows)
    }
  }

  /// The entries of the lists of `scopes` that the user may read.
  private init(_ fileName: String, entriesOf scopes: [ScopeName], _ browser: BrowserViewModel) {
    let directory = browser.principals
    let rows = scopes.flatMap { scope in
      AccessTables.sorted(browser.scopes.details[scope]?.openList ?? []).map { entry in
        [
          scope.rawValue, entry.principal, directory.shownName(of: entry.principal),
          directory.principal(named: entry.principal).kind.label, entry.permission,
        ]
      }
    }
    self.init(fileName, ["scope", "principal", "name", "kind", "permission"], rows)
  }

  private init(_ fileName: String, _ columns: [String], _ rows: [[String]]) {
    self.fileName = fileName
    lines = ([columns] + rows).map { $0.map(Self.field).joined(separator: "\t") }
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
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      let isKept = scalar.isASCII && (isWord || "@.-_".unicodeScalars.contains(scalar))
      word.append(isKept ? scalar : "-")
    }
    return String(word)
  }
}
