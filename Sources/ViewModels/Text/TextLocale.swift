internal import CProcess
internal import Glibc

/// Which characters the terminal can be sent.
package enum GlyphSet: Sendable {
  /// Everything that has a width.
  case unicode
  /// Borders of `+-|`, and `?` for what is not ASCII.
  case ascii
}

/// The process's character type locale.
package enum TextLocale {
  /// Takes over the locale of the environment; called once before a screen is drawn.
  ///
  /// - Returns: what a terminal of that locale can show. Widths are known in either case.
  package static func adopt() -> GlyphSet {
    unsafe setlocale(LC_CTYPE, "")
    let isUTF8 = hasUnicodeWidths
    return isUTF8 && hasWidths ? .unicode : .ascii
  }

  /// Whether the C library knows Unicode; where the locale does not, one that does is set first.
  ///
  /// With such a locale but `GlyphSet.ascii` the text is still measured as Unicode, and only ASCII
  /// is sent. Code that never calls `adopt`, such as a verb or a test, gets its widths this way too:
  /// reading a locale's tables takes longer than printing a list that has no use for them.
  static let hasWidths: Bool = {
    if hasUnicodeWidths { return true }
    for name in ["", "C.UTF-8", "en_US.UTF-8"] where unsafe setlocale(LC_CTYPE, name) != nil {
      if hasUnicodeWidths { return true }
    }
    return false
  }()

  /// U+754C is two cells wide in every UTF-8 locale and nothing in the others.
  private static var hasUnicodeWidths: Bool { cproc_scalar_width(0x754C) == 2 }
}
