package import DatabricksClient
package import Desktop

/// What can be asked of this machine.
package enum LocalRequest: Equatable, Sendable {
  /// Put these bytes into the clipboard; a secret is remembered for `clearClipboard`.
  case copy(Secret, isSecret: Bool)
  /// Take the secret copied last out of the clipboard, if it is still there.
  case clearClipboard
  /// What is in a folder; the empty path is the present one.
  case listFolder(String)
  /// The bytes of a file, unless there are more than `limit`.
  case loadFile(String, limit: Int)
  /// Write a file; one that is there only when it is still `replacing`.
  case saveFile(String, Secret, replacing: FileFacts?)
  case generate(GeneratedValue)
}

/// The answer to a `LocalRequest`, case for case.
package enum LocalAnswer: Equatable, Sendable {
  case copied(CopyOutcome)
  case clipboardCleared(ClearOutcome)
  case folderListed(Result<[FolderEntry], FileProblem>)
  case fileLoaded(Result<Secret, FileProblem>)
  /// With the number of bytes written.
  case fileSaved(Result<Int, FileProblem>)
  case generated(Secret)
}
