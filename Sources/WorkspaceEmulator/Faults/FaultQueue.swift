/// The faults still to happen; the first that matches a request strikes it.
struct FaultQueue {
  private var faults: [Fault] = []

  mutating func append(_ fault: Fault) {
    faults.append(fault)
  }

  /// The fault that strikes `request`, counted down.
  mutating func take(for request: EmulatorRequest) -> Fault? {
    guard let index = faults.firstIndex(where: { $0.matches(request) }) else { return nil }
    if faults[index].skip > 0 {
      faults[index].skip -= 1
      return nil
    }
    let fault = faults[index]
    faults[index].count -= 1
    if faults[index].count <= 0 { faults.remove(at: index) }
    return fault
  }
}
