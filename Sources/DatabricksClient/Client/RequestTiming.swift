/// Where the client takes the time and chance from; tests hand in their own.
package struct RequestTiming {
  /// The present moment.
  package var now: () -> Moment
  /// A random number from 0 up to 1.
  package var chance: () -> Double
  /// The time of day.
  package var time: () -> Timestamp

  package init(
    now: @escaping () -> Moment, chance: @escaping () -> Double,
    time: @escaping () -> Timestamp = { .now }
  ) {
    self.now = now
    self.chance = chance
    self.time = time
  }

  /// The machine's clock and its random numbers.
  package static var real: RequestTiming {
    RequestTiming(now: { .now }, chance: { .random(in: 0..<1) })
  }
}
