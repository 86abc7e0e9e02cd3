import ArgumentParser
import Wire

extension RaisedSeverity: ExpressibleByArgument {}

/// `watchroom gateway` (R7)
struct GatewayCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gateway", abstract: Help.text("短信、传真等网关", "gateways for SMS, fax and the like"),
      subcommands: [List.self, Test.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("网关和近 24 小时投递", "gateways and their last 24 hours"))
    }
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<GatewayRow> = try session.client.get("/v1/gateways")
        try session.show(page, GatewayViews.gateways)
      }
    }
  }

  struct Test: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "test",
        abstract: Help.text("发一条标明“测试”的信息（不受暂扣限制）", "a message marked as a test, armed or not"))
    }
    @Argument(help: Help.of("网关名称", "the gateway's name", value: "name")) var name: String
    @Argument(help: Help.of("号码或账号", "number or account", value: "address")) var address: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: DeliveryRow = try session.client.post(
          "/v1/gateways/test", GatewayTestRequest(gateway: name, address: address))
        try session.show(row) { row in
          [
            session.screen.line(
              session.screen.text(
                "测试信息已入列，投递 \(row.no)。结果：watchroom outbox list",
                "queued as delivery \(row.no). What became of it: watchroom outbox list"), .good)
          ]
        }
      }
    }
  }
}
