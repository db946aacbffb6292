/// The editor's rows of the key table.
package enum EditorKeys {
  /// In the order in which the help shows them.
  package static let bindings: [KeyBinding] =
    files + finding + rewriting + movement + selection + deletion

  private static let files: [KeyBinding] = [
    row([.control("s")], .save, "save", "show what changes, then save", isInFooter: true),
    row([Key(.escape)], .leave, "leave", "leave the editor; asks when changed", isInFooter: true),
    row([.control("r")], .reveal, "reveal", "show or hide the value", isInFooter: true),
    row([.control("z")], .undo, "undo", "take the last step back", isInFooter: true),
    row([.control("y")], .redo, "redo", "do the step taken back again", isInFooter: true),
    row([.control("x")], .hex, "hex", "show the value as bytes, or as text", isInFooter: true),
    row(
      [.control("o")], .loadFile, "load…", "load a file in place of the value or the selection",
      isInFooter: true),
    row(
      [.control("g")], .generate, "generate…", "generate a password, words, bytes or a UUID",
      isInFooter: true),
    row([.control("f")], .find, "find…", "find a text, and replace it", isInFooter: true),
    row(
      [Key(.character("s"), .alt)], .saveFile, "write file…",
      "write the value to a file that only you can read"),
    KeyBinding(
      [Key(.function(2))], .openWorkspaces, in: .editor, label: "workspaces…",
      help: "go to another workspace; asks when changed"),
    row([Key(.function(11))], .fullScreen, "full screen", "use the full screen, or the pane"),
    row([Key(.enter)], .newline, "new line", "end the line"),
    row(
      [Key(.tab)], .tab, "tab", "insert a tab; among bytes, go between digits and characters"),
    row(
      [Key(.insert)], .insertMode, "insert mode", "among bytes, insert instead of overwriting"),
  ]

  private static let finding: [KeyBinding] = [
    row([.control("n"), Key(.function(3))], .findNext, "next", "the next place of what was found"),
    row(
      [.control("p"), Key(.function(3), .shift)], .findPrevious, "previous",
      "the place before of what was found"),
    row(
      [Key(.character("g"), .alt)], .goToLine, "go to line…",
      "go to a line by its number; among bytes, to an offset"),
    row(
      [Key(.character("w"), .alt)], .wrap, "wrap",
      "let long lines go on in the next row, or to the right"),
  ]

  private static let rewriting: [KeyBinding] = [
    row([.control("t")], .finalNewline, "final newline", "add the final newline, or remove it"),
    row(
      [Key(.character("l"), .alt)], .lineEnds, "line ends",
      "convert CRLF to LF, or LF to CRLF where there is no CRLF"),
    row(
      [Key(.character("j"), .alt)], .formatJSON, "format JSON",
      "format JSON, or minify it when it is formatted"),
    row(
      [Key(.character("i"), .alt)], .removeInvisible, "remove invisible",
      "remove zero-width characters and bidi controls, make no-break spaces spaces"),
  ]

  private static let movement: [KeyBinding] = [
    row([Key(.left)], .moveLeft, "left", "one character left"),
    row([Key(.right)], .moveRight, "right", "one character right"),
    row([Key(.up)], .moveUp, "up", "one row up"),
    row([Key(.down)], .moveDown, "down", "one row down"),
    row(
      [Key(.left, .control), Key(.left, .alt), Key(.character("b"), .alt)], .moveWordLeft,
      "word left", "one word left"),
    row(
      [Key(.right, .control), Key(.right, .alt), Key(.character("f"), .alt)], .moveWordRight,
      "word right", "one word right"),
    row([Key(.home), .control("a")], .moveToLineStart, "line start", "to the start of the line"),
    row([Key(.end), .control("e")], .moveToLineEnd, "line end", "to the end of the line"),
    row([Key(.pageUp)], .pageUp, "page up", "one page up"),
    row([Key(.pageDown)], .pageDown, "page down", "one page down"),
    row([Key(.home, .control)], .moveToStart, "start", "to the start of the value"),
    row([Key(.end, .control)], .moveToEnd, "end", "to the end of the value"),
  ]

  private static let selection: [KeyBinding] = [
    row([Key(.left, .shift)], .selectLeft, "select left", "select one character left"),
    row([Key(.right, .shift)], .selectRight, "select right", "select one character right"),
    row([Key(.up, .shift)], .selectUp, "select up", "select one row up"),
    row([Key(.down, .shift)], .selectDown, "select down", "select one row down"),
    row(
      [Key(.left, [.control, .shift]), Key(.left, [.alt, .shift])], .selectWordLeft,
      "select word left", "select one word left"),
    row(
      [Key(.right, [.control, .shift]), Key(.right, [.alt, .shift])], .selectWordRight,
      "select word right", "select one word right"),
    row(
      [Key(.home, .shift)], .selectToLineStart, "select to line start",
      "select to the start of the line"),
    row(
      [Key(.end, .shift)], .selectToLineEnd, "select to line end",
      "select to the end of the line"),
    row([Key(.pageUp, .shift)], .selectPageUp, "select page up", "select one page up"),
    row([Key(.pageDown, .shift)], .selectPageDown, "select page down", "select one page down"),
    row(
      [Key(.home, [.control, .shift])], .selectToStart, "select to start",
      "select to the start of the value"),
    row(
      [Key(.end, [.control, .shift])], .selectToEnd, "select to end",
      "select to the end of the value"),
    row([Key(.character("a"), .alt)], .selectAll, "select all", "select the whole value"),
    row(
      [Key(.character("x"), .alt), Key(.delete, .shift)], .cut, "cut",
      "cut the selection; what is cut or copied stays in the editor"),
    row(
      [Key(.character("c"), .alt), Key(.insert, .control)], .copy, "copy",
      "copy the selection"),
    row(
      [Key(.character("v"), .alt), Key(.insert, .shift)], .paste, "paste",
      "paste what was cut or copied"),
    row(
      [Key(.character("y"), .alt)], .copyOut, "copy out",
      "copy the selection, or the whole value, to the clipboard for 45 seconds"),
  ]

  private static let deletion: [KeyBinding] = [
    row(
      [Key(.backspace), .control("h")], .deleteBackward, "delete back",
      "delete the character before the cursor"),
    row([Key(.delete)], .deleteForward, "delete", "delete the character at the cursor"),
    row(
      [.control("w"), Key(.backspace, .alt), Key(.backspace, .control)], .deleteWordBackward,
      "delete word", "delete the word before the cursor"),
    row(
      [Key(.delete, .control), Key(.delete, .alt), Key(.character("d"), .alt)],
      .deleteWordForward, "delete next word", "delete the word after the cursor"),
    row(
      [.control("u")], .deleteToLineStart, "delete to start", "delete to the start of the line"),
    row([.control("k")], .deleteToLineEnd, "delete to end", "delete to the end of the line"),
  ]

  private static func row(
    _ keys: [Key], _ command: EditorCommand, _ label: String, _ help: String,
    isInFooter: Bool = false
  ) -> KeyBinding {
    KeyBinding(
      keys, .editor(command), in: .editor, label: label, help: help, isInFooter: isInFooter)
  }
}
