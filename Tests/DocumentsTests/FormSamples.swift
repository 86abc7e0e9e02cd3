import Casework
import Foundation
import Organisation
import Regulation
import Settings
import Testing
import Units

@testable import Documents
@testable import Reporting

/// The twelve forms over the example province: each filled in, and each empty.
enum FormSamples {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let made = at("10:40")
  static let city = CentreID("430100")
  static let county = CentreID("430105")

  private static let loaded = Result {
    try ConfigurationLoader.load(directory: root.appending(path: "Config").path(), now: made).get().configuration
  }
  static func configuration() throws -> Configuration { try loaded.get() }

  static func letters(_ language: Catalogue.Language = .zh, press: PaperPress? = nil) throws -> LetterWriter {
    let configuration = try configuration()
    return LetterWriter(
      catalogue: try CatalogueLoader.load(directory: root.appending(path: "Config/texts").path(), language: language),
      directory: Directory(configuration.organisation), rules: configuration.regulation, press: press)
  }

  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }
  static func at(_ clock: String, _ iso: String = "2026-11-21") -> Instant {
    CivilZone.shanghai.instant(day(iso), CivilTime(clock) ?? .midnight)
  }

  /// Rare letters of vessels and places (㳇, 𬭎), and a long name.
  static let place = "湘江㳇水河口至𬭎洲大桥上游八百米水域（长沙市开福区与望城区交界处）"

  static func matter(_ kind: MatterKind = .violation, code: String = "V06", drill: Bool = false) -> CaseRecord {
    CaseRecord(
      no: 3, kind: kind, code: FindingCode(code), severity: .serious, centre: city, waters: county, state: .dispatched,
      findingNo: 7, occurredAt: at("10:11:35"), filedAt: at("10:40"), filedBy: "P-430100-01", vesselName: "湘㳇渡01",
      mmsi: 413_900_101, point: "PT-430100-01", place: Position(latitude: 28.2609, longitude: 112.94838),
      placeName: place,
      reason: Reason(
        "closed-water.inside", ["zone": "三汊矶禁航区", "metres": "42", "seconds": "95", "knots": "6.1"]),
      note: "船上乘客 12 人，现场风力四级。", ruleVersion: "4be1d09c22aa", regulationVersion: "r", drill: drill)
  }

  static func paper(_ form: Paper.Form = .violationNotice, answered: Bool = false, drill: Bool = false) -> Paper {
    var paper = Paper(
      no: 5, form: form,
      number: PaperNumber.text(form, centre: city, year: 2026, serial: 7, drill: drill, rules: NumberRules()),
      caseNo: 3, issuedBy: city, issuedAt: made, signedBy: "P-430100-01", to: "U-430105-A", answeredBy: county,
      demand: "立即制止湘㳇渡01的违章行为，查明原因和责任人员，落实整改措施，防止再次发生；收到本通知书之日起 7 日内书面回复整改情况。",
      receivedAt: answered ? at("10:41") : nil, due: at("23:59:59", "2026-11-28"), drill: drill)
    guard answered else { return paper }
    paper.replies = [.init(measures: "已责令停航整改，船长写出检讨。", repliedAt: at("16:20", "2026-11-24"), by: "P-430105-01")]
    paper.verifications = [.init(accepted: true, note: "属实", at: at("09:10", "2026-11-25"), by: "P-430100-02")]
    return paper
  }

  static func checks(_ count: Int) -> [CheckEntry] {
    (1...count).map { no in
      CheckEntry(
        no: Int64(no), centre: city, target: .centre(county), checkedAt: at("08:30") + .minutes(Int64(no)),
        recordedAt: at("09:00"), by: "P-430100-03", leader: "P-430100-11", dutyID: nil, placement: .counts,
        means: .cctv, pictureUsable: no % 5 != 0, weather: "晴，水位 31.\(no % 10) 米", managerPresent: true,
        clerkPresent: false, lifeJackets: "全部穿戴", load: "12/30", order: "良好", findings: [FindingCode("B06")],
        action: "已提醒", note: "第 \(no) 条")
    }
  }

  static func lines(_ ledger: Int, _ count: Int) -> [BookLine] {
    let form: Paper.Form =
      ledger == 9 ? .breachNotice : ledger == 10 ? .violationNotice : ledger == 11 ? .incidentReport : .faultReport
    return (1...count).map { no in
      BookLine(
        entry: LedgerEntry(
          no: Int64(no), ledger: ledger, centre: city, direction: .issued, counterpart: "U-430105-A",
          caseNo: ledger == 11 ? Int64(no) : 3, paperNo: 5, enteredAt: made, drill: false), record: matter(),
        paper: paper(form, answered: true), incident: ledger == 11 ? tally(no) : nil)
    }
  }

  /// Of the n-th incident: so many are hurt, one is missing, twice as many are dead.
  static func tally(_ no: Int) -> IncidentTally {
    var file = IncidentFile(
      matter(.incident, code: "A03"), hazard: .correctable, place: place, holiday: nil, vessels: [], course: "起火")
    file.figures.aboard = 14
    file.figures.injured = no
    file.figures.missing = 1
    file.figures.dead = no * 2
    file.figures.loss = no * 100_000
    return IncidentTally(file, RegulationRules().grades, .shanghai)
  }

  static func fault() -> FaultSheet {
    var sheet = FaultSheet()
    sheet.number = "湘水监障〔2026〕430100-0002号"
    sheet.centre = city
    sheet.equipment = "三汊矶渡口 2 号摄像机"
    sheet.code = "F01 监控点设备故障"
    sheet.foundAt = at("08:12")
    sheet.foundBy = "唐思远"
    sheet.symptom = "画面全黑，重启无效"
    sheet.reportedTo = "湘水通信维护站"
    sheet.reportedAt = at("08:20")
    sheet.repairDue = at("17:30", "2026-12-04")
    sheet.repairBegan = at("09:00", "2026-11-23")
    sheet.repairedAt = at("11:30", "2026-11-23")
    sheet.done = "更换电源模块，调整角度"
    sheet.acceptedBy = "陈志强"
    sheet.acceptedAt = at("12:00", "2026-11-23")
    sheet.issuedAt = at("08:20")
    return sheet
  }

  static func incident() throws -> IncidentSheet {
    var sheet = try letters().incidentSheet(
      paper(.incidentReport), of: matter(.incident, code: "A03"), nil, at: at("11:10"))
    sheet.grade = "较大事故"
    sheet.aboard = 14
    sheet.injured = 2
    sheet.missing = 1
    sheet.dead = 3
    sheet.isMarketOrPupils = true
    sheet.isHoliday = false
    sheet.cargo = "柴油 12 吨"
    sheet.pollution = "约 200 升柴油入江，已布设围油栏"
    sheet.course = "10 时 11 分机舱冒烟起火。\n10 时 20 分失去动力，向下游漂移。"
    sheet.told = [.init(who: "省监控中心", when: at("10:41")), .init(who: "开福区人民政府", when: at("10:43"))]
    sheet.log = (0..<5).map { .init(at: at("10:15") + .minutes(Int64($0 * 7)), what: "第 \($0 + 1) 次与船长通话", by: "唐思远") }
    sheet.dutyLeader = .init(by: "周建国", at: at("10:50"), opinion: "同意上报")
    sheet.centreLeader = .init(by: "刘卫东", at: at("11:05"), opinion: "")
    return sheet
  }

  static func handover() -> HandoverSheet {
    var sheet = HandoverSheet()
    sheet.centre = city
    sheet.watch = "2026年11月21日 14:00—20:00"
    sheet.offGoing = ["唐思远", "李明"]
    sheet.onComing = ["王芳", "赵磊"]
    sheet.leaderOff = "周建国"
    sheet.leaderOn = "陈志强"
    sheet.arrivedAt = at("13:48")
    sheet.signedOn = at("14:01")
    sheet.signedOff = at("14:02")
    sheet.equipment = [.init(equipment: "大屏幕", state: "正常"), .init(equipment: "甚高频电台", state: "2 频道杂音")]
    sheet.matters = [
      .init(what: "湘水监违〔2026〕430100-0007号", state: "待回复", next: "11 月 28 日前催办"),
      .init(what: "三汊矶 2 号摄像机故障", state: "维修中", next: "下午核实"),
    ]
    sheet.instructions = "夜间有大雾预警，20 时前再次通知各渡口"
    return sheet
  }

  static func sheet() throws -> CompiledSheet {
    var sheet = KeySheet(centre: city, monday: day("2026-11-30"), proposedAt: made)
    try sheet.add(
      KeyRow(
        no: 0, centre: county, object: .centre(county), days: [day("2026-12-01"), day("2026-12-05")],
        hours: Hours(CivilTime(6, 0), CivilTime(12, 0)), why: .market, because: Reason("typed", ["text": "靖港赶集"]),
        watch: "超载、救生衣", source: .added(by: "P-430100-03", at: made)), by: "P-430100-03")
    try sheet.approve(by: "P-430100-11", at: made)
    return CompiledSheet(sheet, below: [])
  }

  static func objects() throws -> [ObjectEntry] {
    let directory = Directory(try configuration().organisation)
    return ObjectFacts.all(directory).prefix(8).enumerated().map { index, facts in
      ObjectEntry(
        no: Int64(index + 1), facts: facts, contacts: [.manager: "张三", .managerPhone: "0731-85551234"],
        takenIn: made, updatedAt: made, updatedBy: "P-430100-03")
    }
  }

  /// Each form filled in; 3, 5 and 6 as papers.
  static func full(_ form: Int, _ language: Catalogue.Language = .zh) throws -> FormPage {
    let letters = try letters(language)
    switch form {
    case 1: return letters.objectsForm(try objects(), centre: city)
    case 2: return letters.keySheetForm(try sheet(), draft: false)
    case 3: return letters.faultForm(fault())
    case 4: return letters.patrolForm(checks(6), duties: [], centre: city, day: day("2026-11-21"))
    case 5: return letters.incidentForm(try incident())
    case 6: return letters.handoverForm(handover())
    case 7:
      return letters.noticeForm(paper(.breachNotice, answered: true), of: matter(.breach, code: "B03"))
    case 8: return letters.noticeForm(paper(), of: matter())
    default:
      return letters.ledgerForm(form, lines: lines(form, 4), centre: city, month: day("2026-11-01"))
    }
  }

  static func empty(_ form: Int, _ language: Catalogue.Language = .zh) throws -> FormPage {
    try #require(try letters(language).emptyForm(form, centre: city))
  }
}

extension FormPage {
  /// Everything that it tells: what each way of showing it must hold.
  var told: [String] {
    var all = [title, issuer, number] + [salutation, copies].compactMap { $0 } + body + notes
    all += fields.flatMap { [$0.label, $0.value.text] } + signatures.flatMap { [$0.label, $0.value.text] } + signOff
    for grid in grids {
      all += [grid.heading].compactMap { $0 } + grid.rows.flatMap { $0.map(\.text) }
      // Of a column in which nothing stands a card says nothing.
      all += grid.columns.enumerated().filter { index, _ in
        grid.rows.isEmpty || grid.rows.contains { !$0[index].isEmpty }
      }.map(\.element.title)
    }
    for section in sections {
      all += [section.heading] + section.items + section.fields.flatMap { [$0.label, $0.value.text] }
    }
    return all.filter { !$0.isEmpty }
  }
}

extension String {
  /// Without blanks and line ends: how a line is broken says nothing.
  var packed: String { String(filter { !$0.isWhitespace && $0 != "\u{C}" }) }
}
