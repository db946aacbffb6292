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
}
