import ArgumentParser
import Foundation
import Reporting
import Wire

extension FindingCommand {
  struct Attach: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "attach", abstract: Help.text("添加证据附件", "add pictures and files to its evidence"),
        discussion: Help.text(
          "收图片（PNG、JPEG）、PDF、MP4 和文本，每个不超过 20 MiB；类型以内容为准。入册即封存，不能更换或删除。",
          "PNG, JPEG, PDF, MP4 and text, 20 MiB each at most, by their content. What is added is sealed: it can't be exchanged or taken out."
        ))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: Help.of("文件", "files", value: "file")) var files: [String]
    @Option(help: Help.of("说明", "what they show")) var note: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        // All are read before the first is sent.
        let requests = try files.map { try Self.read($0, note: note) }
        var rows: [EvidenceItemRow] = []
        for request in requests {
          rows.append(try session.client.post("/v1/findings/\(no)/files", request, as: EvidenceItemRow.self))
        }
        try session.show(Page(items: rows)) { EvidenceViews.items.lines($0.items, on: session.screen) }
      }
    }

    private static func read(_ path: String, note: String?) throws -> AttachRequest {
      let most = 20 << 20
      guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: most + 1) else {
        throw ClientFailure.usage(Words("不能读取文件 \(path)", "can't read \(path)"))
      }
      guard data.count <= most else {
        throw ClientFailure.usage(Words("文件超过 20 MiB：\(path)", "over 20 MiB: \(path)"))
      }
      let name = URL(fileURLWithPath: path).lastPathComponent
      return AttachRequest(name: name, content: Base64Text(data.base64EncodedString()), note: note)
    }
  }

  /// Exit code 1 where something is not as it was sealed.
  struct Verify: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "verify", abstract: Help.text("核验证据未被改动", "prove that nothing of its evidence was altered"),
        discussion: Help.text(
          "重算每项的摘要，与日志中封存的对照，并核验日志本身。退出码 0 完好，1 有问题。",
          "Each item's digest is made anew and held against the journal's, and the journal is followed itself. Exit code 0: whole, 1: not."
        ))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      var isWhole = true
      try options.run { session in
        let check: EvidenceCheck = try session.client.get("/v1/findings/\(no)/verify")
        try session.show(check) { EvidenceViews.check($0, on: session.screen) }
        isWhole = check.whole
      }
      if !isWhole { throw ExitCode(1) }
    }
  }

  struct Export: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "export", abstract: Help.text("导出案卷文件夹", "write a folder for the case file"),
        discussion: Help.text(
          "航迹图、航迹、原始报文、附件、摘要、说明，一个文件夹。不覆盖已有内容；中途失败不留下半成品。",
          "Picture of the track, track, sentences, files, digests and what each is. Overwrites nothing; what fails half-way leaves nothing behind."
        ))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("文件夹，须不存在或为空", "a folder that is not there, or empty", value: "dir")) var to: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      var isWhole = true
      try options.run { session in
        let sheet: EvidenceSheet = try session.client.get("/v1/findings/\(no)/evidence")
        let zone = try session.client.get("/v1/status", as: StatusReport.self).zone.civil
        var folder = try CaseFolder(to)
        do {
          isWhole = try write(CaseFile(sheet, zone: zone, screen: fileScreen(session)), session, into: &folder)
          try folder.finish()
        } catch {
          folder.abandon()
          throw error
        }
        try session.show(ExportAnswer(folder: folder.target.path, items: sheet.items.count, whole: isWhole)) { answer in
          let screen = session.screen
          var lines = screen.wrapped(screen.text("已导出到 \(answer.folder)", "written to \(answer.folder)"))
            .map { screen.paint($0, .good) }
          lines += screen.wrapped(
            screen.text("核验：cd 到该文件夹后 sha256sum -c SHA256SUMS", "check it there: sha256sum -c SHA256SUMS"))
          if !answer.whole {
            lines.append(
              screen.line(
                screen.text("注意：有证据与封存不符，见 README.txt", "some of it is not as it was sealed: README.txt"), .bad))
          }
          return lines
        }
      }
      if !isWhole { throw ExitCode(1) }
    }

    /// As wide as it takes.
    private func fileScreen(_ session: Session) -> Screen { Screen(language: session.screen.language) }

    /// Returns false where an item is not as it was sealed.
    private func write(_ file: CaseFile, _ session: Session, into folder: inout CaseFolder) throws -> Bool {
      var missing: Set<String> = []
      for item in file.sheet.items {
        guard !item.digest.isEmpty, item.state != "missing" else {
          missing.insert(item.item)
          continue
        }
        let bytes = try session.client.getBytes("/v1/findings/\(no)/evidence/\(item.digest)")
        try folder.add(CaseFile.path(item), bytes)
      }
      let track = file.track
      try folder.add("finding.json", try file.json())
      try folder.add("track.geojson", Data(track.geoJSON.utf8))
      try folder.add("track.nmea", Data(track.nmea.utf8))
      try folder.add("track.csv", Data(track.csv))
      try folder.add("track.svg", Data(file.svg.utf8))
      try folder.add("README.txt", Data(file.readme(missing: missing).utf8))
      return file.sheet.items.allSatisfy { ["intact", "pending"].contains($0.state) }
    }
  }

  private struct ExportAnswer: Encodable {
    var folder: String
    var items: Int
    var whole: Bool
  }

  struct Shelves: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "shelves", abstract: Help.text("搁置的水域和船舶", "zones and vessels on a shelf"))
    }
    @Flag(help: Help.of("含已到期、已取消", "also those that are over")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<ShelfRow> = try session.client.get(
          "/v1/shelves", [("all", all ? "true" : nil), ("centre", try session.centre(centre))])
        try session.show(page, EvidenceViews.shelves(at: session.today))
      }
    }
  }

  struct Unshelve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "unshelve", abstract: Help.text("取消搁置（带班领导）", "take it off the shelf, by a leader"),
        discussion: Help.text("所搁置的报警立即重新通知", "what lies on it rings anew at once"))
    }
    @Argument(help: Help.of("搁置编号，见 finding shelves", "the shelf's number, see finding shelves")) var no: Int64
    @Option(help: Help.of("理由", "reason")) var reason: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: ShelfRow = try session.client.post("/v1/shelves/\(no)/end", ShelfEndRequest(reason: reason))
        try session.show(row) { EvidenceViews.shelves(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }

  /// 报警负荷
  struct Load: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "load", abstract: Help.text("报警负荷：各中心每小时几起", "alarms an hour, centre by centre"),
        discussion: Help.text(
          "一个值班台每小时超过 6 起就顾不过来（EEMUA 191）。提示类和已搁置的不计。",
          "More than 6 an hour can't be dealt with (EEMUA 191). Info and what came onto a shelf are not counted."))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let answer: AlarmLoadAnswer = try session.client.get(
          "/v1/alarm-load", [("centre", try session.centre(centre))])
        try session.show(answer) { EvidenceViews.load($0, on: session.screen) }
      }
    }
  }
}
