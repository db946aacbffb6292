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
    case copySecret
    case moveSecret
    case renameSecret
    case copyScope
    case importSecrets
    case exportSecrets
    case diff
    case find
    case audit
    case who
    case reference
    case run
  }

  /// A word a verb needs, given by its place or by its name.
  enum Operand: Sendable {
    case scope
    case key
    case principal
    case permission
    case toScope
    case toKey
    case newKey
    case file
    case pattern

    /// The option that gives it by name; nil where it stands in its place only.
    var option: CommandLineOption? {
      switch self {
      case .scope: .scope
      case .key: .key
      case .principal: .principal
      case .permission: .permission
      case .toScope: .toScope
      case .toKey, .newKey: .toKey
      case .file, .pattern: nil
      }
    }

    /// How help and errors call it, such as `SCOPE`.
    var placeholder: String {
      switch self {
      case .scope: "SCOPE"
      case .key: "KEY"
      case .principal: "PRINCIPAL"
      case .permission: "PERMISSION"
      case .toScope: "TO_SCOPE"
      case .toKey: "TO_KEY"
      case .newKey: "NEW_KEY"
      case .file: "FILE"
      case .pattern: "PATTERN"
      }
    }
  }

  let kind: Kind
  /// The new CLI's name.
  let name: String
  /// Names the old CLI has for it.
  var oldNames: [String] = []
  var operands: [Operand] = []
  /// A word that may follow them.
  var lastOperand: Operand?
  /// The options it has besides the global ones and those that name its operands.
  var options: [CommandLineOption] = []
  let summary: String
  /// What one has to know before using it, one sentence a line.
  var notes: [String] = []
  let examples: [String]
  /// nil where no Databricks CLI can do it.
  var newCLI: String?
  /// nil where the old CLI cannot do it.
  var oldCLI: String?

  /// `put-secret SCOPE KEY [options]`.
  var usage: String {
    if kind == .run { return "run --env NAME=SCOPE/KEY [--env …] -- COMMAND [ARGUMENT …]" }
    let last = lastOperand.map { ["[\($0.placeholder)]"] } ?? []
    let words =
      [name] + operands.map(\.placeholder) + last + (options.isEmpty ? [] : ["[options]"])
    return words.joined(separator: " ")
  }

  /// Every option that may stand with the verb.
  var allowedOptions: [CommandLineOption] {
    namingOptions + options + CommandLineOption.global
  }

  /// The options that name its operands.
  var namingOptions: [CommandLineOption] {
    (operands + [lastOperand].compactMap(\.self)).compactMap(\.option)
  }
}
