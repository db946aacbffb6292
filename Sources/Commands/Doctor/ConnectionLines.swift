internal import DatabricksClient
internal import ViewModels

/// The way to a workspace, step by step: what comes behind the step that failed is not known.
struct ConnectionLines {
  /// A step on the way, in order.
  enum Step: String, CaseIterable {
    case proxy
    case name = "DNS"
    case connection
    case security = "TLS"
    case workspace
    case token = "signed in"
    case permission
  }

  let host: WorkspaceURL
  let proxy: ProxySetting
  let authorities: CertificateAuthorities
  /// Who the credential belongs to, or why that was not told.
  let user: Result<CurrentUser, DatabricksError>
  /// How many scopes there are, or why they cannot be listed; nil when that was not asked.
  let scopeCount: Result<Int, DatabricksError>?
  /// How far this machine's clock is from the workspace's; nil where it was not told.
  var clock: ClockDifference?

  var lines: [DoctorLine] {
    let failure = failure
    let failed = failure.flatMap { Step.allCases.firstIndex(of: $0.step) }
    let steps = Step.allCases.enumerated().map { index, step in
      guard let failure, let failed, index >= failed else {
        return isWayProven
          ? DoctorLine.well(step.rawValue, detail(step))
          : DoctorLine.unknown(step.rawValue, "not reached")
      }
      guard index == failed else { return DoctorLine.unknown(step.rawValue, "not reached") }
      let text = ErrorText(failure.error)
      return DoctorLine.wrong(step.rawValue, text.summary, text.advice)
    }
    return steps + [clockLine].compactMap(\.self)
  }

  private var clockLine: DoctorLine? {
    guard let clock else { return nil }
    return clock.isLarge
      ? .wrong("clock", clock.text, "set it: sudo timedatectl set-ntp true; in WSL: wsl --shutdown")
      : .well("clock", "agrees with the workspace's")
  }

  /// The error and the step that it stopped.
  var failure: (step: Step, error: DatabricksError)? {
    if case .failure(let error) = user { return (Self.step(of: error) ?? .workspace, error) }
    if case .failure(let error)? = scopeCount {
      return (Self.step(of: error) ?? .permission, error)
    }
    return nil
  }

  /// Whether the steps before the one that failed were made.
  private var isWayProven: Bool {
    switch failure?.error {
    case .unreachable(_, .timedOut), .unreachable(_, .refusedLocally): false
    case .signInFailed(let reason):
      switch reason {
      case .clientRejected, .refused, .noTokenEndpoint, .freshTokenRejected: true
      default: false
      }
    default: true
    }
  }

  private static func step(of error: DatabricksError) -> Step? {
    switch error {
    case .unreachable(_, let reason):
      switch reason {
      case .proxy: .proxy
      case .nameNotFound: .name
      case .tls: .security
      case .connectionRefused, .timedOut, .connectionLost, .refusedLocally: .connection
      case .tooLarge: .workspace
      }
    case .tokenRejected, .signInFailed: .token
    case .notPermitted: .permission
    case .addressBlocked, .privateLinkOnly, .notAWorkspace: .workspace
    default: nil
    }
  }

  private func detail(_ step: Step) -> String {
    switch step {
    case .proxy: proxy.text
    case .name: proxy.isUsed ? "left to the proxy" : host.host
    case .connection: host.shown
    case .security:
      host.text.hasPrefix("https")
        ? "verified with \(authorities.file ?? authorities.folder ?? "the system's certificates")"
        : "not needed on this machine"
    case .workspace: "it answers as a workspace"
    case .token: (try? user.get())?.userName ?? "accepted"
    case .permission:
      (try? scopeCount?.get()).map { "\(CountText.counted($0, "scope")) can be listed" } ?? ""
    }
  }
}
