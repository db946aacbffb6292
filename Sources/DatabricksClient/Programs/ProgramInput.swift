internal import CProcess
internal import Glibc

/// What a program is given to read: a pipe that is filled before the program starts.
final class ProgramInput {
  /// The program's end; -1 once it has started.
  private(set) var reading: Int32
  private var writing: Int32
  private let bytes: Secret
  private var writtenByteCount = 0

  /// Makes the pipe and writes what fits, which is everything unless the system allows no such pipe.
  init(_ bytes: Secret) throws(ChildProcess.Failure) {
    var input = cproc_input()
    let error = unsafe cproc_open_input(bytes.count, &input)
    guard error == 0 else { throw ChildProcess.Failure(code: error) }
    self.bytes = bytes
    reading = input.reading
    writing = input.writing
    // While this end is open too, writing raises no signal.
    write()
  }

  deinit {
    started()
    finish()
  }

  /// Whether the program has been given everything, or reads no more.
  var isWritten: Bool { writing < 0 }

  /// Gives up the end that the program has now.
  func started() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  /// Writes what fits without waiting.
  func write() {
    while writing >= 0 {
      guard writtenByteCount < bytes.count else { return finish() }
      switch bytes.write(from: writtenByteCount, to: writing) {
      case .some(0): return
      case .some(let count): writtenByteCount += count
      case nil: return finish()
      }
    }
  }

  private func finish() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}
