/// What takes a change back whose answer is not there yet.
struct AwaitedUndo: Equatable {
  /// What it takes back, such as `the deletion of payments`.
  let title: String
  let rows: [ChangePlan.Row]
  /// What the status line says when it can be taken back, such as `u takes it back`.
  let hint: String
}
