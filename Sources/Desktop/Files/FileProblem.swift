/// Why a file could not be read or written, by what the user can do about it.
package enum FileProblem: Error, Equatable, Sendable {
  /// No path was given.
  case noPath
  case notFound
  /// The folder in which the file was to be is not there.
  case noFolder
  case isFolder
  /// A pipe, a device or a socket.
  case notAFile
  case notPermitted
  case tooLarge(byteCount: Int, limit: Int)
  /// A file is there that was not to be replaced without a question.
  case exists(FileFacts)
  /// The file was changed since the question whether to replace it.
  case changedMeanwhile
  /// `~` cannot be told without `HOME`, and other people's homes are not looked up.
  case noHome
  /// Files are not written now; why.
  case forbidden(String)
  /// Anything else, in the system's words.
  case other(String)
}

/// What tells a file from what it was before.
package struct FileFacts: Equatable, Sendable {
  package let byteCount: Int
  /// Seconds since 1970.
  package let modifiedSeconds: Int64
  /// Parts of the last second, so that two changes within one are told apart.
  let modifiedNanoseconds: Int64

  package init(byteCount: Int, modifiedSeconds: Int64, modifiedNanoseconds: Int64 = 0) {
    self.byteCount = byteCount
    self.modifiedSeconds = modifiedSeconds
    self.modifiedNanoseconds = modifiedNanoseconds
  }
}

/// Something in a folder.
package struct FolderEntry: Equatable, Sendable {
  package let name: String
  package let isFolder: Bool

  package init(_ name: String, isFolder: Bool = false) {
    self.name = name
    self.isFolder = isFolder
  }
}
