import Organisation
import Regulation
import Testing
import Units

@testable import Casework

/// 交接班 as a pure value (G6, S2): who may do what, in which order, and when.
@Suite("G6, S2: a watch is handed over") struct HandoverTests {
  private static let two = at("14:00")
  private let rules = HandoverRules()
  private let item = Handover.Item(equipment: "大屏幕", state: "正常")
  private let open = [Handover.Matter(what: "案件 3", state: "已派遣", next: "待回复")]

  private static func at(_ clock: String, day: String = "2026-11-21") -> Instant {
    CivilZone.shanghai.instant(CivilDate(iso: day) ?? CivilDate(dayNumber: 0), CivilTime(clock) ?? .midnight)
  }
  private func at(_ clock: String, day: String = "2026-11-21") -> Instant { Self.at(clock, day: day) }

  private func handover(gap: Bool = false) -> Handover {
    Handover(
      centre: CentreID("430100"),
      offGoing: WatchOnDuty(watchkeepers: ["A", "B"], leader: "L", starts: at("08:00"), ends: Self.two),
      onComing: WatchOnDuty(
        watchkeepers: ["C", "D"], leader: "M", starts: gap ? at("08:30", day: "2026-11-22") : Self.two,
        ends: gap ? at("17:30", day: "2026-11-22") : at("20:00")))
  }

  private func prepared(gap: Bool = false) throws -> Handover {
    var handover = handover(gap: gap)
    try handover.prepare(
      by: "A", equipment: [item], matters: open, instructions: "有雾", rules: rules, at: at("13:30"))
    return handover
  }

  private func refuses(_ refusal: HandoverRefusal, _ body: () throws -> Void) {
    #expect(throws: refusal) { try body() }
  }

  @Test("S2: written by the off-going watch from an hour before, the equipment item by item; signed it stays as it is")
  func prepare() throws {
    var handover = handover()
    func write(_ person: PersonID, _ clock: String, _ items: [Handover.Item]) throws {
      try handover.prepare(by: person, equipment: items, matters: open, instructions: "", rules: rules, at: at(clock))
    }
    refuses(.notOfThisHandover) { try write("C", "13:30", [item]) }
    refuses(.tooEarly(from: at("13:00"))) { try write("A", "12:59", [item]) }
    refuses(.equipmentMissing) { try write("A", "13:30", []) }
    refuses(.emptyText) { try write("A", "13:30", [Handover.Item(equipment: "大屏幕", state: " ")]) }
    #expect(handover.preparedAt == nil && handover.revision == 1)
    try write("L", "13:30", [item])
    try write("B", "13:40", [item, item])
    #expect(handover.preparedBy == "B" && handover.equipment.count == 2 && handover.revision == 3)
    try handover.sign(by: "C", arrived: nil, open: open, rules: rules, at: at("13:50"))
    refuses(.underSignature) { try write("A", "13:51", [item]) }
  }

  @Test(
    "S2: unwritten nobody signs; who comes signs first, from 15 minutes ahead; who goes never early, nor while one is missing"
  )
  func order() throws {
    var bare = handover()
    refuses(.notPrepared) { try bare.sign(by: "C", arrived: nil, open: open, rules: rules, at: at("13:50")) }
    var handover = try prepared()
    func sign(_ person: PersonID, _ clock: String, arrived: Instant? = nil) throws {
      try handover.sign(by: person, arrived: arrived, open: open, rules: rules, at: at(clock))
    }
    refuses(.notOfThisHandover) { try sign("X", "13:50") }
    refuses(.tooEarly(from: at("13:45"))) { try sign("C", "13:44") }
    refuses(.arrivedLater) { try sign("C", "13:50", arrived: at("13:55")) }
    refuses(.incomplete(missing: ["C", "D"])) { try sign("A", "14:01") }
    try sign("C", "13:50", arrived: at("13:48"))
    refuses(.incomplete(missing: ["D"])) { try sign("A", "14:01") }
    try sign("D", "13:52")
    refuses(.tooEarly(from: at("14:00"))) { try sign("A", "13:55") }
    refuses(.signedAlready) { try sign("C", "13:56") }
    try sign("A", "14:00")
    #expect(!handover.isComplete && handover.changedAt == nil)
    try sign("B", "14:02")
    #expect(handover.isComplete && handover.changedAt == at("14:02"))
    #expect(handover.signedOn.map(\.arrived) == [at("13:48"), at("13:52")])
    try sign("M", "14:30")
    #expect(handover.leaders.map(\.by) == ["M"] && handover.changedAt == at("14:02"))
  }

