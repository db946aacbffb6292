package import DatabricksClient

extension ErrorText {
  /// The words for why a change was not made, as they stand behind the name of the key.
  package init(_ failure: ChangeFailure) {
    switch failure {
    case .workspace(let error): self.init(error)
    case .configuration(let error): self.init(error)
    case .differs:
      self.init("it was changed since then, here or by somebody else", "nothing was done")
    case .occupied: self.init("another value is there", "it was left as it is")
    case .gone: self.init("it is no longer there")
    case .notVerified:
      self.init(
        "it was put, but the workspace holds other bytes", "look at it before anything else")
    case .unread(let error):
      self.init(
        Self.joined("it was put, but could not be read back", ErrorText(error).summary),
        "do it again, what is done is skipped")
    case .leftBehind(let error):
      self.init(
        Self.joined(
          "it is in both places, the old one could not be deleted", ErrorText(error).summary),
        "do it again, or delete the old one")
    case .perhapsLeftBehind(let error):
      self.init(
        Self.joined(
          "the new one is there, whether the old one was deleted is not known",
          ErrorText.reasonOfDoubt(error)), "do it again, what is done is skipped")
    case .sourceChanged:
      self.init("somebody else put it meanwhile", "the old one was not deleted")
    case .inUse:
      self.init("it holds keys or permissions that somebody gave it since", "nothing was done")
    case .otherWorkspace(let host):
      self.init("it was done in \(host), and its profile leads elsewhere now", "nothing was done")
    case .notDone(let error):
      self.init(Self.joined("it was not done", ErrorText.reasonOfDoubt(error)), "try again")
    case .partly(let failure, _): self.init(failure)
    case .alike(let name):
      self.init(NameRule.alike(to: name), "rename it to another name first")
    case .samePlace: self.init("it would be put onto itself", "nothing was done")
    }
  }
}
