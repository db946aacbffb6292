internal import DatabricksClient
internal import ViewModels

extension CommandRunner {
  /// What became of many things of which some are under way.
  private final class Progress<Outcome> {
    var fates: [Fate<Outcome>]
    var endedCount = 0
    var isStopped = false

    init(count: Int) {
      fates = Array(repeating: .notBegun, count: count)
    }
  }

  /// How many are under way at once; the client sends four requests of them at a time.
  private static var windowCount: Int { 16 }

  /// Does something for each item, several at a time, and goes on whatever becomes of one.
  ///
  /// - Parameters:
  ///   - items: begun in this order.
  ///   - label: what the progress bar says.
  ///   - stops: whether an outcome means that no further item is begun.
  ///   - begin: begins one item; its completion must be called once, from within `client.wait`.
  /// - Returns: the outcomes in the order of the items; nil for one that was not begun.
  /// - Throws: when the user stops it; what is under way then may or may not be carried out.
  func each<Item, Outcome>(
    of items: [Item], showing label: String,
    stopping stops: @escaping (Outcome) -> Bool = { _ in false },
    _ begin: (Item, @escaping (Outcome) -> Void) -> Void
  ) throws(CommandFailure) -> [Outcome?] {
    let run = fates(of: items, showing: label, stopping: stops, begin)
    guard !run.isInterrupted else { throw .interrupted }
    return run.fates.map(\.outcome)
  }

  /// The same where Ctrl-C has to be followed by a report: nothing more is sent after it.
  func fates<Item, Outcome>(
    of items: [Item], showing label: String,
    stopping stops: @escaping (Outcome) -> Bool = { _ in false },
    _ begin: (Item, @escaping (Outcome) -> Void) -> Void
  ) -> (fates: [Fate<Outcome>], isInterrupted: Bool) {
    let progress = Progress<Outcome>(count: items.count)
    var bar = ProgressBar(label, of: items.count, on: streams)
    defer { bar.end() }
    var begunCount = 0
    while true {
      while begunCount < items.count, !progress.isStopped,
        begunCount - progress.endedCount < Self.windowCount
      {
        let index = begunCount
        begunCount += 1
        progress.fates[index] = .underWay
        begin(items[index]) { outcome in
          progress.fates[index] = .ended(outcome)
          progress.endedCount += 1
          if stops(outcome) { progress.isStopped = true }
        }
      }
      bar.show(progress.endedCount)
      guard progress.endedCount < begunCount else { return (progress.fates, false) }
      do throws(CommandFailure) {
        try wait()
      } catch {
        return (progress.fates, true)
      }
    }
  }

  /// Asks the same of each item, one request each.
  func ask<Item, E: Endpoint>(
    _ items: [Item], showing label: String, _ endpoint: (Item) -> E
  ) throws(CommandFailure) -> [Result<E.Answer, DatabricksError>] {
    try each(of: items, showing: label) { item, completion in
      _ = client.begin(endpoint(item).operation, on: workspace, completion)
    }.map { $0 ?? .failure(.cancelled) }
  }

  /// The workspace of another profile; without a name the one at hand.
  func openWorkspace(_ profile: String?) throws(CommandFailure) -> OpenWorkspace {
    guard let profile else { return workspace }
    guard let profiles else { throw .usage("there are no other profiles here") }
    do throws(ConfigurationError) {
      return try profiles.open(profile).get()
    } catch {
      throw .configuration(error)
    }
  }
}

extension ExitStatus {
  /// The one status for several failures: their own where they share it, else that of a refusal.
  init(of statuses: [ExitStatus]) {
    let first = statuses.first ?? .done
    self = statuses.allSatisfy { $0 == first } ? first : .refused
  }
}
