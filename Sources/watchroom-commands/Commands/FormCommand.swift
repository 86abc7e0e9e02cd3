import ArgumentParser
import Documents
import Foundation
import Organisation
import Reporting
import Settings
import Wire

extension FormFormat: ExpressibleByArgument {}

/// `watchroom form`
struct FormCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "form", abstract: Help.text("十二种表单：打印、导出、空白表", "the twelve forms: printed, exported, empty"),
      subcommands: [Print.self])
  }

  struct Print: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "print", abstract: Help.text("打印一种表单", "print one of the forms"),
        discussion: Help.text(
          """
          watchroom form print 8 --id 7 -o pdf --file 通知书.pdf         第 7 号通知书（附件七、八）
          watchroom form print 5 --id 12 -o pdf --file 报告单.pdf        案件 12 的报告单（附件三、五用案件编号）
          watchroom form print 4 --day 2026-11-21                        那一天的监控情况记录表
          watchroom form print 6 --id 9                                  第 9 次交接班；不带编号为本月登记表
          watchroom form print 10 --month 2026-11 -o xlsx --file 台账.xlsx
          watchroom form print 6 --empty -o pdf --file 空表.pdf          空白表，不连值班系统，按配置目录
          """,
          """
          watchroom form print 8 --id 7 -o pdf --file notice.pdf         notice 7 (forms 7 and 8)
          watchroom form print 5 --id 12 -o pdf --file report.pdf        of case 12 (forms 3 and 5 go by the case)
          watchroom form print 4 --day 2026-11-21                        that day's patrol record
          watchroom form print 6 --id 9                                  handover 9; without a number the month's register
          watchroom form print 10 --month 2026-11 -o xlsx --file ledger.xlsx
          watchroom form print 6 --empty -o pdf --file empty.pdf         empty, without the daemon, from the configuration
          """))
    }

    @Argument(help: Help.of("表单号 1—12", "the form, 1 to 12")) var form: Int
    @Option(help: Help.of("通知书、案件或任务表的编号", "number of the notice, case or sheet")) var id: Int64?
    @Flag(help: Help.of("空白表，不连值班系统", "empty, without the daemon")) var empty = false
    @Option(help: Help.of("中心编码，缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @Option(help: Help.of("日期（表 4），缺省今天", "a day (form 4), today unless said", value: "yyyy-mm-dd")) var day: String?
    @Option(help: Help.of("月份（表 9—12），缺省本月", "a month (forms 9 to 12)", value: "yyyy-mm")) var month: String?
    @Option(name: [.short, .long], help: "text | html | pdf | xlsx") var output = FormFormat.text
    @Option(help: Help.of("写入文件，缺省标准输出", "into a file; standard output unless said", value: "file")) var file: String?
    @Option(help: Help.of("空白表：配置目录", "empty: the folder of configuration", value: "dir"))
    var config = "/etc/watchroom"
    @Option(help: Help.of("套接字", "the daemon's socket", value: "path")) var socket: String?
    @Option(help: "zh | en") var lang: Language?

    func validate() throws {
      guard (1...12).contains(form) else {
        throw ValidationError(Help.text("表单号为 1 至 12", "the forms are 1 to 12"))
      }
      if empty, id != nil || day != nil || month != nil {
        throw ValidationError(
          Help.text("--empty 不与 --id、--day、--month 同用", "--empty goes without --id, --day and --month"))
      }
    }

    func run() throws {
      if empty { return try printEmpty() }
      let query: [(String, String?)] = [
        ("format", output.rawValue), ("id", id.map { "\($0)" }), ("centre", centre), ("day", day), ("month", month),
      ]
      try SessionOptions.given(socket: socket, lang: lang).run { session in
        let bytes = try session.client.getBytes("/v1/forms/\(form)", query)
        try FormOutput(format: output, file: file).write([UInt8](bytes), on: session.screen)
      }
    }

    private func printEmpty() throws {
      let configuration = try OfflineConfiguration.load(config)
      let language: Catalogue.Language = (lang ?? .zh) == .en ? .en : .zh
      let catalogue: Catalogue
      do {
        catalogue = try CatalogueLoader.load(directory: config + "/texts", language: language)
      } catch {
        Terminal.current.writeError("\(error)")
        throw ExitCode(78)
      }
      let letters = LetterWriter(
        catalogue: catalogue, directory: Directory(configuration.organisation), rules: configuration.regulation)
      let known = centre.map { code in configuration.organisation.centres.contains { $0.id.rawValue == code } } ?? true
      guard known, let page = letters.emptyForm(form, centre: centre.map { CentreID($0) }) else {
        throw ValidationError(Help.text("没有中心 \(centre ?? "")", "there is no centre \(centre ?? "")"))
      }
      let bytes: [UInt8]
      do {
        bytes = try page.file(
          output, fonts: PDFFonts(families: configuration.daemon.papers.fonts), made: OfflineConfiguration.now)
      } catch {
        Terminal.current.writeError("\(error)")
        throw ExitCode(1)
      }
      let terminal = Terminal.current
      let screen = Screen(language: lang ?? .zh, width: terminal.width, hasColour: false)
      do {
        try FormOutput(format: output, file: file).write(bytes, on: screen)
      } catch let failure as ClientFailure {
        terminal.writeError(failure.message(lang ?? .zh))
        throw ExitCode(failure.exitCode)
      }
    }
  }
}

