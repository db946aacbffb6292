internal import DatabricksClient

/// What boxes read of the open workspace and of others.
extension AppViewModel {
  /// Asks for what the boxes want to know, and no longer for what none of them wants any more.
  mutating func settlePlaces() -> [Effect] {
    var sends: [Effect] = []
    var awaited: Set<RequestID> = []
    for index in overlays.indices {
      guard var readings = overlays[index].readings else { continue }
      let former = readings
      while let effect = readings.next(&requests) { sends.append(effect) }
      awaited.formUnion(readings.underWay.keys)
      if readings != former { overlays[index].readings = readings }
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
    for index in overlays.indices {
      guard let reading = overlays[index].readings?.take(id) else { continue }
      switch overlays[index] {
      case .compare(var compare):
        compare.answered(reading, result)
        overlays[index] = .compare(compare)
      case .transfer(var transfer):
        transfer.answered(reading, result)
        overlays[index] = .transfer(transfer)
      case .rename(var form):
        form.answered(reading, result)
        overlays[index] = .rename(form)
        if let renaming = form.ready {
          overlays.remove(at: index)
          return beginRenaming(renaming)
        }
      default: break
      }
      break
    }
    return []
  }
}

extension Overlay {
  /// What it reads; nil where it is not of those that do.
  fileprivate var readings: PlacedReadings? {
    get {
      switch self {
      case .compare(let compare): compare.readings
      case .transfer(let transfer): transfer.readings
      case .rename(let form): form.readings
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .compare(var compare):
        compare.readings = newValue
        self = .compare(compare)
      case .transfer(var transfer):
        transfer.readings = newValue
        self = .transfer(transfer)
      case .rename(var form):
        form.readings = newValue
        self = .rename(form)
      default: break
      }
    }
  }
}
