internal import DatabricksClient
internal import ViewModels

/// The config file and how host and sign-in were found, line by line.
struct ConfigurationLines {
  let signIn: ResolvedSignIn
  let file: ConfigFileReport

  var lines: [DoctorLine] {
    [fileLine] + problems + attributes + [outcome]
  }

  private var fileLine: DoctorLine {
    let name = "config file"
    switch file.state {
    case .missing where signIn.error == nil: return .well(name, "none is needed; no \(file.path)")
    case .missing: return .wrong(name, "there is no \(file.path)", "run lakelock configure")
    case .unusable(let error):
      let text = ErrorText(error)
      return .wrong(name, text.summary, text.advice)
    case .readable(let mode, let isPrivate):
      let detail = "\(file.path), mode \(mode), \(CountText.counted(file.profileCount, "profile"))"
      return isPrivate
        ? .well(name, detail)
        : .wrong(name, "\(detail): others may read it", "chmod 600 \(file.path)")
    }
  }

  private var problems: [DoctorLine] {
    let malformed = file.problems.map { problem in
      DoctorLine.wrong("line \(problem.line)", problem.text, "correct the line; the others count")
    }
    let refused = file.pythonRefusal.map { problem in
      DoctorLine.wrong(
        "line \(problem.line)", "the Python tools refuse the file: \(problem.text)",
        "correct the line; Lakelock and the Go tools read it all the same")
    }
    return malformed + [refused].compactMap(\.self)
  }

  private var attributes: [DoctorLine] {
    signIn.attributes.map { .well($0.name, "\($0.value)  from \($0.origin.text)") }
  }

  private var outcome: DoctorLine {
    guard let error = signIn.error else {
      return .well("sign-in", signIn.authType?.rawValue ?? "found")
    }
    let text = ErrorText(error)
    return .wrong("sign-in", text.summary, text.advice)
  }
}
