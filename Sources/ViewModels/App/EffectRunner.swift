package import DatabricksClient

/// Does what the view models ask for and brings back what came of it.
///
/// The one class of this layer: it holds the client, the open workspace and the profiles.
package final class EffectRunner {
  private let client: DatabricksClient
  private let profiles: any ProfileStore
  /// What this machine does by itself.
  package let local: LocalRunner
  private var workspace: OpenWorkspace?
  private var operations: [RequestID: OperationID] = [:]
  private var events: [Event] = []

  package init(
    client: DatabricksClient, profiles: any ProfileStore, workspace: OpenWorkspace?,
    local: LocalRunner = LocalRunner([:])
  ) {
    self.client = client
    self.profiles = profiles
    self.local = local
    self.workspace = workspace
  }

  /// Begins what `effects` ask for, in that order.
  ///
  /// - Returns: those that only the front end can do.
  package func run(_ effects: [Effect]) -> [TerminalEffect] {
    var rest: [TerminalEffect] = []
    for effect in effects {
      switch effect {
      case .send(let id, let request, let urgency): send(id, request, urgency)
      case .cancel(let id):
        if let operation = operations.removeValue(forKey: id) { client.cancel(operation) }
      case .terminal(let wanted): rest.append(wanted)
      }
    }
    return rest
  }

  /// The answers that have come since the last call.
  package func drainEvents() -> [Event] {
    defer { events = [] }
    return events + local.takeEvents()
  }

  private func send(_ id: RequestID, _ request: Request, _ urgency: Urgency) {
    switch request {
    case .readProfiles: answer(id, .profiles(profiles.list()))
    case .findKnownWorkspaces: answer(id, .knownWorkspaces(profiles.knownWorkspaces()))
    case .openProfile(let name): openProfile(id, name)
    case .renewSignIn(let name):
      let opened = profiles.open(name)
      if case .success(let found) = opened { workspace = found }
      answer(id, .signInRenewed(opened))
    case .previewProfile(let draft): answer(id, .profilePreviewed(profiles.preview(draft)))
    case .writeProfile(let draft): answer(id, .profileWritten(profiles.write(draft)))
    case .removeProfile(let name): answer(id, .profileRemoved(name, profiles.remove(name)))
    case .makeProfileDefault(let name):
      answer(id, .profileMadeDefault(name, profiles.makeDefault(name)))
    case .readSettings: answer(id, .settings(profiles.settings()))
    case .markProfile(let name, let mark, let former):
      answer(id, .profileMarked(name, profiles.mark(name, mark, instead: former)))
    case .checkProfile(let name): checkProfile(id, name, urgency)
    case .keepView(let view): profiles.keep(view)
    case .readLog: answer(id, .log(client.log.records))
    case .local(let request): local.send(id, request)
    case .readProfile(let name): answer(id, .profileRead(name, profiles.open(name)))
    case .checkConnection(let candidate):
      begin(CheckConnection(), id, on: candidate, urgency) { .connectionChecked($0) }
    default:
      guard let workspace else { return }
      ask(id, request, on: workspace, urgency)
    }
  }

  private func ask(
    _ id: RequestID, _ request: Request, on workspace: OpenWorkspace, _ urgency: Urgency
  ) {
    switch request {
    case .readUser:
      begin(ReadCurrentUser().operation, id, on: workspace, urgency) { .user($0) }
    case .listScopes:
      begin(ListScopes().operation, id, on: workspace, urgency) { .scopes($0) }
    case .listKeys(let scope):
      begin(ListSecrets(scope).operation, id, on: workspace, urgency) { .keys(scope, $0) }
    case .listACLs(let scope):
      begin(ListACLs(scope).operation, id, on: workspace, urgency) { .acls(scope, $0) }
    case .findPrincipals(let query):
      begin(FindPrincipals(query).operation, id, on: workspace, urgency) {
        .principals(query, $0)
      }
    case .readValue(let path):
      begin(GetSecret(path).operation, id, on: workspace, urgency) { .value(path, $0) }
    case .save(let path, let value, let seen):
      let save = SaveSecret(path, value: value, seen: seen)
      begin(save, id, on: workspace, urgency) { .saved(path, $0) }
    case .createScope(let scope):
      begin(CreateScopeOnce(scope), id, on: workspace, urgency) { .scopeCreated(scope.name, $0) }
    case .deleteScope(let scope):
      begin(DeleteScopeOnce(scope), id, on: workspace, urgency) { .scopeDeleted(scope, $0) }
    case .change(let placed): make(placed, id, on: workspace)
    case .readPlace(let reading): read(reading, id, on: workspace)
    // The others go to no workspace, or were sent above.
    default: break
    }
  }

  private func begin<O: Operation>(
    _ operation: O, _ id: RequestID, on workspace: OpenWorkspace, _ urgency: Urgency,
    _ answer: @escaping (Result<O.Outcome, DatabricksError>) -> Answer
  ) {
    operations[id] = client.begin(
      operation, on: workspace, priority: urgency.priority,
      onDoubt: { [unowned self] in events.append(.saveInDoubt(id, $0)) },
      { [unowned self] result in
        operations[id] = nil
        events.append(.answered(id, answer(result)))
      })
  }

  /// Makes a change in the open workspace or in the one its profile names.
  private func make(_ placed: PlacedChange, _ id: RequestID, on open: OpenWorkspace) {
    do throws(ConfigurationError) {
      let workspace = try self.workspace(of: placed.profile, open: open)
      if let host = placed.host, host != workspace.host.shown {
        return answer(id, .changed(.failure(.otherWorkspace(host))))
      }
      var target = workspace
      if case .transfer(let transfer) = placed.change, transfer.profile != nil {
        target = try self.workspace(of: transfer.profile, open: open)
      }
      let job = ChangeJob(placed.change, client, on: workspace, target: target) { [unowned self] in
        answer(id, .changed($0))
      }
      job.begin()
    } catch {
      answer(id, .changed(.failure(.configuration(error))))
    }
  }

  private func read(_ reading: PlacedReading, _ id: RequestID, on open: OpenWorkspace) {
    do throws(ConfigurationError) {
      let place = try workspace(of: reading.profile, open: open)
      let target = try workspace(of: reading.targetProfile, open: open)
      PlaceReader(
        client: client, profiles: profiles, place: place, target: target,
        begun: { [unowned self] in operations[id] = $0 },
        completion: { [unowned self] in
          operations[id] = nil
          answer(id, .placeRead($0))
        }
      ).read(reading.subject)
    } catch {
      answer(id, .placeRead(.failure(.configuration(error))))
    }
  }

  private func workspace(
    of profile: String?, open: OpenWorkspace
  ) throws(ConfigurationError) -> OpenWorkspace {
    guard let profile, profile != open.profile else { return open }
    return try profiles.open(profile).get()
  }

  private func checkProfile(_ id: RequestID, _ name: String, _ urgency: Urgency) {
    switch profiles.open(name) {
    case .success(let found):
      begin(CheckConnection(), id, on: found, urgency) { result in
        switch result {
        case .success(let connection): .profileChecked(name, .answered(connection))
        case .failure(let error): .profileChecked(name, .failed(error))
        }
      }
    case .failure(let error): answer(id, .profileChecked(name, .unusable(error)))
    }
  }

  private func openProfile(_ id: RequestID, _ name: String) {
    let opened = profiles.open(name)
    if case .success(let found) = opened {
      for operation in operations.values { client.cancel(operation) }
      operations = [:]
      workspace = found
    }
    answer(id, .profileOpened(opened))
  }

  private func answer(_ id: RequestID, _ answer: Answer) {
    events.append(.answered(id, answer))
  }
}

extension Urgency {
  fileprivate var priority: OperationPriority {
    switch self {
    case .user: .user
    case .background: .background
    case .check: .check
    }
  }
}
