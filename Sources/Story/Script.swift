import ControlSocket
import Daemon
import Organisation
package import Units
import Wire

/// What one person does at one moment. `key` is its idempotency key, and how the timeline and a failure name it.
package struct StoryAct: Sendable {
  package var at: Instant
  package var key: String
  package var perform: @Sendable (Consoles) async throws -> Void

  package init(_ at: Instant, _ key: String, _ perform: @escaping @Sendable (Consoles) async throws -> Void) {
    self.at = at
    self.key = key
    self.perform = perform
  }
}

/// The people's part, in order of time.
enum Script {
  static func acts(_ options: StoryOptions, cities: [String: [String]]) -> [StoryAct] {
    let acts =
      [arming(options)] + night(options) + straying(options) + distress(options) + afternoon(options)
      + rounds(options, cities: cities) + broadcasts(options, cities: Array(cities.keys)) + approvals(options)
      + nextMorning(options)
    return acts.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// D10: a new installation holds its mail until somebody arms it.
  private static func arming(_ options: StoryOptions) -> StoryAct {
    StoryAct(options.at(0, 5), "arm") { consoles in
      _ = try await consoles.room.armMail(
        MailArmRequest(armed: true), act: consoles.act(consoles.root, key: "arm"))
    }
  }

  /// 乔口, before dawn: the county acknowledges, the city files: form 8 to the county's office (C10).
  private static func night(_ options: StoryOptions) -> [StoryAct] {
    [
      acknowledging(options.at(5, 24), "P-430112-05", "V06", Radio.Cast.nightSailor, "430112"),
      filing(
        options.at(5, 32), "P-430100-05", "V06", Radio.Cast.nightSailor, "430112",
        FileRequest(note: "凌晨擅自驶离泊位，穿越夜间禁航区", demand: "核实当班人员，停航整顿，七日内书面回复整改情况")),
    ]
  }

  /// 三汊矶: nobody answers until the province's duty leader was told; then the duty leader files (C10, R20: no form 8).
  private static func straying(_ options: StoryOptions) -> [StoryAct] {
    [
      acknowledging(options.at(10, 18), "P-430100-11", "V06", Radio.Cast.sancha, "430100"),
      filing(
        options.at(10, 22), "P-430100-11", "V06", Radio.Cast.sancha, "430100",
        FileRequest(note: "已用甚高频通知驶离并责令船管员到场处理")),
    ]
  }

  /// The AIS-SART: acknowledged at the console without sign-on (D6), filed as form 5 (C13).
  private static func distress(_ options: StoryOptions) -> [StoryAct] {
    [
      StoryAct(options.at(11, 7), "ack-D03") { consoles in
        let caller = try consoles.console(of: .init("430100"))
        let row = try await consoles.finding("D03", mmsi: Radio.Cast.sart, centre: .init("430100"), caller)
        _ = try await consoles.room.acknowledge(
          finding: row.no, AcknowledgeRequest(), act: consoles.act(caller, key: "ack-D03"))
      },
      filing(
        options.at(11, 12), "P-430100-01", "D03", Radio.Cast.sart, "430100",
        FileRequest(note: "已通知水上搜救分中心，附近船舶前往核实")),
      receiving(options.at(11, 18), "P-430000-01"),
    ]
  }

  /// P10: the province confirms that form 5 came in.
  private static func receiving(_ at: Instant, _ person: String) -> StoryAct {
    StoryAct(at, "receive-D03") { consoles in
      let caller = try await consoles.person(person)
      let page = try await consoles.room.incidents(IncidentFilter(), page: PageRequest(), caller: caller)
      guard let row = page.items.first(where: { $0.code == "D03" }) else { throw StoryFailure("no incident came in") }
      _ = try await consoles.room.receive(incident: row.no, act: consoles.act(caller, key: "receive-D03"))
    }
  }

  /// 靖港's silent ferry is a fault (ledger 12); the fast cargo vessel is the county's form 8 to the township (X8).
  private static func afternoon(_ options: StoryOptions) -> [StoryAct] {
    [
      acknowledging(options.at(14, 40), "P-430112-03", "F06", Radio.Cast.jinggang, "430112"),
      filing(
        options.at(14, 46), "P-430112-03", "F06", Radio.Cast.jinggang, "430112",
        FileRequest(note: "电话核实：船载终端断电，已通知维修")),
      filing(
        options.at(15, 28), "P-430112-03", "V11", Radio.Cast.cargo, "430112", FileRequest(note: "已用甚高频提醒减速")),
    ]
  }

  /// Draft, approval, report: the others go unapproved at the latest moment (R6).
  private static func approvals(_ options: StoryOptions) -> [StoryAct] {
    [
      approving(options.at(18, 40), "P-430112-11", "430112", options.day),
      approving(options.at(19, 40), "P-430100-11", "430100", options.day),
      approving(options.at(8, 45, days: 1), "P-430000-11", "430000", options.day + 1),
    ]
  }

  /// The county replies; who filed may not verify; somebody else does, at the same console with a PIN of their own (D6).
  private static func nextMorning(_ options: StoryOptions) -> [StoryAct] {
    [
      StoryAct(options.at(9, 10, days: 1), "reply-V06") { consoles in
        let caller = try await consoles.person("P-430112-01")
        let no = try await notice(of: Radio.Cast.nightSailor, "430112", consoles, caller)
        _ = try await consoles.room.reply(
          notice: no, ReplyRequest(measures: "当班船员停班学习三日；渡口泊位加装夜间锁链；船管员每晚二十一时到场核查。"),
          act: consoles.act(caller, key: "reply-V06"))
      },
      StoryAct(options.at(9, 35, days: 1), "verify-V06-refused") { consoles in
        do {
          try await verify(by: "P-430100-05", consoles, key: "verify-V06-refused")
          throw StoryFailure("who filed a case verified it")
        } catch let refusal as ControlError {
          guard refusal.code == .forbidden else { throw refusal }
        }
      },
      StoryAct(options.at(9, 40, days: 1), "verify-V06") { consoles in
        try await verify(by: "P-430100-02", consoles, key: "verify-V06")
      },
    ]
  }
}

extension Script {
  static func acknowledging(
    _ at: Instant, _ person: String, _ code: String, _ mmsi: UInt32, _ centre: String
  ) -> StoryAct {
    let key = "ack-\(code)-\(mmsi)"
    return StoryAct(at, key) { consoles in
      let caller = try await consoles.person(person)
      let row = try await consoles.finding(code, mmsi: mmsi, centre: .init(centre), caller)
      _ = try await consoles.room.acknowledge(
        finding: row.no, AcknowledgeRequest(), act: consoles.act(caller, key: key))
    }
  }

