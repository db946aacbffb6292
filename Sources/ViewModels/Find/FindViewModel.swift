package import DatabricksClient

/// Finding a key in all scopes: a field, and the paths that match what is in it, the best first.
///
/// A search over a million names is done in slices, each short enough for keys to be answered; after
/// each slice what was found so far is shown.
package struct FindViewModel: Equatable, Sendable {
  package private(set) var field = LineField()
  /// Why what was pasted is not in the field.
  package private(set) var problem: String?
  package private(set) var selection = ListSelection()
  /// How many rows are in view.
  package private(set) var visibleRowCount = 1
  /// The best paths found so far, in their order.
  package private(set) var hits: [FindHit] = []
  package private(set) var index = FindIndex()
  /// Why the scopes could not be listed; nil while they are, or are being.
  package private(set) var listError: DatabricksError?
  /// Whether the scopes have been listed.
  package private(set) var hasScopes = false
  /// Whether the selection was moved since the field was changed.
  private var isChosen = false
  private var search: FindSearch
  /// Searches that are done, so that taking a letter back costs nothing.
  private var done: [FindSearch] = []
  /// How many blocks have their letters read while nothing else is to be done.
  private var preparedCount = 0

  /// How many paths are kept in their order at first, and at most; more as one moves down.
  package static let firstTop = 100
  package static let mostTop = 10_000
  /// How much of a search is done in one slice: 4 to 8 ms.
  ///
  /// Two of them, which is what a key may take before the screen is drawn, go through a million names.
  private static let sliceWork = 900_000
  private static let mostDone = 32

  /// Looks for nothing yet in the scopes of `list`.
  package init(_ list: ScopeListViewModel) {
    search = FindSearch(FindQuery(""), blockCount: 0, top: Self.firstTop)
    adopt(list)
  }

  /// What is looked for.
  package var query: FindQuery { search.query }

  /// How many keys match, as far as is known.
  package var matchCount: Int { search.matchCount }

  /// Whether all lists that came have been looked through.
  package var isComplete: Bool { search.isComplete }

  /// Whether more match than can be moved to.
  package var isCut: Bool { search.top.capacity >= Self.mostTop && matchCount > hits.count }

  /// When it goes on by itself: at once, while something is left to be done.
  package var deadline: Moment? {
    isComplete && preparedCount == index.blocks.count ? nil : Moment(milliseconds: 0)
  }

  /// The path in the selected row.
  package var selected: SecretPath? {
    hits.indices.contains(selection.selected) ? index.path(of: hits[selection.selected]) : nil
  }

  /// The rows to draw, each with whether it is selected.
  package var visible: [(hit: FindHit, isSelected: Bool)] {
    selection.visibleRows(count: hits.count, visible: visibleRowCount).map {
      (hits[$0], $0 == selection.selected)
    }
  }

  /// Does a slice of what is left to be done.
  package mutating func goOn() {
    if !isComplete {
      advance()
      show(keeping: isChosen ? selected : nil)
      return
    }
    var left = Self.sliceWork
    while preparedCount < index.blocks.count, left > 0 {
      if !index.blocks[preparedCount].isReady {
        index.blocks[preparedCount].prepare()
        left -= 8 * index.blocks[preparedCount].count
      }
      left -= 1
      preparedCount += 1
    }
  }

  /// Takes the scopes that are there now, and begins the search again.
  mutating func adopt(_ list: ScopeListViewModel) {
    let path = selected
    hasScopes = list.scopes.value != nil
    listError = hasScopes ? nil : list.scopes.error
    index.adopt(list)
    // Nothing found before tells where anything is now.
    done = []
    let wanted = query
    search = FindSearch(wanted, blockCount: 0, top: 0)
    preparedCount = 0
    begin(wanted, top: Self.firstTop)
    show(keeping: path)
  }

  /// Takes the list of keys of `scope` that came; the selection stays on its path.
  mutating func take(_ keys: Fetched<KeyList>, of scope: ScopeName) {
    let path = selected
    switch index.take(keys, of: scope) {
    case .nothing: return
    case .filled(let block):
      for index in done.indices { done[index].forget(block) }
      search.take(block, of: &index.blocks)
    case .changed(let block):
      for index in done.indices { done[index].forget(block) }
      search.forget(block)
      begin(query, top: search.top.capacity, after: search)
    }
    preparedCount = 0
    show(keeping: path)
  }

  /// Changes the field and looks for what is in it now.
  mutating func edit(_ change: (inout LineField) -> Void) {
    problem = nil
    change(&field)
    let wanted = FindQuery(field.text)
    guard wanted != query else { return }
    begin(wanted, top: Self.firstTop)
    isChosen = false
    selection = ListSelection()
    show(keeping: nil)
  }

  /// Moves the selection by `rows`; more rows are brought into order where that goes beyond them.
  mutating func move(by rows: Int) {
    isChosen = true
    let wanted = selection.selected + rows
    if wanted + visibleRowCount > hits.count, hits.count < matchCount,
      search.top.capacity < Self.mostTop
    {
      begin(query, top: min(Self.mostTop, search.top.capacity * 10), after: search)
      show(keeping: selected)
    }
    selection.move(by: rows, count: hits.count, visible: visibleRowCount)
  }

  mutating func scrollRows(by rows: Int) {
    isChosen = true
    selection.scroll(by: rows, count: hits.count, visible: visibleRowCount)
  }

  mutating func refuse(_ problem: String) { self.problem = problem }

  mutating func resize(visibleRowCount: Int) {
    self.visibleRowCount = visibleRowCount
    selection.move(by: 0, count: hits.count, visible: visibleRowCount)
  }

  private mutating func begin(_ query: FindQuery, top: Int, after earlier: FindSearch? = nil) {
    if search.isComplete, !search.isOutdated, search.matches.count == index.blocks.count {
      done.removeAll { $0.query == search.query }
      done.append(search)
      if done.count > Self.mostDone { done.removeFirst() }
    }
    if let known = done.last(where: {
      $0.query == query && !$0.isOutdated && $0.top.capacity >= top
    }) {
      search = known
      return
    }
    let narrowest =
      earlier
      ?? done.filter { query.isNarrower(than: $0.query) }.min { $0.matchCount < $1.matchCount }
    search = FindSearch(query, blockCount: index.blocks.count, top: top, after: narrowest)
    advance()
  }

  private mutating func advance() {
    search.advance(in: &index.blocks, work: Self.sliceWork)
  }

  /// Shows what was found so far, with the selection on `path` where that is among it.
  private mutating func show(keeping path: SecretPath?) {
    hits = search.top.sorted
    let row = path.flatMap { path in hits.firstIndex { index.path(of: $0) == path } }
    selection.select(row ?? selection.selected, count: hits.count, visible: visibleRowCount)
  }
}
