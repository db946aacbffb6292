package import DatabricksClient

/// One key of a file with its value.
package struct SecretEntry {
  package let key: KeyName
  package let value: Secret

  package init(key: KeyName, value: Secret) {
    self.key = key
    self.value = value
  }
}

/// What stands at one place of a file, whether it can be used or not.
package struct SecretFileRow: Equatable, Sendable {
  /// Nil where what stands there is no key's name: it may be a part of a value and is not repeated.
  package let name: KeyName?
  /// Nil where it cannot be told.
  package let value: Secret?
  /// Why it cannot be used as it is; nil where it can.
  package let problem: String?

  init(_ name: KeyName?, _ value: Secret?, problem: String? = nil) {
    self.name = name
    self.value = value
    self.problem = problem
  }
}

/// Why a file cannot be read or written; it names lines and keys and never holds a byte of a value.
package struct SecretFileError: Error, Equatable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}
