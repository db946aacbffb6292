internal import DatabricksClient
internal import ViewModels

/// How a key differs between two scopes.
enum KeyDifference: String {
  case onlyInFirst = "only_in_first"
  case onlyInSecond = "only_in_second"
  case value
}

extension CommandRunner {
  /// The names by their lists, and the values of the common ones byte for byte, two at a time in
  /// locked memory.
  func diff(_ comparison: ScopeComparison) throws(CommandFailure) {
    do throws(CommandFailure) {
      guard try differs(comparison) else { return }
    } catch {
      // 1 is kept for scopes that differ.
      guard error.status == .refused else { throw error }
      if let text = error.text { streams.complain(text) }
      throw .reported(.usage)
    }
    throw .reported(.refused)
  }

  private func differs(_ comparison: ScopeComparison) throws(CommandFailure) -> Bool {
    let other = try openWorkspace(comparison.profile)
    let first = try keys(of: comparison.first, on: workspace)
    let second = try keys(of: comparison.second, on: other)
    let common = first.filter(Set(second).contains)
    let outcomes = try compare(common, comparison, other)
    var differences: [KeyName: KeyDifference] = [:]
    for key in first { differences[key] = .onlyInFirst }
    for key in second { differences[key] = .onlyInSecond }
    var statuses: [ExitStatus] = []
    for (key, outcome) in zip(common, outcomes) {
      differences[key] = nil
      switch outcome {
      case .success(let isSame): if !isSame { differences[key] = .value }
      case .failure(let error):
        let text = CommandFailure.workspace(error).text ?? "not compared"
        streams.complain("\(key.rawValue): \(text)")
        statuses.append(ExitStatus(error))
      }
    }
    let names = sideNames(comparison)
    try write(
      differences.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }, names,
      common: common.count)
    guard statuses.isEmpty else { throw .reported(ExitStatus(of: statuses)) }
    return !differences.isEmpty
  }

  private func keys(
    of scope: ScopeName, on workspace: OpenWorkspace
  ) throws(CommandFailure) -> [KeyName] {
    let keys = try carryOut(ListSecrets(scope).operation, on: workspace)
    return (0..<keys.count).map { keys[$0].name }
  }

  private func compare(
    _ keys: [KeyName], _ comparison: ScopeComparison, _ other: OpenWorkspace
  ) throws(CommandFailure) -> [Result<Bool, DatabricksError>] {
    let (client, workspace) = (client, workspace)
    return try each(of: keys, showing: "comparing") {
      key, completion in
      let left = GetSecret(SecretPath(scope: comparison.first, key: key)).operation
      let right = GetSecret(SecretPath(scope: comparison.second, key: key)).operation
      _ = client.begin(left, on: workspace) { result in
        switch result {
        case .failure(let error): completion(.failure(error.naming(host: workspace.host.host)))
        case .success(let mine):
          _ = client.begin(right, on: other) { result in
            completion(
              result.map { $0.bytesEqual(mine) }.mapError { $0.naming(host: other.host.host) })
          }
        }
      }
    }.map { (outcome: Result<Bool, DatabricksError>?) in outcome ?? .failure(.cancelled) }
  }

  private func sideNames(_ comparison: ScopeComparison) -> (first: String, second: String) {
    let first = comparison.first.rawValue
    let second = comparison.second.rawValue
    guard let profile = comparison.profile else { return (first, second) }
    return (workspace.profile.map { "\($0):\(first)" } ?? first, "\(profile):\(second)")
  }

  private func write(
    _ differences: [(KeyName, KeyDifference)], _ names: (first: String, second: String),
    common: Int
  ) throws(CommandFailure) {
    guard options.output == .text else {
      return try streams.write(JSONRows.differences(differences))
    }
    let rows = differences.map { key, difference in
      switch difference {
      case .onlyInFirst: [key.rawValue, "only in \(names.first)"]
      case .onlyInSecond: [key.rawValue, "only in \(names.second)"]
      case .value: [key.rawValue, "differs"]
      }
    }
    try write(
      TextTable(["Key", "Difference"], rows),
      ifEmpty: "\(names.first) and \(names.second) hold the same,"
        + " \(CountText.counted(common, "key"))")
  }
}

extension JSONRows {
  static func differences(_ differences: [(KeyName, KeyDifference)]) -> [UInt8] {
    array(count: differences.count) { row, json in
      json.member("key", differences[row].0.rawValue)
      json.member("difference", differences[row].1.rawValue)
    }
  }
}
