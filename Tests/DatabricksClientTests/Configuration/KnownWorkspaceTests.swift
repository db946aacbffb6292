import DatabricksClient
import Testing

private struct Files: SuggestionFiles {
  var texts: [String: String]
  var folders: [String: [String]] = [:]

  func contents(of path: String) -> Secret? { texts[path].map { Secret(copying: $0.utf8) } }

  func names(in folder: String) -> [String] { folders[folder] ?? [] }
}

/// Where a workspace to be suggested is found.
@Suite struct KnownWorkspaceTests {
  private func found(
    _ files: Files, folder: String = "/home/ada/work/etl", environment: [String: String] = [:]
  ) -> [String] {
    KnownWorkspaceSearch(environment: environment, folder: folder, files: files).find()
      .map { "\($0.host.shown) \($0.name ?? "-") (\($0.source))" }
  }

  @Test(arguments: [
    ("workspace:\n  host: https://a.example.com\n", ["a.example.com - (databricks.yml)"]),
    (
      "bundle:\n  name: x\n\ntargets:\n  dev: # mine\n    default: true\n    workspace:\n"
        + "      host: \"https://dev.example.com/\" # dev\n  prod:\n    mode: production\n"
        + "    workspace: \n      root_path: /x\n      host: 'https://prod.example.com'\n",
      [
        "dev.example.com dev (target dev of databricks.yml)",
        "prod.example.com prod (target prod of databricks.yml)",
      ]
    ),
    (
      "targets:\r\n  dev:\r\n    workspace:\r\n      host: https://d.example.com\r\n",
      ["d.example.com dev (target dev of databricks.yml)"]
    ),
    (
      "environments:\n    dev:\n        workspace:\n            host: d.example.com\n",
      ["d.example.com dev (target dev of databricks.yml)"]
    ),
    ("targets:\n  dev:\n    workspace:\n      host: ${var.host}\n", []),
    ("resources:\n  jobs:\n    workspace:\n      host: https://x.example.com\n", []),
    ("#workspace:\n#  host: https://x.example.com\n- host: y\n", []),
    ("workspace: [\n{{{\n:\n  : x\nhost https://x\n\u{0}\u{FFFD}", []),
    ("workspace:\n  host: not a host\n", []),
  ])
  func `the hosts of a bundle are read`(text: String, hosts: [String]) {
    #expect(found(Files(texts: ["/home/ada/work/etl/databricks.yml": text])) == hosts)
  }

  @Test func `the nearest bundle above counts`() {
    let files = Files(texts: [
      "/home/ada/databricks.yml": "workspace:\n  host: far.example.com\n",
      "/home/ada/work/databricks.yaml": "workspace:\n  host: near.example.com\n",
    ])
    #expect(found(files) == ["near.example.com - (databricks.yaml)"])
    #expect(found(files, folder: "/") == [])
    #expect(found(files, folder: ".") == [])
  }

  @Test func `the environment comes first and nothing twice`() {
    let files = Files(texts: [
      "/home/ada/work/etl/databricks.yml": "workspace:\n  host: a.example.com\n"
    ])
    let environment = ["DATABRICKS_HOST": "https://a.example.com"]
    #expect(found(files, environment: environment) == ["a.example.com - (DATABRICKS_HOST)"])
  }

  @Test func `on WSL the Windows users' own files count, elsewhere not`() {
    let files = Files(
      texts: [
        "/mnt/c/Users/Ada/.databrickscfg":
          "[DEFAULT]\r\nhost = https://w.example.com\r\ntoken = secret\r\n[x]\r\ntoken = y\r\n"
      ],
      folders: ["/mnt/c/Users": ["Public", "Ada", "Default"]])
    #expect(found(files) == [])
    #expect(
      found(files, environment: ["WSL_DISTRO_NAME": "Debian"])
        == ["w.example.com DEFAULT (profile DEFAULT of Windows)"])
  }
}
