internal import DatabricksClient

/// What undo and redo need of a text's past, in locked memory.
///
/// The bytes of all steps lie one after another in one place. When they are more than
/// `byteLimit`, the oldest steps are forgotten.
final class SecretTextHistory {
  /// One edit: at `offset`, `removedByteCount` bytes gave way to `insertedByteCount` others.
  struct Step {
    var offset: Int
    /// Where its bytes are kept: the removed ones, then the inserted ones.
    var start: Int
    var removedByteCount: Int
    var insertedByteCount: Int
    var edit: SecretTextEdit
    var moment: Moment

    var end: Int { start + removedByteCount + insertedByteCount }
    var removed: Range<Int> { start..<start + removedByteCount }
    var inserted: Range<Int> { start + removedByteCount..<end }
  }

  /// The most bytes kept: a whole value of the largest size replaced eight times over.
  static let byteLimit = 16 * 131_072
  /// The longest pause within one step.
  static let pauseMilliseconds: Int64 = 1000

  private var bytes = SecretBytes(capacity: 1)
  private var steps: [Step] = []
  /// The number of steps that undo can take back; those behind it can be done again.
  private var position = 0
  private var isLastStepOpen = false

  var canUndo: Bool { position > 0 }
  var canRedo: Bool { position < steps.count }

  /// Notes that `removed` at `offset` gives way to `inserted`.
  func record(
    at offset: Int, removed: RawSpan, inserted: RawSpan, edit: SecretTextEdit, moment: Moment
  ) {
    forgetUndone()
    if !extendLast(at: offset, removed: removed, inserted: inserted, edit: edit, moment: moment) {
      let start = usedByteCount
      append(removed)
      append(inserted)
      steps.append(
        Step(
          offset: offset, start: start, removedByteCount: removed.byteCount,
          insertedByteCount: inserted.byteCount, edit: edit, moment: moment))
      position += 1
    }
    isLastStepOpen = edit != .single
    forgetOldest()
  }

  /// Makes the next edit a step of its own, as after a move of the cursor.
  func closeStep() {
    isLastStepOpen = false
  }

  /// Calls `body` with the step to take back and the bytes to put in its place.
  func undo(_ body: (Step, RawSpan) -> Void) {
    guard canUndo else { return }
    position -= 1
    isLastStepOpen = false
    let step = steps[position]
    bytes.withBytes { body(step, $0.extracting(step.removed)) }
  }

  /// Calls `body` with the step to do again and the bytes it inserts.
  func redo(_ body: (Step, RawSpan) -> Void) {
    guard canRedo else { return }
    let step = steps[position]
    position += 1
    isLastStepOpen = false
    bytes.withBytes { body(step, $0.extracting(step.inserted)) }
  }

  /// Forgets and overwrites everything.
  func wipe() {
    bytes.wipe()
    steps = []
    position = 0
    isLastStepOpen = false
  }

  private var usedByteCount: Int { steps.last?.end ?? 0 }

  private func extendLast(
    at offset: Int, removed: RawSpan, inserted: RawSpan, edit: SecretTextEdit, moment: Moment
  ) -> Bool {
    guard isLastStepOpen, var step = steps.last, step.edit == edit,
      moment - step.moment <= Self.pauseMilliseconds
    else { return false }
    switch edit {
    case .typing:
      guard removed.byteCount == 0, offset == step.offset + step.insertedByteCount else {
        return false
      }
      append(inserted)
      step.insertedByteCount += inserted.byteCount
    case .deletingForward:
      guard inserted.byteCount == 0, offset == step.offset else { return false }
      append(removed)
      step.removedByteCount += removed.byteCount
    case .deletingBackward:
      guard inserted.byteCount == 0, offset + removed.byteCount == step.offset else {
        return false
      }
      append(removed)
      bytes.move(step.removed, to: step.start + removed.byteCount)
      bytes.overwrite(at: step.start, with: removed)
      step.removedByteCount += removed.byteCount
      step.offset = offset
    case .overwriting:
      guard extendOverwriting(&step, at: offset, removed: removed, inserted: inserted) else {
        return false
      }
    case .single:
      return false
    }
    step.moment = moment
    steps[steps.count - 1] = step
    return true
  }

  private func extendOverwriting(
    _ step: inout Step, at offset: Int, removed: RawSpan, inserted: RawSpan
  ) -> Bool {
    let next = step.offset + step.insertedByteCount
    if offset + 1 == next, removed.byteCount == 1, inserted.byteCount == 1 {
      bytes.overwrite(at: step.end - 1, with: inserted)
      return true
    }
    guard offset == next else { return false }
    append(removed)
    append(inserted)
    // What was inserted before goes behind what is removed now.
    bytes.move(step.inserted, to: step.inserted.lowerBound + removed.byteCount)
    bytes.overwrite(at: step.removed.upperBound, with: removed)
    step.removedByteCount += removed.byteCount
    step.insertedByteCount += inserted.byteCount
    return true
  }

  private func append(_ more: RawSpan) {
    let used = bytes.count
    if used + more.byteCount > bytes.capacity {
      var larger = SecretBytes(capacity: max(2 * bytes.capacity, used + more.byteCount))
      let fitted = bytes.withBytes { larger.append($0) }
      precondition(fitted)
      bytes = larger
    }
    let fitted = bytes.append(more)
    precondition(fitted)
  }

  private func forgetUndone() {
    guard canRedo else { return }
    steps.removeSubrange(position...)
    isLastStepOpen = false
    bytes.truncate(to: usedByteCount)
  }

  private func forgetOldest() {
    let used = usedByteCount
    guard used > Self.byteLimit,
      let kept = steps.firstIndex(where: { used - $0.start <= Self.byteLimit })
        ?? steps.indices.last
    else { return }
    let dropped = steps[kept].start
    bytes.move(dropped..<used, to: 0)
    bytes.truncate(to: used - dropped)
    steps.removeFirst(kept)
    for index in steps.indices { steps[index].start -= dropped }
    position = steps.count
  }
}
