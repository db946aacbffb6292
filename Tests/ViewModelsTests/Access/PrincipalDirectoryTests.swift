import DatabricksClient
import Testing
import ViewModels

/// What is known of principals, and what a name in a list looks like.
@Suite struct PrincipalDirectoryTests {
  @Test(arguments: [
    ("ada@example.com", Principal.Kind.user), ("data-engineers", .group),
    ("0a1b2c3d-0000-4000-8000-000000000001", .servicePrincipal),
    ("0A1B2C3D-0000-4000-8000-00000000000F", .servicePrincipal),
    ("0a1b2c3d-0000-4000-8000-00000000000g", .group), ("0a1b2c3d-0000", .group), ("", .group),
  ])
  func `the kind is guessed by the name`(_ name: String, _ kind: Principal.Kind) {
    #expect(Principal.Kind(ofName: name) == kind)
  }

  @Test func `users and admins are always offered`() {
    let directory = PrincipalDirectory()
    #expect(directory.matching("").map(\.name) == ["admins", "users"])
    #expect(directory.matching("SER").map(\.name) == ["users"])
    #expect(directory.matching("nobody").isEmpty)
    #expect(directory.named("USERS")?.name == "users")
    #expect(directory.shownName(of: "x@example.com") == "x@example.com")
  }
}
