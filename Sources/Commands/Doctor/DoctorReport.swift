internal import DatabricksClient
internal import ViewModels

/// What was looked at, under headings, as text and as JSON.
struct DoctorReport {
  var sections: [(title: String, lines: [DoctorLine])] = []

  var lines: [DoctorLine] { sections.flatMap(\.lines) }

  var isWell: Bool { !lines.contains { $0.state == .wrong } }

  /// The lines under their headings, on a terminal no wider than `columns`.
  func text(_ glyphs: GlyphSet, columns: Int?) -> String {
    let text = DoctorText(self, glyphs: glyphs, columns: columns)
    return sections.map { $0.title + "\n" + $0.lines.map(text.text).joined() }
      .joined(separator: "\n")
  }

  /// An array of objects, `ok` being null where it could not be found out.
  func write(to json: inout JSONWriter<[UInt8]>) {
    json.beginArray()
    for section in sections {
      for line in section.lines { write(line, of: section.title, to: &json) }
    }
    json.endArray()
  }

  private func write(
    _ line: DoctorLine, of section: String, to json: inout JSONWriter<[UInt8]>
  ) {
    json.beginObject()
    json.name("section")
    json.string(section)
    json.name("name")
    json.string(line.name)
    json.name("ok")
    switch line.state {
    case .well: json.bool(true)
    case .wrong: json.bool(false)
    case .unknown: json.null()
    }
    json.name("detail")
    json.string(line.detail)
    json.name("remedy")
    if line.remedy.isEmpty { json.null() } else { json.string(line.remedy) }
    json.endObject()
  }
}
