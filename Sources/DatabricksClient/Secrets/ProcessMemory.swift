internal import CProcess
internal import Glibc

/// What others can see of this process's memory.
package enum ProcessMemory {
  /// Allows no core dump, and no other process of the same user to look in.
  ///
  /// - Returns: whether the kernel agreed.
  package static func forbidDumps() -> Bool {
    cproc_forbid_dumps()
  }

  /// How many bytes this process may keep out of swap (`RLIMIT_MEMLOCK`); nil where nothing limits it.
  package static var lockableByteCount: Int? {
    var limit = rlimit()
    let kind = Int32(bitPattern: __RLIMIT_MEMLOCK.rawValue)
    guard unsafe getrlimit(kind, &limit) == 0, limit.rlim_cur != rlim_t.max else { return nil }
    return Int(clamping: limit.rlim_cur)
  }

  /// Removes a variable from the environment and overwrites its value, so that
  /// `/proc/PID/environ` no longer shows it.
  ///
  /// To be called after it was read and while the process has one thread.
  package static func forgetEnvironment(_ name: String) {
    unsafe name.withCString { unsafe cproc_forget_environment($0) }
  }
}
