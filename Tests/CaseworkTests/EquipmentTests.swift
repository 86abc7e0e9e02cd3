import Casework
import Organisation
import Regulation
import Testing
import Units

/// Equipment day as a value: what is on the list, what a result is worth, when it is complete.
@Suite("Equipment day: the checklist and its results") struct EquipmentTests {
  private func items(_ centre: String, own: [CentreEquipment]? = nil) throws -> [EquipmentItem] {
    let directory = try Example.directory()
    var found = try #require(directory.centre(CentreID(centre)))
    found.equipment = own
    return EquipmentChecklist.items(of: found, rules: try Example.rules().equipment, directory: directory)
  }

  private func sheet(_ centre: String = "430105") throws -> EquipmentSheet {
    let day = date("2026-11-23")
    let duty = Duty(
      id: "X6/\(centre)/2026-11-23/equipment-check/1", clause: "X6", kind: .equipmentCheck, centre: CentreID(centre),
      day: day, ordinal: 1, targets: [], opens: at("2026-11-23", "08:30"), due: at("2026-11-23", "17:30"),
      missedAfter: at("2026-11-24", "00:00"))
    return EquipmentSheet(duty: duty, items: try items(centre), results: [])
  }

  private func result(_ item: String, _ at: Instant, _ placement: EquipmentResult.Placement = .counts)
    -> EquipmentResult
  {
    EquipmentResult(
      centre: CentreID("430105"), item: item, outcome: .ok, note: "", checkedAt: at, recordedAt: at, by: "P-430105-01",
      carrier: nil, placement: placement)
  }

  @Test("X6: a county looks at the regulation's list, its own lines, and the cameras of each of its points")
  func county() throws {
    let list = try items("430105", own: [CentreEquipment(key: "ups", name: "UPS 电源", code: FindingCode("F04"))])
    let points = try Example.directory().points(of: CentreID("430105")).filter { $0.means.contains(.cctv) }
    #expect(!points.isEmpty)
    #expect(
      list.map(\.key)
        == ["power", "network", "displays", "recorders", "vhf", "broadcast", "ais", "phones", "ups"] + points.map(\.id))
    #expect(list.filter { $0.group == .cameras }.allSatisfy { $0.code == FindingCode("F01") && $0.point == $0.key })
    let codes = Dictionary(uniqueKeysWithValues: list.map { ($0.key, $0.code.rawValue) })
    #expect(codes["vhf"] == "F02" && codes["network"] == "F03" && codes["phones"] == "F03" && codes["ups"] == "F04")
  }

  @Test("P6: the province has no points of its own: its cameras are the pictures that it calls up") func province()
    throws
  {
    let list = try items("430000")
    #expect(list.map(\.key) == (try Example.rules().equipment.checklist))
    #expect(list.allSatisfy { $0.group == .room })
    #expect(list.first { $0.key == "cameras" }?.code == FindingCode("F02"))
  }

  @Test("C8: a unit's own words on the list are shown as they are; a key stands once") func ownWords() throws {
    let directory = try Example.directory()
    var rules = EquipmentRules()
    rules.checklist = ["power", "机房空调", "power"]
    let city = try #require(directory.centre(CentreID("430200")))
    let list = EquipmentChecklist.items(of: city, rules: rules, directory: directory)
    #expect(list.map(\.key) == ["power", "机房空调"])
    #expect(list.map(\.name) == [nil, "机房空调"])
  }

  @Test("X6: complete when every item has a result, by whomever, and no sooner") func complete() throws {
    var sheet = try sheet()
    let keys = sheet.items.map(\.key)
    for key in keys.dropLast() { sheet.take(result(key, at("2026-11-23", "09:00"))) }
    #expect(!sheet.isComplete && sheet.finished == nil && sheet.remaining.map(\.key) == [keys[keys.count - 1]])
    sheet.take(result("nobody-knows-this", at("2026-11-23", "09:30")))
    #expect(!sheet.isComplete)
    sheet.take(result(keys[keys.count - 1], at("2026-11-23", "16:00")))
    #expect(sheet.isComplete && sheet.finished == at("2026-11-23", "16:00"))
    // A correction afterwards changes the result, not when the day was done.
    sheet.take(result(keys[0], at("2026-11-23", "20:00"), .late))
    #expect(sheet.finished == at("2026-11-23", "16:00"))
    #expect(sheet.results[keys[0]]?.checkedAt == at("2026-11-23", "20:00"))
  }

  @Test("R13, R3: in time by the end of office hours, late until the day is over, then 补查 that fills nothing")
  func placement() throws {
    var sheet = try sheet()
    let zone = CivilZone.shanghai
    #expect(try sheet.placement(at: at("2026-11-23", "07:50"), zone: zone) == .counts, "the carrier came early")
    #expect(try sheet.placement(at: at("2026-11-23", "17:30"), zone: zone) == .counts)
    #expect(try sheet.placement(at: at("2026-11-23", "17:31"), zone: zone) == .late)
    #expect(try sheet.placement(at: at("2026-11-24", "00:00"), zone: zone) == .late)
    #expect(try sheet.placement(at: at("2026-11-24", "09:00"), zone: zone) == .makeup)
    #expect(throws: EquipmentRefusal.beforeTheDay) {
      try sheet.placement(at: at("2026-11-22", "23:59"), zone: zone)
    }
    for item in sheet.items { sheet.take(result(item.key, at("2026-11-24", "09:00"), .makeup)) }
    #expect(sheet.isComplete && sheet.finished == nil)
  }

  @Test("a fault says what is wrong; an item stands once; others are good only where nobody has looked") func lines()
    throws
  {
    var sheet = try sheet()
    sheet.take(result("power", at("2026-11-23", "09:00")))
    let fault = EquipmentSheet.Line(item: "vhf", outcome: .fault, note: "8 频道不能发射")
    let lines = try sheet.lines([fault], othersOK: true)
    #expect(lines.first == fault && lines.count == sheet.items.count - 1 && !lines.contains { $0.item == "power" })
    #expect(lines.dropFirst().allSatisfy { $0.outcome == .ok })
    #expect(throws: EquipmentRefusal.symptomMissing("vhf")) {
      try sheet.lines([.init(item: "vhf", outcome: .fault, note: " ")], othersOK: false)
    }
    #expect(throws: EquipmentRefusal.twice("vhf")) { try sheet.lines([fault, fault], othersOK: false) }
    #expect(throws: EquipmentRefusal.noSuchItem("radio", known: sheet.items.map(\.key))) {
      try sheet.lines([.init(item: "radio", outcome: .ok)], othersOK: false)
    }
    for item in sheet.items { sheet.take(result(item.key, at("2026-11-23", "10:00"))) }
    #expect(throws: EquipmentRefusal.nothingLeft) { try sheet.lines([], othersOK: true) }
  }
}
