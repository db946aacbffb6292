extension Directory {
  /// The people of the demo workspace, all invented.
  package static var demo: Directory {
    Directory(
      principals: [
        Principal(
          .user, "ada@example.com", displayName: "Ada", groups: ["data-engineers", "ml-engineers"]),
        Principal(.user, "admin@example.com", displayName: "Admin", groups: [adminsGroup]),
        Principal(.user, "alan@example.com", displayName: "Alan", groups: ["ml-engineers"]),
        Principal(
          .user, "grace@example.com", displayName: "Grace",
          groups: ["payments-oncall", "platform-admins"]),
        Principal(
          .user, "katherine@example.com", displayName: "Katherine", groups: ["data-engineers"]),
        Principal(
          .servicePrincipal, "0a1b2c3d-0000-4000-8000-000000000001", displayName: "etl-nightly",
          groups: ["data-engineers"]),
        Principal(
          .servicePrincipal, Seed.demoServicePrincipal, displayName: "model-serving"),
      ])
  }
}
