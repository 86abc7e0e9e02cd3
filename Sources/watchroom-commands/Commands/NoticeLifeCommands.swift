import ArgumentParser
import Foundation
import Wire

/// Files named on the command line, as a reply carries them.
enum ReplyFiles {
  static func read(_ path: String) throws -> FileInput {
    let url = URL(fileURLWithPath: path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ClientFailure.usage(Words("不能读取文件 \(path)", "can't read \(path)"))
    }
    guard data.count <= 10 << 20 else {
      throw ClientFailure.usage(Words("文件超过 10 MiB：\(path)", "over 10 MiB: \(path)"))
    }
    return FileInput(name: url.lastPathComponent, content: Base64Text(data.base64EncodedString()))
  }
}

extension NoticeCommand {
  struct Pass: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "pass", abstract: Help.text("向县（区）转办上级通知书", "issue your own to the county for one from above"),
        discussion: Help.text("转办的通知书在上级通知书之前到期（R5）", "it falls due before the one above it (R5)"))
    }
    @Argument(help: Help.of("上级通知书编号", "number of the notice from above")) var no: Int64
    @Option(help: Help.of("整改要求，缺省同上级", "what is demanded; as above unless said")) var demand: String?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { try NoticeCommand.act($0, no, "pass", IssueRequest(demand: demand), nil) }
    }
  }

  /// 作废
  struct Cancel: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "cancel", abstract: Help.text("作废（带班领导、中心领导）", "cancel it (a leader)"),
        discussion: Help.text(
          "文号保留在台账中，不再使用；改正后用 notice issue 重发",
          "its number stays in the ledgers and is never used again; issue another with notice issue"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("原因", "why")) var reason: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { try NoticeCommand.act($0, no, "cancel", NoticeCancelRequest(reason: reason), revision) }
    }
  }

  struct Issue: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "issue", abstract: Help.text("作废后重新发出", "issue another for one that was cancelled"))
    }
    @Argument(help: Help.of("案件编号", "the case's number")) var no: Int64
    @Option(help: Help.of("整改要求，缺省同前", "what is demanded; as before unless said")) var demand: String?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { session in
        let row: NoticeRow = try session.client.post("/v1/cases/\(no)/notice", IssueRequest(demand: demand))
        try session.show(row) { CaseViews.notices(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }

  struct File: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "file", abstract: Help.text("取回复附件", "fetch a file of a reply"))
    }
    @Argument(help: Help.of("编号", "the notice's number")) var no: Int64
    @Argument(help: Help.of("第几个附件，见 notice show", "which file, as notice show counts them")) var index: Int
    @Option(help: Help.of("存为；缺省原名", "where to; its own name unless said", value: "file")) var saveAs: String?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { session in
        let detail: NoticeDetail = try session.client.get("/v1/notices/\(no)")
        let files = detail.replies.flatMap { $0.files ?? [] }
        guard files.indices.contains(index - 1) else {
          throw ClientFailure.usage(Words("没有第 \(index) 个附件", "there is no file \(index)"))
        }
        let file = files[index - 1]
        let data = try session.client.getBytes("/v1/notices/\(no)/files/\(file.digest)")
        let path = saveAs ?? file.name
        guard saveAs != nil || !FileManager.default.fileExists(atPath: path) else {
          throw ClientFailure.usage(Words("\(path) 已存在，用 --save-as 另存", "\(path) exists: use --save-as"))
        }
        guard FileManager.default.createFile(atPath: path, contents: data) else {
          throw ClientFailure.usage(Words("不能写入 \(path)", "can't write \(path)"))
        }
        try session.show(file) { _ in [session.screen.line("\(path)  \(data.count)", .good)] }
      }
    }
  }

  struct Drafts: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "drafts", abstract: Help.text("待签发的通知书", "notices that wait for a signature"))
    }
    @Flag(help: Help.of("含已签发、已弃置", "also those signed and discarded")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { session in
        let page: Page<NoticeDraftRow> = try session.client.list(
          "/v1/notice-drafts", [("all", all ? "true" : nil), ("centre", try session.centre(centre))])
        try session.show(page, CaseLifeViews.drafts(at: session.today))
      }
    }
  }

  struct Sign: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "sign", abstract: Help.text("签发待签通知书", "sign a draft: it is numbered and issued"))
    }
    @Argument(help: Help.of("待签编号，见 notice drafts", "the draft's number")) var no: Int64
    @Option(help: Help.of("整改要求", "what is demanded")) var demand: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { session in
        let row: NoticeRow = try session.client.post(
          "/v1/notice-drafts/\(no)/sign", DraftSignRequest(demand: demand), revision: revision)
        try session.show(row) { CaseViews.notices(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }

  struct Discard: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "discard", abstract: Help.text("弃置待签通知书", "discard a draft"))
    }
    @Argument(help: Help.of("待签编号", "the draft's number")) var no: Int64
    @Option(help: Help.of("原因", "why")) var reason: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { session in
        let row: NoticeDraftRow = try session.client.post(
          "/v1/notice-drafts/\(no)/discard", DraftDiscardRequest(reason: reason), revision: revision)
        try session.show(row) { CaseLifeViews.drafts(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }
}
