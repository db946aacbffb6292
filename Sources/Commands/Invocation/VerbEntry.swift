/// One verb in the table that parsing and help are made from.
struct VerbEntry: Sendable {
  /// Which verb it is.
  enum Kind: CaseIterable, Sendable {
    case listScopes
    case createScope
    case deleteScope
    case listSecrets
    case getSecret
    case putSecret
    case deleteSecret
    case listACLs
    case getACL
    case putACL
    case deleteACL
  }

  /// A word a verb needs, given by its place or by its name.
  enum Operand: Sendable {
    case scope
    case key
    case principal
    case permission

    /// The option of the old CLI that gives it by name.
    var option: CommandLineOption {
      switch self {
      case .scope: .scope
      case .key: .key
      case .principal: .principal
      case .permission: .permission
      }
    }

    /// How help and errors call it, such as `SCOPE`.
    var placeholder: String { option.rawValue.uppercased() }
  }

  let kind: Kind
  /// The new CLI's name.
  let name: String
  /// Names the old CLI has for it.
  var oldNames: [String] = []
  var operands: [Operand] = []
  /// The options it has besides the global ones and those that name its operands.
  var options: [CommandLineOption] = []
  let summary: String
  /// What one has to know before using it, one sentence a line.
  var notes: [String] = []
  let examples: [String]
  let newCLI: String
  /// nil where the old CLI cannot do it.
  let oldCLI: String?

  /// `put-secret SCOPE KEY [options]`.
  var usage: String {
    let words = [name] + operands.map(\.placeholder) + (options.isEmpty ? [] : ["[options]"])
    return words.joined(separator: " ")
  }

  /// Every option that may stand with the verb.
  var allowedOptions: [CommandLineOption] {
    operands.map(\.option) + options + CommandLineOption.global
  }
}
