package import DatabricksClient

/// The list of one scope's keys: what of it is shown and which row is selected.
package struct KeyListViewModel: Equatable, Sendable {
  /// The scope whose keys are shown; nil while no scope is selected.
  package private(set) var scope: ScopeName?
  /// The keys as the workspace listed them.
  package private(set) var keys = KeyList()
  package private(set) var filter = ListFilter()
  package private(set) var selection = ListSelection()
  /// The order of the rows, which stays from scope to scope.
  package private(set) var order = KeyOrder.name
  /// The rows shown, in their order, as indexes into `keys`.
  package private(set) var rows: [Int32] = []
  private var sorted: [Int32] = []
  private var filterPlace = FilterPlace<KeyName>()
  /// The keys that are marked, of every scope.
  package var marks = KeyMarks()
  /// How many rows the pane has room for.
  package var visibleRowCount = 1 {
    didSet { selection.move(by: 0, count: rows.count, visible: visibleRowCount) }
  }

  package init() {}

  /// The key in the selected row.
  package var selected: SecretKey? { key(inRow: selection.selected) }

  /// Where the selected key is.
  package var selectedPath: SecretPath? {
    guard let scope, let selected else { return nil }
    return SecretPath(scope: scope, key: selected.name)
  }

  /// The key in `row`, counted from 0 among the rows shown.
  package func key(inRow row: Int) -> SecretKey? {
    rows.indices.contains(row) ? keys[Int(rows[row])] : nil
  }

  /// The rows in view, as indexes into `rows`.
  package var visibleRows: Range<Int> {
    selection.visibleRows(count: rows.count, visible: visibleRowCount)
  }

  /// Shows the keys of `scope`; in the same scope the selection stays on its key.
  package mutating func show(_ list: KeyList?, of scope: ScopeName?) {
    let list = list ?? KeyList()
    let isSameScope = scope == self.scope
    guard !isSameScope || list != keys else { return }
    let selectedName = isSameScope ? selected?.name : nil
    if !isSameScope {
      filter.clear()
      filterPlace.forget()
    }
    self.scope = scope
    keys = list
    sorted = Self.sortedRows(of: list, by: order)
    narrow(keeping: selectedName, otherwise: isSameScope ? selection.selected : 0)
  }

  /// Selects the key of that name and drops a filter that hides it.
  package mutating func select(_ name: KeyName) {
    guard let index = keys.firstIndex(of: name) else { return }
    if !rows.contains(Int32(index)) { filter.clear() }
    narrow(keeping: name, otherwise: selection.selected)
    filterPlace.note(name)
  }

  /// Lists the keys in another order; the selection stays on its key.
  package mutating func sort(by order: KeyOrder) {
    self.order = order
    sorted = Self.sortedRows(of: keys, by: order)
    narrow(keeping: selected?.name, otherwise: selection.selected)
  }

  /// Selects `row`, counted from 0 among the rows shown.
  package mutating func select(row: Int) {
    selection.select(row, count: rows.count, visible: visibleRowCount)
    filterPlace.note(selected?.name)
  }

  /// Moves the selection by `count` rows.
  package mutating func move(by count: Int) {
    selection.move(by: count, count: rows.count, visible: visibleRowCount)
    filterPlace.note(selected?.name)
  }

  /// Scrolls by `count` rows, as the wheel does.
  package mutating func scroll(by count: Int) {
    selection.scroll(by: count, count: rows.count, visible: visibleRowCount)
    filterPlace.note(selected?.name)
  }

  /// Changes the filter and narrows the list by it.
  package mutating func editFilter(_ change: (inout ListFilter) -> Void) {
    let name = filterPlace.edit(&filter, selected: selected?.name, change)
    narrow(keeping: name, otherwise: 0)
  }

  private mutating func narrow(keeping name: KeyName?, otherwise row: Int) {
    let wanted = filter.filter
    rows =
      wanted.isEmpty
      ? sorted : sorted.filter { wanted.match(in: keys.nameBytes(at: Int($0))) != nil }
    var target = row
    if let name {
      let bytes = Array(name.rawValue.utf8)
      target = rows.firstIndex { keys.nameBytes(at: Int($0)).elementsEqual(bytes) } ?? row
    }
    selection.select(target, count: rows.count, visible: visibleRowCount)
  }

  private static func sortedRows(of list: KeyList, by order: KeyOrder) -> [Int32] {
    let byName = sortedByName(list)
    guard order != .name else { return byName }
    // Where a backend tells no time the key stands last in both orders.
    let times = byName.map { list.lastUpdated(at: Int($0))?.milliseconds }
    let rows = byName.indices.sorted { one, other in
      guard let left = times[one], let right = times[other], left != right else {
        return (times[one] != nil && times[other] == nil)
          || ((times[one] == nil) == (times[other] == nil) && one < other)
      }
      return order == .newest ? left > right : left < right
    }
    return rows.map { byName[$0] }
  }

  private static func sortedByName(_ list: KeyList) -> [Int32] {
    let rows = (0..<Int32(list.count)).map(\.self)
    let isSorted = rows.dropFirst().allSatisfy { row in
      !list.nameBytes(at: Int(row)).lexicographicallyPrecedes(list.nameBytes(at: Int(row) - 1))
    }
    if isSorted { return rows }
    return rows.sorted {
      list.nameBytes(at: Int($0)).lexicographicallyPrecedes(list.nameBytes(at: Int($1)))
    }
  }
}
