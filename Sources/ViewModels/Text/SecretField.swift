package import DatabricksClient

/// A one-line secret and a cursor in it, for the token: the keys of `LineField`, locked memory.
///
/// Each edit makes a new `Secret` and the old one wipes itself, so comparing two fields compares
/// identities and never reads a byte. A byte outside ASCII counts with its whole scalar.
package struct SecretField: Equatable, Sendable {
  /// The longest secret held, in bytes; the longest tokens in use are about 4,000.
  package static let maximumByteCount = 16_384

  /// What has been entered so far.
  package private(set) var secret: Secret
  /// The number of bytes before the cursor; always between two scalars.
  package private(set) var cursor: Int

  /// Holds `secret`, the cursor at the end.
  package init(_ secret: Secret = Secret(SecretBytes(capacity: 1))) {
    self.secret = secret
    cursor = secret.count
  }

  package var isEmpty: Bool { secret.count == 0 }

  /// Does what `key` means inside a one-line field.
  ///
  /// - Returns: whether it meant anything; Enter, Tab, Escape, Up and Down do not.
  package mutating func press(_ key: Key) -> Bool {
    guard let edit = LineFieldEdit(key) else { return false }
    perform(edit)
    return true
  }

  package mutating func perform(_ edit: LineFieldEdit) {
    switch edit {
    case .insert(let scalar): insert(scalar)
    case .deleteBackward: replace(from: position(.left), to: cursor)
    case .deleteForward: replace(from: cursor, to: position(.right))
    case .deleteWord: replace(from: position(.wordLeft), to: cursor)
    case .deleteToStart: replace(from: 0, to: cursor)
    case .deleteToEnd: replace(from: cursor, to: secret.count)
    case .move(let movement): cursor = position(movement)
    }
  }

  /// Puts one typed character before the cursor, unless the field is full.
  package mutating func insert(_ scalar: Unicode.Scalar) {
    guard !scalar.isControl, secret.count + UTF8.width(scalar) <= Self.maximumByteCount else {
      return
    }
    var typed = SecretBytes(capacity: 4)
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      _ = typed.append(byte)
    }
    replace(from: cursor, to: cursor, with: Secret(typed))
  }

  /// Puts the bytes of `inserted` before the cursor.
  ///
  /// - Returns: whether they fitted; when not, nothing was put.
  package mutating func insert(_ inserted: Secret) -> Bool {
    guard secret.count + inserted.count <= Self.maximumByteCount else { return false }
    replace(from: cursor, to: cursor, with: inserted)
    return true
  }

  private mutating func replace(from start: Int, to end: Int, with inserted: Secret? = nil) {
    guard start < end || inserted != nil else { return }
    var changed = SecretBytes(capacity: max(1, secret.count + (inserted?.count ?? 0)))
    secret.withBytes { _ = changed.append($0.extracting(first: start)) }
    inserted?.withBytes { _ = changed.append($0) }
    cursor = changed.count
    secret.withBytes { _ = changed.append($0.extracting(droppingFirst: end)) }
    secret = Secret(changed)
  }

  /// Where `movement` leads, in bytes from the start.
  private func position(_ movement: LineFieldMovement) -> Int {
    secret.withBytes { raw in
      let bytes = Span<UInt8>(_bytes: raw)
      return switch movement {
      case .start: 0
      case .end: bytes.count
      case .left: bytes.scalarStart(before: cursor)
      case .right: bytes.scalarEnd(after: cursor)
      case .wordLeft: bytes.wordStart(before: cursor)
      case .wordRight: bytes.wordEnd(after: cursor)
      }
    }
  }
}

extension Span<UInt8> {
  fileprivate func scalarStart(before offset: Int) -> Int {
    var start = max(0, offset - 1)
    while start > 0, isContinuation(at: start) { start -= 1 }
    return start
  }

  fileprivate func scalarEnd(after offset: Int) -> Int {
    var end = min(count, offset + 1)
    while end < count, isContinuation(at: end) { end += 1 }
    return end
  }

  fileprivate func wordStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, !isWord(at: start - 1) { start -= 1 }
    while start > 0, isWord(at: start - 1) { start -= 1 }
    return start
  }

  fileprivate func wordEnd(after offset: Int) -> Int {
    var end = offset
    while end < count, !isWord(at: end) { end += 1 }
    while end < count, isWord(at: end) { end += 1 }
    return end
  }

  private func isContinuation(at offset: Int) -> Bool { self[offset] & 0xC0 == 0x80 }

  private func isWord(at offset: Int) -> Bool {
    switch self[offset] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: false
    }
  }
}
