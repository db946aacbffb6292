package import DatabricksClient

/// The list of scopes: what the workspace holds, what of it is shown, and which row is selected.
package struct ScopeListViewModel: Equatable, Sendable {
  /// The scopes in the order of their names.
  package private(set) var scopes = Fetched<[SecretScope]>()
  /// What is known of each scope; kept over a refresh.
  package var details: [ScopeName: ScopeDetails] = [:]
  /// Whether the workspace has said that it has no access lists, so that none is asked for.
  package var hasNoAccessLists = false
  package private(set) var filter = ListFilter()
  package private(set) var selection = ListSelection()
  package private(set) var order = ScopeOrder.name
  /// The rows shown, as indexes into the scopes.
  package private(set) var rows: [Int] = []
  private var filterPlace = FilterPlace<ScopeName>()
  /// How many rows the pane has room for.
  package var visibleRowCount = 1 {
    didSet { selection.move(by: 0, count: rows.count, visible: visibleRowCount) }
  }

  package init() {}

  /// The scope in the selected row.
  package var selected: SecretScope? {
    rows.indices.contains(selection.selected) ? scope(inRow: selection.selected) : nil
  }

  /// The scope in `row`, counted from 0 among the rows shown.
  package func scope(inRow row: Int) -> SecretScope? {
    guard rows.indices.contains(row), let all = scopes.value else { return nil }
    return all[rows[row]]
  }

  /// The scope of that name, whether it is shown or not.
  package func scope(named name: ScopeName) -> SecretScope? {
    scopes.value?.first { $0.name == name }
  }

  /// The rows in view, as indexes into `rows`.
  package var visibleRows: Range<Int> {
    selection.visibleRows(count: rows.count, visible: visibleRowCount)
  }

  /// The number of keys in all scopes listed so far; kept, since it is shown at every key press.
  package private(set) var knownKeyCount = 0
  /// The number of scopes whose keys are listed.
  package private(set) var listedScopeCount = 0

  /// Takes what is known of `scope` now.
  package mutating func update(_ scope: ScopeName, to new: ScopeDetails) {
    let old = details.updateValue(new, forKey: scope)
    knownKeyCount += (new.keys.value?.count ?? 0) - (old?.keys.value?.count ?? 0)
    listedScopeCount += (new.keys.value == nil ? 0 : 1) - (old?.keys.value == nil ? 0 : 1)
    if order != .name { narrow(keeping: selected?.name) }
  }

  /// Notes that `id` lists the scopes.
  package mutating func ask(_ id: RequestID) {
    scopes.ask(id)
  }

  /// Takes the answer to `id`; the selection stays on its scope where that is still there.
  ///
  /// - Returns: whether the answer counted.
  package mutating func answer(
    _ id: RequestID, _ result: Result<[SecretScope], DatabricksError>
  ) -> Bool {
    let selectedName = selected?.name
    let sorted = result.map { found in found.sorted { $0.name < $1.name } }
    guard scopes.answer(id, sorted) else { return false }
    if let found = scopes.value {
      let names = Set(found.map(\.name))
      details = details.filter { names.contains($0.key) }
      knownKeyCount = details.values.reduce(0) { $0 + ($1.keys.value?.count ?? 0) }
      listedScopeCount = details.values.count { $0.keys.value != nil }
    }
    narrow(keeping: selectedName)
    return true
  }

  /// Stops waiting for the list.
  package mutating func cancel() {
    scopes.cancel()
  }

  /// Selects the scope of that name and drops a filter that hides it.
  package mutating func select(_ name: ScopeName) {
    if !rows.contains(where: { scopes.value?[$0].name == name }) { filter.clear() }
    narrow(keeping: name)
    filterPlace.note(name)
  }

  /// Lists the scopes in another order; the selection stays on its scope.
  package mutating func sort(by order: ScopeOrder) {
    self.order = order
    narrow(keeping: selected?.name)
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

  /// Where the scope of that name is not shown the cursor goes to `row`, else it stays in its row.
  private mutating func narrow(keeping name: ScopeName?, otherwise row: Int? = nil) {
    let all = scopes.value ?? []
    let wanted = filter.filter
    rows = all.indices.filter { index in
      wanted.isEmpty || wanted.match(in: Array(all[index].name.rawValue.utf8)) != nil
    }
    if order != .name {
      let ranks = all.map { order.rank(details[$0.name]) }
      rows.sort { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] > ranks[$1] }
    }
    let target =
      rows.firstIndex { all[$0].name == name } ?? row ?? (name == nil ? 0 : selection.selected)
    selection.select(target, count: rows.count, visible: visibleRowCount)
  }
}
