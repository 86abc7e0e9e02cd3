import Casework
import ControlSocket
import Organisation
import Store
import Synchronization
import Testing
import Units
import Wire

@testable import Daemon

/// D4: time is an argument, and a clock in doubt makes the daemon hold.
@Suite("D4: whether the clock is to be believed") struct ClockJudgeTests {
  private func moment(_ wall: Int64, _ monotonic: Int64) -> Moment {
    Moment(wall: Bench.start + .milliseconds(wall), monotonic: .milliseconds(monotonic))
  }

  @Test(
    "wall and monotonic time part by more than 60 s, in either direction: a hold, until a person confirms",
    arguments: [(60_000, false), (60_001, true), (-60_000, false), (-60_001, true), (86_400_000, true)])
  func jumps(by jump: Int64, holds: Bool) {
    var judge = ClockJudge()
    #expect(judge.look(moment(0, 0), lastJournal: nil, isSynchronised: nil) == nil)
    let hold = judge.look(moment(30_000 + jump, 30_000), lastJournal: nil, isSynchronised: nil)
    #expect((hold?.reason == .jumped) == holds)
    guard holds else { return }
    #expect(hold?.since == Bench.start + .milliseconds(30_000 + jump))
    // It does not go away by itself: the new time runs on as evenly as the old one did.
    #expect(judge.look(moment(40_000 + jump, 40_000), lastJournal: nil, isSynchronised: nil) == hold)
    judge.confirm()
    #expect(judge.look(moment(50_000 + jump, 50_000), lastJournal: nil, isSynchronised: nil) == nil)
  }

  @Test("the kernel's word that the clock is synchronised ends a hold, its word that it is not begins one")
  func kernel() {
    var judge = ClockJudge()
    #expect(judge.look(moment(0, 0), lastJournal: nil, isSynchronised: false)?.reason == .unsynchronised)
    let later = judge.look(moment(9000, 9000), lastJournal: nil, isSynchronised: false)
    #expect(later?.since == Bench.start, "since it began")
    #expect(judge.look(moment(10_000, 10_000), lastJournal: nil, isSynchronised: true) == nil)
    #expect(judge.look(moment(3_600_000, 11_000), lastJournal: nil, isSynchronised: true)?.reason == .jumped)
    #expect(judge.look(moment(3_601_000, 12_000), lastJournal: nil, isSynchronised: true) == nil)
  }

  @Test("a person vouches for a clock that no time service keeps: until it jumps, or a service took over and is lost")
  func vouchedFor() {
    var judge = ClockJudge()
    #expect(judge.look(moment(0, 0), lastJournal: nil, isSynchronised: false)?.reason == .unsynchronised)
    judge.confirm()
    #expect(judge.look(moment(30_000, 30_000), lastJournal: nil, isSynchronised: false) == nil)
    #expect(judge.look(moment(60_000, 60_000), lastJournal: nil, isSynchronised: false) == nil)
    #expect(judge.look(moment(200_000, 90_000), lastJournal: nil, isSynchronised: false)?.reason == .jumped)
    #expect(judge.look(moment(230_000, 120_000), lastJournal: nil, isSynchronised: false)?.reason == .unsynchronised)
    judge.confirm()
    #expect(judge.look(moment(260_000, 150_000), lastJournal: nil, isSynchronised: true) == nil)
    // The time service is lost again: that is another matter than the one somebody vouched for.
    #expect(judge.look(moment(290_000, 180_000), lastJournal: nil, isSynchronised: false)?.reason == .unsynchronised)
  }

  @Test("wall time before the last journal entry is not believed, and is again when it has caught up")
  func journal() {
    var judge = ClockJudge()
    let last = Bench.start + .hours(2)
    #expect(judge.look(moment(0, 0), lastJournal: last, isSynchronised: true)?.reason == .behindJournal)
    #expect(judge.look(moment(7_000_000, 7_000_000), lastJournal: last, isSynchronised: nil)?.reason == .behindJournal)
    #expect(judge.look(moment(7_200_000, 7_200_000), lastJournal: last, isSynchronised: nil) == nil)
  }

  @Test("after a confirmation a clock that is still behind the journal holds again")
  func confirmedTooEarly() {
    var judge = ClockJudge()
    let last = Bench.start + .hours(2)
    _ = judge.look(moment(0, 0), lastJournal: last, isSynchronised: nil)
    judge.confirm()
    #expect(judge.look(moment(1000, 1000), lastJournal: last, isSynchronised: nil)?.reason == .behindJournal)
  }
}

@Suite("D4: the hold, under a virtual clock") struct HoldTests {
  private func held(_ bench: Bench) async {
    await bench.watch.set(hold: ClockHold(reason: .jumped, since: bench.now))
  }

