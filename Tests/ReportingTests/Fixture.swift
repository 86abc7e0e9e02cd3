import Casework
import Foundation
import Organisation
import Regulation
import Settings
import Testing
import Units

@testable import Reporting

/// The example province and its letters, read once.
enum Example {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let loaded = Result {
    try ConfigurationLoader.load(directory: root.appending(path: "Config").path(), now: cutOff).get().configuration
  }
  private static let catalogues = Result {
    try [Catalogue.Language.zh, .en].map {
      try CatalogueLoader.load(directory: root.appending(path: "Config/texts").path(), language: $0)
    }
  }

  static func configuration() throws -> Configuration { try loaded.get() }
  static func directory() throws -> Directory { Directory(try configuration().organisation) }
  static func catalogue(_ language: Catalogue.Language = .zh) throws -> Catalogue {
    try #require(try catalogues.get().first { $0.language == language })
  }
  static func letters(_ language: Catalogue.Language = .zh) throws -> LetterWriter {
    LetterWriter(
      catalogue: try catalogue(language), directory: try directory(), rules: try configuration().regulation)
  }
}

func date(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }
func at(_ clock: String, _ day: String = "2026-11-21") -> Instant {
  CivilZone.shanghai.instant(date(day), CivilTime(clock) ?? .midnight)
}
/// C3's cut-off on a Saturday: the report is due at 20:00.
let cutOff = at("19:50")

enum Sample {
  static let city = CentreID("430100")
  static let county = CentreID("430105")

  static func finding(
    no: Int64 = 7, _ severity: Severity = .serious, code: String = "V06", name: String = "湘长沙渡01",
    object: String = "Z-SCJ"
  ) -> FindingRecord {
    let opened = at("10:12:35")
    let isDistress = code == "D03"
    let reason =
      isDistress
      ? Reason(
        "distress.sart", ["mmsi": "970412345", "position": "28.26090,112.94838", "signals": "4", "beacons": "1"])
      : Reason("closed-water.inside", ["zone": "三汊矶禁航区", "metres": "42", "seconds": "95", "knots": "6.1"])
    let seen = Finding(
      id: "\(isDistress ? "distress" : "closed-water")/413900101/\(object)/\(no)",
      detector: isDistress ? .distress : .closedWater, code: FindingCode(code), severity: severity, mmsi: 413_900_101,
      vessel: nil, vesselName: name, object: object, onset: opened - .seconds(95), opened: opened,
      place: Position(latitude: 28.2609, longitude: 112.94838), reason: reason, ruleVersion: "4be1d09c22aa",
      evidence: [])
    return FindingRecord(
      no: no, finding: seen, centre: county, copy: nil, severity: severity, ladderFrom: opened, recordedAt: opened)
  }

  static func matter(
    no: Int64 = 3, kind: MatterKind = .violation, code: String = "V06", severity: Severity = .serious,
    state: CaseState = .dispatched, drill: Bool = false, name: String = "湘长沙渡01", note: String = ""
  ) -> CaseRecord {
    CaseRecord(
      no: no, kind: kind, code: FindingCode(code), severity: severity, centre: city, waters: county, state: state,
      findingNo: 7, occurredAt: at("10:11"), filedAt: at("10:40"), filedBy: "P-430100-01", vesselName: name,
      mmsi: 413_900_101, point: "PT-430100-01", place: Position(latitude: 28.2609, longitude: 112.94838),
      placeName: "三汊矶禁航区",
      reason: code == "D03"
        ? Reason(
          "distress.sart", ["mmsi": "970412345", "position": "28.26090,112.94838", "signals": "4", "beacons": "1"])
        : Reason("closed-water.inside", ["zone": "三汊矶禁航区", "metres": "42", "seconds": "95", "knots": "6.1"]),
      note: note, ruleVersion: "4be1d09c22aa", regulationVersion: "r", drill: drill)
  }

