import ArgumentParser
import Wire

extension ReviewLevelName: ExpressibleByArgument {}

/// `watchroom review`: looks at how matters were dealt with (S6, G13).
struct ReviewCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "review", abstract: Help.text("业务抽查：办理是否及时、妥当、有效", "looks at how matters were dealt with"),
      subcommands: [List.self, Owed.self, Show.self, Begin.self, Judge.self, Mend.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("历次抽查", "looks that were taken"))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 100
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<ReviewRow> = try session.client.list(
          "/v1/reviews", [("centre", try session.centre(centre))], most: limit)
        try session.show(page, ReviewViews.list(at: session.today))
      }
    }
  }

  struct Owed: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "owed",
        abstract: Help.text("应查、已查、漏查（每周、每月、节前）", "owed, taken and missed: weekly, monthly, before holidays"))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<ReviewOwedRow> = try session.client.get(
          "/v1/reviews/owed", [("centre", try session.centre(centre))])
        try session.show(page, ReviewViews.owed)
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("一次抽查的全部内容", "all of one"))
    }
    @Argument(help: Help.of("第几次", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: ReviewRow = try session.client.get("/v1/reviews/\(no)")
        try session.show(row) { ReviewViews.whole($0, on: session.screen) }
      }
    }
  }

  struct Begin: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "begin", abstract: Help.text("开始抽查：由系统抽取已办结案件", "begin one: closed cases are drawn"),
        discussion: Help.text(
          "head 带班领导每周一次；department 中心领导每月一次；leadership 主管领导每月一次，劳动节、国庆节、春节前各一次。",
          "head: the duty leader each week; department: the centre leader each month; leadership: the leader in charge each month and before holidays."
        ))
    }
    @Argument(help: Help.of("层级：head department leadership", "head department leadership")) var level: ReviewLevelName
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: ReviewRow = try session.client.post("/v1/reviews", ReviewBeginRequest(level: level))
        try session.show(row) { ReviewViews.whole($0, on: session.screen) }
      }
    }
  }

  struct Judge: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "judge", abstract: Help.text("评定一件：有问题的注明", "judge a case; what is wanting is said"))
    }
    @Argument(help: Help.of("第几次抽查", "the review's number")) var no: Int64
    @Argument(help: Help.of("案件编号", "the case's number")) var caseNo: Int64
    @Flag(help: Help.of("不及时", "not prompt")) var late = false
    @Flag(help: Help.of("不妥当", "not proper")) var improper = false
    @Flag(help: Help.of("无效果", "without effect")) var futile = false
    @Option(help: Help.of("问题（有问题时必填）", "what is wanting")) var note: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = ReviewJudgeRequest(
          caseNo: caseNo, timely: !late, appropriate: !improper, effective: !futile, note: note)
        let row: ReviewRow = try session.client.post("/v1/reviews/\(no)/judge", request, revision: revision)
        try session.show(row) { ReviewViews.whole($0, on: session.screen) }
      }
    }
  }

  struct Mend: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "mend", abstract: Help.text("登记整改", "enter what was put right"))
    }
    @Argument(help: Help.of("第几次抽查", "the review's number")) var no: Int64
    @Argument(help: Help.of("案件编号", "the case's number")) var caseNo: Int64
    @Argument(help: Help.of("整改情况", "what was done")) var text: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = ReviewMendRequest(caseNo: caseNo, text: text)
        let row: ReviewRow = try session.client.post("/v1/reviews/\(no)/mend", request, revision: revision)
        try session.show(row) { ReviewViews.whole($0, on: session.screen) }
      }
    }
  }
}
