import ArgumentParser
import Units
import Wire

extension TerminalTextKind: ExpressibleByArgument {}

extension VesselCommand {
  /// `watchroom vessel text`: JT/T 808, 0x8300.
  struct Text: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "text", abstract: Help.text("向船载终端下发文本", "send a text to a vessel's terminal"),
        discussion: Help.text(
          "终端须经 JT/T 808 数据源在线。等终端应答，最长 15 秒；未在线、拒收、未应答都会说明，退出码为 1。",
          "The terminal must be connected to a JT/T 808 feed. Waits for its answer, 15 s at most; not connected, refused or "
            + "unanswered is said, with exit code 1."))
    }

    @Argument(help: Help.of("登记编号、MMSI、船名或终端号", "id of the register, MMSI, name or terminal number", value: "vessel"))
    var vessel: String
    @Argument(help: Help.of("文本，最多约 510 个汉字", "the text, 1,021 bytes of GBK at most", value: "text")) var text: String
    @Option(help: Help.of("notice 通知 | service 服务 | urgent 紧急", "notice | service | urgent")) var kind:
      TerminalTextKind?
    @Flag(inversion: .prefixedNo, help: Help.of("在终端显示器显示", "on the terminal's display")) var display = true
    @Flag(help: Help.of("由终端播读（TTS）", "read out (TTS)")) var speak = false
    @Flag(help: Help.of("在广告屏显示（2013 版终端）", "on an advertising screen (terminals of 2013)")) var screen = false
    @Flag(help: Help.of("CAN 故障码信息", "a fault code of the CAN bus")) var faultCode = false
    @Option(help: Help.of("数据源（终端连着多个时）", "the feed, where the terminal is on several", value: "name"))
    var feed: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = TerminalTextRequest(
          to: vessel, text: text, kind: kind, display: display ? nil : false, speak: speak ? true : nil,
          screen: screen ? true : nil, faultCode: faultCode ? true : nil, feed: feed)
        let answer: TerminalTextAnswer = try session.client.post("/v1/terminal-texts", request)
        try session.show(answer) { FeedViews.textAnswer($0, on: session.screen) }
      }
    }
  }
}

extension FeedViews {
  static func textAnswer(_ answer: TerminalTextAnswer, on screen: Screen) -> [String] {
    let seconds = Facts.one((answer.answeredAt.instant - answer.sentAt.instant).seconds)
    let times = answer.sendings > 1 ? screen.text("，共发 \(answer.sendings) 次", ", sent \(answer.sendings) times") : ""
    let text = screen.text(
      "\(answer.name)（\(answer.vessel)）的终端 \(answer.device) 已收下文本，\(seconds) 秒后应答\(times)",
      "the terminal \(answer.device) of \(answer.name) (\(answer.vessel)) took the text, answered after \(seconds) s\(times)"
    )
    return screen.wrapped(text).map { screen.paint($0, .good) }
  }
}
