import Casework
import GRDB
import Organisation
import Testing
import Units

@testable import Store

/// Trips and sign-offs: the same again adds nothing, and counts survive a restart.
@Suite("P7: trips and sign-offs in the register") struct RegisterFerriesTests {
  private let kept: RegisterFolder.Kept
  private var register: Register { kept.register }
  private let day = CivilDate(iso: "2026-11-22") ?? CivilDate(dayNumber: 0)

  init() throws { kept = try RegisterFolder().openKept() }

  private func trip(_ minute: Int64, _ state: Trip.State = .arrived, from: BerthID? = "W") -> Trip {
    var trip = Trip(line: "L-1", mmsi: 413_900_123, vessel: "V-1", from: from, left: noon + .minutes(minute))
    trip.state = state
    return trip
  }

  private func store(_ trip: Trip, needs: Bool = true) throws {
    try register.write {
      try $0.record(StoredTrip(trip: trip, centre: CentreID("430105"), day: day, needsSignOff: needs))
    }
  }

  private func sign(_ minute: Int64, persons: Int? = 23) throws -> Int64 {
    let signOff = SignOff(
      no: 0, vessel: "V-1", mmsi: 413_900_123, line: "L-1", berth: "W", signedAt: noon + .minutes(minute),
      recordedAt: noon + .minutes(minute + 1), persons: persons, clerk: "李四")
    return try register.write {
      try $0.insert(
        StoredSignOff(signOff: signOff, centre: CentreID("430105"), day: day, person: "P-1", note: nil))
    }
  }

  @Test("a trip told again is the same trip, with what has become of it") func again() throws {
    try store(trip(0, .underWay))
    let no = try sign(-5)
    var signed = trip(0)
    signed.signOff = no
    signed.to = "E"
    try store(signed)
    let all = try register.read { try $0.trips(day: day, before: .max, limit: 10) }
    #expect(all.map(\.trip) == [signed] && all.map(\.no) == [1])
    // What is told late of the moment before takes no sign-off away.
    try store(trip(0, .underWay))
    #expect(try register.read { try $0.tripCounts(day: day)["L-1"]?.signed } == 1)
    #expect(try register.read { try $0.signOff(no: no)?.trip } == 1)
  }

  @Test("the counts of a line and a day") func counts() throws {
    for minute in [0, 10, 20] as [Int64] { try store(trip(minute)) }
    try store(trip(30, .underWay))
    try store(trip(40, .arrived, from: nil), needs: false)
    try store(trip(50, .lost))
    var signed = trip(10)
    signed.signOff = try sign(5)
    try store(signed)
    let count = try #require(try register.read { try $0.tripCounts(day: day)["L-1"] })
    #expect((count.left, count.arrived, count.underWay, count.signed, count.unsigned) == (5, 4, 1, 1, 4))
    #expect(try register.read { try $0.tripCounts(day: day + 1) }.isEmpty)
    let late = try register.read { try $0.trips(from: noon + .minutes(35), underWayFrom: noon) }
    #expect(late.map(\.left) == [30, 40, 50].map { noon + .minutes($0) })
  }

  @Test("a sign-off is of one vessel, berth and moment") func unique() throws {
    let no = try sign(0)
    #expect(code { _ = try sign(0, persons: 40) } == .constraint)
    #expect(try register.read { try $0.signOff(vessel: "V-1", berth: "W", at: noon)?.signOff.no } == no)
    #expect(try register.read { try $0.signOff(vessel: "V-1", berth: "E", at: noon) } == nil)
    _ = try sign(3)
    #expect(try register.read { try $0.signOffs(day: day, before: .max, limit: 10) }.map(\.signOff.no) == [2, 1])
    #expect(try register.read { try $0.signOffs(from: noon + .minutes(1)) }.map(\.signOff.no) == [2])
    let last = try register.read {
      try $0.lastSignOff(vessel: "V-1", berth: "W", recordedFrom: noon + .minutes(2))
    }
    #expect(last?.signOff.no == 2)
  }
}
