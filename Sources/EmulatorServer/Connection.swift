internal import CMicroHTTPD
internal import WorkspaceEmulator

/// One connection of libmicrohttpd, valid for the length of a callback or while it is suspended.
@safe struct Connection {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
  }

  /// Header values by lower-case name; the last of a repeated name wins.
  var headers: [String: String] {
    var headers: [String: String] = [:]
    for header in values(.HEADER_KIND) { headers[header.name.lowercased()] = header.value }
    return headers
  }

  /// The query in its order, percent-decoded.
  var query: [(name: String, value: String)] { values(.GET_ARGUMENT_KIND) }

  private func values(_ kind: MHD_ValueKind) -> [(name: String, value: String)] {
    var values: [(name: String, value: String)] = []
    unsafe withUnsafeMutablePointer(to: &values) { list in
      _ = unsafe MHD_get_connection_values(
        pointer, kind,
        { list, _, name, value in
          guard let list = unsafe list, let name = unsafe name else { return .YES }
          let text = unsafe value.map { unsafe String(cString: $0) } ?? ""
          unsafe list.assumingMemoryBound(to: [(name: String, value: String)].self)
            .pointee.append((unsafe String(cString: name), text))
          return .YES
        }, list)
    }
    return values
  }

  /// Sends `response`, or what `part` lets through of it.
  func send(_ response: EmulatorResponse, part: PartialBody? = nil) -> MHD_Result {
    guard let answer = unsafe Self.answer(response, part: part) else { return .NO }
    defer { unsafe MHD_destroy_response(answer) }
    for (name, value) in response.headers {
      guard unsafe MHD_add_response_header(answer, name, value) == .YES else { return .NO }
    }
    return unsafe MHD_queue_response(pointer, UInt32(response.status), answer)
  }

  private static func answer(_ response: EmulatorResponse, part: PartialBody?) -> OpaquePointer? {
    guard let part else {
      return unsafe response.body.withUnsafeBytes { body in
        unsafe MHD_create_response_from_buffer(
          body.count, UnsafeMutableRawPointer(mutating: body.baseAddress), .RESPMEM_MUST_COPY)
      }
    }
    return unsafe MHD_create_response_from_callback(
      UInt64(response.body.count), 4096,
      { part, position, buffer, capacity in
        guard let part = unsafe part, let buffer = unsafe buffer else {
          return cmhd_end_with_error()
        }
        let body = unsafe Unmanaged<PartialBody>.fromOpaque(part).takeUnretainedValue()
        return unsafe body.read(from: Int(position), into: buffer, capacity: capacity)
      },
      Unmanaged.passRetained(part).toOpaque(),
      { part in
        guard let part = unsafe part else { return }
        unsafe Unmanaged<PartialBody>.fromOpaque(part).release()
      })
  }

  /// Resets the connection under the protocol: the other end gets no answer and no orderly close.
  func reset() {
    unsafe cmhd_reset(cmhd_socket(pointer))
  }

  /// Takes the connection out of the loop until `resume`.
  func suspend() {
    unsafe MHD_suspend_connection(pointer)
  }

  /// Lets the loop call the handler for this connection again.
  func resume() {
    unsafe MHD_resume_connection(pointer)
  }
}
