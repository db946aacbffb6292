internal import CCurl
internal import Glibc

/// What libcurl says of a transfer that failed.
struct CurlFailure {
  /// The system's number for a refused connection.
  static let connectionRefused = Int(ECONNREFUSED)

  let code: CURLcode
  /// libcurl's sentence.
  let text: String
  /// The workspace's host, to tell its failures from the proxy's.
  let host: String
  /// The certificates that were to be trusted.
  let authorities: CertificateAuthorities
  let isTooLarge: Bool
  /// Whether the last connection attempt was refused.
  let isRefused: Bool
  /// The proxy's HTTP status; 0 without a proxy.
  let proxyStatus: Int
  /// How many bytes of requests were handed to the system.
  let sentByteCount: Int

  /// The same by what the user can do about it.
  var error: TransportError {
    let reason = reason
    if case .proxy = reason { return TransportError(reason, mayHaveBeenSent: false) }
    return TransportError(reason, mayHaveBeenSent: sentByteCount > 0)
  }

  private var reason: TransportError.Reason {
    if isTooLarge { return .tooLarge }
    if proxyStatus != 0, !(200...299).contains(proxyStatus) { return .proxy(text) }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return .nameNotFound
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxy(text)
    case CURLE_COULDNT_CONNECT: return connectFailure
    case CURLE_OPERATION_TIMEDOUT: return .timedOut
    // After something was sent it means that the other side does not speak HTTP.
    case CURLE_URL_MALFORMAT where sentByteCount == 0,
      CURLE_UNSUPPORTED_PROTOCOL where sentByteCount == 0:
      return .refusedLocally(text)
    default:
      guard Self.isTLS(code) else { return .connectionLost(text) }
      return .tls(
        TLSFailure(
          text: text, isFileBad: code == CURLE_SSL_CACERT_BADFILE, authorities: authorities))
    }
  }

  /// libcurl names the machine it could not connect to; when it is not the host, it is the proxy.
  private var connectFailure: TransportError.Reason {
    if !text.holds(host) { return .proxy(text) }
    return isRefused ? .connectionRefused : .connectionLost(text)
  }

  private static func isTLS(_ code: CURLcode) -> Bool {
    [
      CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED,
    ].contains(code)
  }
}