  static func paper(
    no: Int64 = 5, _ form: Paper.Form = .violationNotice, serial: Int = 1, case caseNo: Int64 = 3, drill: Bool = false
  ) -> Paper {
    let rules = NumberRules()
    let received = at("10:41")
    return Paper(
      no: no, form: form,
      number: PaperNumber.text(form, centre: city, year: 2026, serial: serial, drill: drill, rules: rules),
      caseNo: caseNo,
      issuedBy: city, issuedAt: at("10:40"), signedBy: "P-430100-01", to: "U-430105-A", answeredBy: county,
      demand: "立即制止湘长沙渡01的违章行为，查明原因和责任人员，落实整改措施，防止再次发生。", receivedAt: received,
      due: NoticeClock.due(received: received, rules: NoticeRules(), zone: .shanghai), drill: drill)
  }

  static func answered(_ paper: Paper, accepted: Bool? = nil) -> Paper {
    var paper = paper
    paper.replies.append(
      .init(measures: "已责令停航整改，船长写出检讨。", repliedAt: at("16:20", "2026-11-24"), by: "P-430105-01"))
    if let accepted {
      paper.verifications.append(
        .init(
          accepted: accepted, note: accepted ? "现场核对属实" : "未见警示标志", at: at("09:10", "2026-11-25"), by: "P-430100-02"))
    }
    return paper
  }

  static func entry(_ no: Int64, _ ledger: Int, case caseNo: Int64, paper: Int64?, drill: Bool = false) -> LedgerEntry {
    LedgerEntry(
      no: no, ledger: ledger, centre: city, direction: paper == nil ? .own : .issued, counterpart: "U-430105-A",
      caseNo: caseNo, paperNo: paper, enteredAt: at("10:40"), drill: drill)
  }

  static func report(_ clause: String = "C3", _ centre: CentreID = city, day: String = "2026-11-21") -> Duty {
    let (clock, to): (String, [Recipient]) =
      switch clause {
      case "X2": ("19:00", [.centre(city)])
      case "C3": ("20:00", [.centre(CentreID("430000"))])
      default: ("09:00", [.unit("U-430000-A"), .unit("U-430000-D")])
      }
    let due = at(clock, day)
    let period =
      clause == "P4"
      ? Duty.Period(from: at("00:00", day) - .days(1), to: at("00:00", day))
      : Duty.Period(from: due - .days(1) - .minutes(10), to: due - .minutes(10))
    return Duty(
      id: "\(clause)/\(centre)/\(day)/daily-report/1", clause: clause, kind: .dailyReport, centre: centre,
      day: date(day),
      ordinal: 1, targets: [], opens: due - .minutes(30), due: due, missedAfter: nil, period: period, to: to)
  }

  /// The four rounds of C2: done, done late, missed with 补查, and late while still open.
  static func rounds() -> [DutyRecord] {
    let windows = [
      ("08:30", "10:15", "14:30"), ("10:15", "12:00", "14:30"), ("14:30", "16:00", "17:00"),
      ("16:00", "17:30", "24:00"),
    ]
    let targets = ["430105", "430112", "430181"].map { Target.centre(CentreID($0)) }
    return windows.enumerated().map { index, window in
      let duty = Duty(
        id: "C2/430100/2026-11-21/county-round/\(index + 1)", clause: "C2", kind: .countyRound, centre: city,
        day: date("2026-11-21"), ordinal: index + 1, targets: targets, opens: at(window.0), due: at(window.1),
        missedAfter: at(window.2))
      var record = DutyRecord(no: Int64(index + 1), duty: duty)
      switch index {
      case 0:
        record.finished = at("09:40")
        record.done = Dictionary(uniqueKeysWithValues: targets.map { ($0, at("09:40")) })
      case 1:
        record.finished = at("12:20")
        record.done = Dictionary(uniqueKeysWithValues: targets.map { ($0, at("12:20")) })
      case 2: record.done = [targets[0]: at("15:10")]
      default: record.done = [targets[0]: at("16:30"), targets[1]: at("16:40")]
      }
      return record
    }
  }

  static func check(
    _ no: Int64, _ placement: CheckEntry.Placement, _ clock: String, usable: Bool = true, note: String? = nil
  ) -> CheckEntry {
    CheckEntry(
      no: no, centre: city, target: .centre(CentreID("430112")), checkedAt: at(clock), recordedAt: at(clock),
      by: "P-430100-03", leader: "P-430100-11", dutyID: "C2/430100/2026-11-21/county-round/3", placement: placement,
      means: .cctv, pictureUsable: usable, weather: "晴，水位 31.2 米", managerPresent: true, clerkPresent: false,
      lifeJackets: "全部穿戴", load: "12/30", order: "良好", findings: [FindingCode("B06")], action: "已提醒", note: note)
  }

