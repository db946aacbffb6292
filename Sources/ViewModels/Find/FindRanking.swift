package import DatabricksClient

/// All keys that a query matches, ranked as finding everywhere ranks them on the screen.
package enum FindRanking {
  /// The keys of `lists` whose `scope/key` matches `text`, the best first.
  ///
  /// `text` is read as the field of the screen is: the letters of a term in their order, with the
  /// signs of fzf (`FindTerm`); the order is that of the screen, however many there are.
  package static func keys(
    matching text: String, in lists: [(scope: ScopeName, keys: KeyList)]
  ) -> [(scope: ScopeName, key: SecretKey)] {
    let lists = lists.sorted { $0.scope < $1.scope }
    var blocks = lists.map { FindBlock($0.scope, $0.keys) }
    let most = max(1, lists.reduce(0) { $0 + $1.keys.count })
    var search = FindSearch(FindQuery(text), blockCount: blocks.count, top: most)
    search.advance(in: &blocks, work: .max)
    return search.top.sorted.map { (lists[$0.block].scope, lists[$0.block].keys[$0.key]) }
  }
}
