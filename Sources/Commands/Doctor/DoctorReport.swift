internal import DatabricksClient
internal import ViewModels

/// What was looked at, under headings, as text and as JSON.
struct DoctorReport {
  var sections: [(title: String, lines: [DoctorLine])] = []

  var lines: [DoctorLine] { sections.flatMap(\.lines) }

  var isWell: Bool { !lines.contains { $0.state == .wrong } }

  /// A line for each thing, and one with the remedy where there is one.
  func text(_ glyphs: GlyphSet) -> String {
    let width = (lines.map(\.name.count).max() ?? 0) + 2
    return sections.map { section in
      section.title + "\n" + section.lines.map { text($0, width, glyphs) }.joined()
    }.joined(separator: "\n")
  }

  private func text(_ line: DoctorLine, _ width: Int, _ glyphs: GlyphSet) -> String {
    let name = StandardStreams.safe(line.name)
    let padding = String(repeating: " ", count: max(1, width - name.count))
    let mark = Self.mark(line.state, glyphs)
    var text = "  \(mark) \(name)\(padding)\(StandardStreams.safe(line.detail))\n"
    if !line.remedy.isEmpty {
      let indentation = String(repeating: " ", count: 3 + mark.count + width)
      text += indentation + StandardStreams.safe(line.remedy) + "\n"
    }
    return text
  }

  private static func mark(_ state: DoctorLine.State, _ glyphs: GlyphSet) -> String {
    switch (state, glyphs) {
    case (.well, .unicode): "✓"
    case (.wrong, .unicode): "✗"
    case (.unknown, .unicode): "?"
    case (.well, .ascii): "ok"
    case (.wrong, .ascii): "NO"
    case (.unknown, .ascii): "? "
    }
  }

  /// An array of objects, `ok` being null where it could not be found out.
  func write(to json: inout JSONWriter<[UInt8]>) {
    json.beginArray()
    for line in lines {
      json.beginObject()
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
    json.endArray()
  }
}