  @Test(
    "no day is opened, nothing ordinary is judged or mailed; an emergency is, ladder and all; after the hold all is made up"
  )
  func nothingButEmergencies() async throws {
    let bench = try await Bench()
    await held(bench)
    _ = try await bench.watch.tick(at: bench.now)
    #expect(try bench.register.read { try $0.lastOpenedDay() } == nil)

    let taken = await bench.watch.record([.opened(finding(413_900_101))], at: bench.now)
    #expect(taken.taken == 0 && taken.error == nil)
    #expect(try bench.findings().isEmpty)
    let offers = FindingOffers()
    let handOver = HandOver(offers: offers, watch: bench.watch, logger: Bench.logger) {}
    offers.add([.opened(finding(413_900_101)), .opened(finding(970_123_456, .emergency))])
    #expect(await handOver.offer(at: bench.now) == false)
    #expect(try bench.findings().map(\.severity) == [.emergency])
    #expect(offers.count == 1, "the ordinary one waits")

    let courier = ScriptedCourier()
    _ = await bench.carrier(courier).carryAll { bench.now }
    let told = courier.envelopes.count
    #expect(told >= 4, "watchkeepers, duty leader, superior")
    bench.pass(.minutes(5))
    _ = try await bench.watch.tick(at: bench.now)
    _ = await bench.carrier(courier).carryAll { bench.now }
    #expect(courier.envelopes.count > told, "and the ladder climbs")

    await bench.watch.set(hold: nil)
    #expect(await handOver.offer(at: bench.now))
    _ = try await bench.watch.tick(at: bench.now)
    #expect(try bench.findings().count == 2 && offers.count == 0)
    #expect(try bench.register.read { try $0.lastOpenedDay() } != nil)
  }

  @Test("mail that waited for a hold stays pending and keeps nobody awake")
  func outbox() async throws {
    let bench = try await Bench()
    _ = await bench.watch.record([.opened(finding(413_900_101))], at: bench.now)
    let owed = try bench.deliveries()
    #expect(owed.count == 2)
    await held(bench)
    let courier = ScriptedCourier()
    let wait = await bench.carrier(courier).carryAll { bench.now }
    #expect(wait == .seconds(60), "no turning while nothing may go")
    #expect(courier.envelopes.isEmpty)
    #expect(try bench.deliveries() == owed)
    await bench.watch.set(hold: nil)
    _ = await bench.carrier(courier).carryAll { bench.now }
    #expect(courier.envelopes.count == 2)
  }

  @Test(
    "people: an emergency is acknowledged and filed, everything else waits with 423; a person with the right confirms the clock"
  )
  func people() async throws {
    let bench = try await Bench { organisation in
      for (index, person) in organisation.people.enumerated() {
        // System accounts that every Debian has.
        if person.id == "P-430000-11" { organisation.people[index].account = "lp" }
        if person.id == "P-430000-01" { organisation.people[index].account = "man" }
      }
    }
    let (leader, keeper) = (try caller("lp"), try caller("man"))
    let room = bench.room { [watch = bench.watch] in await watch.set(hold: nil) }
    _ = await bench.watch.record(
      [.opened(finding(413_900_101)), .opened(finding(970_123_456, .emergency))], at: bench.now)
    let numbers = try bench.findings().sorted { $0.no < $1.no }.map(\.no)
    await held(bench)
    func act(_ caller: Caller) -> ControlSocket.Act {
      ControlSocket.Act(caller: caller, idempotencyKey: nil, fingerprint: "x")
    }
    let status = try await room.status(centre: nil, caller: leader)
    #expect(status.hold != nil && status.hold?.reason.zh.isEmpty == false)
    await #expect { try await room.acknowledge(finding: numbers[0], .init(note: nil), act: act(leader)) } throws: {
      ($0 as? ControlError)?.code == .held
    }
    await #expect { try await room.armMail(.init(armed: false), act: act(leader)) } throws: {
      ($0 as? ControlError)?.code == .held
    }
    _ = try await room.acknowledge(finding: numbers[1], .init(note: nil), act: act(keeper))
    let filed = try await room.file(finding: numbers[1], FileRequest(), act: act(keeper))
    #expect(filed.filed.number?.hasPrefix("湘水监事〔2026〕") == true)
    await #expect { try await room.confirmClock(.init(reason: "已核对"), act: act(keeper)) } throws: {
      ($0 as? ControlError)?.code == .forbidden
    }
    await #expect { try await room.confirmClock(.init(reason: " "), act: act(leader)) } throws: {
      ($0 as? ControlError)?.code == .invalid
    }
    _ = try await room.confirmClock(.init(reason: "已与授时台核对"), act: act(leader))
    #expect(await bench.watch.held == nil)
    #expect(try bench.acts().last == "clock.confirmed")
    _ = try await room.acknowledge(finding: numbers[0], .init(note: nil), act: act(leader))
  }

  @Test("the guard tells Watch of a jump, and of its end by confirmation")
  func guarded() async throws {
    let bench = try await Bench()
    let last = try bench.register.read { try $0.lastJournal()?.recordedAt }
    let clock = ClockGuard(
      watch: bench.watch, lastJournal: { last }, isSynchronised: { nil }, logger: Bench.logger)
    await clock.check(bench.moment)
    #expect(await bench.watch.held == nil)
    await clock.check(Moment(wall: bench.now + .days(1), monotonic: bench.moment.monotonic + .seconds(30)))
    #expect(await bench.watch.held?.reason == .jumped)
    await clock.confirm()
    #expect(await bench.watch.held == nil)
    await clock.check(
      Moment(wall: bench.now + .days(1) + .seconds(30), monotonic: bench.moment.monotonic + .minutes(1)))
    #expect(await bench.watch.held == nil)
    await clock.check(Moment(wall: bench.now - .hours(1), monotonic: bench.moment.monotonic + .minutes(2)))
    #expect(await bench.watch.held?.reason == .behindJournal)
  }
}
