internal import DatabricksClient

/// What the form for one entry of an access list says.
extension GrantViewModel {
  /// Said below the form: why it was not done, or what is about to be.
  package var notes: [TableCell] {
    if let sending {
      return [TableCell("asking the workspace: \(permission.rawValue) for \(sending)…", .dim)]
    }
    if let problem { return [TableCell(problem, .danger)] }
    if row == .principal { return principalNotes }
    let facts = [
      completed.map { "\($0) is taken as \(shownName)" },
      shownName == principal ? nil : "stored as \(principal)", former.map { "has \($0) now" },
    ].compactMap(\.self)
    var notes = isUnknown ? [unknownNote] : []
    if !facts.isEmpty {
      notes.append(
        TableCell(facts.joined(separator: ", "), completed == nil ? .dim : .accent))
    }
    notes.append(
      TableCell(
        "enter gives \(shownName) \(permission.rawValue): \(permission.explanation)"))
    return notes
  }

  private var isUnknown: Bool { !directory.knows(principal) && former == nil }

  private var unknownNote: TableCell {
    let reason = lookUp.refusal == nil ? "nobody found is called so" : "who there is was not told"
    return TableCell("\(reason): giving it will tell", .warning)
  }

  private var principalNotes: [TableCell] {
    if let error = lookUp.refusal {
      return [
        TableCell(
          "the workspace does not tell who there is (\(ErrorText(error).summary)); type the whole "
            + "name", .warning)
      ]
    }
    if let taken {
      let candidate = candidates[taken]
      let shown = directory.shownName(of: candidate.name)
      let stored = shown == candidate.name ? "" : ", stored as \(candidate.name)"
      return [TableCell("enter takes \(shown)\(stored)")]
    }
    if isLookingUp { return [TableCell("looking for \(field.text)…", .dim)] }
    if !field.isEmpty, candidates.isEmpty, lookUp.answered == field.text {
      return [TableCell("nobody found is called so; enter takes it as it is typed", .warning)]
    }
    if !field.isEmpty, chosen == nil, candidates.count > 1, directory.named(field.text) == nil {
      return [TableCell("several fit: down picks one; enter takes what is typed", .dim)]
    }
    return [
      TableCell(
        "an e-mail address, a group's name, or a service principal's name or application id", .dim)
    ]
  }
}
