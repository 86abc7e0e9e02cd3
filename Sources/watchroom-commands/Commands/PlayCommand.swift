import ArgumentParser
import Feeds
import Units

/// `watchroom play FILE --to udp:127.0.0.1:10110 [--over 3m | --rate 20000 | --fast]`: sends a recording to a socket.
struct PlayCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "play",
      abstract: Help.text("把录音文件发往一个套接字", "send a recording of sentences to a socket"),
      discussion: Help.text(
        """
        文件里的每一行原样发出，注释和坏报文也在内。不给 --rate, --over, --fast 时按录音里的时间标记发送。
        只发往本机，除非 --remote。
        """,
        """
        Every line goes out as it stands in FILE, comments and broken lines too. Without --rate, --over or --fast the \
        tag-block times of the recording set the speed. Only sockets of this machine are played to; --remote lifts that.
        """))
  }

  @Argument(help: Help.of("录音文件", "the recording", value: "file"), completion: .file())
  var file: String

  @Option(
    help: Help.of(
      "udp:HOST:PORT, tcp:HOST:PORT 或 unix:PATH", "udp:HOST:PORT, tcp:HOST:PORT or unix:PATH", value: "target"))
  var to: String

  @Option(help: Help.of("摊在这么长时间里：90s, 3m, 1h", "spread over so long: 90s, 3m or 1h", value: "time"))
  var over: PlayTime?

  @Option(help: Help.of("每秒这么多条", "so many sentences a second", value: "sentences"))
  var rate: Double?

  @Flag(help: Help.of("尽快；UDP 会丢报文", "as fast as it goes; over UDP that loses sentences"))
  var fast = false

  @Option(help: Help.of("每个数据报最多几条", "at most so many sentences in one datagram", value: "sentences"))
  var pack = 1

  @Flag(help: Help.of("允许发往其他机器", "play to another machine"))
  var remote = false

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if [over != nil, rate != nil, fast].count(where: { $0 }) > 1 {
      throw ValidationError(Help.text("--over, --rate, --fast 只能给一个", "--over, --rate and --fast exclude one another"))
    }
    if let rate, !(rate > 0 && rate.isFinite) {
      throw ValidationError(Help.text("--rate 须大于 0", "--rate must be more than 0"))
    }
    guard (1...1000).contains(pack) else {
      throw ValidationError(Help.text("--pack 为 1 至 1000", "--pack must be 1 to 1000"))
    }
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
    guard let span = TypedSpan.parse(argument, bare: .seconds(1)) else { return nil }
    seconds = span.seconds
  }
}
