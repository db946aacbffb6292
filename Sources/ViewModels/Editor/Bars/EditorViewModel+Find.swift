package import DatabricksClient

/// Finding, and replacing with a question before each.
extension EditorViewModel {
  /// The bar for finding, while it is open.
  package var findBar: FindBar? {
    if case .find(let bar) = bar { bar } else { nil }
  }

  /// What is marked in the text: everything found, while the bar is open.
  package var marks: [Range<Int>] { findBar?.found ?? [] }

  /// Opens the bar with the selection, or with what was looked for last.
  mutating func openFind() {
    text.closeStep()
    var opened = lastFind
    opened.replacing = nil
    opened.isInReplacement = false
    opened.origin = selection?.lowerBound ?? cursor
    if let selection, selection.count <= SecretField.maximumByteCount,
      text.line(at: selection.lowerBound) == text.line(at: selection.upperBound), isText
    {
      opened.pattern = SecretField(text.withBytes(in: selection) { Secret(copying: $0) })
    }
    opened.isSelected = !opened.pattern.isEmpty
    bar = .find(opened)
    search()
  }

  /// Goes to the next place, or the one before, of what was looked for last.
  mutating func findAgain(forward: Bool) {
    guard !lastFind.pattern.isEmpty else {
      openFind()
      return
    }
    lastFind.found = ranges(for: &lastFind)
    let place = selection ?? cursor..<cursor
    let current =
      forward
      ? lastFind.index(from: place.isEmpty ? place.lowerBound : place.upperBound)
      : lastFind.found.lastIndex { $0.upperBound <= place.lowerBound }
        ?? (lastFind.found.isEmpty ? nil : lastFind.found.count - 1)
    guard let current else {
      notice = EditorNotice(.warning, lastFind.problem ?? "not found")
      return
    }
    lastFind.current = current
    let range = lastFind.found[current]
    lastFind.hasWrapped =
      forward ? range.lowerBound < place.upperBound : range.upperBound > place.lowerBound
    select(range)
    notice = EditorNotice(.plain, "found \(lastFind.state)")
  }

  /// Does what a key of the bar's rows of the key table asks for.
  package mutating func performInBar(_ command: EditorBarCommand, at now: Now) {
    beginKey(at: now)
    switch bar {
    case .find(let find) where find.replacing == nil: performInFind(command, find)
    case .find(let find): answer(command, find, at: now)
    case .goTo(let place):
      if command == .accept { go(to: place) } else { bar = nil }
    case nil: break
    }
    followCursor()
  }

  /// Takes a key that is text of the bar.
  package mutating func typeInBar(_ key: Key, at now: Now) {
    beginKey(at: now)
    switch bar {
    case .find(var find) where find.replacing == nil:
      let before = find.pattern.secret
      guard find.type(key) else { return }
      bar = .find(find)
      if before != find.pattern.secret { search() }
    case .goTo(var place):
      _ = place.field.press(key)
      place.problem = nil
      bar = .goTo(place)
    default: break
    }
    followCursor()
  }

  /// Puts pasted bytes into the field of the bar; its line ends become those of a text.
  package mutating func pasteInBar(_ pasted: Secret, at now: Now) {
    beginKey(at: now)
    switch bar {
    case .find(var find) where find.replacing == nil:
      find.paste(pasted.convertingLoneCR())
      bar = .find(find)
      if !find.isInReplacement { search() }
    case .goTo(var place):
      if let text = PastedName.text(of: pasted) { place.field.insert(text) }
      place.problem = nil
      bar = .goTo(place)
    default: break
    }
    followCursor()
  }

  private mutating func performInFind(_ command: EditorBarCommand, _ find: FindBar) {
    var find = find
    switch command {
    case .accept where find.isInReplacement:
      beginReplacing()
    case .accept, .next: step(1)
    case .previous: step(-1)
    case .switchCase:
      find.isCaseSensitive.toggle()
      bar = .find(find)
      search()
    case .switchField:
      find.isInReplacement = find.replacement == nil || !find.isInReplacement
      if find.replacement == nil { find.replacement = SecretField() }
      find.isSelected = !((find.isInReplacement ? find.replacement : find.pattern)?.isEmpty ?? true)
      bar = .find(find)
    default: closeFind()
    }
  }

  /// Looks for the pattern as it is now, from where the cursor was before.
  private mutating func search() {
    guard var find = findBar else { return }
    find.found = ranges(for: &find)
    find.hasWrapped = false
    find.current = find.index(from: find.origin)
    if let current = find.current {
      find.hasWrapped = find.found[current].lowerBound < find.origin
      select(find.found[current])
    } else {
      anchor = nil
      cursor = find.origin
    }
    bar = .find(find)
  }

  private mutating func step(_ count: Int) {
    guard var find = findBar, let current = find.current else { return }
    let next = (current + count + find.found.count) % find.found.count
    find.hasWrapped = count > 0 ? next <= current : next >= current
    find.current = next
    find.origin = find.found[next].lowerBound
    select(find.found[next])
    bar = .find(find)
  }

