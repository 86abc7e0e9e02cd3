import ArgumentParser
import Feeds

/// `watchroom play FILE --to udp:127.0.0.1:10110 [--over 3m | --rate 20000 | --fast]`: sends a recording to a socket.
struct PlayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Send a recording of sentences to a UDP, TCP or Unix socket.",
    discussion: """
      Every line goes out as it stands in FILE, comments and broken lines too. Without --rate, --over or --fast the \
      tag-block times of the recording set the speed. Only sockets of this machine are played to; --remote lifts that.
      """)

  @Argument(help: ArgumentHelp("The recording.", valueName: "FILE"), completion: .file())
  var file: String

  @Option(help: ArgumentHelp("udp:HOST:PORT, tcp:HOST:PORT or unix:PATH.", valueName: "target"))
  var to: String

  @Option(help: ArgumentHelp("Spread over so long: 90, 90s, 3m or 1h.", valueName: "time"))
  var over: PlayTime?

  @Option(help: ArgumentHelp("So many sentences a second.", valueName: "sentences"))
  var rate: Double?

  @Flag(help: "As fast as it goes; over UDP that loses sentences.")
  var fast = false

  @Option(help: ArgumentHelp("At most so many sentences in one datagram.", valueName: "sentences"))
  var pack = 1

  @Flag(help: "Play to another machine.")
  var remote = false

  func validate() throws {
    if [over != nil, rate != nil, fast].count(where: { $0 }) > 1 {
      throw ValidationError("--over, --rate and --fast exclude one another")
    }
    if let rate, !(rate > 0 && rate.isFinite) { throw ValidationError("--rate must be more than 0") }
    guard (1...1000).contains(pack) else { throw ValidationError("--pack must be 1 to 1000") }
    do { _ = try PlayTarget(parsing: to) } catch { throw ValidationError("--to \(error)") }
  }

  func run() async throws {
    let player = Player(
      path: file, target: try PlayTarget(parsing: to), pace: pace, pack: pack, allowRemote: remote)
    let count = try await player.play()
    let seconds = (count.seconds * 10).rounded() / 10
    print("\(count.lines) lines, \(count.bytes) bytes, \(count.sends) sends in \(seconds) s to \(player.target)")
    if count.tooLong > 0 { print("\(count.tooLong) lines too long to send, left out") }
    if count.refused > 0 {
      print("\(count.refused) datagrams refused: nobody listens at \(player.target)")
      throw ExitCode.failure
    }
  }

  private var pace: FeedPace {
    if fast { return .asFast }
    if let rate { return .rate(perSecond: rate) }
    if let over { return .over(seconds: over.seconds) }
    return .recorded
  }
}

/// A length of time on the command line: a number with `s` (or nothing), `m` or `h` behind it.
struct PlayTime: ExpressibleByArgument {
  var seconds: Double

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? argument[...] : argument.dropLast()), number > 0, number.isFinite else {
      return nil
    }
    seconds = number * (unit ?? 1)
  }
}
