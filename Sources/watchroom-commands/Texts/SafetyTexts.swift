import Wire

/// Words of bulletins and broadcasts.
enum SafetyTexts {
  static let kinds: [String: Words] = [
    "sailingBan": Words("禁航令", "ban"), "navigationWarning": Words("航行警告", "warning"),
    "navigationNotice": Words("航行通告", "notice"), "trafficControl": Words("交通管制", "traffic"),
    "weather": Words("气象", "weather"), "waterLevel": Words("水位", "water level"),
    "fairway": Words("航道", "fairway"), "other": Words("其他", "other"),
  ]
  static let states: [String: Words] = [
    "candidate": Words("待采用", "candidate"), "entered": Words("未生效", "not yet"), "inForce": Words("有效", "in force"),
    "expired": Words("已到期", "expired"), "cancelled": Words("已撤销", "cancelled"),
    "superseded": Words("已被替代", "superseded"), "dismissed": Words("不采用", "put aside"),
  ]
  static let sources: [String: Words] = [
    "entered": Words("本中心录入", "entered here"), "fromAbove": Words("上级或有关单位来件", "received from above"),
    "mail": Words("邮件来件", "received by mail"), "ais": Words("AIS 安全电文", "AIS safety text"),
  ]
  static let reminders: [String: Words] = [
    "reminded": Words("已催", "asked again"), "climbed": Words("已报带班领导", "leaders told"),
  ]
  static let broadcasts: [String: Words] = [
    "draft": Words("待审", "to approve"), "approved": Words("已审待播", "approved"),
    "stale": Words("须重审", "approve again"), "made": Words("已播", "made"), "madeLate": Words("迟播", "made late"),
    "missed": Words("漏播", "missed"),
  ]
  static let channels: [String: Words] = [
    "vhf": Words("甚高频", "VHF"), "publicAddress": Words("广播系统", "broadcast system"),
  ]
}
