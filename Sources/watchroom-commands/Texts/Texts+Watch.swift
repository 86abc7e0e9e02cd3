import Wire

/// Words of the watch windows (G3, G4).
extension Texts {
  static func watchMode(_ mode: String) -> Words {
    ["staffed": Words("在岗值守", "staffed"), "standby": Words("电话值守", "telephone standby")][mode] ?? Words(mode, mode)
  }

  static func lastVessel(_ state: String) -> Words { lastVessels[state] ?? Words(state, state) }
  static func absence(_ reason: String) -> Words { absences[reason] ?? Words(reason, reason) }

  private static let lastVessels: [String: Words] = [
    "none": Words("无航班", "no sailings"), "ahead": Words("未开航", "ahead"), "sailing": Words("营运中", "sailing"),
    "late": Words("末班晚点", "last is late"), "unrecorded": Words("末班未登记", "last not recorded"),
    "berthed": Words("已靠泊", "berthed"), "lapsed": Words("未登记，已过", "never recorded"),
  ]
  private static let absences: [String: Words] = [
    "not-yet": Words("未启用", "not yet in service"),
    "repair": Words("停航维修", "down for repair"), "season": Words("季节停航", "out of season"),
    "other": Words("停航", "not in service"),
  ]
}

/// To whom a paper goes.
extension Texts {
  static func recipient(_ role: String) -> Words { recipients[role] ?? Words(role, role) }

  private static let recipients: [String: Words] = [
    "superiorCentre": Words("上级中心", "superior centre"), "ownAuthority": Words("本级局(处)", "own authority"),
    "provincialBureau": Words("省海事局", "bureau"), "department": Words("省交通运输厅", "department"),
    "provinceCentre": Words("省中心", "province centre"),
  ]
}