  static func filing(
    _ at: Instant, _ person: String, _ code: String, _ mmsi: UInt32, _ centre: String, _ request: FileRequest
  ) -> StoryAct {
    let key = "file-\(code)-\(mmsi)"
    return StoryAct(at, key) { consoles in
      let caller = try await consoles.person(person)
      let row = try await consoles.finding(code, mmsi: mmsi, centre: .init(centre), caller)
      _ = try await consoles.room.file(finding: row.no, request, act: consoles.act(caller, key: key))
    }
  }

  private static func approving(_ at: Instant, _ person: String, _ centre: String, _ day: CivilDate) -> StoryAct {
    let key = "approve-\(centre)-\(day.iso)"
    return StoryAct(at, key) { consoles in
      let caller = try await consoles.person(person)
      let report = try await consoles.duty("daily-report", centre: .init(centre), day: day, caller)
      _ = try await consoles.room.approve(report: report.no, ApproveRequest(), act: consoles.act(caller, key: key))
    }
  }

  private static func notice(of mmsi: UInt32, _ centre: String, _ consoles: Consoles, _ caller: Caller) async throws
    -> Int64
  {
    let finding = try await consoles.finding("V06", mmsi: mmsi, centre: .init(centre), caller)
    let page = try await consoles.room.notices(CaseFilter(), page: PageRequest(), caller: caller)
    guard let row = page.items.first(where: { $0.caseNo == finding.caseNo }) else {
      throw StoryFailure("no notice about \(mmsi)")
    }
    return row.no
  }

  private static func verify(by second: String, _ consoles: Consoles, key: String) async throws {
    let caller = try await consoles.person("P-430100-01")
    let no = try await notice(of: Radio.Cast.nightSailor, "430112", consoles, caller)
    let request = VerifyRequest(
      outcome: .accepted, note: "夜间回放核查，泊位锁链已装，予以结案", secondPerson: second, secondPin: try consoles.pin(of: second))
    _ = try await consoles.room.verify(notice: no, request, act: consoles.act(caller, key: key))
  }
}
