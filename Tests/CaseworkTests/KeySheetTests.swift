import Organisation
import Regulation
import Testing
import Units

@testable import Casework

/// Form 2's life, and when what happens to it.
@Suite("C6, X5: a key-monitoring sheet") struct KeySheetTests {
  static let monday = date("2026-11-30")
  static let county = CentreID("430105")

  static func draft(_ key: String, days: [CivilDate] = [monday], point: String = "PT-430105-01") -> KeyDraft {
    KeyDraft(
      key: key, centre: county, object: .point(point), days: days, why: .market,
      because: Reason("period", ["name": key]))
  }

  static func sheet(_ drafts: KeyDraft...) -> KeySheet {
    var sheet = KeySheet(centre: county, monday: monday, proposedAt: at("2026-11-27", "08:30"))
    sheet.take(drafts)
    return sheet
  }

  private var typed: KeyRow {
    KeyRow(
      no: 0, centre: Self.county, object: .point("PT-430105-02"), days: [Self.monday + 1, Self.monday], why: .other,
      because: Reason("typed", ["text": "清淤"]), source: .added(by: "W", at: noon))
  }

  @Test("C6: proposed, edited, approved by somebody else, sent") func life() throws {
    var sheet = Self.sheet(Self.draft("a"), Self.draft("b"))
    #expect(sheet.state == .proposed && sheet.inForce.isEmpty)
    #expect(try sheet.add(typed, by: "W") == 3)
    #expect(sheet.state == .edited && sheet.current.map(\.no) == [1, 2, 3])
    #expect(sheet.rows.last?.days == [Self.monday, Self.monday + 1], "in order")
    #expect(throws: SheetRefusal.samePerson) { try sheet.approve(by: "W", at: noon) }
    try sheet.approve(by: "L", at: noon)
    #expect(sheet.state == .approved && sheet.compiledBy == "W" && sheet.approvedBy == "L" && sheet.edition == 1)
    sheet.markSent(carrying: [:], at: noon)
    #expect(sheet.state == .sent && sheet.inForce.count == 3)
    #expect(throws: SheetRefusal.nothingToApprove) { try sheet.approve(by: "L", at: noon) }
  }

  @Test("C6: a leader who edited does not approve; an untouched proposal is approved in one step") func fourEyes()
    throws
  {
    var touched = Self.sheet(Self.draft("a"))
    try touched.edit(1, watch: "看超载", by: "L")
    #expect(throws: SheetRefusal.samePerson) { try touched.approve(by: "L", at: noon) }
    try touched.approve(by: "M", at: noon)
    var untouched = Self.sheet(Self.draft("a"))
    try untouched.approve(by: "L", at: noon)
    #expect(untouched.compiledBy == nil && untouched.edition == 1)
  }

  @Test("C6: what is changed after approval counts when it is approved as well") func amendment() throws {
    var sheet = Self.sheet(Self.draft("a"), Self.draft("b"))
    try sheet.approve(by: "L", at: noon)
    sheet.markSent(carrying: [:], at: noon)
    try sheet.remove(1, reason: "今年不办", by: "W", at: noon)
    try sheet.add(typed, by: "W")
    #expect(sheet.state == .edited && sheet.inForce.map(\.no) == [1, 2] && sheet.current.map(\.no) == [2, 3])
    try sheet.approve(by: "L", at: noon)
    #expect(sheet.state == .approved && sheet.edition == 2 && sheet.inForce.map(\.no) == [2, 3])
  }

  @Test("a struck-out line is not proposed again; a changed one stays; an untouched one follows its cause") func again()
    throws
  {
    var sheet = Self.sheet(Self.draft("a"), Self.draft("b"), Self.draft("c"), Self.draft("d"))
    try sheet.remove(1, reason: "不办", by: "W", at: noon)
    try sheet.edit(2, hours: .some(Hours(CivilTime(6, 0), CivilTime(12, 0))), by: "W")
    let moved = [Self.monday + 3]
    sheet.take([Self.draft("a"), Self.draft("b", days: moved), Self.draft("c", days: moved), Self.draft("e")])
    #expect(sheet.current.map(\.no) == [2, 5, 3], "d went with its cause, e came; by day")
    #expect(sheet.current.map(\.days) == [[Self.monday], [Self.monday], moved])
    sheet.take([], among: { $0 == "e" })
    #expect(sheet.current.map(\.no) == [2, 3], "only what was asked for is looked at")
  }

  @Test("days outside the week, no day, no words, no such line: refused") func refusals() {
    var sheet = Self.sheet(Self.draft("a"))
    #expect(throws: SheetRefusal.noDay) { try sheet.edit(1, days: [Self.monday + 7], by: "W") }
    #expect(throws: SheetRefusal.noDay) { try sheet.edit(1, days: [], by: "W") }
    #expect(throws: SheetRefusal.emptyText) { try sheet.edit(1, watch: "  ", by: "W") }
    #expect(throws: SheetRefusal.noSuchRow(9)) { try sheet.remove(9, reason: "x", by: "W", at: noon) }
    #expect(throws: SheetRefusal.emptyText) { try sheet.remove(1, reason: " ", by: "W", at: noon) }
    #expect(sheet.state == .proposed && sheet == Self.sheet(Self.draft("a")), "a refusal changes nothing")
  }

