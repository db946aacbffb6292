import Glibc

/// An open file descriptor that children do not inherit unless they are given it.
final class Descriptor {
  let number: Int32
  private var isOpen = true

  init(owning number: Int32, _ what: String) throws {
    guard number >= 0 else { throw HarnessError("\(what): errno \(errno)") }
    self.number = number
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  deinit {
    close()
  }

  /// Closes now what else the last owner would close.
  func close() {
    guard isOpen else { return }
    isOpen = false
    Glibc.close(number)
  }

  /// The reading and the writing end of a pipe.
  static func pipe() throws -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else { throw HarnessError("pipe: errno \(errno)") }
    return (try Descriptor(owning: ends[0], "pipe"), try Descriptor(owning: ends[1], "pipe"))
  }

  /// The bytes that are there, after waiting for the first of them; nil at the end of the stream.
  func read(until deadline: Deadline) throws -> [UInt8]? {
    guard deadline.waitForInput(on: number) else { return [] }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      unsafe count = max(0, Glibc.read(number, buffer.baseAddress, buffer.count))
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Everything up to the end of the stream.
  func readToEnd(until deadline: Deadline) throws -> [UInt8] {
    var all: [UInt8] = []
    while let some = try read(until: deadline) {
      guard !some.isEmpty else { throw HarnessError("the stream did not end in time") }
      all += some
    }
    return all
  }

  func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes { rest in
        unsafe Glibc.write(number, rest.baseAddress, rest.count)
      }
      guard count > 0 else { throw HarnessError("write: errno \(errno)") }
      sent += count
    }
  }
}
