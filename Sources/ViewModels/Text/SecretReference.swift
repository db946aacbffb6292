package import DatabricksClient

/// How others refer to a secret; no value is in it.
///
/// <https://docs.databricks.com/aws/en/security/secrets/>
package enum SecretReference: String, CaseIterable, Sendable {
  /// `{{secrets/SCOPE/KEY}}`, as cluster configuration takes it.
  case template
  /// A line of Spark configuration.
  case spark
  case python
  case scala
  /// A notebook in R.
  case r
  case sql
  /// A line of a cluster's `spark_conf` in Terraform.
  case terraform
  /// A line of a cluster's `spark_conf` in a bundle, which is YAML.
  case bundle
  /// A command of the Databricks CLI.
  case cli

  /// The text that refers to `path`, without a line end.
  package func text(for path: SecretPath) -> String {
    let scope = path.scope.rawValue
    let key = path.key.rawValue
    let template = "{{secrets/\(scope)/\(key)}}"
    switch self {
    case .template: return template
    case .spark: return "spark.\(key) \(template)"
    case .python:
      return "dbutils.secrets.get(scope=\(scope.quoted("\"")), key=\(key.quoted("\"")))"
    case .scala, .r:
      return "dbutils.secrets.get(scope = \(scope.quoted("\"")), key = \(key.quoted("\"")))"
    case .sql: return "secret(\(scope.quoted("'")), \(key.quoted("'")))"
    case .terraform:
      return "\("spark.\(key)".quoted("\"").hclEscaped) = \(template.quoted("\"").hclEscaped)"
    case .bundle: return "\("spark.\(key)".quoted("\"")): \(template.quoted("\""))"
    case .cli: return "databricks secrets get-secret \(scope.shellWord) \(key.shellWord)"
    }
  }
}

extension String {
  /// The text between two of `mark`, with a backslash before each of them inside.
  fileprivate func quoted(_ mark: Character) -> String {
    var quoted = String(mark)
    for character in self {
      if character == mark || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    quoted.append(mark)
    return quoted
  }

  /// The text where `${` and `%{` begin no template.
  fileprivate var hclEscaped: String {
    var escaped = ""
    var last: Character?
    for character in self {
      if character == "{", let last, "$%".contains(last) { escaped.append(last) }
      escaped.append(character)
      last = character
    }
    return escaped
  }

  /// The text as one word of a shell's line.
  fileprivate var shellWord: String {
    let isPlain = utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard !isPlain || isEmpty || hasPrefix("-") else { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

extension SecretReference {
  /// What it is for, in a few words.
  package var label: String {
    switch self {
    case .template: "{{secrets/…}} for jobs and clusters"
    case .spark: "Spark configuration"
    case .python: "Python notebook"
    case .scala: "Scala notebook"
    case .r: "R notebook"
    case .sql: "SQL"
    case .terraform: "Terraform"
    case .bundle: "bundle YAML"
    case .cli: "command"
    }
  }
}
