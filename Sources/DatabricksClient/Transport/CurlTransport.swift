internal import CCurl

/// Sends requests over the network with libcurl, several at once on kept connections.
///
/// libcurl is loaded with the first request. What the transport never does: follow a redirect, talk
/// plain http to another machine, skip a certificate check, read netrc, keep cookies.
@safe package final class CurlTransport: Transport {
  private let authorities: CertificateAuthorities
  private let timeouts: TransferTimeouts
  private var multi: UnsafeMutableRawPointer?
  private var transfers: [TransferID: CurlTransfer] = [:]
  /// By the address of libcurl's handle, which its messages carry.
  private var identifiers: [Int: TransferID] = [:]
  private var finished: [TransportWake.Finished] = []

  /// Prepares a transport; proxies come from `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`.
  package init(
    authorities: CertificateAuthorities = CertificateAuthorities(),
    timeouts: TransferTimeouts = .standard
  ) {
    self.authorities = authorities
    self.timeouts = timeouts
  }

  deinit {
    for transfer in transfers.values { detach(transfer) }
    if let multi = unsafe multi { unsafe ccurl_multi_destroy(multi) }
  }

  /// Takes the request; it leaves with the next `wait`, together with all that were started by then.
  ///
  /// Sending each at once would let an answer in before the next request is out, and fast servers
  /// would be asked one thing at a time.
  package func start(_ request: HTTPRequest, id: TransferID) {
    do throws(TransportError) {
      let multi = unsafe try loadedMulti()
      let transfer = try CurlTransfer(
        request, id: id, authorities: authorities, timeouts: timeouts)
      guard unsafe ccurl_multi_add(multi, transfer.pointer) == CURLM_OK else {
        throw .refusedLocally("libcurl takes no further request")
      }
      transfers[id] = transfer
      unsafe identifiers[Int(bitPattern: transfer.pointer)] = id
    } catch {
      finished.append(TransportWake.Finished(id: id, result: .failure(error)))
    }
  }

  package func cancel(_ id: TransferID) {
    finished.removeAll { $0.id == id }
    guard let transfer = transfers.removeValue(forKey: id) else { return }
    detach(transfer)
  }

  package func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    while true {
      collectEnded()
      guard finished.isEmpty else {
        defer { finished = [] }
        let readable = Descriptors.readable(descriptors, until: .now)
        return TransportWake(finished: finished, readable: readable)
      }
      // Without a transfer nothing of libcurl may wake the program.
      guard let multi = unsafe multi, !transfers.isEmpty else {
        return TransportWake(readable: Descriptors.readable(descriptors, until: deadline))
      }
      unsafe poll(multi, descriptors, until: deadline)
      collectEnded()
      let readable = Descriptors.readable(descriptors, until: .now)
      let isDue = deadline.map { $0 <= .now } ?? false
      if !readable.isEmpty || isDue {
        defer { finished = [] }
        return TransportWake(finished: finished, readable: readable)
      }
    }
  }

  private func poll(
    _ multi: UnsafeMutableRawPointer, _ descriptors: [Int32], until deadline: Moment?
  ) {
    var watched = descriptors.map {
      curl_waitfd(fd: $0, events: Int16(CURL_WAIT_POLLIN), revents: 0)
    }
    let milliseconds = deadline.map { Descriptors.milliseconds(until: $0) } ?? .max
    unsafe ccurl_multi_poll(multi, &watched, UInt32(watched.count), milliseconds)
  }

  /// Moves the transfers on and takes those that have ended out of libcurl.
  private func collectEnded() {
    guard let multi = unsafe multi, !transfers.isEmpty else { return }
    unsafe ccurl_multi_perform(multi)
    var code = CURLE_OK
    while let pointer = unsafe ccurl_multi_next_ended(multi, &code) {
      guard let id = identifiers[Int(bitPattern: pointer)],
        let transfer = transfers.removeValue(forKey: id)
      else { continue }
      let result = transfer.end(with: code)
      detach(transfer)
      finished.append(TransportWake.Finished(id: id, result: result))
    }
  }

  /// Takes the transfer out of libcurl, which then no longer points at it.
  private func detach(_ transfer: CurlTransfer) {
    unsafe identifiers[Int(bitPattern: transfer.pointer)] = nil
    guard let multi = unsafe multi else { return }
    unsafe ccurl_multi_remove(multi, transfer.pointer)
    // What went through libcurl's buffers stays in them; while transfers run they are in use.
    if transfers.isEmpty { unsafe ccurl_multi_wipe(multi) }
  }

  private func loadedMulti() throws(TransportError) -> UnsafeMutableRawPointer {
    if let multi = unsafe multi { return unsafe multi }
    if let failure = unsafe ccurl_load() {
      throw .refusedLocally(unsafe String(cString: failure))
    }
    guard let made = unsafe ccurl_multi_create() else { throw .refusedLocally("no memory") }
    unsafe ccurl_multi_set_long(made, CURLMOPT_MAXCONNECTS, 8)
    unsafe multi = made
    return unsafe made
  }
}
