/// Where the client takes the time and chance from; tests hand in their own.
package struct RequestTiming {
  /// The present moment.
  package var now: () -> Moment
  /// A random number from 0 up to 1.
  package var chance: () -> Double

  package init(now: @escaping () -> Moment, chance: @escaping () -> Double) {
    self.now = now
    self.chance = chance
  }

  /// The machine's clock and its random numbers.
  package static var real: RequestTiming {
    RequestTiming(now: { .now }, chance: { .random(in: 0..<1) })
  }
}