extension NoticeCommand {
  /// `watchroom notice pdf`
  struct PDF: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "pdf", abstract: Help.text("通知书 PDF", "a notice as PDF"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(name: [.short, .long], help: Help.of("写入文件", "into a file", value: "file")) var output: String?
    @Option(help: Help.of("套接字", "the daemon's socket", value: "path")) var socket: String?
    @Option(help: "zh | en") var lang: Language?

    func run() throws {
      try SessionOptions.given(socket: socket, lang: lang).run { session in
        let bytes = try session.client.getBytes("/v1/forms/8", [("format", "pdf"), ("id", "\(no)")])
        try FormOutput(format: .pdf, file: output).write([UInt8](bytes), on: session.screen)
      }
    }
  }
}

extension ReportCommand {
  /// `watchroom report export`
  struct Export: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "export",
        abstract: Help.text("报告的附表，表格文件（.xlsx）", "a report's tables as a workbook (.xlsx)"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(name: [.short, .long], help: Help.of("写入文件", "into a file", value: "file")) var output: String?
    @Option(help: Help.of("套接字", "the daemon's socket", value: "path")) var socket: String?
    @Option(help: "zh | en") var lang: Language?

    func run() throws {
      try SessionOptions.given(socket: socket, lang: lang).run { session in
        let bytes = try session.client.getBytes("/v1/reports/\(no)/export")
        try FormOutput(format: .xlsx, file: output).write([UInt8](bytes), on: session.screen)
      }
    }
  }
}

/// Where a form's bytes go: a file, or the screen, where text is broken to fit and what is no text is refused.
struct FormOutput {
  var format: FormFormat
  var file: String?

  func write(_ bytes: [UInt8], on screen: Screen) throws {
    let terminal = Terminal.current
    if let file {
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
      } catch {
        throw ClientFailure.usage(Words("写不了文件 \(file)", "\(file) can't be written"))
      }
      return
    }
    switch format {
    case .text:
      let text = String(decoding: bytes, as: UTF8.self)
      // Into a pipe as on a screen of 80 columns.
      let fitted = Screen(language: screen.language, width: screen.width ?? 80, hasColour: false)
      terminal.write(fitted.wrapped(text).joined(separator: "\n"))
    case .html: terminal.writeBytes(Data(bytes))
    case .pdf, .xlsx:
      guard terminal.width == nil else {
        throw ClientFailure.usage(Words("这不是文字，请指定写入的文件", "this is no text: say into which file"))
      }
      terminal.writeBytes(Data(bytes))
    }
  }
}

extension SessionOptions {
  /// Options of a command whose own `--output` means something else.
  static func given(socket: String?, lang: Language?) -> SessionOptions {
    var options = SessionOptions()
    options.socket = socket
    options.lang = lang
    options.output = .table
    return options
  }
}
