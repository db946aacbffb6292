internal import DatabricksClient

/// The proxy that libcurl takes from the environment for a host.
struct ProxySetting: Equatable {
  /// The environment variables that name one.
  static let variables = [
    "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]

  /// In words: the proxy without the name and password in it, and the variable.
  let text: String
  /// Whether requests go through one.
  let isUsed: Bool

  init(for host: WorkspaceURL, environment: [String: String]) {
    let set = Self.variables.first { environment[$0]?.isEmpty == false }
    guard !host.isLoopback else {
      text = "none, the host is this machine"
      isUsed = false
      return
    }
    guard let name = set, !name.lowercased().hasPrefix("no_"), let address = environment[name]
    else {
      text = "none"
      isUsed = false
      return
    }
    let excluded = ["no_proxy", "NO_PROXY"].first { Self.lists(environment[$0] ?? "", host.host) }
    isUsed = excluded == nil
    text = excluded.map { "none for this host, by \($0)" } ?? "\(Self.shown(address)) from \(name)"
  }

  private static func lists(_ list: String, _ host: String) -> Bool {
    list.split { $0 == "," || $0 == " " }.contains { entry in
      let name = entry.hasPrefix(".") ? entry.dropFirst() : entry
      return entry == "*" || host.lowercased() == name.lowercased()
        || host.lowercased().hasSuffix("." + name.lowercased())
    }
  }

  private static func shown(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@") else { return address }
    let separator = address.utf8.firstRange(ofBytes: "://".utf8)
    let scheme = separator.map { String(address[..<$0.upperBound]) } ?? ""
    return scheme + address[address.index(after: at)...]
  }
}
