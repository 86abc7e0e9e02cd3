import Wire

/// Gateways as people read them (R7).
enum GatewayViews {
  static var gateways: TextTable<GatewayRow> {
    TextTable(columns: [
      .init("名称", "name", rank: 1, text: \.name),
      .init("渠道", "channel", rank: 1, text: { Render.words(Texts.channel($0.kind)) }),
      .init("24小时送达", "sent in 24 h", rank: 1, isNumber: true, text: { "\($0.sent)" }),
      .init("未成", "failed", rank: 1, isNumber: true, cell: { .init($0.failed == 0 ? "" : "\($0.failed)", .bad) }),
      .init("待发", "waiting", rank: 1, isNumber: true, text: { $0.owed == 0 ? "" : "\($0.owed)" }),
      .init("暂缓", "held", rank: 2, isNumber: true, cell: { .init($0.held == 0 ? "" : "\($0.held)", .warning) }),
      .init("改发至", "redirected to", rank: 2, text: { $0.redirectedTo ?? "" }),
    ])
  }
}
