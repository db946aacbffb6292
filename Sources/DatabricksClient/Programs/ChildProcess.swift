internal import CProcess
internal import Glibc

/// One program at work, with what it has written so far in locked memory.
final class ChildProcess {
  /// A pipe of which one end is the program's.
  private struct Stream: ~Copyable {
    /// -1 once the program has closed its end.
    private(set) var descriptor: Int32
    private(set) var bytes: SecretBytes
    /// Whether there was more than fits.
    private(set) var isFull = false

    init(_ descriptor: Int32, capacity: Int) {
      self.descriptor = descriptor
      bytes = SecretBytes(capacity: capacity)
    }

    /// Takes what is there.
    mutating func drain() {
      while descriptor >= 0 {
        switch bytes.append(reading: descriptor) {
        case .some: continue
        case .none: return
        case .ended: close()
        case .full:
          isFull = true
          return
        }
      }
    }

    mutating func close() {
      if descriptor >= 0 { Glibc.close(descriptor) }
      descriptor = -1
    }
  }

  /// How far a program has come.
  enum Progress {
    case running
    case ended(ProgramEnd)
  }

  /// Why a program was not started.
  struct Failure: Error {
    let reason: String

    init(reason: String) {
      self.reason = reason
    }

    /// The system's words for `code`.
    init(code: Int32) {
      reason = unsafe String(cString: strerror(code))
    }
  }

  private let process: Int32
  private var input: ProgramInput?
  private var ending: Int32
  private var output: Stream
  private var complaint: Stream
  private var isGone = false

  /// Starts the program.
  init(_ call: ProgramCall) throws(Failure) {
    let words = [call.path] + call.arguments
    let variables = call.variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    guard !(words + variables).contains(where: { $0.utf8.contains(0) }) else {
      throw Failure(reason: "an argument holds a zero byte")
    }
    var child = cproc_child()
    let (arguments, environment) = (Self.block(words), Self.block(variables))
    let input = try call.input.map { bytes throws(Failure) in try ProgramInput(bytes) }
    let error = unsafe cproc_start(
      arguments, arguments.count, environment, environment.count, input?.reading ?? -1, &child)
    guard error == 0 else { throw Failure(code: error) }
    input?.started()
    self.input = input
    process = child.process
    ending = child.ending
    output = Stream(child.output, capacity: call.outputLimit)
    complaint = Stream(child.complaint, capacity: call.outputLimit)
  }

  deinit {
    if !isGone { cproc_end(process) }
    output.close()
    complaint.close()
    if ending >= 0 { close(ending) }
  }

  /// What to wait for.
  var descriptors: [Int32] {
    [output.descriptor, complaint.descriptor, ending].filter { $0 >= 0 }
  }

  /// Whether nothing will tell that it has ended or reads on, so that it has to be looked after.
  var isSilent: Bool {
    input?.isWritten == false
      || ending < 0 && output.descriptor < 0 && complaint.descriptor < 0
  }

  /// Takes what it has written, and looks whether it has ended.
  func advance() -> Progress {
    input?.write()
    output.drain()
    complaint.drain()
    guard !output.isFull, !complaint.isFull else { return .ended(.tooMuchOutput) }
    var status: Int32 = 0
    guard unsafe cproc_take_ended(process, &status) else { return .running }
    isGone = true
    // What it wrote last is in the pipes; who else has them open is not waited for.
    output.drain()
    complaint.drain()
    guard !output.isFull, !complaint.isFull else { return .ended(.tooMuchOutput) }
    return .ended(
      .ended(
        status: status, output: output.bytes.copied, complaint: complaint.bytes.copied, at: .now))
  }

  /// The words one after the other, each with a zero byte behind it.
  private static func block(_ words: [String]) -> [CChar] {
    words.flatMap { $0.utf8.map { CChar(bitPattern: $0) } + [0] }
  }
}
