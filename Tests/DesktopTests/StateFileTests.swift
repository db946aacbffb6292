import Desktop
import Foundation
import Testing

/// `$XDG_STATE_HOME/lakelock/view`: how the screen was left.
@Suite struct StateFileTests {
  private let folder: DesktopFolder

  init() throws {
    folder = try DesktopFolder()
  }

  private var file: StateFile { StateFile(["XDG_STATE_HOME": folder.path + "/deep/state"]) }

  private var state: ViewState {
    var state = ViewState()
    state.profile = "prod"
    state.scopes = ["prod": "payments", "example.com": "a"]
    state.keyOrder = "newest"
    state.listShift = -8
    return state
  }

  @Test func `what is kept is read again`() {
    file.write(state, instead: file.read())
    #expect(file.read() == state)
  }

  @Test func `it is readable by the user alone`() throws {
    file.write(state, instead: ViewState())
    for (name, mode) in [("view", 0o600), ("", 0o700)] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.path + "/deep/state/lakelock/" + name)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  @Test func `what is as before is not written`() {
    file.write(state, instead: state)
    #expect(folder.bytes(of: "deep/state/lakelock/view") == nil)
  }

  @Test func `without the variable it is under the home folder, and without a home nowhere`() {
    StateFile(["HOME": folder.path]).write(state, instead: ViewState())
    #expect(folder.bytes(of: ".local/state/lakelock/view") != nil)
    StateFile([:]).write(state, instead: ViewState())
    #expect(StateFile([:]).read() == ViewState())
  }

  @Test func `a file that says nothing sensible is as none`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/deep/state/lakelock", withIntermediateDirectories: true)
    try folder.write(
      Array("profile\n[__view__]\nlists_wider = wide\nprofile =\n\u{0}[".utf8),
      to: "deep/state/lakelock/view")
    #expect(file.read() == ViewState())
  }
}
