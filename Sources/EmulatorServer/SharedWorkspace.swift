internal import Synchronization
internal import WorkspaceEmulator

/// The workspace, for one thread at a time.
final class SharedWorkspace: Sendable {
  private let workspace: Mutex<Workspace>

  init(_ workspace: sending Workspace) {
    self.workspace = Mutex(workspace)
  }

  func withLock<Result: Sendable>(_ body: @Sendable (Workspace) -> Result) -> Result {
    workspace.withLock { body($0) }
  }
}
