internal import DatabricksClient

/// What boxes read of the open workspace and of others.
extension AppViewModel {
  /// Asks for what the boxes want to know, and no longer for what none of them wants any more.
  mutating func settlePlaces() -> [Effect] {
    var sends: [Effect] = []
    var awaited: Set<RequestID> = []
    for (index, overlay) in boxes.enumerated() {
      guard var box = overlay.content as? any PlacedReader else { continue }
      let sentCount = sends.count
      while let effect = box.readings.next(&requests) { sends.append(effect) }
      awaited.formUnion(box.readings.underWay.keys)
      if sends.count > sentCount { boxes[index] = box.overlay }
    }
    let dropped = placeReads.subtracting(awaited).sorted { $0.rawValue < $1.rawValue }
    placeReads = awaited
    return dropped.map(Effect.cancel) + sends
  }

  /// Takes what a box wanted to know; nil for all other answers.
  mutating func answeredForPlaces(_ id: RequestID, _ answer: Answer) -> [Effect]? {
    guard case .placeRead(let result) = answer else { return nil }
    if let check = renamingCheck, check.id == id {
      renamingCheck = nil
      browser.changes.remove(id)
      return lookedOnceMore(check.renaming, result)
    }
    placeReads.remove(id)
    for (index, overlay) in boxes.enumerated() {
      guard var box = overlay.content as? any PlacedReader,
        let reading = box.readings.take(id)
      else { continue }
      box.answered(reading, result)
      boxes[index] = box.overlay
      break
    }
    return []
  }

  /// The boxes in the stack, below them those that wait for a new token.
  private var boxes: [Overlay] {
    get { shelved + overlays }
    set {
      overlays = Array(newValue.dropFirst(shelved.count))
      shelved = Array(newValue.prefix(shelved.count))
    }
  }
}

/// A box that reads of this and other workspaces.
protocol PlacedReader: OverlayContent {
  var readings: PlacedReadings { get set }

  /// Takes what was read.
  mutating func answered(_ reading: PlacedReading, _ result: PlacedResult)
}

extension CompareViewModel: PlacedReader {}
extension RenameViewModel: PlacedReader {}
extension TransferViewModel: PlacedReader {}
