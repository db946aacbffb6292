extension ConfigFile {
  /// The section that the line, counted from 1, belongs to; nil where there is no such line.
  package func section(ofLine number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1].section : nil
  }

  /// The line of the key's entry that counts, counted from 1.
  package func lineNumber(of key: String, in section: String) -> Int? {
    lines.lastIndex { $0.section == section && $0.entry?.key == key }.map { $0 + 1 }
  }
}

extension ConfigFileEdit {
  /// Plans to give keys of a section these values, and to take away those whose value is nil; no
  /// other line changes.
  package init(
    _ file: ConfigFile, setting values: [(key: String, value: String?)], in section: String
  ) {
    self.init(file, section: section)
    let added = values.compactMap { key, value in value.map { (key, Value.text($0)) } }
    for (key, value) in values where value == nil { remove(key) }
    if file.hasSection(section) {
      for (key, value) in added { set(key, to: value) }
    } else if !added.isEmpty {
      append(section: added)
    }
  }
}
