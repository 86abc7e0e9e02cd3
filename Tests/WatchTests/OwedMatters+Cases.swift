import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

extension OwedMatter {
  /// In a city's direct waters: no form 8 (R20), so that it stays 立案.
  private static func filed(_ room: Room) async throws -> CaseRecord {
    try await room.begin("12:00", "2026-11-21")
    let finding = try await room.open(.serious, code: "V06", in: "430100", at: at("12:00"))
    return try await room.file(finding, by: "P-430100-01", at: at("12:10"))
  }

  private static func incident(_ room: Room) async throws -> IncidentFile {
    try await room.begin("12:00", "2026-11-21")
    let finding = try await room.open(.emergency, code: "A02", in: "430105", at: at("12:00"))
    let record = try await room.file(finding, by: "P-430105-01", at: at("12:00"))
    return try #require(try room.register.read { try $0.incident(case: record.no) })
  }

  /// Cases and notices in their states, and what nobody has decided about.
  static let ofCases: [OwedMatter] = [
    OwedMatter("S7: a finding that nobody decided about") { room in
      try await room.begin("10:00", "2026-11-21")
      let no = try await room.open(.ordinary, code: "V11", in: "430105", at: at("10:00"))
      let due = Triage.due(at("10:00"), rules: room.context.rules.triage, zone: room.context.zone)
      return ("triage:\(no)", due + .milliseconds(1))
    },
    OwedMatter("R15: filed, and not dealt with by the end of the watch") { room in
      let record = try await filed(room)
      #expect(record.state == .filed)
      return ("case:\(record.no)", room.context.watchEnd(of: record))
    },
    OwedMatter("S5: filed, told, and not looked at on the next day but one") { room in
      let record = try await filed(room)
      _ = try await room.watch.tick(at: room.context.watchEnd(of: record))
      return ("case:\(record.no)", at("08:30", "2026-11-23"))
    },
    OwedMatter("S5: dispatched") { room in
      let (record, _) = try await room.received()
      #expect(record.state == .dispatched)
      return ("case:\(record.no)", at("08:30", "2026-11-23"))
    },
    OwedMatter("S5: answered, and not looked at on a later day") { room in
      let (record, paper) = try await room.received()
      _ = try await room.act("P-430112-01", at: at("13:00")) {
        try $0.reply(notice: paper.no, Desk.Answer(measures: "已整改", repliedAt: at("13:00")), revision: nil).no
      }
      for day in 22...24 { _ = try await room.watch.tick(at: at("09:00", "2026-11-\(day)")) }
      #expect(try room.record(record.no).state == .answered)
      return ("case:\(record.no)", at("08:30", "2026-11-25"))
    },
    OwedMatter("报警督办: a superior's deadline") { room in
      let record = try await filed(room)
      _ = try await room.act("P-430000-11", at: at("12:30")) {
        try $0.supervise(case: record.no, level: .urgent, deadline: at("13:00"), words: "限期办结", revision: nil).no
      }
      return ("case:\(record.no)", at("13:00") + .milliseconds(1))
    },
    OwedMatter("R5: three days are left, and nobody is reminded") { room in
      let (_, paper) = try await room.received()
      for day in 22...24 { _ = try await room.watch.tick(at: at("12:00", "2026-11-\(day)")) }
      return ("paper:\(paper.number)", at("00:00", "2026-11-25"))
    },
    OwedMatter("R5: a notice that is overdue, and nobody is told") { room in
      let (_, paper) = try await room.received()
      for day in 22...28 { _ = try await room.watch.tick(at: at("12:00", "2026-11-\(day)")) }
      return ("paper:\(paper.number)", try #require(paper.due) + .milliseconds(1))
    },
  ]

  /// Incidents, faults, presence.
  static let ofIncidents: [OwedMatter] = [
    OwedMatter("P10: a receipt of form 5 that is not confirmed") { room in
      let file = try await incident(room)
      let due = try #require(IncidentClock.next(file, rules: room.context.rules.incident, now: at("12:00")))
      return ("incident:\(file.caseNo)", due)
    },
    OwedMatter("R6: an approval that waits, and does not climb") { room in
      let file = try await incident(room)
      let rules = room.context.rules.incident
      _ = try await room.watch.tick(at: at("12:15"))
      let now = try #require(try room.register.read { try $0.incident(case: file.caseNo) })
      return ("incident:\(file.caseNo)", try #require(IncidentClock.next(now, rules: rules, now: at("12:15"))))
    },
    OwedMatter("S5: a fault that nobody reports to the maintainer") { room in
      try await room.begin("09:00", "2026-11-24")
      let now = at("09:00", "2026-11-24")
      let no = try await room.act("P-430105-01", at: now) {
        try $0.addFault(
          centre: nil, point: nil, item: nil, name: "硬盘录像机", code: nil, symptom: "不录像", at: now, drill: false
        ).fault.no
      }
      let (fault, directory) = (try #require(try room.register.read { try $0.fault(no: no) }), room.directory)
      let due = FaultClock.next(
        fault, rules: room.context.rules.faults, zone: directory.zone, holidays: directory.organisation.holidays,
        now: now)
      return ("fault:\(no)", try #require(due))
    },
    OwedMatter("R8: a presence check that is not repeated") { room in
      try await room.begin("10:00", "2026-11-24")
      let now = at("10:00", "2026-11-24")
      let no = try await room.act("P-430100-01", at: now) {
        try $0.askPresence(of: CentreID("430105"), question: nil).no
      }
      return ("presence:\(no)", now + room.context.rules.presence.repeatAfter)
    },
  ]

  /// What no clock will ever come round to: the auditor says so at once.
  static let broken: [OwedMatter] = [
    OwedMatter("R5: received, with no day to answer by") { room in
      let (_, paper) = try await room.received()
      try await room.force(at: at("12:30")) { desk in
        var paper = paper
        paper.due = nil
        try desk.tx.update(paper)
      }
      return ("paper:\(paper.number)", at("12:30"))
    },
    OwedMatter("a notice that is owed a reply, of a case that is over") { room in
      let (record, paper) = try await room.received()
      for day in 22...28 { _ = try await room.watch.tick(at: at("12:00", "2026-11-\(day)")) }
      let over = try #require(paper.due) + .milliseconds(1)
      _ = try await room.watch.tick(at: over)
      try await room.force(at: over) { desk in
        var record = record
        record.state = .closed
        record.closedAt = over
        try desk.tx.update(record)
      }
      return ("paper:\(paper.number)", over)
    },
    OwedMatter("R6, P10: something waits in an incident, and no moment to look stands beside it") { room in
      let file = try await incident(room)
      try await room.force(at: at("12:01")) { try $0.tx.put(file, next: nil) }
      return ("incident:\(file.caseNo)", at("12:01"))
    },
    OwedMatter("X2: ledgers that count as sent, without a message") { room in
      try await room.begin("23:00", "2026-11-30")
      _ = try await room.watch.tick(at: at("00:00", "2026-12-01"))
      let id = "X2/430105/2026-12-02/monthly-ledgers/1"
      try await room.force(at: at("00:01", "2026-12-01")) { desk in
        guard let duty = try desk.tx.read.duty(id: id) else { return }
        var stored = try desk.tx.read.report(duty: duty.no)
        stored.messageNo = nil
        try desk.tx.setReport(duty: duty.no, stored)
      }
      for day in 1...3 { _ = try await room.watch.tick(at: at("18:00", "2026-12-0\(day)")) }
      return ("duty:\(id)", at("18:00", "2026-12-03"))
    },
  ]
}
