/// How a key is named in the footer, the help and the README.
extension Key {
  /// The short name, such as `enter`, `^s`, `shift-tab` or `F11`.
  package var text: String {
    var name = code.text
    if modifiers.contains(.control) {
      name = name.unicodeScalars.count == 1 ? "^\(name)" : "ctrl-\(name)"
    }
    if modifiers.contains(.alt) { name = "alt-\(name)" }
    if modifiers.contains(.shift) { name = "shift-\(name)" }
    return name
  }
}

extension Key.Code {
  fileprivate var text: String {
    switch self {
    case .character(" "): "space"
    case .character(let scalar): String(Character(scalar))
    case .enter: "enter"
    case .tab: "tab"
    case .escape: "esc"
    case .backspace: "backspace"
    case .delete: "del"
    case .insert: "ins"
    case .up: "up"
    case .down: "down"
    case .left: "left"
    case .right: "right"
    case .home: "home"
    case .end: "end"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .function(let number): "F\(number)"
    }
  }
}
