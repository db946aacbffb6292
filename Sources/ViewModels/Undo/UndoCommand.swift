/// What a key does about what was done in this run.
package enum UndoCommand: Hashable, Sendable {
  /// Take back the last thing.
  case takeBackLast
  /// Show all that can be taken back.
  case showList
  /// Take back what is selected in the list.
  case takeBack
  /// Give up taking back what is selected in the list.
  case forget
  case close
}