  private mutating func closeFind(_ said: EditorNotice? = nil) {
    if var find = findBar {
      find.found = []
      find.current = nil
      find.replacing = nil
      lastFind = find
    }
    bar = nil
    notice = said
  }

  private mutating func select(_ range: Range<Int>) {
    goalColumn = nil
    anchor = range.lowerBound
    cursor = range.upperBound
    byteEntry.isAtLowDigit = false
  }

  /// Where what `find` asks for stands in the value.
  private func ranges(for find: inout FindBar) -> [Range<Int>] {
    find.problem = nil
    let isDigits = !isText && !byteEntry.isInCharacters
    guard isDigits else {
      let pattern = SecretPattern(find.pattern.secret, isCaseSensitive: find.isCaseSensitive)
      return isText ? text.ranges(of: pattern) : text.byteRanges(of: pattern)
    }
    guard let bytes = find.pattern.secret.readAsDigits else {
      find.problem = "two digits 0-9 a-f for each byte"
      return []
    }
    return text.byteRanges(of: SecretPattern(bytes, isCaseSensitive: true))
  }
}

/// Replacing.
extension EditorViewModel {
  private mutating func beginReplacing() {
    guard var find = findBar, find.current != nil else { return }
    find.replacing = FindBar.Replacing(leftCount: find.found.count)
    bar = .find(find)
  }

  /// Takes the answer to the question about the place that is selected.
  private mutating func answer(_ command: EditorBarCommand, _ find: FindBar, at now: Now) {
    guard let current = find.current, var replacing = find.replacing else { return }
    switch command {
    case .replaceThis:
      guard let bytes = replacement(in: find),
        bytes.withBytes({ replace(find.found[current], with: $0, as: .single, at: now) })
      else { return }
      replacing.doneCount += 1
      goOn(replacing, from: find.found[current].lowerBound + bytes.count)
    case .skipThis:
      replacing.skippedCount += 1
      goOn(replacing, from: find.found[current].upperBound)
    case .replaceAll:
      replaceAll(find, from: current, at: now)
    default: closeFind(said(replacing))
    }
  }

  /// Asks about the next place, or ends.
  private mutating func goOn(_ replacing: FindBar.Replacing, from offset: Int) {
    guard var find = findBar else { return }
    var replacing = replacing
    replacing.leftCount -= 1
    find.found = ranges(for: &find)
    find.current = find.index(from: offset)
    guard replacing.leftCount > 0, let current = find.current else {
      bar = .find(find)
      closeFind(said(replacing))
      return
    }
    find.replacing = replacing
    bar = .find(find)
    select(find.found[current])
  }

  /// Replaces all places not asked about yet in one step.
  private mutating func replaceAll(_ find: FindBar, from current: Int, at now: Now) {
    guard var replacing = find.replacing, let bytes = replacement(in: find) else { return }
    let count = find.found.count
    let chosen = (0..<min(replacing.leftCount, count)).map { (current + $0) % count }.sorted()
    guard let first = chosen.first, let last = chosen.last else { return }
    let range = find.found[first].lowerBound..<find.found[last].upperBound
    var builder = SecretBuilder(minimumCapacity: range.count)
    var place = range.lowerBound
    for index in chosen {
      text.withBytes(in: place..<find.found[index].lowerBound) { builder.append($0) }
      bytes.withBytes { builder.append($0) }
      place = find.found[index].upperBound
    }
    let changed = builder.finish()
    guard changed.withBytes({ replace(range, with: $0, as: .single, at: now) }) else { return }
    replacing.doneCount += chosen.count
    closeFind(said(replacing))
  }

  /// What goes in the place of what is found; nil, with the reason said, when it is no bytes.
  private mutating func replacement(in find: FindBar) -> Secret? {
    let field = find.replacement?.secret ?? SecretField().secret
    guard !isText, !byteEntry.isInCharacters else { return field }
    if let bytes = field.readAsDigits { return bytes }
    closeFind(EditorNotice(.warning, "not replaced: bytes are two digits 0-9 a-f each"))
    return nil
  }

  private func said(_ replacing: FindBar.Replacing) -> EditorNotice {
    guard replacing.doneCount > 0 else { return EditorNotice(.plain, "nothing replaced") }
    return EditorNotice(
      .good,
      "replaced \(CountText.grouped(replacing.doneCount)) of "
        + CountText.counted(replacing.doneCount + replacing.skippedCount, "place"))
  }
}

extension Secret {
  /// The bytes whose hexadecimal digits these are, blanks between them allowed; nil when they are
  /// something else.
  fileprivate var readAsDigits: Secret? {
    withBytes { text in
      var bytes = SecretBuilder(minimumCapacity: text.byteCount / 2 + 1)
      var high: UInt8?
      for offset in 0..<text.byteCount {
        let byte = text.byte(at: offset)
        if byte == UInt8(ascii: " "), high == nil { continue }
        guard let digit = Unicode.Scalar(byte).hexDigitValue else { return nil }
        if let first = high {
          bytes.append(first << 4 | digit)
          high = nil
        } else {
          high = digit
        }
      }
      return high == nil ? bytes.finish() : nil
    }
  }
}
