import Testing
import ViewModels
import WorkspaceEmulator

/// Looking around reads names, ages and access, and never a value.
@Suite struct NoValueReadTests {
  @Test func `browsing, sorting, finding, auditing, access and comparing by name read no value`() {
    var program = DemoApp(workspace: Workspace(seed: .demo))
    for key in ["a", "A", "f", "c", "y", ":", "L", "U", "?", "x", "m", "r", "s", "R"] {
      for pane in ["1", "2", "3"] {
        program.press(.typed(Unicode.Scalar(pane) ?? "1"), .typed(Unicode.Scalar(key) ?? "?"))
        // Comparing starts with the first scope it offers; the others go down one row.
        if !program.app.overlays.isEmpty { program.press(key == "c" ? Key(.enter) : Key(.down)) }
        for _ in 0..<6 where !program.app.overlays.isEmpty { program.press(Key(.escape)) }
        program.press(Key(.down), Key(.pageDown), Key(.home))
      }
    }
    #expect(program.workspace.log.contains { $0.path.hasSuffix("secrets/acls/list") })
    #expect(!program.workspace.log.contains { $0.path.hasSuffix("secrets/get") })
    program.press(.typed("2"), .typed("v"))
    #expect(program.workspace.log.contains { $0.path.hasSuffix("secrets/get") })
  }
}
