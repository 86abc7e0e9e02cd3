import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// A matter that is owed a step, arranged on a real register and then left alone.
struct OwedMatter: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Arranges it; says under which subject the auditor is to find it and when its step falls due.
  var arrange: @Sendable (Room) async throws -> (subject: String, due: Instant)
  /// False: the step belongs to the transaction of an act, and no look of the scheduler takes it afterwards.
  var isMadeGood: Bool
  init(
    _ name: String, isMadeGood: Bool = true,
    _ arrange: @escaping @Sendable (Room) async throws -> (subject: String, due: Instant)
  ) {
    testDescription = name
    self.isMadeGood = isMadeGood
    self.arrange = arrange
  }
}

extension Room {
  /// What the auditor says, from the register alone.
  func audit(at now: Instant) throws -> [AuditFault] {
    let (matters, auditor) = (try matters(at: now), Auditor())
    return auditor.faults(matters, at: now)
  }

  func matters(at now: Instant) throws -> [AuditMatter] {
    try register.read { read in
      try AuditReader(
        view: DeskView(context: context, read: read, now: now), bound: Auditor().bound, isArmed: true, isHeld: false
      ).matters()
    }
  }

  /// Writes past every act and clock, as a fault of the program would.
  func force(at now: Instant, _ body: @escaping @Sendable (Desk) throws -> Void) async throws {
    _ = try await watch.perform(.daemon, idempotency: nil, at: now, inHold: { _ in true }) { desk in
      try body(desk)
      return 0
    }
  }

  func begin(_ clock: String, _ day: String) async throws {
    try await watch.start(at: at(clock, day))
    _ = try await watch.tick(at: at(clock, day))
  }
}

/// Each kind of what is owed: the auditor finds it when the scheduler passes it over, not before, and no longer once it was done.
@Suite("The auditor: every kind of open matter whose next step is gone is found") struct AuditTests {
  private static let bound = Auditor().bound

  @Test(arguments: OwedMatter.byCalendar + OwedMatter.ofCases + OwedMatter.ofIncidents + OwedMatter.ofRooms)
  func passedOver(_ owed: OwedMatter) async throws {
    let room = try Room(hosted: OwedMatter.hosted)
    let (subject, due) = try await owed.arrange(room)
    func isFound(_ at: Instant) throws -> Bool { try room.audit(at: at).contains { $0.matter.subject == subject } }
    #expect(
      try room.matters(at: due - .milliseconds(1)).contains { $0.subject == subject && $0.next == due }
        || room.matters(at: due).contains { $0.subject == subject && $0.next == due }, "it is known, with its moment")
    // Wherever the auditor happens to look.
    var state = UInt64(bitPattern: due.milliseconds)
    for _ in 0..<8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let at = due + Self.bound + .milliseconds(Int64(state >> 33) % 480_000 - 240_000)
      #expect(try isFound(at) == (at > due + Self.bound), "\((at - due).milliseconds) ms after it was due")
    }
    #expect(try !isFound(due + Self.bound - .milliseconds(1)))
    let late = due + Self.bound + .milliseconds(1)
    #expect(try isFound(late))
    guard owed.isMadeGood else { return }
    // The scheduler lives again and takes the step.
    _ = try await room.watch.tick(at: late)
    // Nobody carries mail here.
    #expect(try room.audit(at: late).allSatisfy { $0.matter.kind == .delivery })
  }

  @Test(arguments: OwedMatter.broken) func noNextStep(_ owed: OwedMatter) async throws {
    let room = try Room(hosted: OwedMatter.hosted)
    let (subject, at) = try await owed.arrange(room)
    let fault = try #require(try room.audit(at: at).first { $0.matter.subject == subject })
    #expect(fault.what == .noNextStep, "found at once")
  }

  @Test("what waits for people alone is in sight, and is no fault") func waits() async throws {
    let room = try Room()
    let (record, paper) = try await room.received()
    for day in 22...28 { _ = try await room.watch.tick(at: at("12:00", "2026-11-\(day)")) }
    let due = try #require(paper.due)
    _ = try await room.watch.tick(at: due + .milliseconds(1))
    let (now, known) = (due + .hours(2), try room.matters(at: due + .hours(2)))
    let notice = try #require(known.first { $0.subject == "paper:\(paper.number)" })
    #expect(notice.next == nil && !notice.needsStep, "overdue, and told")
    #expect(known.contains { $0.subject == "case:\(record.no)" && $0.next == at("08:30", "2026-11-29") })
    #expect(try room.audit(at: now).filter { $0.matter.kind == .notice || $0.matter.kind == .case }.isEmpty)
  }
}
