import Casework
import Organisation
import Store
import Testing
import Units
import Wire

@testable import Daemon

/// Who may sign whose departure, what is refused, and that the same again adds nothing.
@Suite("P7: departures signed") struct SignOffTests {
  /// V-007 sails on L-430105-01, between the berths W and E; its county is 430105.
  private static func room() throws -> Room {
    try Room { organisation in
      organisation.people.append(
        Person(id: "P-clerk", name: "李签单", centre: CentreID("430105"), role: .clerk, account: "ferry-yazipu"))
    }
  }

  private static func sign(
    _ room: Room, _ request: SignOffRequest, by person: PersonID = "P-clerk", at now: Instant = at("12:30")
  ) async -> Result<SignOff, any Error> {
    do {
      return .success(try await room.act(person, at: now) { try $0.signDeparture(request).signOff })
    } catch { return .failure(error) }
  }

  private static func refusal<T>(_ result: Result<T, any Error>) -> (any Error)? {
    if case .failure(let error) = result { error } else { nil }
  }

  @Test("by id, MMSI and name of the vessel, id and name of the berth; the journal has who signed and how many")
  func signs() async throws {
    let room = try Self.room()
    try await room.watch.start(at: at("12:00"))
    for (index, (vessel, berth)) in [
      ("V-007", "W"), ("413900107", "鸭子铺西岸"), ("湘开福渡01", " W "),
    ].enumerated() {
      let now = at("12:30") + .minutes(Int64(index) * 5)
      let request = SignOffRequest(vessel: vessel, berth: berth, persons: 23, clerk: "李四")
      let signed = try await Self.sign(room, request, at: now).get()
      #expect((signed.vessel, signed.berth, signed.line, signed.no) == ("V-007", "W", "L-430105-01", Int64(index + 1)))
      #expect(signed.signedAt == now && signed.persons == 23 && signed.clerk == "李四")
    }
    let entries = try room.journal("departure.signed")
    #expect(entries.count == 3 && entries.allSatisfy { $0.person == "P-clerk" && $0.subject == "vessel:V-007" })
    #expect(entries[0].detail.contains("\"persons\":\"23\"") && entries[0].detail.contains("李四"))
    let unnamed = try await Self.sign(room, SignOffRequest(vessel: "V-007", berth: "E"), at: at("13:00")).get()
    #expect(unnamed.clerk == "李签单" && unnamed.persons == nil)
  }

  @Test("the same again is the same sign-off: with its time, or sent twice within a minute; something else is refused")
  func idempotent() async throws {
    let room = try Self.room()
    try await room.watch.start(at: at("12:00"))
    let time = Timestamp(at("12:20"), offset: 8 * 3600)
    let timed = SignOffRequest(vessel: "V-007", berth: "W", at: time, persons: 23, clerk: "李四")
    let first = try await Self.sign(room, timed).get()
    #expect(try await Self.sign(room, timed, at: at("12:50")).get().no == first.no)
    let other = SignOffRequest(vessel: "V-007", berth: "W", at: time, persons: 40, clerk: "李四")
    #expect(Self.refusal(await Self.sign(room, other)) as? SignOffRefusal == .another(first.no))
    let now = SignOffRequest(vessel: "V-007", berth: "E", persons: 12)
    let second = try await Self.sign(room, now, at: at("13:00")).get()
    #expect(try await Self.sign(room, now, at: at("13:00") + .seconds(40)).get().no == second.no)
    #expect(try await Self.sign(room, now, at: at("13:02")).get().no != second.no)
    // What came ten minutes after it was signed says so.
    #expect(try room.journal("departure.signed-late").count == 1 && room.journal("departure.signed").count == 2)
  }

  @Test("no vessel, no line, no berth, tomorrow, the day before yesterday") func refusals() async throws {
    let room = try Self.room()
    try await room.watch.start(at: at("12:00"))
    func time(_ instant: Instant) -> Timestamp { Timestamp(instant, offset: 8 * 3600) }
    let known = ["W 鸭子铺西岸", "E 鸭子铺东岸"]
    let cases: [(SignOffRequest, SignOffRefusal)] = [
      (SignOffRequest(vessel: "V-999", berth: "W"), .noSuchVessel("V-999")),
      (SignOffRequest(vessel: "V-027", berth: "W"), .noLine("湘长沙货0136")),
      (SignOffRequest(vessel: "V-007", berth: "南岸"), .noSuchBerth(line: "鸭子铺渡线", "南岸", known: known)),
      (SignOffRequest(vessel: "V-007", berth: "W", at: time(at("12:40"))), .inTheFuture),
      (SignOffRequest(vessel: "V-007", berth: "W", at: time(at("12:00") - .hours(24))), .tooOld),
    ]
    for (request, expected) in cases {
      #expect(Self.refusal(await Self.sign(room, request)) as? SignOffRefusal == expected, "\(request)")
    }
    // A ferry point's clock that is a minute ahead is taken as now.
    let ahead = SignOffRequest(vessel: "V-007", berth: "W", at: time(at("12:31")))
    #expect(try await Self.sign(room, ahead).get().signedAt == at("12:30"))
    #expect(try room.journal("departure.signed").count == 1)
  }

  @Test("a clerk signs for their own county's line, and does nothing else; a watchkeeper of the city may sign as well")
  func authority() async throws {
    let room = try Self.room()
    try await room.watch.start(at: at("12:00"))
    let beside = await Self.sign(room, SignOffRequest(vessel: "V-003", berth: "W"))
    #expect(Self.refusal(beside) as? AuthorityRefusal == .scope(CentreID("430112")))
    let request = SignOffRequest(vessel: "V-007", berth: "W")
    #expect(try await Self.sign(room, request, by: "P-430100-03").get().no == 1)
    let finding = try await room.open(.serious, code: "V06", in: "430105", at: at("12:31"))
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-clerk", at: at("12:32")) { desk in
        _ = try desk.acknowledge(finding: finding)
        return true
      }
    }
  }

  @Test("a clerk who signs is no sign of life of the room (R8)") func presence() async throws {
    let room = try Self.room()
    try await room.watch.start(at: at("12:00"))
    _ = try await Self.sign(room, SignOffRequest(vessel: "V-007", berth: "W")).get()
    #expect(try room.register.read { try $0.presenceSign(CentreID("430105")) } == nil)
  }

  @Test("trips are recorded with their day and counted; while the clock is in doubt they wait") func trips()
    async throws
  {
    let room = try Self.room()
    try await room.watch.start(at: at("12:00"))
    var trip = Trip(line: "L-430105-01", mmsi: 413_900_107, vessel: "V-007", from: "W", left: at("12:10"))
    #expect(try await room.watch.record([trip], at: at("12:11")))
    trip.state = .arrived
    trip.to = "E"
    #expect(try await room.watch.record([trip], at: at("12:16")))
    let day = try #require(CivilDate(iso: "2026-11-21"))
    let stored = try room.register.read { try $0.trips(day: day, before: .max, limit: 9) }
    #expect(stored.map(\.trip) == [trip] && stored[0].needsSignOff && stored[0].centre == CentreID("430105"))
    #expect(try room.register.read { try $0.tripCounts(day: day)["L-430105-01"]?.unsigned } == 1)
    await room.watch.set(hold: ClockHold(reason: .jumped, since: at("12:20")))
    #expect(try await room.watch.record([trip], at: at("12:21")) == false)
  }
}
