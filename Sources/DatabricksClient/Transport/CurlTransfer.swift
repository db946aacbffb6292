internal import CCurl

/// One request on its way through libcurl, with what it sends and what came back.
///
/// libcurl holds an unretained pointer to it, so it must live until its handle is out of the multi
/// handle.
@safe final class CurlTransfer {
  let id: TransferID
  private let host: WorkspaceURL
  private let authorities: CertificateAuthorities
  private let body: HTTPRequest.Body
  private var sentByteCount = 0
  private var answer: CurlAnswer?
  private var handle: CurlHandle

  /// Prepares the transfer; nothing is sent before the handle is in a multi handle.
  ///
  /// - Throws: why this request may not or cannot be sent.
  init(
    _ request: HTTPRequest, id: TransferID, authorities: CertificateAuthorities,
    timeouts: TransferTimeouts
  ) throws(TransportError) {
    self.id = id
    host = request.host
    self.authorities = authorities
    body = request.body
    answer = CurlAnswer(isSecret: request.answersWithSecret)
    try RequestRules.check(request)
    guard let handle = CurlHandle() else { throw .refusedLocally("no memory for a request") }
    self.handle = handle
    self.handle.applyFixedOptions()
    self.handle.limit(to: timeouts)
    self.handle.trust(authorities)
    self.handle.describe(request)
    setCallbacks()
    if let refusal = self.handle.refusal {
      throw .refusedLocally("libcurl cannot do what is needed: \(self.handle.text(for: refusal))")
    }
  }

  /// libcurl's name for the transfer.
  var pointer: UnsafeMutableRawPointer { unsafe handle.pointer }

  /// How the transfer ended; the answer can be taken only once.
  func end(with code: CURLcode) -> Result<HTTPResponse, TransportError> {
    guard let answer = answer.take() else {
      return .failure(TransportError(.connectionLost("ended twice"), mayHaveBeenSent: true))
    }
    guard code == CURLE_OK else {
      return .failure(
        CurlFailure(
          code: code, text: handle.text(for: code), host: host.host,
          authorities: authorities, isTooLarge: answer.isTooLarge,
          isRefused: handle.number(CURLINFO_OS_ERRNO) == CurlFailure.connectionRefused,
          proxyStatus: handle.number(CURLINFO_HTTP_CONNECTCODE),
          sentByteCount: handle.number(CURLINFO_REQUEST_SIZE)
        ).error)
    }
    return .success(answer.finish(status: handle.number(CURLINFO_RESPONSE_CODE)))
  }

  private func setCallbacks() {
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe handle.set(
      CURLOPT_WRITEFUNCTION,
      { bytes, size, count, context in
        unsafe CurlTransfer.lent(bytes, size * count, context) { $0.appendBody($1) }
      }, data: CURLOPT_WRITEDATA, context: context)
    unsafe handle.set(
      CURLOPT_HEADERFUNCTION,
      { bytes, size, count, context in
        unsafe CurlTransfer.lent(bytes, size * count, context) { $0.appendHeader($1) }
      }, data: CURLOPT_HEADERDATA, context: context)
    unsafe handle.set(
      CURLOPT_READFUNCTION,
      { bytes, size, count, context in
        let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
        return unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue().give(room)
      }, data: CURLOPT_READDATA, context: context)
  }

  /// Hands received bytes to the answer; libcurl gives up when the result is not their number.
  private static func lent(
    _ bytes: UnsafeMutablePointer<CChar>, _ count: Int, _ context: UnsafeMutableRawPointer,
    _ take: (inout CurlAnswer, RawSpan) -> Bool
  ) -> Int {
    let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
    guard var answer = transfer.answer.take() else { return 0 }
    let isTaken = unsafe take(&answer, RawSpan(_unsafeStart: bytes, byteCount: count))
    transfer.answer = consume answer
    return isTaken ? count : 0
  }

  /// Copies the next part of the body to libcurl's buffer.
  ///
  /// There is no way back to the start: on a kept connection that turns out dead libcurl would
  /// send the whole request again on its own, and whether that is right is the schedule's to decide.
  private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(room.count, body.count - sentByteCount)
    body.withBytes { bytes in
      unsafe bytes.withUnsafeBytes { source in
        unsafe room.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[sentByteCount..<sentByteCount + count]))
      }
    }
    sentByteCount += count
    return count
  }
}
