import ArgumentParser
import Foundation
import Units
import Wire

extension BroadcastChannelName: ExpressibleByArgument {}

/// `watchroom broadcast`
struct BroadcastCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "broadcast", abstract: Help.text("安全信息播报", "broadcasts of safety information"),
      subcommands: [List.self, Show.self, Edit.self, Approve.self, Confirm.self, Add.self],
      defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("当日播报", "the day's broadcasts"))
    }
    @Option(help: Help.of("日期，缺省今天", "another day than today", value: "yyyy-mm-dd")) var day: String?
    @Option(
      help: Help.of(
        "状态：open draft approved stale made madeLate missed", "open draft approved stale made madeLate missed"))
    var state: String?
    @Flag(help: Help.of("不限日期", "of every day")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let today = session.today
        let query = [
          ("day", all ? nil : day ?? today?.civil.date.iso), ("state", state), ("centre", try session.centre(centre)),
        ]
        let page: Page<BroadcastRow> = try session.client.list("/v1/broadcasts", query, most: limit)
        try session.show(page, SafetyViews.broadcasts(at: day == nil && !all ? today : nil))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("播报稿和办理情况", "its text and what became of it"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Flag(help: Help.of("只要播报稿正文", "nothing but the text to read")) var text = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: BroadcastDetail = try session.client.get("/v1/broadcasts/\(no)")
        try session.show(detail) { detail in
          text ? detail.approved ?? detail.paragraphs : SafetyViews.detail(detail, on: session.screen)
        }
      }
    }
  }

  struct Edit: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "edit", abstract: Help.text("修改播报稿，改后须重新审批", "another text, to be approved again"),
        discussion: Help.text(
          "先取出正文：watchroom broadcast show 编号 --text > 播报稿.txt；改好后交回。一行一段。",
          "Take the text first: watchroom broadcast show NO --text > text.txt; a line is a paragraph."))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("播报稿文件，- 为标准输入", "a file with the text, - for standard input", value: "path")) var file:
      String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = BroadcastEditRequest(paragraphs: try BroadcastCommand.lines(file, session))
        try BroadcastCommand.act(session, no, "edit", request, revision)
      }
    }
  }

  struct Approve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "approve", abstract: Help.text("带班领导同意播报", "approved by the duty leader"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        try BroadcastCommand.act(session, no, "approve", BroadcastApproveRequest(), revision)
      }
    }
  }

  struct Confirm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "confirm", abstract: Help.text("登记已播报", "it was made: when, over what"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("vhf 甚高频，publicAddress 广播系统", "vhf | publicAddress")) var over: BroadcastChannelName
    @Option(help: Help.of("频道号，或哪一路广播", "the channel's number, or which system")) var channel: String?
    @Option(help: Help.of("播报时间，缺省现在", "when; now unless said")) var at: String?
    @Option(help: Help.of("说明；停机补登时必填", "a note; needed after an outage")) var note: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = BroadcastConfirmRequest(
          channel: over, detail: channel, at: try at.map { try session.time($0, field: "--at") }, note: note)
        try BroadcastCommand.act(session, no, "confirm", request, revision)
      }
    }
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "add", abstract: Help.text("临时播报", "an extra broadcast"))
    }
    @Option(help: Help.of("事由", "why")) var reason: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: BroadcastDetail = try session.client.post("/v1/broadcasts", BroadcastAddRequest(reason: reason))
        try session.show(detail) { SafetyViews.detail($0, on: session.screen) }
      }
    }
  }

  fileprivate static func act(
    _ session: Session, _ no: Int64, _ verb: String, _ request: some Encodable, _ revision: Int?
  ) throws {
    let detail: BroadcastDetail = try session.client.post("/v1/broadcasts/\(no)/\(verb)", request, revision: revision)
    try session.show(detail) { SafetyViews.detail($0, on: session.screen) }
  }

  /// A file's lines, or those of standard input; blank ones are left out.
  fileprivate static func lines(_ path: String, _ session: Session) throws -> [String] {
    var lines: [String] = []
    if path == "-" {
      while let line = session.terminal.readLine() { lines.append(line) }
    } else {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw ClientFailure.usage(Words("读不到文件 \(path)", "can't read \(path)"))
      }
      lines = text.split(whereSeparator: \.isNewline).map(String.init)
    }
    return lines.filter { $0.contains { !$0.isWhitespace } }
  }
}
