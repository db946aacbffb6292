/// The groups that SCIM lists for a principal, by their display names.
struct GroupNames: Equatable {
  var all: [String] = []
  /// Those that it is in only through another group.
  var indirect: Set<String> = []
}

extension JSONReader {
  /// Reads the display names of an array of groups, as SCIM lists them for a principal.
  mutating func readGroupNames() throws(JSONError) -> GroupNames {
    var names = GroupNames()
    try enterArray()
    while try nextElement() {
      var name: String?
      var isIndirect = false
      try enterObject()
      while let member = try nextName() {
        if matches(member, "display") {
          name = try readOptionalString()
        } else if matches(member, "type") {
          isIndirect = try readOptionalString() == "indirect"
        } else {
          try skip()
        }
      }
      guard let name else { continue }
      names.all.append(name)
      if isIndirect { names.indirect.insert(name) }
    }
    return names
  }

  /// Reads the display names of those members of a group that are groups.
  mutating func readMemberGroupNames() throws(JSONError) -> [String] {
    var names: [String] = []
    try enterArray()
    while try nextElement() {
      var name: String?
      var isGroup = false
      try enterObject()
      while let member = try nextName() {
        if matches(member, "display") {
          name = try readOptionalString()
        } else if matches(member, "$ref") {
          // The reference alone tells what a member is: relative, or a whole address.
          isGroup = try readOptionalString()?.split(separator: "/").dropLast().last == "Groups"
        } else {
          try skip()
        }
      }
      if isGroup, let name { names.append(name) }
    }
    return names
  }
}
