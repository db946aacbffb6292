extension DatabricksClient {
  /// Notes how a request of `ended` ended; one that never left is not noted.
  func log(_ ended: Active, _ end: RequestRecord.End, tries: Int) {
    guard let request = ended.request, let started = ended.started else { return }
    log.add(
      RequestRecord(
        time: timing.time(), method: request.method.rawValue, path: request.path, end: end,
        milliseconds: timing.now() - started, tries: tries))
  }

  func log(
    _ ended: Active, _ outcome: Result<HTTPResponse, TransportError>, tries: Int
  ) {
    switch outcome {
    case .success(let response):
      log(
        ended,
        .answered(
          status: response.status, byteCount: response.body.count,
          id: response.headers["x-request-id"]), tries: tries)
    case .failure(let error): log(ended, .unanswered(error.reason), tries: tries)
    }
  }
}
