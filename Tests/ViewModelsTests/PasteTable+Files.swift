import DatabricksClient
import ViewModels

/// Made of pieces, so that no scanner of repositories takes it for a real one.
private let pat = "dapi" + "0123456789abcdef0123456789abcd3f"
private let other = "dapi" + "fedcba9876543210fedcba9876543210"
private let jwt = "eyJ" + "hbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"
private let azure = "https://adb-1234567890123456.7.azuredatabricks.net"
private let aws = "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com"

/// Tokens that a line end has broken, and files of other programs.
extension PasteTable {
  /// The secrets of the whole table; no piece of them may be shown, wherever it was pasted.
  static let secrets = [
    pat, other, jwt, "A1b2-C3d4~E5f6/G7h8+J9k0==", "dose" + "0123456789abcdef0123456789abcdef",
  ]

  /// What may be shown although its digits are those of a secret above.
  static let harmless = [azure, aws, "12345678-90ab-cdef-1234-567890abcdef"]

  static let broken: [TokenEntryPasteRow] =
    [TokenEntryFocus.host, .token, .profile].flatMap { field in
      [
        TokenEntryPasteRow(
          pat.prefix(20) + "\n" + pat.dropFirst(20), into: field, refused: "inside the token"),
        TokenEntryPasteRow(
          pat.prefix(30) + "\r\n" + pat.dropFirst(30), into: field, refused: "inside the token"),
        TokenEntryPasteRow(
          "\(azure)\n\(pat.prefix(20))\n\(pat.dropFirst(20))", into: field, host: azure,
          refused: "inside the token"),
        TokenEntryPasteRow(
          jwt.prefix(12) + "\n" + jwt.dropFirst(12), into: field, refused: "inside the token"),
        TokenEntryPasteRow(
          jwt.prefix(30) + "\n" + jwt.dropFirst(30), into: field, refused: "inside the token"),
        TokenEntryPasteRow(
          jwt.prefix(45) + "\n" + jwt.dropFirst(45), into: field, refused: "inside the token"),
        TokenEntryPasteRow(
          jwt.prefix(12) + "\n" + jwt.dropFirst(12).prefix(18) + "\n" + jwt.dropFirst(30),
          into: field, refused: "inside the token"),
      ]
    }

  static let files: [TokenEntryPasteRow] =
    [TokenEntryFocus.host, .token, .profile].flatMap { field in
      [
        TokenEntryPasteRow(
          "[{\"host\": \"\(azure)\", \"token\": \"\(pat)\"}]", into: field, host: azure, token: pat,
          removed: ["JSON", "JSON"]),
        TokenEntryPasteRow(
          "[\n  {\"host\": \"\(azure)\", \"token\": \"\(pat)\", \"profile\": \"a\"},\n"
            + "  {\"host\": \"\(aws)\", \"token\": \"\(other)\", \"profile\": \"b\"}\n]",
          into: field, choices: ["a", "b"]),
        TokenEntryPasteRow("[\"\(pat)\"]", into: field, refused: "no token has"),
        TokenEntryPasteRow("profile = \(pat)", into: field, refused: "a token"),
        TokenEntryPasteRow(
          "databricks:\n  host: \(azure)\n  token: \(pat)\n", into: field, host: azure,
          token: pat, removed: ["host:", "token:"]),
        TokenEntryPasteRow(
          "workspace:\n  host: \(azure)\n", into: field, host: azure, removed: ["host:"]),
        TokenEntryPasteRow(
          "provider \"databricks\" {\n  host  = \"\(azure)\"\n  token = \"\(pat)\"\n}\n",
          into: field, host: azure, token: pat, removed: ["host=", "quotes", "token=", "quotes"]),
      ]
    }
}
