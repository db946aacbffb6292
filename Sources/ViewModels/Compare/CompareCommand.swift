/// What a key does while two scopes are compared, and the key that begins it.
package enum CompareCommand: String, Hashable, Sendable, CaseIterable {
  case open
  case choose
  case otherWorkspace
  case filter
  case compareValues
  case mark
  case markAll
  case copyThere
  case copyHere
  case copyAcross
  case confirmCopy
  case refresh
  case close
}
