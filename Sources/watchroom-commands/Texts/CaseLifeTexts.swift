import Wire

/// The words of the life of cases on the command line.
enum CaseLifeTexts {
  static func outcome(_ outcome: String) -> Words { outcomes[outcome] ?? Words(outcome, outcome) }
  static func level(_ level: String) -> Words { levels[level] ?? Words(level, level) }
  static func draft(_ state: String) -> Words { drafts[state] ?? Words(state, state) }
  static func form(_ form: Int) -> Words {
    form == 7 ? Words("监控中心违规通知书", "centre breach notice") : Words("监控点违章通知书", "point violation notice")
  }

  private static let outcomes: [String: Words] = [
    "processing": Words("处理中", "being dealt with"), "done": Words("已处理完毕", "dealt with"),
    "notHandled": Words("不做处理", "not dealt with"), "not-handled": Words("不做处理", "not dealt with"),
    "later": Words("将来处理", "later"),
  ]
  private static let levels: [String: Words] = [
    "urgent": Words("紧急", "urgent"), "ordinary": Words("一般", "ordinary"),
  ]
  private static let drafts: [String: Words] = [
    "open": Words("待签发", "to be signed"), "signed": Words("已签发", "signed"), "discarded": Words("已弃置", "discarded"),
  ]
}
