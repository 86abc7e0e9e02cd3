import Wire

/// Words of faults, outages and presence checks.
enum FaultTexts {
  static func state(_ state: String) -> Words { states[state] ?? Words(state, state) }
  static func stage(_ stage: String) -> Words { stages[stage] ?? Words(stage, stage) }
  static func step(_ step: String) -> Words { steps[step] ?? Words(step, step) }
  static func outage(_ state: String) -> Words { outages[state] ?? Words(state, state) }
  static func outcome(_ outcome: String) -> Words { outcomes[outcome] ?? Words(outcome, outcome) }
  static func mode(_ mode: String) -> Words { modes[mode] ?? Words(mode, mode) }

  private static let states: [String: Words] = [
    "found": Words("待报修", "found"), "reported": Words("已报修", "reported"), "diagnosed": Words("已诊断", "diagnosed"),
    "repairing": Words("修复中", "in repair"), "repaired": Words("待验收", "to accept"),
    "accepted": Words("已验收", "accepted"), "cancelled": Words("已撤销", "withdrawn"),
  ]
  private static let stages: [String: Words] = [
    "report": Words("报修", "report"), "diagnose": Words("诊断", "diagnose"), "send": Words("送修", "send"),
    "repair": Words("修复", "repair"), "accept": Words("验收", "accept"),
  ]
  private static let steps: [String: Words] = [
    "found": Words("发现", "found"), "again": Words("再次发现", "found again"), "reported": Words("报修", "reported"),
    "diagnosed": Words("诊断", "diagnosed"), "repairing": Words("送修", "sent for repair"),
    "repaired": Words("修复", "repaired"), "accepted": Words("验收", "accepted"), "sent-back": Words("退回", "sent back"),
    "cancelled": Words("撤销", "withdrawn"),
  ]
  private static let outages: [String: Words] = [
    "ahead": Words("未开始", "ahead"), "running": Words("停用中", "running"), "over": Words("已结束", "over"),
    "cancelled": Words("已取消", "taken back"),
  ]
  private static let outcomes: [String: Words] = [
    "open": Words("待应答", "open"), "answered": Words("已应答", "answered"),
    "answered-late": Words("应答迟", "answered late"), "absent": Words("脱岗", "absent"),
    "not-judged": Words("不作评判", "not judged"),
  ]
  private static let modes: [String: Words] = [
    "room": Words("值班台", "console"), "telephone": Words("电话", "telephone"),
  ]
}
