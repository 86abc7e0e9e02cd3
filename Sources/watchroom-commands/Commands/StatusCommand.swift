import ArgumentParser
import Wire

/// `watchroom status`
struct StatusCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status", abstract: Help.text("一屏看全：报警、待办、邮件、数据源", "what do I owe now, what is wrong"))
  }

  @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all"))
  var centre: String?

  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      let who: WhoAmI = try session.client.get("/v1/whoami")
      let asked = centre == "all" ? nil : centre ?? who.centre
      let status: StatusReport = try session.client.get("/v1/status", [("centre", asked)])
      var next: DutyRow?
      if session.output == .table, status.owed.open + status.owed.late == 0, status.owed.ahead > 0 {
        let ahead: Page<DutyRow> = try session.client.list("/v1/duties", [("centre", asked), ("state", "ahead")])
        next = ahead.items.min { ($0.opens, $0.due, $0.no) < ($1.opens, $1.due, $1.no) }
      }
      try session.show(status) { StatusView.lines($0, who: who, next: next, on: session.screen) }
    }
  }
}

/// `watchroom clock confirm`
struct ClockCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "clock", abstract: Help.text("时钟", "the clock"), subcommands: [Confirm.self])
  }

  struct Confirm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "confirm", abstract: Help.text("人工确认系统时间可信，恢复处理", "a person confirms the clock, the hold ends"))
    }

    @Option(help: Help.of("依据", "why it may be believed"))
    var reason: String

    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let answer: ClockAnswer = try session.client.post("/v1/clock/confirm", ClockConfirmRequest(reason: reason))
        try session.show(answer) { answer in
          if let hold = answer.hold {
            return session.screen.wrapped(
              session.screen.text("仍在暂停：", "still held: ") + session.screen.text(hold.reason))
          }
          return [session.screen.text("已确认，恢复处理", "confirmed, no longer held")]
        }
      }
    }
  }
}
