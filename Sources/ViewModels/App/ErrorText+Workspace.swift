package import DatabricksClient

extension ErrorText {
  /// The words for what a workspace or the way to it refused.
  package init(_ error: DatabricksError) {
    self = Self.signIn(error) ?? Self.secrets(error) ?? Self.answer(error)
  }

  /// The same where the workspace as a whole was asked, and not one of its scopes.
  package static func ofWorkspace(_ error: DatabricksError) -> ErrorText {
    guard case .notPermitted(let message) = error else { return ErrorText(error) }
    return ErrorText(
      joined("the token is right, the permission is missing", message),
      "ask a workspace admin for access to the workspace")
  }

  /// Why it is not known whether something was done.
  package static func reasonOfDoubt(_ error: DatabricksError) -> String {
    guard case .outcomeUnknown(let detail) = error else { return ErrorText(error).summary }
    return joined("the answer was lost", detail)
  }

  /// Address, network, token and permission.
  private static func signIn(_ error: DatabricksError) -> ErrorText? {
    switch error {
    case .unreachable(let host, let reason): ErrorText(host: host, reason)
    case .tokenRejected(let message):
      ErrorText(
        joined("the workspace did not accept the token", message),
        "make a new one in the workspace's user settings and connect again")
    case .signInFailed(let failure): ErrorText(failure)
    case .notPermitted(let message):
      ErrorText(
        joined("the token is right, the permission is missing", message),
        "ask somebody with MANAGE on the scope, or an admin")
    case .addressBlocked(let message):
      ErrorText(
        joined("the workspace does not take requests from this network", message),
        "connect the VPN, or ask an admin to allow the address")
    case .privateLinkOnly(let host):
      ErrorText(
        "\(host) is reached over a private link only", "run from a network that has the link")
    case .notAWorkspace(let host, let detail) where isLoginPage(detail):
      ErrorText(
        joined("this is a login page, the address is not a workspace's", "\(host), \(detail)"),
        "copy the address from a browser that has the workspace open")
    case .notAWorkspace(let host, let detail):
      ErrorText(
        joined("\(host) does not answer as a workspace does", detail),
        "copy the address from a browser that has the workspace open")
    default: nil
    }
  }

  /// Scopes, keys, values and access lists.
  private static func secrets(_ error: DatabricksError) -> ErrorText? {
    switch error {
    case .noSuchScope(let name):
      ErrorText(joined("there is no such scope", name), "refresh the list")
    case .noSuchSecret(let name):
      ErrorText(joined("there is no such key", name), "refresh the list")
    case .noSuchPrincipal(let name):
      ErrorText(
        joined("there is no such entry in the access list", name),
        "the list has e-mail addresses, groups' names and service principals' application ids")
    case .unknownPrincipal(let name):
      ErrorText(
        joined("the workspace has no such user, group or service principal", name),
        "give an e-mail address, a group's name, or a service principal's application id")
    case .alreadyExists(let name):
      ErrorText(joined("the name is taken", name), "choose another one")
    case .limitReached(let message):
      ErrorText(
        joined("a limit of the workspace is reached", message),
        "delete what is no longer needed, or use another scope or workspace")
    case .invalidValue(let message):
      ErrorText(joined("the workspace does not take it", message), "change it, then try again")
    case .readOnlyScope(let message):
      ErrorText(
        joined("the scope is an Azure Key Vault's and read-only here", message),
        "change its keys in the vault")
    case .premiumOnly(let message):
      ErrorText(
        joined("the workspace has no access lists, it is not Premium", message),
        "create scopes that all users manage")
    case .readingNotAllowed(let message):
      ErrorText(
        joined("this workspace does not allow reading values outside notebooks", message),
        "values can still be put")
    default: nil
    }
  }

  /// What became of a request.
  private static func answer(_ error: DatabricksError) -> ErrorText {
    switch error {
    case .rateLimited(let seconds?):
      ErrorText("too many requests", "try again in \(seconds) s")
    case .rateLimited: ErrorText("too many requests", "try again in a minute")
    case .serverFailed(let status, let message):
      ErrorText(joined("the workspace failed with status \(status)", message), "try again later")
    case .outcomeUnknown(let detail):
      ErrorText(
        joined("it is not known whether it was done, the answer was lost", detail),
        "refresh and look before trying again")
    case .changedMeanwhile(nil):
      ErrorText("the key was deleted meanwhile, nothing was saved", "save again to create it again")
    case .changedMeanwhile:
      ErrorText(
        "somebody else put this key meanwhile, nothing was saved",
        "save again to see both and choose")
    case .malformedResponse(let detail):
      ErrorText(joined("the answer could not be read", detail), "try again; check the address")
    case .refused(let status, let code, let message):
      ErrorText(
        joined("refused with \(code.rawValue), status \(status)", message),
        "look whether it is still so; if it stays, ask an admin of the workspace")
    case .cancelled: ErrorText("cancelled")
    case .unreachable, .tokenRejected, .signInFailed, .notPermitted, .addressBlocked,
      .privateLinkOnly,
      .notAWorkspace, .noSuchScope, .noSuchSecret, .noSuchPrincipal, .unknownPrincipal,
      .alreadyExists, .limitReached, .invalidValue, .readOnlyScope, .premiumOnly,
      .readingNotAllowed:
      // Named above; listed here so that a new case has to get its words.
      ErrorText("it did not work")
    }
  }

  private init(host: String, _ reason: TransportError.Reason) {
    switch reason {
    case .nameNotFound:
      self.init("no host is named \(host)", "check the address and the network")
    case .connectionRefused:
      self.init("\(host) refused the connection", "check the address and the port")
    case .timedOut:
      self.init("\(host) did not answer in time", "check the network or the VPN, then try again")
    case .tls(let failure): self.init(host: host, failure)
    case .proxy(let detail):
      self.init(
        Self.joined("the proxy did not let the request through", detail),
        detail.holds("407")
          ? "put name and password into HTTPS_PROXY, as http://name:password@proxy:port"
          : "check HTTPS_PROXY, and NO_PROXY for hosts that need none")
    case .tooLarge:
      self.init(
        "the answer of \(host) is too large to be a workspace's",
        "check the address and HTTPS_PROXY")
    case .connectionLost(let detail):
      self.init(Self.joined("the connection to \(host) was lost", detail), "try again")
    case .refusedLocally(let detail):
      self.init(Self.joined("the request was not sent", detail))
    }
  }
}
