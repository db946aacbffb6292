@main
enum Emulator {
  static func main() {}
}
