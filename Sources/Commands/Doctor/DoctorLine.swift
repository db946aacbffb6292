/// One thing that was looked at, and what to do where it is not well.
package struct DoctorLine: Equatable, Sendable {
  /// How it is.
  package enum State: Equatable, Sendable {
    case well
    case wrong
    /// It could not be found out, or was not asked.
    case unknown
  }

  package let name: String
  package let state: State
  package let detail: String
  /// What to do; empty where nothing is to be done.
  package let remedy: String

  static func well(_ name: String, _ detail: String) -> DoctorLine {
    DoctorLine(name: name, state: .well, detail: detail, remedy: "")
  }

  static func wrong(_ name: String, _ detail: String, _ remedy: String = "") -> DoctorLine {
    DoctorLine(name: name, state: .wrong, detail: detail, remedy: remedy)
  }

  static func unknown(_ name: String, _ detail: String, _ remedy: String = "") -> DoctorLine {
    DoctorLine(name: name, state: .unknown, detail: detail, remedy: remedy)
  }
}
