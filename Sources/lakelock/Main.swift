@main
enum Lakelock {
  static func main() {}
}
