/// The groups that SCIM lists for a principal, by their display names.
struct GroupNames: Equatable {
  var all: [String] = []
  /// Those that it is in only through another group.
  var indirect: Set<String> = []
}

extension JSONReader {
  /// Reads the display names of an array of groups, as SCIM lists them for a principal.
  mutating func readGroupNames() throws(JSONError) -> GroupNames {
    let rows = try readReferences()
    return GroupNames(
      all: rows.map(\.name), indirect: Set(rows.filter(\.isIndirect).map(\.name)))
  }

  /// Reads the display names of those members of a group that are groups.
  mutating func readMemberGroupNames() throws(JSONError) -> [String] {
    try readReferences().filter(\.isToGroup).map(\.name)
  }

  /// Reads an array of references to principals; those without a name are left out.
  ///
  /// Whether one leads to a group is told by its address alone, relative or whole.
  private mutating func readReferences() throws(JSONError) -> [Reference] {
    var rows: [Reference] = []
    try enterArray()
    while try nextElement() {
      var name: String?
      var row = Reference()
      try enterObject()
      while let member = try nextName() {
        if matches(member, "display") {
          name = try readOptionalString()
        } else if matches(member, "type") {
          row.isIndirect = try readOptionalString() == "indirect"
        } else if matches(member, "$ref") {
          row.isToGroup =
            try readOptionalString()?.split(separator: "/").dropLast().last == "Groups"
        } else {
          try skip()
        }
      }
      guard let name else { continue }
      row.name = name
      rows.append(row)
    }
    return rows
  }

  /// A row of a SCIM list of groups or members.
  private struct Reference {
    var name = ""
    var isIndirect = false
    var isToGroup = false
  }
}
