import DatabricksClient
import DemoWorkspace
import Foundation
import WorkspaceEmulator

/// Carries each request to the emulated workspace of its host, and can press Ctrl-C.
final class RoutedTransport: Transport {
  private let home: EmulatedTransport
  private let others: [String: EmulatedTransport]
  private var startedCount = 0
  private var interrupt: (descriptor: Int32, count: Int)?

  init(_ home: Workspace, _ others: [String: Workspace]) {
    self.home = EmulatedTransport(workspace: home)
    self.others = others.mapValues { EmulatedTransport(workspace: $0) }
  }

  /// Makes `descriptor` readable at its other end with the request of that number.
  func press(_ descriptor: Int32, after count: Int) {
    interrupt = (descriptor, count)
    if count == 0 { Self.writeByte(to: descriptor) }
  }

  static func writeByte(to descriptor: Int32) {
    var byte: UInt8 = 2
    _ = unsafe write(descriptor, &byte, 1)
  }

  func start(_ request: HTTPRequest, id: TransferID) {
    // What comes after Ctrl-C never leaves.
    if let interrupt, startedCount >= interrupt.count { return }
    startedCount += 1
    (others[request.host.text] ?? home).start(request, id: id)
    if let interrupt, startedCount == interrupt.count { Self.writeByte(to: interrupt.descriptor) }
  }

  func cancel(_ id: TransferID) {
    for transport in [home] + others.values { transport.cancel(id) }
  }

  func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    guard !others.isEmpty else { return home.wait(for: descriptors, until: deadline) }
    for transport in [home] + others.values {
      let wake = transport.wait(for: [], until: .now)
      if !wake.finished.isEmpty { return wake }
    }
    return home.wait(for: descriptors, until: deadline)
  }
}
