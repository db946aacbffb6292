internal import DatabricksClient

/// Where keys were copied or moved to last.
struct LastTarget: Equatable {
  /// The workspace's address without the scheme.
  let host: String
  let scope: ScopeName
}