  private func duty(_ opens: String = "08:30", due: String = "17:30") -> Duty {
    Duty(
      id: "C6/430100/2026-11-27/key-sheet/1", clause: "C6", kind: .keySheet, centre: CentreID("430100"),
      day: date("2026-11-27"), ordinal: 1, targets: [], opens: at("2026-11-27", opens), due: at("2026-11-27", due),
      missedAfter: nil)
  }

  @Test("R13: proposed when it opens, reminded an hour before, an approved city sheet waits for its counties")
  func steps()
    throws
  {
    let schedule = SheetSchedule(duty(), rules: KeySheetRules(), zone: .shanghai)
    func next(_ sheet: KeySheet?, _ clock: String, _ below: [(centre: CentreID, sheet: KeySheet?)] = []) -> SheetStep {
      SheetStep.next(
        schedule, sheet.map { CompiledSheet($0, below: below) }, at: at("2026-11-27", clock))
    }
    #expect(next(nil, "08:29") == .wait(until: at("2026-11-27", "08:30")))
    #expect(next(nil, "08:30") == .propose && next(nil, "20:00") == .propose, "R12: do late")
    var sheet = Self.sheet(Self.draft("a"))
    #expect(next(sheet, "16:29") == .wait(until: at("2026-11-27", "16:30")))
    #expect(next(sheet, "16:30") == .remind && next(sheet, "17:30") == .nothing)
    sheet.remindedAt = at("2026-11-27", "16:30")
    #expect(next(sheet, "16:31") == .nothing, "once")
    try sheet.approve(by: "L", at: noon)
    let missing: [(centre: CentreID, sheet: KeySheet?)] = [(CentreID("430112"), nil)]
    #expect(next(sheet, "12:00") == .send)
    #expect(next(sheet, "12:00", missing) == .wait(until: at("2026-11-27", "17:20")))
    #expect(next(sheet, "17:20", missing) == .send)
    sheet.markSent(carrying: [:], at: at("2026-11-27", "17:20"))
    #expect(next(sheet, "17:21", missing) == .nothing)
    var county = Self.sheet(Self.draft("b"))
    try county.approve(by: "L", at: noon)
    county.markSent(carrying: [:], at: noon)
    #expect(next(sheet, "18:00", [(Self.county, county)]) == .send, "C6: what a county sent later goes after it")
    sheet.markSent(carrying: [Self.county.rawValue: 1], at: noon)
    #expect(next(sheet, "18:00", [(Self.county, county)]) == .nothing)
    #expect(
      SheetStep.next(schedule, nil, at: at("2026-12-07", "00:00")) == .nothing, "the week is over")
  }

  @Test("C6: a city's sheet has its own lines, then its counties', and names who has sent none") func compiled() throws
  {
    var city = KeySheet(centre: CentreID("430100"), monday: Self.monday, proposedAt: noon)
    try city.approve(by: "L", at: noon)
    var sent = Self.sheet(Self.draft("a"))
    try sent.approve(by: "L", at: noon)
    sent.markSent(carrying: [:], at: noon)
    try sent.edit(1, watch: "尚未审批的改动", by: "W")
    var unsent = KeySheet(centre: CentreID("430112"), monday: Self.monday, proposedAt: noon)
    unsent.take([Self.draft("b")])
    let below: [(centre: CentreID, sheet: KeySheet?)] = [
      (Self.county, sent), (CentreID("430112"), unsent), (CentreID("430181"), nil),
    ]
    let all = CompiledSheet(city, below: below)
    #expect(all.rows.map(\.centre) == [Self.county] && all.rows[0].watch == nil, "as it was approved")
    #expect(all.missing.map(\.rawValue) == ["430112", "430181"] && all.carries == ["430105": 1])
  }

  @Test("P2, R2: key tasks of a day are the objects of approved sheets whose lines hold on it") func keyTasks() throws {
    let directory = try Example.directory()
    var sheet = Self.sheet(
      Self.draft("a", days: [Self.monday + 1]), Self.draft("b", days: [Self.monday + 2], point: "PT-430105-02"))
    #expect(KeyTasks([sheet], on: Self.monday + 1, directory: directory).targets.isEmpty, "not approved")
    try sheet.approve(by: "L", at: noon)
    #expect(KeyTasks([sheet], on: Self.monday + 1, directory: directory).targets == [.point("PT-430105-01")])
    #expect(KeyTasks([sheet], on: Self.monday + 3, directory: directory).targets.isEmpty)
    var whole = KeySheet(centre: Self.county, monday: Self.monday, proposedAt: noon)
    whole.take([
      KeyDraft(
        key: "h", centre: Self.county, object: .centre(Self.county), days: [Self.monday], why: .holiday,
        because: Reason("worked", [:]))
    ])
    try whole.approve(by: "L", at: noon)
    let everywhere = KeyTasks([whole], on: Self.monday, directory: directory)
    #expect(everywhere.targets.contains(.centre(Self.county)) && everywhere.targets.contains(.point("PT-430105-07")))
    #expect(!everywhere.targets.contains(.point("PT-430105-05")), "no sailings there")
    #expect(everywhere.lines(.point("PT-430105-07")).map(\.why) == [.holiday])
  }
}
