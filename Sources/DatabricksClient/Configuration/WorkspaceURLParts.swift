/// A pasted address taken apart; it collects what it removes on the way.
struct WorkspaceURLParts {
  /// Why the text is no address of a workspace, in words for the user.
  struct Refusal: Error {
    let reason: String

    init(_ reason: String) {
      self.reason = reason
    }
  }

  private let text: String
  /// What was left out, a word or two each.
  private(set) var removed: [String] = []
  /// The workspace's id named by the query.
  private(set) var workspaceID: String?

  /// Cleans white space, quotes and brackets around the address off.
  init(_ pasted: String) {
    let trimmed = pasted.trimmingSpace
    let wrapping = "\"'`<>,;"
    let start = trimmed.firstIndex { !wrapping.contains($0) } ?? trimmed.endIndex
    let end = trimmed.lastIndex { !wrapping.contains($0) }.map(trimmed.index(after:)) ?? start
    text = trimmed[start..<end].trimmingSpace
    if trimmed.utf8.count < pasted.utf8.count { removed.append("spaces") }
    if text.utf8.count < trimmed.utf8.count { removed.append("quotes") }
  }

  /// The text for an error message, without a token or a password that was pasted with it.
  var tellableText: String {
    if looksLikeToken { return "dapi••••" }
    guard let at = text.lastIndex(of: "@") else { return String(text.prefix(200)) }
    return "…" + text[at...].prefix(200)
  }

  /// The address; call it once.
  mutating func url() throws(Refusal) -> WorkspaceURL {
    guard !text.isEmpty else { throw Refusal("it is empty") }
    guard !looksLikeToken else { throw Refusal("this is a token, not an address") }
    var rest = text[...]
    let scheme = try takeScheme(from: &rest)
    let authority = rest.prefix { !"/\\?#".contains($0) }
    takeTail(rest[authority.endIndex...])
    guard !authority.contains("@") else {
      throw Refusal("it has a user name before the host; leave out everything up to the @")
    }
    let (name, port) = try splitPort(authority)
    let host = try checkedHost(name)
    let isLoopback = Self.isLoopback(host)
    guard scheme == "https" || isLoopback else {
      throw Refusal("it is plain http, where the token could be read on the way; use https")
    }
    let isDefaultPort = port == (scheme == "https" ? 443 : 80)
    return WorkspaceURL(
      scheme: scheme, host: host, port: isDefaultPort ? nil : port, isLoopback: isLoopback)
  }

  private var looksLikeToken: Bool {
    text.hasPrefix("dapi") && text.utf8.count >= 24 && !text.contains(".")
  }

  private mutating func takeScheme(from rest: inout Substring) throws(Refusal) -> String {
    guard let separator = rest.utf8.firstRange(ofBytes: "://".utf8) else {
      if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
      return "https"
    }
    let scheme = rest[..<separator.lowerBound].lowercased()
    guard !scheme.contains(where: { "/?#.".contains($0) }) else { return "https" }
    guard scheme == "https" || scheme == "http" else {
      throw Refusal("it begins with \(scheme.prefix(20))://; a workspace has https://")
    }
    rest = rest[separator.upperBound...]
    return scheme
  }

  /// Notes path, query and fragment, which no request needs, and keeps the workspace's id.
  private mutating func takeTail(_ tail: Substring) {
    let path = tail.prefix { $0 != "?" && $0 != "#" }
    if path.contains(where: { $0 != "/" }) { removed.append("path") }
    var rest = tail[path.endIndex...]
    if rest.first == "?" {
      let query = rest.dropFirst().prefix { $0 != "#" }
      takeQuery(query)
      rest = rest[query.endIndex...]
    }
    if rest.first == "#", rest.count > 1 { removed.append("fragment") }
  }

  private mutating func takeQuery(_ query: Substring) {
    var named: [String: Substring] = [:]
    for item in query.split(separator: "&") {
      let name = item.prefix { $0 != "=" }
      let value = item[name.endIndex...].dropFirst()
      removed.append("?\(name.prefix(20))=")
      if named[String(name)] == nil { named[String(name)] = value }
    }
    let isDigits = { (text: Substring) in text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    let candidates = [
      named["w"], named["o"].flatMap { isDigits($0) ? $0 : nil },
      named["workspace_id"].flatMap { isDigits($0) ? $0 : nil },
    ]
    workspaceID = candidates.compactMap { $0 }.first(where: WorkspaceID.isPlain).map(String.init)
  }

  private func splitPort(
    _ authority: Substring
  ) throws(Refusal) -> (name: Substring, port: Int?) {
    var name = authority
    var port: Substring?
    if authority.first == "[" {
      guard let close = authority.firstIndex(of: "]") else {
        throw Refusal("the bracket of its IPv6 address is not closed")
      }
      name = authority[authority.index(after: authority.startIndex)..<close]
      guard name.contains(":") else { throw Refusal("it is no IPv6 address") }
      let rest = authority[authority.index(after: close)...]
      guard rest.isEmpty || rest.first == ":" else { throw Refusal("its port is no number") }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      name = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    guard let port, !port.isEmpty else { return (name, nil) }
    guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port),
      (1...65_535).contains(number)
    else { throw Refusal("its port is no number from 1 to 65535") }
    return (name, number)
  }

  private mutating func checkedHost(_ name: Substring) throws(Refusal) -> String {
    var host = name.lowercased()
    if host.hasSuffix("."), host.count > 1 {
      host.removeLast()
      removed.append("final dot")
    }
    guard !host.isEmpty else { throw Refusal("it has no host name") }
    if host.contains(":") {
      let isIPv6 = host.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x61...0x66, 0x2e, 0x3a: true
        default: false
        }
      }
      guard isIPv6 else { throw Refusal("it is no IPv6 address") }
      return host
    }
    let isPlain = host.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
      default: false
      }
    }
    // Lowering turns a few letters outside ASCII into ASCII ones, so the name as given is looked at.
    guard isPlain, name.utf8.allSatisfy({ $0 < 0x80 }), !host.hasPrefix("."), !host.holds(".."),
      host.utf8.count <= 253
    else {
      throw Refusal("it has a character no host name has")
    }
    if let reason = Self.otherSite(host) { throw Refusal(reason) }
    return host
  }

  /// Why a host that people copy by mistake is no workspace's; nil for every other one.
  private static func otherSite(_ host: String) -> String? {
    if host.hasPrefix("accounts."), host.holds("databricks") {
      return "this is the account console; open a workspace and copy its address"
    }
    if host.hasSuffix(".databricksapps.com") {
      return "this is an app's address; open its workspace and copy that address"
    }
    if host == "portal.azure.com" || host == "console.aws.amazon.com"
      || host.hasSuffix(".console.aws.amazon.com") || host == "console.cloud.google.com"
    {
      return "this is the cloud's own console; launch the workspace there and copy its address"
    }
    let pages = ["", "www.", "docs.", "login.", "community.", "learn."].map {
      $0 + "databricks.com"
    }
    if pages.contains(host) || host == "learn.microsoft.com" {
      return "this is a page about Databricks; open a workspace and copy its address"
    }
    return nil
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

/// A workspace's id, which is sent as a header.
package enum WorkspaceID {
  /// Whether the text is short and plain enough for that; real ids are digits.
  package static func isPlain(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
        default: false
        }
      }
  }
}
