internal import DatabricksClient
internal import Desktop
internal import ViewModels

/// The form for a value to be generated.
enum GenerateBox {
  private static let labelCells = 10
  /// Below this width of the box the words for what is chosen are short, in cells.
  private static let narrow = 52

  /// Draws it in the middle of `rect`.
  static func draw(_ form: GenerateViewModel, in rect: Rect, on grid: inout CellGrid) {
    let rows = form.rows
    let air = rect.rows >= rows.count + 8 ? 1 : 0
    let columns = min(64, rect.columns - 4)
    // A narrow box says in its note what a shorter word in a row leaves out.
    let noteRows = columns < narrow ? 2 : 1
    let size = Size(
      columns: columns, rows: GenerateViewModel.Row.allCases.count + noteRows + 1 + air)
    let inner = OverlayBox.open(
      "Generate · \(form.path.text)", content: size, in: rect, on: &grid)
    for (offset, row) in rows.enumerated() {
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      draw(row, of: form, in: line, on: &grid)
    }
    let foot = inner.row + inner.rows - 1
    let (text, role) = strength(of: form, isNarrow: columns < narrow)
    let wanted = WordWrap.lines(text, cells: inner.columns).count
    let noteRow = max(inner.row + rows.count, foot - air - wanted)
    let note = Rect(
      column: inner.column, row: noteRow, columns: inner.columns, rows: foot - air - noteRow)
    Paragraph.draw(text, role, in: note, on: &grid)
    OverlayBox.drawHints(
      [("enter", "generate"), ("esc", "cancel"), ("left right", "choose"), ("up down", "move")],
      in: Rect(column: inner.column, row: foot, columns: inner.columns, rows: 1), on: &grid)
  }

  private static func draw(
    _ row: GenerateViewModel.Row, of form: GenerateViewModel, in line: Rect,
    on grid: inout CellGrid
  ) {
    let isFocused = form.row == row
    let rest = ChoiceRow.drawLabel(
      label(of: row, form.kind), cells: labelCells, isFocused: isFocused, in: line, on: &grid)
    guard row != .count else {
      let field = Rect(
        column: rest.column + 2, row: rest.row, columns: min(8, rest.columns - 2), rows: 1)
      FieldLine.draw(form.count, isFocused: isFocused, in: field, on: &grid)
      return
    }
    let words = line.columns < narrow ? shortChoice(of: row, form) : choice(of: row, form)
    ChoiceRow.draw(words, isFocused: isFocused, in: rest, on: &grid)
  }

  private static func label(of row: GenerateViewModel.Row, _ kind: GeneratedKind) -> String {
    switch row {
    case .kind: "Kind"
    case .alphabet: "Alphabet"
    case .place: "Put it"
    case .count:
      switch kind {
      case .characters: "Length"
      case .words: "Words"
      case .hex, .base64, .uuid: "Bytes"
      }
    }
  }

  private static func choice(
    of row: GenerateViewModel.Row, _ form: GenerateViewModel
  ) -> String {
    switch row {
    case .kind:
      switch form.kind {
      case .characters: "characters"
      case .words: "words easy to type and say"
      case .hex: "bytes in hexadecimal"
      case .base64: "bytes in base64"
      case .uuid: "UUID"
      }
    case .alphabet:
      switch form.alphabet {
      case .lettersAndDigits: "letters and digits"
      case .withSigns: "letters, digits and %+,-./:=@^_"
      case .unmistakable: "letters and digits without 0 O 1 I l o"
      case .digits: "digits"
      }
    case .place:
      switch form.place {
      case .selection: "in place of the selection"
      case .whole: "in place of the whole value"
      case .cursor: "at the cursor"
      }
    case .count: ""
    }
  }

  /// The same in 22 cells.
  private static func shortChoice(
    of row: GenerateViewModel.Row, _ form: GenerateViewModel
  ) -> String {
    switch (row, form.kind, form.alphabet, form.place) {
    case (.kind, .words, _, _): "words to type and say"
    case (.alphabet, _, .withSigns, _): "letters, digits, signs"
    case (.alphabet, _, .unmistakable, _): "without 0 O 1 I l o"
    case (.place, _, _, .selection): "over the selection"
    case (.place, _, _, .whole): "over the whole value"
    default: choice(of: row, form)
    }
  }

  private static func strength(
    of form: GenerateViewModel, isNarrow: Bool
  ) -> (text: String, role: Role) {
    if let problem = form.problem { return (problem, .danger) }
    guard let bits = form.wanted?.strength else { return ("how many?", .dim) }
    // Whole bits, never more than there are.
    let hasSigns = form.kind == .characters && form.alphabet == .withSigns
    let signs = isNarrow && hasSigns ? "; signs are %+,-./:=@^_" : ""
    let text = "\(CountText.grouped(Int(bits))) bits of entropy\(signs)"
    guard bits < GenerateViewModel.fewBits else { return (text, .good) }
    return (text + "; few enough to be found by trying, take more", .warning)
  }
}
