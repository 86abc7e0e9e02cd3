import Casework
import Organisation
import Regulation
import Settings
import Store
import Units

@testable import Daemon

extension StepStory {
  static let all = [notices, incident, faults, deliveries]

  private static let day = "2026-11-24"
  private static func clock(_ clock: String, _ day: String = day) -> Instant { at(clock, day) }

  private static func act(
    _ time: String, _ person: PersonID, on day: String = day, _ act: @escaping @Sendable (Desk) throws -> Void
  ) -> Step { Step(at: clock(time, day), person: person, act: act) }
  private static func look(_ time: String, on day: String = day) -> Step {
    Step(at: clock(time, day), person: nil) { _ in }
  }

  /// A finding in the waters of a centre, as detection offers it.
  private static func seen(
    _ time: String, _ severity: Severity, _ code: String, in centre: String, detector: DetectorKind = .speed
  ) -> Step {
    let now = clock(time)
    let points = (try? Room.configuration.get().0.organisation.points) ?? []
    let finding = Finding(
      id: "\(code)/\(centre)/\(now.milliseconds)", detector: detector, code: FindingCode(code), severity: severity,
      mmsi: 413_900_777, vessel: nil, vesselName: "某船", object: "\(centre)/\(code)", onset: now - .minutes(1),
      opened: now, place: points.first { $0.centre.rawValue == centre }?.place ?? .unknown,
      reason: Reason("speed.over", [:]), ruleVersion: "v", evidence: [])
    return Step(at: now, person: nil, act: { _ in }, events: [.opened(finding)])
  }

  private static func file(_ desk: Desk, _ finding: Int64) throws {
    _ = try desk.file(finding: finding, note: "", point: nil, demand: nil, drill: false, revision: nil)
  }

  private static func judge(_ desk: Desk, accepted: Bool) throws {
    guard let verifier = desk.signer.person else { throw AuthorityRefusal.notSignedOn }
    _ = try desk.verify(
      notice: 1, accepted: accepted, note: accepted ? "合格" : "照片不清", verifier: verifier, revision: nil)
  }

  /// Form 8: received, answered, sent back, answered again, found good; beside it the day's rounds, broadcasts and reports.
  static let notices = StepStory(
    testDescription: "cases and notices",
    steps: [
      seen("09:00", .serious, "V06", in: "430112"), look("09:05"),
      act("09:12", "P-430100-01") { try file($0, 1) },
      act("09:30", "P-430112-01") { _ = try $0.receive(notice: 1, at: $0.now) }, look("10:16"),
      act("11:00", "P-430100-02") { _ = try $0.urge(case: 1, words: "请抓紧", revision: nil) },
      act("12:00", "P-430000-11") {
        _ = try $0.supervise(case: 1, level: .urgent, deadline: $0.now + .hours(2), words: "限期办结", revision: nil)
      },
      look("14:01"),
      act("15:00", "P-430112-01") {
        _ = try $0.reply(notice: 1, Desk.Answer(measures: "已整改", repliedAt: $0.now), revision: nil)
      },
      act("16:00", "P-430100-02") {
        try judge($0, accepted: false)
      },
      look("18:31"), look("18:56"), look("19:01"), look("20:01"),
      act("09:00", "P-430112-01", on: "2026-11-25") {
        _ = try $0.reply(notice: 1, Desk.Answer(measures: "补充照片", repliedAt: $0.now), revision: nil)
      },
      act("10:00", "P-430100-02", on: "2026-11-25") {
        try judge($0, accepted: true)
      },
    ])

  static let incident = StepStory(
    testDescription: "an incident",
    steps: [
      seen("09:00", .emergency, "A02", in: "430105"), look("09:01"),
      act("09:02", "P-430105-01") { _ = try $0.acknowledge(finding: 1) },
      act("09:04", "P-430105-01") { try file($0, 1) },
      act("09:06", "P-430105-02") { desk in
        var entry = IncidentEntry()
        entry.figures = [.init(.dead, 1), .init(.missing, 2)]
        _ = try desk.setIncident(1, entry, asOf: nil, reason: nil, revision: nil)
      },
      look("09:16"), look("09:26"),
      act("09:30", "P-430105-11") { _ = try $0.approveIncident(1, submission: nil, revision: nil) }, look("09:46"),
      act("09:50", "P-430105-21") { _ = try $0.approveIncident(1, submission: nil, revision: nil) },
      act("10:00", "P-430100-01") { _ = try $0.receiveIncident(1) },
      act("10:05", "P-430105-01") { _ = try $0.logIncident(1, "请求支援", happened: nil, help: true) }, look("10:16"),
      act("10:20", "P-430100-11") { _ = try $0.instructIncident(1, "封航") }, look("19:01"),
    ])

  static let faults = StepStory(
    testDescription: "faults and a silent feed",
    steps: [
      act("09:00", "P-430105-01") {
        _ = try $0.addFault(
          centre: nil, point: nil, item: nil, name: "录像机", code: nil, symptom: "不录像", at: $0.now, drill: false)
      },
      Step(at: clock("09:10"), person: "P-430000-03") { try $0.note(silentFeeds: ["ais"]) },
      seen("09:15", .serious, "F06", in: "430105", detector: .lostSignal),
      act("09:20", "P-430000-03") { try file($0, 1) }, look("14:05"), look("15:01"),
      act("15:10", "P-430105-01") { _ = try $0.reportFault(1, to: "移动公司", at: $0.now, revision: nil) },
      act("15:20", "P-430105-01") { _ = try $0.diagnoseFault(1, "电源板", at: $0.now, revision: nil) },
      act("15:30", "P-430105-01") { _ = try $0.beginRepair(1, "送修", at: $0.now, revision: nil) },
      Step(at: clock("15:40"), person: "P-430000-03") { try $0.note(silentFeeds: []) }, look("15:46"),
      act("16:00", "P-430105-01") { _ = try $0.endRepair(1, "换电源板", at: $0.now, revision: nil) },
      act("16:30", "P-430105-02") { _ = try $0.judgeRepair(1, accepted: true, note: "正常", revision: nil) },
      look("19:01"),
    ])

  /// Emergencies and reports over mail, call-out and SMS that refuse, defer and lose replies by turns.
  static let deliveries = StepStory(
    testDescription: "deliveries in trouble",
    steps: [
      seen("09:00", .emergency, "D03", in: "430105", detector: .distress), look("09:01"), look("09:02"), look("09:05"),
      seen("09:06", .serious, "V06", in: "430112"), act("09:07", "P-430100-01") { try file($0, 2) }, look("09:08"),
      look("09:11"), act("09:12", "P-430105-11") { _ = try $0.dismiss(finding: 1, reason: "误报", revision: nil) },
      look("09:25"), look("09:40"), look("10:30"), look("18:31"), look("18:56"), look("19:10"), look("20:10"),
    ],
    trouble: { step, envelope in
      // The same of the same delivery at the same step, whoever carries it.
      switch (Int(envelope.deliveryID) + step) % 7 {
      case 0: .deferred(Receipt(code: 451, text: "busy", stage: "rcpt"))
      case 1: .unclear(Receipt(code: 354, text: "lost", stage: "dot"))
      case 2 where envelope.channel == "rings": .refused(Receipt(code: 400, text: "no such number", stage: "http"))
      case 3 where step < 4: .deferred(Receipt(code: 0, text: "no connection", stage: "connect"))
      default: nil
      }
    })
}
