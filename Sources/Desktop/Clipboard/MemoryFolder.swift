internal import CProcess

/// Folders whose files are kept in memory.
package enum MemoryFolder {
  /// Whether what is written into `folder` stays out of the disk, apart from swapping.
  package static func holds(_ folder: String) -> Bool {
    unsafe folder.withCString { unsafe cproc_is_in_memory($0) }
  }
}
