import Foundation
import FrontEnd
import Testing

@Suite struct PaletteTests {
  /// The looks that a palette's values decide, with each ground a text may lie on.
  @Test(arguments: Role.allCases)
  func `with 256 colours each role stands out on black and on white`(role: Role) {
    let palette = Palette(depth: .twoHundredFiftySix)
    for ground in [nil, Role.selection, .selectionDim] {
      expectReadable(palette.style(role, on: ground), standard, least: 4, "\(role)")
    }
  }

  @Test(arguments: Role.allCases)
  func `with 16 colours of xterm each role stands out on black and on white`(role: Role) {
    for depth in [ColorDepth.sixteen, .eight] {
      let style = Palette(depth: depth).style(role, on: nil)
      expectReadable(style, xterm, least: 3.5, "\(role) at \(depth)")
    }
  }

  @Test func `without colours what matters still differs`() {
    let palette = Palette(depth: .none)
    let text = palette.style(.text, on: nil)
    for role in [Role.selection, .selectionDim, .match, .danger, .key, .borderFocused, .field] {
      #expect(palette.style(role, on: nil) != text, "\(role)")
      #expect(palette.style(role, on: nil).foreground == nil)
      #expect(palette.style(role, on: nil).background == nil)
    }
    #expect(palette.style(.selection, on: nil) != palette.style(.selectionDim, on: nil))
    #expect(palette.style(.borderFocused, on: nil) != palette.style(.border, on: nil))
  }

  @Test(arguments: [ColorDepth.eight, .sixteen, .twoHundredFiftySix])
  func `with any colours at all the pane in focus has one`(depth: ColorDepth) {
    let palette = Palette(depth: depth)
    for role in [Role.accent, .borderFocused, .titleFocused] {
      #expect(palette.style(role, on: nil).foreground != nil, "\(role)")
    }
    #expect(palette.style(.text, on: nil).foreground == nil)
  }

  @Test(arguments: ColorDepth.allCases)
  func `a match can be told in a selected row`(depth: ColorDepth) {
    let palette = Palette(depth: depth)
    #expect(palette.style(.match, on: .selection) != palette.style(.text, on: .selection))
  }

  private func expectReadable(
    _ style: Style, _ luminance: (UInt8) -> Double, least: Double, _ name: String
  ) {
    guard let foreground = style.foreground else { return }
    let grounds: [Double] = style.background.map { [luminance($0)] } ?? [0, 1]
    for ground in grounds {
      let contrast = contrast(luminance(foreground), ground)
      #expect(contrast >= least, "\(name): colour \(foreground) on luminance \(ground)")
    }
  }

  /// Contrast as WCAG 2.1 defines it.
  private func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// The fixed part of the 256 colours: the cube and the grey ramp.
  private func standard(_ color: UInt8) -> Double {
    guard color < 232 else {
      let level = 8 + 10 * (Int(color) - 232)
      return luminance(level, level, level)
    }
    let levels = [0, 95, 135, 175, 215, 255]
    let index = Int(color) - 16
    return luminance(levels[index / 36], levels[index / 6 % 6], levels[index % 6])
  }

  /// xterm's defaults for the colours the palette uses.
  private func xterm(_ color: UInt8) -> Double {
    switch color {
    case 0: 0
    case 1: luminance(205, 0, 0)
    case 2: luminance(0, 205, 0)
    case 3: luminance(205, 205, 0)
    case 4: luminance(0, 0, 238)
    case 7: luminance(229, 229, 229)
    case 5: luminance(205, 0, 205)
    case 8: luminance(127, 127, 127)
    case 12: luminance(92, 92, 255)
    default: .nan
    }
  }

  private func luminance(_ red: Int, _ green: Int, _ blue: Int) -> Double {
    func linear(_ level: Int) -> Double {
      let value = Double(level) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
