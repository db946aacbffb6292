/// Why a command line is not understood, as one or two sentences for the user.
struct UsageError: Error, Equatable {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
