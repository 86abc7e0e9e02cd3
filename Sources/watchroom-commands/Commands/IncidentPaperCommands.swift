import ArgumentParser
import Wire

/// Figures and words of form 5 (R9), and what goes up about it (R6).
extension IncidentCommand {
  struct Set: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: Help.text("更正、补充数据和情况", "figures and words"),
        discussion: Help.text(
          """
          watchroom incident set 5 --aboard 12 --dead 1 --missing 2
          watchroom incident set 5 --dead 2 --as-of "11-25 09:00"
          watchroom incident set 5 --vessel 湘长沙渡01:45:150 --transport pupils
          数据可写 unknown（未知）。等级升高，应报的随即报出；低于已报等级须写 --reason。
          """,
          """
          watchroom incident set 5 --aboard 12 --dead 1 --missing 2
          watchroom incident set 5 --dead 2 --as-of "11-25 09:00"
          watchroom incident set 5 --vessel "Xiang 01:45:150" --transport pupils
          A figure may be: unknown. What a higher grade owes goes at once; a lower one than was reported needs --reason.
          """))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("船上人数", "persons aboard")) var aboard: String?
    @Option(help: Help.of("受伤", "injured")) var injured: String?
    @Option(help: Help.of("重伤", "seriously injured")) var serious: String?
    @Option(help: Help.of("失踪", "missing")) var missing: String?
    @Option(help: Help.of("死亡", "dead")) var dead: String?
    @Option(help: Help.of("直接经济损失（元）", "direct loss, CNY")) var loss: String?
    @Option(help: Help.of("货物泄漏（吨）", "cargo leaked, t")) var leak: String?
    @Option(help: Help.of("溢油（吨）", "oil spilt, t")) var oil: String?
    @Option(help: "hazard | danger | accident") var kind: String?
    @Option(help: Help.of("隐患程度：correctable lasting major", "correctable lasting major")) var hazard: String?
    @Flag(help: Help.of("升为紧急：立即报告、通知应急单位", "an emergency: told and alerted at once")) var emergency = false
    @Option(help: Help.of("地点", "place")) var place: String?
    @Option(help: Help.of("船舶 名称[:总吨[:千瓦]]，可多次", "name[:GT[:kW]]; may stand several times")) var vessel: [String] = []
    @Option(help: Help.of("载运：market 赶集 pupils 学生 none", "market pupils none; may stand twice")) var transport:
      [String] =
        []
    @Option(help: Help.of("货物", "cargo")) var cargo: String?
    @Flag(help: Help.of("危险品", "dangerous goods")) var dangerous = false
    @Flag(inversion: .prefixedNo, help: Help.of("判为重大泄漏（或否）", "a major leak (or not)")) var majorLeak: Bool?
    @Option(help: Help.of("经过", "course of events")) var course: String?
    @Option(help: Help.of("措施", "measures")) var measures: String?
    @Option(help: Help.of("原因", "cause")) var cause: String?
    @Option(help: Help.of("补充一件证据", "one more piece of evidence")) var evidence: String?
    @Option(help: Help.of("数据何时成为这样（第7日后的死亡不计等级）", "when it became so (after the 7th day it does not count)")) var asOf:
      String?
    @Option(help: Help.of("低于已报等级的理由", "why it is below what was reported")) var reason: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    private var typed: [(String, String?)] {
      [
        ("aboard", aboard), ("injured", injured), ("seriouslyInjured", serious), ("missing", missing), ("dead", dead),
        ("loss", loss), ("leak", leak), ("oil", oil),
      ]
    }

    func validate() throws {
      for (name, text) in typed {
        guard let text, text != "unknown", text != "未知" else { continue }
        guard Double(text) != nil else {
          throw ValidationError(Help.text("\(name) 须为数字或 unknown", "\(name) is a number or unknown"))
        }
      }
      for text in vessel where IncidentCommand.vessel(text) == nil {
        throw ValidationError(Help.text("船舶写作 名称:总吨:千瓦，而不是“\(text)”", "a vessel is name:GT:kW, not “\(text)”"))
      }
    }

    func run() throws {
      try options.run { session in
        var figures: [String: Double] = [:]
        var unknown: [String] = []
        for (name, text) in typed {
          guard let text else { continue }
          if let value = Double(text) { figures[name] = value } else { unknown.append(name) }
        }
        let request = IncidentSetRequest(
          figures: figures.isEmpty ? nil : figures, unknown: unknown.isEmpty ? nil : unknown, kind: kind,
          hazard: hazard, emergency: emergency ? true : nil, place: place,
          vessels: vessel.isEmpty ? nil : vessel.compactMap { IncidentCommand.vessel($0) },
          transport: transport.isEmpty ? nil : transport.filter { $0 != "none" }, cargo: cargo,
          dangerousGoods: dangerous ? true : nil, majorLeak: majorLeak, course: course, measures: measures,
          cause: cause, evidence: evidence, asOf: try asOf.map { try session.time($0, field: "--as-of") },
          reason: reason)
        try IncidentCommand.act(session, no, "set", request, revision)
      }
    }
  }

  /// `湘长沙渡01:45:150`: name, GT, kW.
  static func vessel(_ text: String) -> IncidentVesselShape? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }.map(String.init)
    guard (1...3).contains(parts.count), !parts[0].isEmpty else { return nil }
    var numbers: [Int?] = []
    for part in parts.dropFirst() {
      if part.isEmpty {
        numbers.append(nil)
      } else if let number = Int(part), number > 0 {
        numbers.append(number)
      } else {
        return nil
      }
    }
    return IncidentVesselShape(
      name: parts[0], tonnage: numbers.first.flatMap { $0 }, power: numbers.count > 1 ? numbers[1] : nil)
  }

  struct Approve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "approve",
        abstract: Help.text("带班领导报告，中心领导批准", "the duty leader reports, the centre leader approves"),
        discussion: Help.text(
          "批准即报出；立案人、起草人不得办理，两级须为两人", "approved it goes at once; two people, neither of whom wrote it"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("第几次上报，缺省最早待办的", "which submission; the oldest that waits unless said")) var submission: Int?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        try IncidentCommand.act(session, no, "approve", IncidentApproveRequest(submission: submission), revision)
      }
    }
  }

  struct SendBack: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "send-back", abstract: Help.text("退回并说明", "send it back, with words"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: Help.of("意见", "what is wrong")) var words: String
    @Option(help: Help.of("第几次上报，缺省最早待办的", "which submission; the oldest that waits unless said")) var submission: Int?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        try IncidentCommand.act(
          session, no, "send-back", IncidentSendBackRequest(words: words, submission: submission), revision)
      }
    }
  }

  struct FollowUp: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "follow-up", abstract: Help.text("续报", "what follows, to whom the first went"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: Help.of("内容", "its text")) var text: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        try IncidentCommand.act(session, no, "follow-up", IncidentTextRequest(text: text), revision)
      }
    }
  }

  struct Final: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "final", abstract: Help.text("终报，审批后结案", "the final report, which closes it once agreed to"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: Help.of("处理结果", "how it ended")) var text: String
    @Option(help: Help.of("原因", "cause")) var cause: String?
    @Option(help: Help.of("措施", "measures")) var measures: String?
    @Option(help: Help.of("低于已报等级的理由", "why it is below what was reported")) var reason: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = IncidentFinalRequest(text: text, cause: cause, measures: measures, reason: reason)
        try IncidentCommand.act(session, no, "final", request, revision)
      }
    }
  }
}
