import ArgumentParser
import Documents
import Foundation
import Settings
import Units
import Wire

/// `watchroom register import FILE`
struct RegisterImport: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: Help.text("导入 CSV", "import a CSV"),
      discussion: Help.text(
        """
        UTF-8 或 GB18030（Excel 另存为 CSV）。第一行为栏目名称，中英文均可，必须有“对象编号”。
        空格不改，“-”清除。配置管理的栏目须与现值一致。有一处错误则整份不导入。
        """,
        """
        UTF-8 or GB18030. The first row names the columns, in Chinese or English; “object” must be among them.
        An empty cell changes nothing, “-” clears. Columns of the configuration must say what it says. One error, and nothing is imported.
        """))
  }
  @Argument(help: Help.of("文件", "the file")) var file: String
  @Flag(help: Help.of("只看差异，不写入", "show the difference, write nothing")) var check = false
  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      let rows = try read()
      let entries: Page<ObjectRow> = try session.client.list("/v1/objects", most: 100_000)
      let plan = FormOneImport(rows, entries: entries.items)
      guard plan.problems.isEmpty else {
        try refuse(plan.problems.map { ($0.line, $0.column, $0.reason) }, session)
      }
      guard !plan.rows.isEmpty else {
        let answer = ObjectsImportAnswer(
          applied: false, changed: 0, unchanged: plan.unchanged, problems: [], changes: [], more: 0)
        return try session.show(answer) { _ in [session.screen.text("与现有信息一致，没有要改的", "nothing differs")] }
      }
      let answer: ObjectsImportAnswer = try session.client.post(
        "/v1/objects/import", ObjectsImportRequest(rows: plan.rows, check: check))
      guard answer.problems.isEmpty else {
        try refuse(answer.problems.map { ($0.line, $0.field.map(Texts.contact), $0.reason) }, session)
      }
      try session.show(answer) { answer in said(answer, plan, on: session.screen) }
    }
  }

  private func read() throws -> [FormOneRow] {
    let columns = FormOne.columns.map { (key: $0.key, names: [$0.title.zh, $0.title.en, $0.key]) }
    do {
      return try FormOneFile.read(path: file, columns: columns, required: FormOne.id)
    } catch {
      throw ClientFailure.usage(RegisterViews.words(error))
    }
  }

  private func said(_ answer: ObjectsImportAnswer, _ plan: FormOneImport, on screen: Screen) -> [String] {
    let line =
      answer.applied
      ? screen.text("已导入：改动 \(answer.changed) 个", "imported: \(answer.changed) changed")
      : screen.text("将改动 \(answer.changed) 个，未写入", "\(answer.changed) would change, nothing was written")
    let same = screen.text("，不变 \(plan.unchanged) 个", ", \(plan.unchanged) as they are")
    return RegisterViews.changes(on: screen).lines(plan.changes, on: screen) + [screen.line(line + same, .good)]
  }

  /// Every problem on a line of standard error; exit code 1.
  private func refuse(_ problems: [(line: Int, column: Words?, reason: Words)], _ session: Session) throws -> Never {
    let shown = problems.sorted { $0.line < $1.line }.prefix(50)
    var lines = shown.flatMap {
      RegisterViews.problem(line: $0.line, column: $0.column, reason: $0.reason, on: session.screen)
    }
    let screen = session.screen
    if problems.count > shown.count {
      lines.append(screen.text("另有 \(problems.count - shown.count) 处", "\(problems.count - shown.count) more"))
    }
    lines.append(
      screen.text("有 \(problems.count) 处错误，整份未导入", "\(problems.count) errors: nothing was imported"))
    session.terminal.writeError(lines.joined(separator: "\n"))
    throw ExitCode(1)
  }
}

enum FormOneFormat: String, ExpressibleByArgument, CaseIterable { case csv, xlsx }

/// `watchroom register export [FILE]`
struct RegisterExport: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: Help.text("导出 CSV 或 xlsx", "export as CSV or xlsx"),
      discussion: Help.text(
        "不给文件名则写到标准输出；格式缺省按文件名。CSV 改好后可再导入。",
        "Without a file it goes to standard output; the format is the file name's unless said. The CSV can be imported again."
      ))
  }
  @Argument(help: Help.of("文件", "the file")) var file: String?
  @Option(help: "csv | xlsx") var format: FormOneFormat?
  @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre: String?
  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      let page: Page<ObjectRow> = try session.client.list(
        "/v1/objects", [("centre", try session.centre(centre))], most: 100_000)
      let status: StatusReport = try session.client.get("/v1/status")
      let format = format ?? (file?.lowercased().hasSuffix(".xlsx") == true ? .xlsx : .csv)
      let bytes: [UInt8]
      switch format {
      case .csv: bytes = FormOne.csv(page.items, language: session.language)
      case .xlsx:
        do {
          bytes = try FormOne.sheet(page.items, language: session.language, made: status.at.instant).file()
        } catch {
          throw ClientFailure.broken("\(error)")
        }
      }
      guard let file else { return session.terminal.writeBytes(Data(bytes)) }
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
      } catch {
        throw ClientFailure.usage(Words("不能写入 \(file)", "\(file) can't be written"))
      }
      let count = page.items.count
      session.terminal.write(session.screen.text("已导出 \(count) 个对象到 \(file)", "\(count) objects written to \(file)"))
    }
  }
}