  @Test("G6: late by the last signature, from five minutes on; on time it is not; unsigned it is late by now")
  func lateness() throws {
    var handover = try prepared()
    for person in ["C", "D"] { try handover.sign(by: person, arrived: nil, open: open, rules: rules, at: at("13:50")) }
    #expect(handover.lateness(grace: rules.grace, now: at("14:05")) == nil)
    #expect(handover.lateness(grace: rules.grace, now: at("14:06")) == .minutes(6))
    var late = handover
    for person in ["A", "B"] { try handover.sign(by: person, arrived: nil, open: open, rules: rules, at: at("14:05")) }
    #expect(handover.lateness(grace: rules.grace, now: at("18:00")) == nil)
    for person in ["A", "B"] { try late.sign(by: person, arrived: nil, open: open, rules: rules, at: at("14:12")) }
    #expect(late.lateness(grace: rules.grace, now: at("18:00")) == .minutes(12))
  }

  @Test(
    "G4: where the room is empty between, who goes signs as the watch ends, who comes in the morning; late counts there"
  )
  func gap() throws {
    var handover = try prepared(gap: true)
    #expect(!handover.isContinuous)
    for person in ["A", "B"] { try handover.sign(by: person, arrived: nil, open: open, rules: rules, at: at("14:00")) }
    let later = [Handover.Matter(what: "案件 4", state: "已立案", next: "待派遣")]
    let morning = at("08:31", day: "2026-11-22")
    for person in ["C", "D"] { try handover.sign(by: person, arrived: nil, open: later, rules: rules, at: morning) }
    #expect(handover.isComplete && handover.lateness(grace: rules.grace, now: morning) == nil)
    #expect(handover.matters == later, "who takes over signs for what is open then")
  }

  @Test(
    "G6: a substitute takes over only when the leader in charge has approved, who is no duty leader and none of them")
  func swap() throws {
    var handover = try prepared()
    func ask(_ out: PersonID, _ instead: PersonID, _ reason: String = "病假") throws {
      try handover.askSwap(of: out, for: instead, reason: reason, by: "C", at: at("12:00"))
    }
    refuses(.notRostered("A")) { try ask("A", "S") }
    refuses(.notAWatchkeeper("D")) { try ask("C", "D") }
    refuses(.emptyText) { try ask("C", "S", " ") }
    try ask("C", "S")
    #expect(handover.taking == ["C", "D"], "asked is not approved")
    refuses(.notOfThisHandover) { try handover.sign(by: "S", arrived: nil, open: open, rules: rules, at: at("13:50")) }
    for person in ["C", "S", "L", "M"] {
      refuses(.ownSwap) { try handover.approveSwap(of: "C", by: person, at: at("12:10")) }
    }
    refuses(.noSuchSwap("D")) { try handover.approveSwap(of: "D", by: "Z", at: at("12:10")) }
    try handover.approveSwap(of: "C", by: "Z", at: at("12:10"))
    #expect(handover.taking == ["S", "D"])
    try handover.sign(by: "S", arrived: nil, open: open, rules: rules, at: at("13:50"))
    #expect(handover.missingOn == ["D"])
    refuses(.notOfThisHandover) { try handover.sign(by: "C", arrived: nil, open: open, rules: rules, at: at("13:50")) }
  }
}
