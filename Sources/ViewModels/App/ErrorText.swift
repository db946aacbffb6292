package import DatabricksClient

package struct ErrorText {
  package let summary = ""
  package let advice = ""
  package var oneLine: String { "" }
  package init(_ e: DatabricksError) {}
  package init(_ e: ConfigurationError) {}
}
