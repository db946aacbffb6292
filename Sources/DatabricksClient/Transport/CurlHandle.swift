internal import CCurl

/// One transfer of libcurl: set up once, never used again.
///
/// Every option counts: the first one that libcurl refuses stays in `refusal`, and a transfer with a
/// refusal must not start.
@safe struct CurlHandle: ~Copyable {
  /// libcurl's pointer, which identifies the transfer in its messages.
  let pointer: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>
  private var headers: UnsafeMutablePointer<curl_slist>?
  /// Why the transfer cannot start.
  private(set) var refusal: CURLcode?

  /// Makes a handle that does nothing yet; nil when there is no memory.
  init?() {
    guard let pointer = unsafe ccurl_easy_create() else { return nil }
    unsafe self.pointer = pointer
    unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe note(ccurl_set_buffer(pointer, CURLOPT_ERRORBUFFER, errorText))
  }

  deinit {
    unsafe ccurl_easy_destroy(pointer)
    if let headers = unsafe headers { unsafe ccurl_list_destroy(headers) }
    unsafe errorText.deallocate()
  }

  /// Sets an option that takes a number.
  mutating func set(_ option: CURLoption, _ value: Int) {
    unsafe note(ccurl_set_long(pointer, option, value))
  }

  /// Sets an option that takes a size in bytes.
  mutating func setSize(_ option: CURLoption, _ value: Int) {
    unsafe note(ccurl_set_offset(pointer, option, curl_off_t(value)))
  }

  /// Sets an option that takes a text, which libcurl copies.
  mutating func set(_ option: CURLoption, _ text: String) {
    unsafe note(text.withCString { unsafe ccurl_set_string(pointer, option, $0) })
  }

  /// Adds a header line, which libcurl copies.
  mutating func addHeader(_ line: String) {
    unsafe line.withCString { unsafe addHeader($0) }
  }

  /// Adds a header line from memory that ends in a zero byte; libcurl's copy is wiped when freed.
  mutating func addHeader(_ line: UnsafePointer<CChar>) {
    guard let longer = unsafe ccurl_list_append(headers, line) else {
      return note(CURLE_OUT_OF_MEMORY)
    }
    unsafe headers = longer
  }

  /// Hands the collected header lines to libcurl.
  mutating func useHeaders() {
    unsafe note(ccurl_set_list(pointer, CURLOPT_HTTPHEADER, headers))
  }

  /// Has libcurl take or give bytes through `callback`.
  mutating func set(
    _ option: CURLoption, _ callback: @escaping ccurl_transfer_bytes, data: CURLoption,
    context: UnsafeMutableRawPointer
  ) {
    unsafe note(ccurl_set_callback(pointer, option, callback, data, context))
  }

  /// A number libcurl knows of the transfer; 0 when it does not.
  func number(_ name: CURLINFO) -> Int {
    unsafe ccurl_get_long(pointer, name)
  }

  /// What went wrong, in libcurl's words.
  func text(for code: CURLcode) -> String {
    let text = unsafe String(cString: errorText)
    return text.isEmpty ? unsafe String(cString: ccurl_error_text(code)) : text
  }

  private mutating func note(_ code: CURLcode) {
    if code != CURLE_OK && refusal == nil { refusal = code }
  }
}
