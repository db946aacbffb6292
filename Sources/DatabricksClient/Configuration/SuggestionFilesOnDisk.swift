internal import Glibc

/// The files of this machine.
package struct SuggestionFilesOnDisk: SuggestionFiles {
  package init() {}

  /// The folder the program was started in.
  package static var currentFolder: String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let isFound = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe getcwd(bytes.baseAddress, bytes.count) != nil
    }
    guard isFound, let end = buffer.firstIndex(of: 0) else { return "." }
    return String(decoding: buffer[..<end], as: UTF8.self)
  }

  package func contents(of path: String) -> Secret? {
    do throws(FileError) {
      let handle = try FileHandle(opening: path, O_RDONLY | O_NONBLOCK)
      guard try handle.status().isRegularFile else { return nil }
      return try handle.readAll(limit: ConfigFile.maximumByteCount)
    } catch {
      return nil
    }
  }

  package func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream), names.count < 1000 {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
