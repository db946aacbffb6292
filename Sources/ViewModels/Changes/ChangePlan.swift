package import DatabricksClient

/// Changes that belong together: made row after row, told as one and taken back as one.
package struct ChangePlan: Equatable, Sendable {
  /// One line of the report: what is done for one key, scope or principal.
  package struct Row: Equatable, Sendable {
    /// What it is about, such as `payments/stripe-api-key`.
    package let name: String
    /// Made in this order; one that fails ends the row.
    package let steps: [PlacedChange]

    package init(_ name: String, _ steps: [PlacedChange]) {
      self.name = name
      self.steps = steps
    }

    /// The same where the profile `former` is called `new`; nil is the workspace that is open.
    func renaming(profile former: String?, to new: String?) -> Row {
      Row(name, steps.map { $0.renaming(profile: former, to: new) })
    }

    /// Whether it makes or deletes a scope, or takes away what the others may need, so that no other
    /// row may be under way meanwhile.
    var standsAlone: Bool {
      steps.contains {
        switch $0.change {
        case .deleteACL(_, _, over: .spareManage): true
        case .createScope, .deleteScope, .deleteUnusedScope: true
        case .transfer, .put, .delete, .putACL, .deleteACL: false
        }
      }
    }

    /// Whether the rows behind it need the scope that it makes.
    var makesScope: Bool {
      steps.contains { if case .createScope = $0.change { true } else { false } }
    }
  }

  /// What is being done, such as `moving 12 keys to payments`.
  package let gerund: String
  /// What was done, such as `moved 12 keys to payments`.
  package let participle: String
  /// What `u` says it takes back, such as `the move of 12 keys to payments`; nil where it does not.
  package var undoTitle: String?
  package private(set) var rows: [Row]
  /// Whether each row needs the one before it, so that the first failure ends all.
  package var isOrdered = false
  /// Whether the others need the first row, such as the scope they go into.
  ///
  /// None is begun before it is done.
  package var isLed = false
  /// What follows once every row is done.
  package var next: AfterChanges?
  /// The entry of the undo list that these changes take back.
  package var undoes: UndoEntry.ID?

  package init(
    _ gerund: String, done participle: String, undoTitle: String?, rows: [Row],
    isOrdered: Bool = false, undoes: UndoEntry.ID? = nil
  ) {
    self.gerund = gerund
    self.participle = participle
    self.undoTitle = undoTitle
    self.rows = rows
    self.isOrdered = isOrdered
    self.undoes = undoes
  }

  /// The same where the profile `former` is called `new`; nil is the workspace that is open.
  func renaming(profile former: String?, to new: String?) -> ChangePlan {
    var plan = self
    plan.rows = rows.map { $0.renaming(profile: former, to: new) }
    return plan
  }

  /// Deletes one key, keeping its value for `u`.
  package static func deleteKey(_ path: SecretPath, profile: String?) -> ChangePlan {
    ChangePlan(
      "deleting \(path.text)", done: "deleted \(path.text)",
      undoTitle: "the deletion of \(path.text)",
      rows: [Row(path.text, [PlacedChange(.delete(path, holding: nil), profile: profile)])])
  }
}
