// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let shim: [CSetting] = [.define("_GNU_SOURCE"), .treatAllWarnings(as: .error)]

let package = Package(
  name: "lakelock",
  products: [
    .executable(name: "lakelock", targets: ["lakelock"]),
    .executable(name: "lakelock-emulator", targets: ["lakelock-emulator"]),
    .library(name: "DatabricksClient", targets: ["DatabricksClient"]),
  ],
  targets: [
    // C behind typed shims.
    .target(name: "CHeap", cSettings: shim),
    .target(name: "CCurl", cSettings: shim),
    .target(name: "CNcurses", cSettings: shim, linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CProcess", cSettings: shim),
    .target(name: "CMicroHTTPD", cSettings: shim, linkerSettings: [.linkedLibrary("microhttpd")]),

    .target(name: "DatabricksClient", dependencies: ["CCurl", "CProcess"], swiftSettings: house),
    .target(
      name: "Desktop", dependencies: ["CProcess", "DatabricksClient"], swiftSettings: house),
    .target(name: "SecretFiles", dependencies: ["DatabricksClient"], swiftSettings: house),
    .target(
      name: "ViewModels", dependencies: ["CProcess", "DatabricksClient", "Desktop", "SecretFiles"],
      swiftSettings: house),
    .target(
      name: "FrontEnd",
      dependencies: [
        "CNcurses", "CProcess", "DatabricksClient", "Desktop", "SecretFiles", "ViewModels",
      ],
      swiftSettings: house),
    .target(
      name: "Commands",
      dependencies: ["DatabricksClient", "Desktop", "SecretFiles", "ViewModels"],
      swiftSettings: house),
    .target(name: "WorkspaceEmulator", swiftSettings: house),
    .target(
      name: "DemoWorkspace",
      dependencies: ["DatabricksClient", "Desktop", "ViewModels", "WorkspaceEmulator"],
      swiftSettings: house),
    .target(
      name: "EmulatorServer", dependencies: ["CMicroHTTPD", "WorkspaceEmulator"],
      swiftSettings: house),
    .executableTarget(
      name: "lakelock",
      dependencies: [
        "CHeap", "CProcess", "Commands", "DatabricksClient", "DemoWorkspace", "Desktop", "FrontEnd",
        "ViewModels", "WorkspaceEmulator",
      ],
      swiftSettings: house),
    .executableTarget(
      name: "lakelock-emulator", dependencies: ["EmulatorServer", "WorkspaceEmulator"],
      swiftSettings: house),

    // Started by DatabricksClientTests: what a program built like lakelock leaves in its memory.
    .executableTarget(
      name: "memory-probe", dependencies: ["CHeap", "DatabricksClient"],
      path: "Tests/MemoryProbe", swiftSettings: house),
    // Driven by Tests/ConfigFaults: the config file's reader and writer without the rest.
    .executableTarget(
      name: "config-probe", dependencies: ["DatabricksClient"],
      path: "Tests/ConfigProbe", swiftSettings: house),
    .testTarget(
      name: "DatabricksClientTests",
      dependencies: ["DatabricksClient", "EmulatorServer", "WorkspaceEmulator"],
      exclude: ["Fixtures"], swiftSettings: house),
    .testTarget(
      name: "SecretFilesTests", dependencies: ["DatabricksClient", "SecretFiles"],
      swiftSettings: house),
    .testTarget(
      name: "DesktopTests", dependencies: ["DatabricksClient", "Desktop"], swiftSettings: house),
    .testTarget(
      name: "ViewModelsTests",
      dependencies: [
        "DatabricksClient", "DemoWorkspace", "Desktop", "EmulatorServer", "FrontEnd",
        "SecretFiles", "ViewModels", "WorkspaceEmulator",
      ],
      swiftSettings: house),
    .testTarget(
      name: "FrontEndTests",
      dependencies: [
        "DatabricksClient", "DemoWorkspace", "Desktop", "FrontEnd", "ViewModels",
        "WorkspaceEmulator",
      ],
      exclude: ["Screens"], swiftSettings: house),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "DatabricksClient", "DemoWorkspace", "SecretFiles", "ViewModels",
        "WorkspaceEmulator",
      ],
      swiftSettings: house),
    .testTarget(
      name: "WorkspaceEmulatorTests",
      dependencies: ["DatabricksClient", "DemoWorkspace", "EmulatorServer", "WorkspaceEmulator"],
      swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["EmulatorServer", "WorkspaceEmulator"],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
