internal import CNcurses
internal import CProcess
internal import DatabricksClient
internal import Glibc
package import ViewModels

/// The terminal, taken over for as long as this object lives and given back when it goes.
///
/// The only place that draws. Input is read elsewhere: ncurses only sets the modes and sends cells.
/// There can be one at a time, since ncurses and the crash handler know one screen.
package final class CursesTerminal {
  /// The size in cells.
  package private(set) var size: Size
  /// Which characters may be drawn.
  package var glyphs: GlyphSet { options.glyphs }

  /// How long a lone Escape waits for more bytes, in milliseconds.
  package var escapeDelay: Int64 { options.escapeDelay }
  /// Can be read when the system has sent a signal; then `takeSignals` tells which.
  let signalDescriptor: Int32

  private let options: TerminalOptions
  private let palette: Palette
  private let hasDim: Bool
  /// What the terminal shows; the next grid is compared with it.
  private var shown: CellGrid
  private var pairs: [Colors: Int32] = [:]
  private var isTaken = true

  /// Takes the terminal on standard input and output over.
  package init(_ options: TerminalOptions) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let type = options.type ?? ""
    guard !type.isEmpty, type != "dumb" else { throw .dumb }
    guard cproc_guard_terminal(STDIN_FILENO) else { throw .notATerminal }
    // Before ncurses starts, which else would install handlers of its own.
    signalDescriptor = cproc_watch_signals()
    guard signalDescriptor >= 0 else { throw .failed }
    let status = unsafe options.enablingSequence.withCString { unsafe cterm_start($0) }
    guard status == .started else {
      cproc_release_terminal()
      throw TerminalError(status, type: type)
    }
    self.options = options
    let colors = options.usesColor ? Int(cterm_color_count()) : 0
    palette = Palette(depth: ColorDepth(colorCount: colors))
    hasDim = cterm_has_dim()
    size = Self.driverSize() ?? Size(columns: 80, rows: 24)
    shown = CellGrid(size: size, glyphs: options.glyphs)
    prepareForCrash()
  }

  deinit {
    stop()
  }

  /// Shows `grid`, sending only the cells that differ from what is shown.
  ///
  /// A grid of another size than the terminal's is cut off.
  package func present(_ grid: CellGrid) {
    guard isTaken else { return }
    if shown.size != grid.size {
      shown = CellGrid(size: grid.size, glyphs: grid.glyphs)
      cterm_erase()
    }
    for row in changedRows(of: grid) {
      let start = row * grid.size.columns
      for index in start..<start + grid.size.columns
      where grid.cells[index] != shown.cells[index] {
        put(grid.cells[index], at: index, columns: grid.size.columns)
        shown.replace(index, by: grid.cells[index])
      }
    }
    if let cursor = grid.cursor, grid.bounds.contains(cursor) {
      cterm_show_cursor(Int32(cursor.row), Int32(cursor.column))
    } else {
      cterm_hide_cursor()
    }
    cterm_flush()
  }

  /// Sends bytes that draw nothing, as they are.
  func send(_ bytes: Secret) {
    guard isTaken else { return }
    var offset = 0
    while offset < bytes.count, let count = bytes.write(from: offset, to: STDOUT_FILENO) {
      offset += count
      if count == 0 {
        var descriptor = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&descriptor, 1, 1_000)
      }
    }
  }

  /// Asks the terminal driver for the size, after SIGWINCH.
  ///
  /// - Returns: whether it has changed.
  package func adoptSize() -> Bool {
    guard let new = Self.driverSize(), new != size else { return false }
    size = new
    cterm_resize(Int32(new.rows), Int32(new.columns))
    // What is left on the screen depends on how the terminal reflows it.
    redraw()
    return true
  }

  /// The signals that have come since the last call, each once, in the order of their first coming.
  func takeSignals() -> [TerminalSignal] {
    var signals: [TerminalSignal] = []
    var byte: UInt8 = 0
    while unsafe read(signalDescriptor, &byte, 1) == 1 {
      let signal = TerminalSignal(byte)
      if !signals.contains(signal) { signals.append(signal) }
    }
    return signals
  }

  /// Makes the next `present` send every cell.
  package func redraw() {
    cterm_redraw()
  }

  /// Empties the screen, gives the terminal back, and stops until the shell continues the program.
  ///
  /// The next `present` sends every cell.
  package func suspend() {
    guard isTaken else { return }
    shown.wipe()
    unsafe options.disablingSequence.withCString { unsafe cterm_suspend($0) }
    cproc_stop_group()
    resume()
  }

  /// Sets all modes again, after the program was stopped and continued by others.
  package func resume() {
    guard isTaken else { return }
    shown.wipe()
    cterm_erase()
    unsafe options.enablingSequence.withCString { unsafe cterm_resume($0) }
    _ = adoptSize()
  }

  /// Empties the screen and gives the terminal back; afterwards nothing is drawn any more.
  package func stop() {
    guard isTaken else { return }
    isTaken = false
    shown.wipe()
    unsafe options.disablingSequence.withCString { unsafe cterm_end($0) }
    // What the terminal sent before it heard that must not end up in the shell's line.
    tcflush(STDIN_FILENO, TCIFLUSH)
    cproc_release_terminal()
  }

  /// The rows in which a cell differs from what is shown.
  private func changedRows(of grid: CellGrid) -> [Int] {
    let length = grid.size.columns * MemoryLayout<Cell>.stride
    return unsafe grid.cells.withUnsafeBytes { new in
      unsafe shown.cells.withUnsafeBytes { old in
        guard let new = new.baseAddress, let old = old.baseAddress else { return [] }
        return (0..<grid.size.rows).filter {
          unsafe memcmp(new + $0 * length, old + $0 * length, length) != 0
        }
      }
    }
  }

  private func put(_ cell: Cell, at index: Int, columns: Int) {
    guard !cell.isContinuation else { return }
    var style = palette.style(cell.role, on: cell.ground)
    if !hasDim { style.attributes.remove(.dim) }
    let place = index.quotientAndRemainder(dividingBy: columns)
    cterm_put(
      Int32(place.quotient), Int32(place.remainder),
      cterm_cell(
        base: cell.base, marks: (cell.mark1, cell.mark2, cell.mark3, cell.mark4),
        attributes: Int32(style.attributes.rawValue), pair: pair(for: Colors(style))))
  }

  /// The number of the pair, made when it is first needed; the terminal's own colours without room.
  private func pair(for colors: Colors) -> Int32 {
    if colors == Colors(Style()) { return 0 }
    if let pair = pairs[colors] { return pair }
    let next = Int32(pairs.count + 1)
    let isMade = cterm_define_pair(
      next, colors.foreground.map(Int32.init) ?? -1, colors.background.map(Int32.init) ?? -1)
    let pair = isMade ? next : 0
    pairs[colors] = pair
    return pair
  }

  private func prepareForCrash() {
    var sequence = unsafe [CChar](unsafeUninitializedCapacity: 256) { buffer, count in
      if let start = buffer.baseAddress {
        unsafe count = cterm_restore_sequence(start, buffer.count)
      }
    }
    sequence.insert(contentsOf: options.disablingSequence.utf8.map { CChar(bitPattern: $0) }, at: 0)
    unsafe sequence.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress {
        unsafe cproc_set_restore_sequence(start, buffer.count)
      }
    }
  }

  static func driverSize() -> Size? {
    var window = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0,
      window.ws_col > 0, window.ws_row > 0
    else { return nil }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}

/// What a colour pair of curses is made of.
private struct Colors: Hashable {
  let foreground: UInt8?
  let background: UInt8?

  init(_ style: Style) {
    foreground = style.foreground
    background = style.background
  }
}

extension TerminalError {
  fileprivate init(_ status: cterm_status, type: String) {
    self =
      switch status {
      case .unknown_type: .unknownType(type)
      case .not_addressable: .notAddressable(type)
      default: .failed
      }
  }
}
