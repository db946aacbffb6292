package import DatabricksClient

/// A workspace's address as it was pasted.
package struct PastedHost: Equatable, Sendable {
  package let url: WorkspaceURL
  /// The workspace's id that stood in the query; a host that is one workspace's own needs none.
  package let workspaceID: String?
  /// What was left out, such as `path`.
  let removed: [String]

  /// Reads `text`, whatever page of the workspace it names.
  package init(_ text: String) throws(ConfigurationError) {
    let read = try WorkspaceURL.normalise(text)
    let id = read.url.namesWorkspace ? nil : read.workspaceID
    url = read.url
    workspaceID = id
    // What is kept is not removed.
    removed = read.removed.filter { id == nil || !["?o=", "?w=", "?workspace_id="].contains($0) }
  }
}

extension PastedPiece<PastedHost> {
  /// Takes a workspace's address out of its place, whatever page of the workspace it names.
  static func host(
    _ bytes: Span<UInt8>, _ range: Range<Int>, removing outer: [String]
  ) -> PastedPiece {
    var removals = outer
    let inner = bytes.strippingWrapping(range, &removals)
    guard !inner.isEmpty else { return .refused("there is no address in it") }
    if bytes.contains(in: inner, where: { $0.isSpace }) {
      return .refused("a space or a line end stands inside the address")
    }
    let length = bytes.repeatedLength(inner, minimum: 8)
    if length < inner.count { removals.append("the second copy") }
    let text = bytes.text(inner.lowerBound..<inner.lowerBound + length)
    return address(text, removing: removals)
  }

  /// Reads `text` as the address of a workspace.
  static func address(_ text: String, removing outer: [String] = []) -> PastedPiece {
    do throws(ConfigurationError) {
      // JSON may write a slash as `\/`.
      let host = try PastedHost(text.split(separator: "\\").joined())
      return .taken(host, removing: outer + host.removed)
    } catch {
      guard case .invalidHost(_, let reason) = error else {
        return .refused("this is no workspace's address")
      }
      return .refused(reason)
    }
  }
}
