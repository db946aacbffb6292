package import DatabricksClient

extension ErrorText {
  /// The words for a sign-in that brought no token.
  package init(_ failure: SignInFailure) {
    switch failure {
    case .clientRejected(let message):
      self.init(
        Self.joined("the workspace does not accept the client id and secret", message),
        "look whether the secret has expired; a workspace admin can make a new one")
    case .refused(let code, let message):
      self.init(Self.joined("the sign-in was refused with \(code)", message))
    case .noTokenEndpoint(let host):
      self.init(
        "\(host) has no sign-in for service principals",
        "check the address; it must be the workspace's own")
    case .unsafeTokenEndpoint(let address, let reason):
      self.init(
        "the secret was not sent to \(address): \(reason)",
        "check the address of the workspace")
    case .freshTokenRejected(.oauthM2M, let message):
      self.init(
        Self.joined("the workspace does not accept the service principal's token", message),
        "ask an admin to add the service principal to the workspace")
    case .freshTokenRejected(let type, let message):
      self.init(
        Self.joined("the workspace does not accept the token of \(type.name)", message),
        "look whether it is signed in to another workspace or tenant")
    }
  }
}
