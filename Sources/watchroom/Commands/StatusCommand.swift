import ArgumentParser
import Wire

/// `watchroom status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "一屏看全:报警、待办、邮件、数据源 / what do I owe now, what is wrong")

  @Option(help: "中心编码 / only this centre")
  var centre: String?

  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      let status: StatusReport = try session.client.get("/v1/status", [("centre", centre)])
      let who: WhoAmI = try session.client.get("/v1/whoami")
      try session.show(status) { StatusView.lines($0, who: who, on: session.screen) }
    }
  }
}

/// `watchroom clock confirm`
struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "时钟 / the clock", subcommands: [Confirm.self])

  struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm", abstract: "人工确认系统时间可信,恢复处理 / a person confirms the clock, the hold ends")

    @Option(help: "依据 / why it may be believed")
    var reason: String

    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let answer: ClockAnswer = try session.client.post("/v1/clock/confirm", ClockConfirmRequest(reason: reason))
        try session.show(answer) { answer in
          if let hold = answer.hold {
            return session.screen.wrapped(
              session.screen.text("仍在暂停:", "still held: ") + session.screen.text(hold.reason))
          }
          return [session.screen.text("已确认,恢复处理", "confirmed, no longer held")]
        }
      }
    }
  }
}
