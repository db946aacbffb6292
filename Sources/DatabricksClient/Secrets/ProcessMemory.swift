internal import CProcess

/// What others can see of this process's memory.
package enum ProcessMemory {
  /// Allows no core dump, and no other process of the same user to look in.
  ///
  /// - Returns: whether the kernel agreed.
  package static func forbidDumps() -> Bool {
    cproc_forbid_dumps()
  }

  /// Removes a variable from the environment and overwrites its value, so that
  /// `/proc/PID/environ` no longer shows it.
  ///
  /// To be called after it was read and while the process has one thread.
  package static func forgetEnvironment(_ name: String) {
    unsafe name.withCString { unsafe cproc_forget_environment($0) }
  }
}
