internal import CCurl

extension CurlHandle {
  /// What holds for every request and no setting can change.
  mutating func applyFixedOptions() {
    // A redirect would carry the body, which may be a value, to another host.
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_UNRESTRICTED_AUTH, 0)
    set(CURLOPT_AUTOREFERER, 0)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_PROXY_SSL_VERIFYPEER, 1)
    set(CURLOPT_PROXY_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    set(CURLOPT_PROXY_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    // HTTP/2 would put the token into a compression table that outlives the request.
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    set(CURLOPT_HTTP09_ALLOWED, 0)
    // The proxy hears nothing of what is for the workspace.
    set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_NOPROGRESS, 1)
    // By these sizes the buffers are found that have to be wiped.
    set(CURLOPT_BUFFERSIZE, ccurl_receive_size)
    set(CURLOPT_UPLOAD_BUFFERSIZE, ccurl_send_size)
    // Cancelling must not wait for the name service.
    set(CURLOPT_QUICK_EXIT, 1)
  }

  /// Bounds the time the transfer may take.
  mutating func limit(to timeouts: TransferTimeouts) {
    set(CURLOPT_CONNECTTIMEOUT_MS, timeouts.connect)
    set(CURLOPT_LOW_SPEED_LIMIT, 1)
    set(CURLOPT_LOW_SPEED_TIME, timeouts.idle)
    set(CURLOPT_TIMEOUT_MS, timeouts.whole)
  }

  /// Names the certificates to trust instead of the system's, when the environment does.
  mutating func trust(_ authorities: CertificateAuthorities) {
    if let file = authorities.file {
      set(CURLOPT_CAINFO, file)
      set(CURLOPT_PROXY_CAINFO, file)
    }
    if let folder = authorities.folder {
      set(CURLOPT_CAPATH, folder)
      set(CURLOPT_PROXY_CAPATH, folder)
    }
  }

  /// Sets address, method and headers; `request` has passed `RequestRules`.
  mutating func describe(_ request: HTTPRequest) {
    set(CURLOPT_PROTOCOLS_STR, request.host.isLoopback ? "http,https" : "https")
    set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
    // What is meant for this machine never passes a proxy.
    if request.host.isLoopback { set(CURLOPT_NOPROXY, "*") }
    set(CURLOPT_URL, request.url)
    switch request.method {
    case .get: set(CURLOPT_HTTPGET, 1)
    case .post:
      set(CURLOPT_POST, 1)
      setSize(CURLOPT_POSTFIELDSIZE_LARGE, request.body.count)
      addHeader("Content-Type: \(request.body.contentType)")
      // Without the 100-continue round trip a request fails in one way less.
      addHeader("Expect:")
    }
    for header in request.headers { addHeader("\(header.name): \(header.value)") }
    if let token = request.token { addSecretHeader("Authorization", "Bearer ", token) }
    for header in request.secretHeaders { addSecretHeader(header.name, "", header.value) }
    useHeaders()
  }

  /// The line is put together in locked memory; libcurl's copies are wiped when it frees them.
  private mutating func addSecretHeader(_ name: String, _ scheme: StaticString, _ value: Secret) {
    var line = SecretBuilder(minimumCapacity: value.count + 64)
    for byte in name.utf8 { line.append(byte) }
    line.append(": ")
    line.append(scheme)
    value.withBytes { line.append($0) }
    line.append(0)
    line.finish().withBytes { bytes in
      unsafe bytes.withUnsafeBytes { text in
        guard let start = text.baseAddress else { return }
        unsafe addHeader(start.assumingMemoryBound(to: CChar.self))
      }
    }
  }
}
