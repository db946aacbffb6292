/// How far the comparison of values has come.
struct ValueComparison: Equatable, Sendable {
  /// How many keys there are to compare; 0 while none are.
  var total = 0
  /// How many of them could not be read, or were put again meanwhile.
  var missed = 0

  /// What is said once every key was asked about.
  var ended: StatusLine {
    let keys = CountText.counted(total, "key")
    guard missed > 0 else { return StatusLine(.plain, "compared \(keys); no value is kept") }
    return StatusLine(
      .warning, "compared \(CountText.grouped(total - missed)) of \(keys); v tries the others again"
    )
  }
}