  static func full(approved: PersonID? = "P-430100-11") -> DailySnapshot {
    var acknowledged = finding(no: 8, .ordinary, code: "V11", object: "Z-SPEED")
    acknowledged.attention = .acknowledged(by: "P-430105-01", at: at("10:20"), until: at("10:50"))
    acknowledged.condition = .ended(at: at("10:30"))
    var unseen = finding(no: 9)
    unseen.condition = .ended(at: at("10:30"))
    var overdue = paper(no: 6, serial: 2, case: 4)
    overdue.due = at("23:59:59", "2026-11-18")
    return DailySnapshot(
      centre: city, duty: report(), now: cutOff, approvedBy: approved,
      duties: rounds() + [DutyRecord(no: 40, duty: report(day: "2026-11-20"), finished: at("20:07", "2026-11-20"))],
      checks: [
        check(1, .counts, "15:10"), check(2, .makeup, "17:20", note: "第三轮补查"), check(3, .extra, "17:25", usable: false),
      ],
      findings: [
        finding().filed(3), acknowledged, unseen, finding(no: 10, .emergency, code: "D03", name: "").filed(5),
      ],
      cases: [
        matter(), matter(no: 4, state: .dispatched, name: "湘望货1188"),
        matter(no: 5, kind: .incident, code: "D03", severity: .emergency, name: ""),
        matter(no: 6, kind: .fault, code: "F06", severity: .ordinary, state: .filed),
      ],
      papers: [answered(paper()), overdue, paper(no: 7, .incidentReport, case: 5)],
      ledger: [
        entry(1, 10, case: 3, paper: 5), entry(2, 10, case: 4, paper: 6), entry(3, 11, case: 5, paper: 7),
        entry(4, 12, case: 6, paper: nil),
      ],
      below: [
        .init(centre: county, status: .inTime(at("18:56")), rounds: .init(owed: 6, made: 5, late: 1, missed: 0)),
        .init(centre: CentreID("430112"), status: .late(at("19:20")), rounds: .init(owed: 6, made: 6)),
        .init(centre: CentreID("430181"), status: .missing, rounds: .init(owed: 4, made: 1, late: 0, missed: 3)),
      ],
      onWatch: WatchOnDuty(
        watchkeepers: ["P-430100-03", "P-430100-04"], leader: "P-430100-11", starts: at("14:00"), ends: at("20:00")),
      onWatchNext: WatchOnDuty(
        watchkeepers: ["P-430100-05", "P-430100-06"], leader: "P-430100-12", starts: at("20:00"),
        ends: at("08:00", "2026-11-22")), dutyNo: 41,
      earlierViolations: [
        ViolationCount(code: FindingCode("V06"), unit: "U-430105-A", count: 40),
        ViolationCount(code: FindingCode("V11"), unit: "U-430112-A", count: 5),
      ])
  }

  static func empty(_ clause: String = "X2", _ centre: CentreID = county) -> DailySnapshot {
    let duty = report(clause, centre)
    return DailySnapshot(
      centre: centre, duty: duty, now: duty.period?.to ?? duty.due, approvedBy: nil, duties: [], checks: [],
      findings: [],
      cases: [], papers: [], ledger: [], below: [], onWatch: nil, onWatchNext: nil)
  }

  static func person(_ id: PersonID) throws -> Person { try #require(try Example.directory().person(id)) }
}

extension FindingRecord {
  func filed(_ no: Int64) -> FindingRecord {
    var record = self
    record.disposition = .filed(caseNo: no)
    return record
  }
}

extension Letter {
  /// An attachment's text, without its BOM.
  func file(_ title: String) throws -> String {
    let found = try #require(attachments.first { $0.name.hasPrefix(title) }, "\(attachments.map(\.name))")
    return String(decoding: found.bytes.dropFirst(3), as: UTF8.self)
  }
}
