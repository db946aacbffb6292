import DatabricksClient
import FrontEnd
import ViewModels

/// The events of one read.
func decode(_ bytes: [UInt8]) -> [Event] {
  var decoder = InputDecoder()
  return unsafe decoder.feed(bytes.span.bytes, at: Moment(milliseconds: 0))
}

func decode(_ text: String) -> [Event] {
  decode(Array(text.utf8))
}

/// The events of one read and of the silence behind it.
func decodeAndExpire(_ text: String) -> [Event] {
  var decoder = InputDecoder()
  return feed(&decoder, text, at: 0) + decoder.expire(at: Moment(milliseconds: 60_000))
}

func feed(_ decoder: inout InputDecoder, _ text: String, at milliseconds: Int64) -> [Event] {
  feed(&decoder, Array(text.utf8), at: milliseconds)
}

func feed(_ decoder: inout InputDecoder, _ bytes: [UInt8], at milliseconds: Int64) -> [Event] {
  unsafe decoder.feed(bytes.span.bytes, at: Moment(milliseconds: milliseconds))
}

/// An event with its bytes, so that pastes compare by what they hold.
enum Seen: Equatable {
  case event(Event)
  case paste([UInt8])

  init(_ event: Event) {
    guard case .pasted(let secret) = event else {
      self = .event(event)
      return
    }
    self = .paste(
      secret.withBytes { bytes in
        (0..<bytes.byteCount).map { bytes.byte(at: $0) }
      })
  }
}

/// The same numbers in every run (Knuth's MMIX generator).
struct LinearGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
