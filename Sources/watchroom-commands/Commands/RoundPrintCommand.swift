import ArgumentParser
import Foundation
import Organisation
import Regulation
import Settings
import Units
import Wire

extension RoundCommand {
  /// Paper for an outage (R12): form 4 to fill in by hand.
  struct Print: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "print", abstract: Help.text("打印空白记录表（附件四），供停机时手填", "form 4 to fill in by hand, for an outage"),
        discussion: Help.text(
          """
          watchroom round print > 今日.html                         本中心今日各轮（每日开启后打印一份备用）
          watchroom round print 12 --csv > 12.csv                   一轮，表格文件；填好后 round check 12 --file 12.csv
          watchroom round print --config /etc/watchroom --centre 430105 --day 2026-11-25
                                                                    不连值班系统，按配置推算；抽查对象留空，有密钥用 --key 列出
          """,
          """
          watchroom round print > today.html                        today's rounds of the own centre (print them each morning)
          watchroom round print 12 --csv > 12.csv                   one round as a table; then round check 12 --file 12.csv
          watchroom round print --config /etc/watchroom --centre 430105 --day 2026-11-25
                                                                    without the daemon; drawn objects are left blank but for --key
          """))
    }

    @Argument(help: Help.of("轮次编号，或其任务号；缺省全部", "a round's number or id; all of the day unless said")) var round: String?
    @Option(help: Help.of("中心编码，缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @Option(help: Help.of("日期，缺省今天", "another day than today", value: "yyyy-mm-dd")) var day: String?
    @Flag(help: Help.of("表格文件，而非网页", "a CSV table instead of a page")) var csv = false
    @Option(help: Help.of("离线：配置目录", "offline, from a folder of configuration", value: "dir")) var config: String?
    @Option(help: Help.of("离线：抽查密钥文件", "offline: the key of the draws", value: "file")) var key: String?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if config == nil, key != nil {
        throw ValidationError(Help.text("--key 须与 --config 同用", "--key goes with --config"))
      }
      if config != nil, centre == nil || day == nil || round != nil {
        throw ValidationError(
          Help.text("离线打印须给 --centre 和 --day", "offline give --centre and --day, and no number"))
      }
      if let day, CivilDate(iso: day) == nil {
        throw ValidationError(Help.text("日期写作 2026-11-21：\(day)", "a day is 2026-11-21, not \(day)"))
      }
    }

    func run() throws {
      try options.run { session in
        let sheets = try config.map { try offline($0, session) } ?? online(session)
        guard !sheets.isEmpty else {
          throw ClientFailure.usage(
            Words("该日没有轮次；当日尚未开启的用 --config 离线推算", "no rounds on that day; where it is not open yet use --config"))
        }
        let language = session.language
        session.terminal.writeBytes(
          csv ? PatrolSheet.csv(sheets, language) : Data(PatrolSheet.html(sheets, language).utf8))
      }
    }

    private func online(_ session: Session) throws -> [PatrolSheet] {
      var numbers: [Int64] = []
      if let round {
        numbers = [try session.duty(round)]
      } else {
        let query = [("centre", try session.centre(centre)), ("day", day)]
        let page: Page<DutyRow> = try session.client.list("/v1/rounds", query)
        numbers = page.items.filter { $0.state != "withdrawn" }.map(\.no)
      }
      return try numbers.map { no in
        let detail: RoundDetail = try session.client.get("/v1/rounds/\(no)")
        return PatrolSheet(detail, session.screen)
      }
    }

    /// What a centre can have on paper while the daemon is down: what is not drawn, by the configuration; the draw with its key only,
    /// and then as if all that was planned this month had been made (R22): the true one is that of the day's opening.
    private func offline(_ folder: String, _ session: Session) throws -> [PatrolSheet] {
      let configuration = try OfflineConfiguration.load(folder)
      let directory = Directory(configuration.organisation)
      let id = CentreID(centre ?? "")
      guard let owner = directory.centre(id), let day = day.flatMap({ CivilDate(iso: $0) }) else {
        throw ClientFailure.usage(
          Words("--centre：\(folder) 中没有中心 \(id.rawValue)", "--centre: \(id.rawValue) is no centre of \(folder)"))
      }
      let drawKey = try key.map { DrawKey(secret: try DrawSecret.read($0)) }
      let planner = Planner(directory: directory, rules: configuration.regulation, hosted: [id])
      let duties = Agenda.forecast(from: day, through: day, planner: planner, key: drawKey)
        .filter { $0.centre == id && $0.kind.isRound }
      return duties.map { PatrolSheet($0, owner.name, directory) }
    }
  }
}

extension PatrolSheet {
  fileprivate init(_ detail: RoundDetail, _ screen: Screen) {
    let row = detail.summary
    self.init(
      id: row.id, no: row.no, title: DutyViews.title(row), clause: row.clause, centre: row.centreName, day: row.day.iso,
      window: "\(screen.time(row.opens, on: row.due)) — \(screen.time(row.due, on: row.due))",
      objects: detail.targets.map { Object(key: $0.key, name: $0.name) },
      unknown: detail.targets.isEmpty ? row.targets : 0)
  }

  fileprivate init(_ duty: Duty, _ centre: String, _ directory: Directory) {
    func clock(_ instant: Instant) -> String {
      CivilTime(seconds: directory.zone.civil(instant).time.seconds / 60 * 60).text
    }
    let objects = duty.targets.map { target in
      switch target {
      case .centre(let id): Object(key: target.key, name: directory.centre(id)?.name ?? id.rawValue)
      case .point(let id): Object(key: target.key, name: directory.point(id)?.name ?? id)
      }
    }
    let kind = Texts.dutyKind(duty.kind.rawValue).text(Render.language)
    let title =
      duty.kind == .cityRound || duty.kind == .countyRound
      ? Render.text("\(kind) 第\(duty.ordinal)次", "\(kind) no. \(duty.ordinal)") : kind
    self.init(
      id: duty.id, title: title, clause: duty.clause, centre: centre, day: duty.day.iso,
      window: "\(clock(duty.opens)) — \(clock(duty.due))", objects: objects,
      unknown: max(0, (duty.quota?.quota ?? objects.count) - objects.count))
  }
}
