import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

extension OwedMatter {
  /// The province, one city and its counties.
  static let hosted = Set(["430000", "430100", "430105", "430112", "430181"].map { CentreID($0) })

  private static let first = "2026-12-01"
  private static let county = CentreID("430105")
  private static let november = CivilDate(iso: "2026-11-01") ?? CivilDate(dayNumber: 0)

  private static func endOfMonth(_ room: Room, until clock: String = "00:00", _ day: String = first) async throws {
    try await room.begin("23:00", "2026-11-30")
    _ = try await room.watch.tick(at: at("00:00", first))
    if at(clock, day) > at("00:00", first) { _ = try await room.watch.tick(at: at(clock, day)) }
  }

  private static func duty(_ room: Room, _ id: String) throws -> Duty {
    try #require(try room.register.read { try $0.duty(id: id)?.duty }, "no duty \(id)")
  }

  private static func sheetDuty(_ room: Room) throws -> Duty {
    let friday = try #require(CivilDate(iso: "2026-11-27"))
    return try #require(try room.register.read { try $0.sheetDuties(day: friday) }.first { $0.duty.centre == county })
      .duty
  }

  private static func broadcast(_ room: Room) throws -> Broadcast {
    try #require(try room.register.read { try $0.openBroadcasts() }.first { $0.centre.rawValue == "430100" })
  }

