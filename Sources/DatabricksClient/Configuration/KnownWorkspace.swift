/// A workspace that stands somewhere on this machine already, to be suggested.
package struct KnownWorkspace: Equatable, Sendable {
  package let host: WorkspaceURL
  /// What it is called there: a profile, or a target of a bundle.
  package let name: String?
  /// Where it was found, in a few words, such as `databricks.yml`.
  package let source: String

  package init(host: WorkspaceURL, name: String?, source: String) {
    self.host = host
    self.name = name
    self.source = source
  }

  /// Reads `text` as an address; nil where it is none.
  init?(_ text: String, name: String?, source: String) {
    guard let host = try? WorkspaceURL(parsing: text) else { return nil }
    self.init(host: host, name: name, source: source)
  }
}

/// Reads files for suggestions; whatever cannot be read is simply not there.
package protocol SuggestionFiles {
  /// The whole file, at most 1 MiB of it.
  func contents(of path: String) -> Secret?

  /// The names in a folder.
  func names(in folder: String) -> [String]
}

/// Looks where people have named a workspace before: environment, bundle, the Windows user's file.
///
/// The config file itself is not among these; the list of profiles tells it.
package struct KnownWorkspaceSearch {
  private let environment: [String: String]
  private let folder: String
  private let files: any SuggestionFiles

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - environment: `DATABRICKS_HOST`, `HOME` and `WSL_DISTRO_NAME` count.
  ///   - folder: where the search for a bundle begins; it goes up from there.
  ///   - files: reads the files.
  package init(environment: [String: String], folder: String, files: any SuggestionFiles) {
    self.environment = environment
    self.folder = folder
    self.files = files
  }

  /// What is known, each address once.
  package func find() -> [KnownWorkspace] {
    var found: [KnownWorkspace] = []
    let variable = environment["DATABRICKS_HOST"].flatMap {
      KnownWorkspace($0, name: nil, source: "DATABRICKS_HOST")
    }
    for known in [variable].compactMap(\.self) + bundle + windows
    where !found.contains(where: { $0.host == known.host }) {
      found.append(known)
    }
    return found
  }

  /// The targets of the bundle this folder or one above it belongs to.
  private var bundle: [KnownWorkspace] {
    var folder = folder
    for _ in 0..<32 {
      for name in ["databricks.yml", "databricks.yaml", "bundle.yml", "bundle.yaml"] {
        let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        if let contents = files.contents(of: path) {
          return BundleHosts.read(contents).compactMap { target, host in
            KnownWorkspace(
              host, name: target, source: target.map { "target \($0) of \(name)" } ?? name)
          }
        }
      }
      if folder == "/" || folder.isEmpty || folder == "." { break }
      folder = ConfigFileLocation.folder(of: folder)
    }
    return []
  }

  /// The profiles of the Windows users' own config files, seen from their Linux subsystem.
  private var windows: [KnownWorkspace] {
    guard environment["WSL_DISTRO_NAME"]?.isEmpty == false else { return [] }
    let users = "/mnt/c/Users"
    return files.names(in: users).sorted().flatMap { user -> [KnownWorkspace] in
      guard let contents = files.contents(of: "\(users)/\(user)/.databrickscfg") else { return [] }
      let file = ConfigFile(contents)
      return file.profileNames.compactMap { name in
        file.text(of: "host", in: name).flatMap {
          KnownWorkspace($0, name: name, source: "profile \(name) of Windows")
        }
      }
    }
  }
}

/// The hosts in a bundle's settings: `workspace: host:` at the top and under each target.
///
/// No parser of YAML: it reads block mappings by their indentation and passes over what it does not
/// know. A host with a variable in it is left out.
enum BundleHosts {
  static func read(_ contents: Secret) -> [(target: String?, host: String)] {
    let text = contents.withBytes { bytes in
      String(decoding: (0..<bytes.byteCount).map { bytes.byte(at: $0) }, as: UTF8.self)
    }
    var found: [(target: String?, host: String)] = []
    var path: [(indent: Int, key: String)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let indent = line.prefix { $0 == " " }.count
      let content = line.dropFirst(indent)
      guard let colon = content.firstIndex(of: ":"), content.first != "#", content.first != "-"
      else { continue }
      let key = unquoted(content[..<colon])
      path.removeAll { $0.indent >= indent }
      path.append((indent, key))
      let value = unquoted(uncommented(content[content.index(after: colon)...]))
      guard !value.isEmpty, !value.holds("${") else { continue }
      let keys = path.map(\.key)
      if keys == ["workspace", "host"] {
        found.append((nil, value))
      } else if keys.count == 4, ["targets", "environments"].contains(keys[0]),
        keys[2...] == ["workspace", "host"]
      {
        found.append((keys[1], value))
      }
    }
    return found
  }

  private static func uncommented(_ text: Substring) -> Substring {
    text.utf8.firstRange(ofBytes: " #".utf8).map { text[..<$0.lowerBound] } ?? text
  }

  private static func unquoted(_ text: Substring) -> String {
    let trimmed = text.trimmingSpace
    guard trimmed.count >= 2, let first = trimmed.first, first == trimmed.last,
      first == "\"" || first == "'"
    else { return trimmed }
    return String(trimmed.dropFirst().dropLast())
  }
}
