import Wire

/// Words of incidents on the screen.
enum IncidentTexts {
  private static let whats: [String: Words] = [
    "report": Words("上报", "report"), "followUp": Words("续报", "follow-up"), "final": Words("终报", "final"),
  ]
  private static let states: [String: Words] = [
    "dutyLeader": Words("待带班领导", "duty leader"), "returned": Words("已退回", "sent back"),
    "centreLeader": Words("待中心领导", "centre leader"), "sent": Words("已报出", "sent"),
    "withdrawn": Words("已撤回", "taken back"),
  ]
  private static let lines: [String: Words] = [
    "note": Words("记录", "note"), "change": Words("数据", "figures"), "told": Words("报告", "told"),
    "call": Words("联络", "call"), "approval": Words("审批", "approval"), "instruction": Words("指示", "instruction"),
    "help": Words("求援", "help"), "receipt": Words("签收", "receipt"), "report": Words("续报", "report"),
  ]
  static func what(_ name: String) -> Words { whats[name] ?? Words(name, name) }
  static func state(_ name: String) -> Words { states[name] ?? Words(name, name) }
  static func line(_ name: String) -> Words { lines[name] ?? Words(name, name) }
}
