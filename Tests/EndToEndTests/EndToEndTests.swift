import Testing

/// The built programs in real terminals, one after the other: each has the machine to itself.
@Suite(.serialized) enum EndToEnd {}
