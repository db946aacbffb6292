/// Where a workspace is: scheme, host name and port, without path, query or user.
///
/// `https` always; `http` only when the host is a loopback address or `localhost`.
package struct WorkspaceURL: Hashable, Sendable {
  /// The address as requests use it, such as `https://adb-1.2.azuredatabricks.net`; no final slash.
  package let text: String
  /// The host name or literal address, without port; an IPv6 address without brackets.
  package let host: String
  /// Whether the host is this machine, where plain http and an unlimited rate are allowed.
  package let isLoopback: Bool

  /// The address without `https://`, as the screens show it; plain http stays in view.
  package var shown: String {
    let scheme = "https://"
    return text.hasPrefix(scheme) ? String(text.dropFirst(scheme.count)) : text
  }

  /// Whether the host is under a domain that Databricks gives to workspaces, or is this machine.
  ///
  /// A token that is sent elsewhere is known there; the address may be a slip or a trap.
  package var looksLikeDatabricks: Bool {
    isLoopback || Self.workspaceDomains.contains { host.hasSuffix($0) }
  }

  /// The domains of all clouds, as the official SDKs list them.
  private static let workspaceDomains = [
    ".azuredatabricks.net", ".databricks.azure.us", ".databricks.azure.cn", ".databricks.com",
    ".databricks.us", ".databricks.mil",
  ]

  /// Whether the host name is one workspace's own, so that its id says nothing more.
  ///
  /// Other hosts, such as an account's own address, serve several workspaces.
  package var namesWorkspace: Bool {
    let label = host.prefix { $0 != "." }
    if label.hasPrefix("adb-") { return isAzure }
    if label.hasPrefix("dbc-") { return host.holds(".cloud.databricks.") }
    return host.hasSuffix(".gcp.databricks.com")
      && label.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Reads an address as people and config files write it; `normalise` tells what was left out.
  package init(parsing text: String) throws(ConfigurationError) {
    self = try Self.normalise(text).url
  }

  /// Reads what was pasted as an address: a browser's URL, a bare host name, one with quotes.
  ///
  /// The workspace's id is taken from `?w=`, else from a numeric `?o=` or `?workspace_id=`.
  /// - Returns: the address, the workspace's id where the text has one, and a word or two for each
  ///   part that was removed, such as `path` and `?o=`.
  package static func normalise(
    _ text: String
  ) throws(ConfigurationError) -> (url: WorkspaceURL, workspaceID: String?, removed: [String]) {
    var parts = WorkspaceURLParts(text)
    do throws(WorkspaceURLParts.Refusal) {
      let url = try parts.url()
      return (url, parts.workspaceID, parts.removed)
    } catch {
      throw .invalidHost(parts.tellableText, reason: error.reason)
    }
  }

  init(scheme: String, host: String, port: Int?, isLoopback: Bool) {
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    text = "\(scheme)://\(name)" + (port.map { ":\($0)" } ?? "")
    self.host = host
    self.isLoopback = isLoopback
  }
}
