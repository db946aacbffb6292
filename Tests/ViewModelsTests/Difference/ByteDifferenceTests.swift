import Testing
import ViewModels

@Suite struct ByteDifferenceTests {
  private static let long = (0..<200).map { UInt8($0) }

  private func shown(_ old: [UInt8], _ new: [UInt8]) -> String {
    ByteDifference(old, new).changes.map { "\($0.old)>\($0.new)" }.joined(separator: " ")
  }

  @Test func `ranges that differ`() {
    #expect(shown([], []) == "")
    #expect(shown([0, 1, 2], [0, 1, 2]) == "")
    #expect(shown([], [0, 0xFF]) == "0..<0>0..<2")
    #expect(shown([0, 1, 2], [0, 9, 2]) == "1..<2>1..<2")
    #expect(shown([0, 1, 2], [0, 1, 2, 3]) == "3..<3>3..<4")
    #expect(shown([0, 1, 2], [1, 2]) == "0..<1>0..<0")
    var new = Self.long
    new[10] = 255
    new.remove(at: 100)
    new.insert(contentsOf: [255, 255], at: 150)
    #expect(shown(Self.long, new) == "10..<11>10..<11 100..<101>100..<100 151..<151>150..<152")
  }

  @Test func `places close to each other are one`() {
    var new = Self.long
    new[10] = 255
    new[14] = 255
    #expect(shown(Self.long, new) == "10..<15>10..<15")
    new[14] = 14
    new[15] = 255
    #expect(shown(Self.long, new) == "10..<11>10..<11 15..<16>15..<16")
  }

  @Test func `put in the place of the old bytes, the new ones give the new value`() {
    var numbers = SeededNumbers(seed: 3)
    for number in 0..<2000 {
      let old = (0..<Int.random(in: 0...300, using: &numbers)).map { _ in
        UInt8.random(in: 0...(number % 2 == 0 ? 3 : 255), using: &numbers)
      }
      var new = old
      for _ in 0..<Int.random(in: 0...5, using: &numbers) {
        let place = Int.random(in: 0...new.count, using: &numbers)
        let end = min(new.count, place + Int.random(in: 0...9, using: &numbers))
        new.replaceSubrange(
          place..<end, with: (0..<Int.random(in: 0...9, using: &numbers)).map { UInt8($0) })
      }
      let difference = ByteDifference(old, new)
      #expect(difference.applied(to: old, new) == new, "pair \(number)")
    }
  }

  @Test func `many bytes overwritten in their places are compared place by place`() {
    let old = [UInt8](repeating: 0, count: 131_072)
    var new = old
    for place in stride(from: 100, to: 120_100, by: 40) { new[place] = 1 }
    let difference = ByteDifference(old, new)
    #expect(difference.changes.count == 3_000)
    #expect(difference.applied(to: old, new) == new)
  }

  @Test func `what would take too long is told as one range`() {
    var numbers = SeededNumbers(seed: 4)
    let old = (0..<131_072).map { _ in UInt8.random(in: 0...127, using: &numbers) }
    let new = (0..<131_000).map { _ in UInt8.random(in: 128...255, using: &numbers) }
    #expect(shown([7] + old, [7] + new) == "1..<131073>1..<131001")
  }
}
