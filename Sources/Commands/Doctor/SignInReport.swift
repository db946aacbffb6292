internal import DatabricksClient
internal import ViewModels

/// What `doctor --offline` prints: how host, profile and sign-in were found.
struct SignInReport {
  private let signIn: ResolvedSignIn

  init(_ signIn: ResolvedSignIn) {
    self.signIn = signIn
  }

  /// Why no workspace can be opened, in one line.
  var error: String? { signIn.error.map { ErrorText($0).oneLine } }

  /// One object in one line; `source` tells for each attribute that counts where it came from.
  var json: [UInt8] { json(checks: nil) }

  /// The same with what else was looked at as `checks`.
  func json(checks: DoctorReport?) -> [UInt8] {
    var json = JSONWriter<[UInt8]>([])
    json.beginObject()
    for (name, value) in summary + [("error", error)] {
      if name == "error" { writeSources(to: &json) }
      json.name(name)
      if let value { json.string(value) } else { json.null() }
    }
    if let checks {
      json.name("checks")
      checks.write(to: &json)
    }
    json.endObject()
    return json.finish() + [UInt8(ascii: "\n")]
  }

  /// The same for people, with what the attributes are set to.
  var table: TextTable {
    let attributes = signIn.attributes.filter { $0.name != "host" && $0.name != "auth_type" }
    return TextTable(
      ["Setting", "Value", "From"],
      summary.map { [$0.name, $0.value ?? "–", origin(of: $0.name)] }
        + attributes.map { [$0.name, $0.value, $0.origin.text] })
  }

  private var summary: [(name: String, value: String?)] {
    [
      ("host", signIn.host?.text), ("auth_type", signIn.authType?.rawValue),
      ("profile", signIn.profile), ("config_file", signIn.configFile),
    ]
  }

  private func origin(of name: String) -> String {
    signIn.attributes.first { $0.name == name }?.origin.text ?? ""
  }

  private func writeSources(to json: inout JSONWriter<[UInt8]>) {
    json.name("source")
    json.beginObject()
    for attribute in signIn.attributes {
      json.name(attribute.name)
      json.string(attribute.origin.text)
    }
    json.endObject()
  }
}