  /// Reports by day and month, form 2, broadcasts, rounds, the day itself.
  static let byCalendar: [OwedMatter] = [
    OwedMatter("a day that is not opened") { room in
      try await room.begin("12:00", "2026-11-24")
      return ("day:2026-11-25", at("00:00", "2026-11-25"))
    },
    OwedMatter("R16: a daily report's draft") { room in
      try await room.begin("12:00", "2026-11-24")
      return ("duty:X2/430105/2026-11-24/daily-report/1", at("18:30", "2026-11-24"))
    },
    OwedMatter("R16: a daily report that is not sent") { room in
      try await room.begin("18:30", "2026-11-24")
      return ("duty:X2/430105/2026-11-24/daily-report/1", at("18:55", "2026-11-24"))
    },
    OwedMatter("R16: a daily report that is late, and nobody is told") { room in
      try await room.begin("18:55", "2026-11-24")
      return ("duty:X2/430105/2026-11-24/daily-report/1", at("19:00", "2026-11-24") + .milliseconds(1))
    },
    OwedMatter("X2: a month that is not frozen") { room in
      try await room.begin("23:00", "2026-11-30")
      let day = try #require(CivilDate(iso: first))
      try await room.force(at: at("00:00", first)) { try $0.open(day) }
      return ("duty:X2/430105/2026-12-02/monthly-ledgers/1", at("00:00", first))
    },
    OwedMatter("C3, R4: a city's ledgers at the latest moment") { room in
      try await endOfMonth(room)
      return ("duty:C3/430100/2026-12-04/monthly-ledgers/1", at("17:25", "2026-12-04"))
    },
    OwedMatter("C3, R4: a city's ledgers whose last county is in", isMadeGood: false) { room in
      try await endOfMonth(room)
      let in9 = at("09:00", first)
      try await room.force(at: in9) { desk in
        for child in desk.directory.children(of: CentreID("430100")) {
          guard let own = try desk.tx.read.duty(id: "X2/\(child.id)/2026-12-02/monthly-ledgers/1") else { continue }
          try desk.tx.finish(duty: own.no, at: in9)
        }
      }
      return ("duty:C3/430100/2026-12-04/monthly-ledgers/1", in9)
    },
    OwedMatter("X7, R4: a reminder of a summary") { room in
      try await endOfMonth(room)
      return ("duty:X7/430105/2026-12-02/monthly-summary/1", at("08:30", first))
    },
    OwedMatter("X7, R6: a summary that is late, and nobody is told") { room in
      try await endOfMonth(room, until: "09:00", first)
      return ("duty:X7/430105/2026-12-02/monthly-summary/1", at("17:30", "2026-12-02") + .milliseconds(1))
    },
    OwedMatter("X7, R6: a summary that both leaders approved and that is not sent", isMadeGood: false) { room in
      try await endOfMonth(room)
      let moment = at("08:00", first)
      try await room.force(at: moment) { desk in
        guard var summary = try desk.tx.read.summary(centre: county, month: november) else { return }
        try summary.approve(by: "P-430105-11", role: .dutyLeader, at: moment - .minutes(1))
        try summary.approve(by: "P-430105-21", role: .centreLeader, at: moment)
        try desk.tx.update(summary)
      }
      return ("duty:X7/430105/2026-12-02/monthly-summary/1", moment)
    },
    OwedMatter("X5: form 2 that is not proposed") { room in
      try await room.begin("00:01", "2026-11-27")
      let duty = try sheetDuty(room)
      return ("duty:\(duty.id)", duty.opens)
    },
    OwedMatter("X5: form 2 whose leader is not reminded") { room in
      try await room.begin("00:01", "2026-11-27")
      let duty = try sheetDuty(room)
      _ = try await room.watch.tick(at: duty.opens)
      return ("duty:\(duty.id)", duty.due - room.context.rules.keySheet.remind)
    },
    OwedMatter("X5, P2: form 2 that is approved and not sent") { room in
      try await room.begin("00:01", "2026-11-27")
      let duty = try sheetDuty(room)
      _ = try await room.watch.tick(at: duty.opens)
      let approved = duty.opens + .minutes(20)
      try await room.force(at: approved) { desk in
        guard var stored = try desk.tx.read.sheet(centre: county, monday: Week.after(duty.day)) else { return }
        try stored.sheet.approve(by: "P-430105-11", at: approved)
        try desk.save(&stored)
      }
      return ("duty:\(duty.id)", approved)
    },
    OwedMatter("C7: a broadcast that is put before nobody") { room in
      try await room.begin("00:01", "2026-11-24")
      let duty = try #require(
        try room.register.read { read in
          try read.duties(day: CivilDate(iso: "2026-11-24") ?? november).first {
            $0.duty.kind == .broadcast && $0.duty.centre.rawValue == "430100"
          }
        }
      ).duty
      return ("duty:\(duty.id)", duty.opens)
    },
    OwedMatter("C7: a broadcast that is late, and nobody is told") { room in
      try await room.begin("09:30", "2026-11-24")
      let open = try broadcast(room)
      return ("broadcast:\(open.no)", open.onTimeUntil + .milliseconds(1))
    },
    OwedMatter("C7: a broadcast that was missed, and nobody is told") { room in
      try await room.begin("09:30", "2026-11-24")
      let open = try broadcast(room)
      _ = try await room.watch.tick(at: open.onTimeUntil + .seconds(1))
      return ("broadcast:\(open.no)", open.missedAfter + .milliseconds(1))
    },
    OwedMatter("P5: the end of a bulletin") { room in
      try await room.begin("08:00", "2026-11-24")
      let until = at("14:00", "2026-11-24")
      let no = try await bulletin(room, until: until)
      return ("bulletin:\(no)", until)
    },
    OwedMatter("P5: a receipt that does not come") { room in
      try await room.begin("08:00", "2026-11-24")
      let no = try await bulletin(room, until: nil)
      return ("bulletin:\(no)/centre:430100", at("08:10", "2026-11-24") + room.context.rules.bulletin.remindAfter)
    },
  ]

  private static func bulletin(_ room: Room, until: Instant?) async throws -> Int64 {
    try await room.act("P-430000-01", at: at("08:10", "2026-11-24")) { desk in
      try desk.addBulletin(Desk.BulletinEntry(kind: .weather, text: "有雾", until: until, severity: .ordinary)).no
    }
  }
}
