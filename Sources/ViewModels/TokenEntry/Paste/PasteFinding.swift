/// A part of a cleaned paste and what it seems to be.
struct PasteFinding: Equatable {
  /// What the text around the part says about it.
  enum Kind: Equatable {
    case named(PasteName)
    /// Nothing stands around it; what it is must be seen from itself.
    case bare
  }

  let kind: Kind
  let range: Range<Int>
  /// What it was taken out of, as the note tells it, such as `DATABRICKS_TOKEN=`.
  let wrapper: String?
  /// Which profile section it stands in, counted from 1; 0 before the first.
  var section = 0

  init(_ kind: Kind, _ range: Range<Int>, wrapper: String? = nil) {
    self.kind = kind
    self.range = range
    self.wrapper = wrapper
  }
}
