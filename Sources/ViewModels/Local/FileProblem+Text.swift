package import Desktop

extension FileProblem {
  /// What happened and what to do, for the user.
  package var sentence: String {
    switch self {
    case .noPath: "type the path of a file"
    case .notFound: "there is no such file"
    case .noFolder: "the folder is not there; make it first"
    case .isFolder: "that is a folder; add the name of a file"
    case .notAFile: "that is a pipe or a device, not a file"
    case .notPermitted: "you may not do that there; check the permissions"
    case .tooLarge(let count, let limit):
      "too large: \(CountText.counted(count, "byte")); a value holds at most "
        + CountText.grouped(limit)
    case .exists: "a file is there already"
    case .changedMeanwhile: "the file was changed meanwhile; try again"
    case .noHome: "only your own home can be written as ~, and HOME must be set"
    case .forbidden(let reason): reason
    case .other(let words): words
    }
  }
}
