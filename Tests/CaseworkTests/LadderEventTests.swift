import Casework
import Organisation
import Regulation
import Testing
import Units

/// The ladder under every order of events: no emergency unheard, no call twice, no dead end.
@Suite("D5: the ladder in every order of events to depth 5") struct LadderEventTests {
  enum Event: CaseIterable { case worsen, acknowledge, expire, end, dismiss, shelve, feedSilent, feedBack, restart }

  /// A watch room of one finding: what is stored, and what is done at each look, as Watch does it.
  struct Room {
    var record: FindingRecord
    var told: Set<String> = []
    var calls: [(at: Instant, severity: Severity)] = []
    var silent: Set<String> = []
    var now = noon
    let rules: LadderRules

    init(_ severity: Severity, detector: DetectorKind, rules: LadderRules) {
      record = finding(severity)
      record.finding.detector = detector
      record.finding.object = "ais"
      self.rules = rules
      look()
    }

    mutating func look() {
      if let again = record.rearmed(at: now) { record = again }
      let plan = LadderPlan.of(record, rules: rules, told: told, group: [], silentFeeds: silent, now: now)
      for call in plan.calls {
        #expect(told.insert(call.key).inserted, "\(call.key) twice")
        calls.append((now, record.severity))
      }
    }

    /// When something happens by itself.
    var next: Instant? {
      if record.rearmed(at: now) != nil { return now }
      if case .acknowledged(_, _, let until) = record.attention, record.isAcknowledged(at: now) { return until }
      if let shelf = record.shelvedUntil, record.isShelved(at: now) { return shelf }
      return LadderPlan.of(record, rules: rules, told: told, group: [], silentFeeds: silent, now: now).next
    }

    mutating func happen(_ event: Event) {
      now = now + .seconds(90)
      look()
      switch event {
      case .worsen:
        if let next = record.worsened(to: record.severity == .ordinary ? .serious : .emergency, at: now) {
          record = next
        }
      case .acknowledge: record = record.acknowledged(by: "P", at: now, until: now + .minutes(10))
      case .expire: now = now + .minutes(10)
      case .end: if record.isActive { record = record.conditionEnded(at: now) }
      case .dismiss: record = record.dismissed(by: "P", reason: "x")
      case .shelve: if record.severity != .emergency { record.shelvedUntil = now + .minutes(30) }
      case .feedSilent: silent = ["ais"]
      case .feedBack:
        if LadderPlan.inhibitor(record, silentFeeds: silent) != nil, record.isClimbing(at: now) {
          record = record.uninhibited(at: now)
        }
        silent = []
      // Nothing is known afterwards but what is stored, and all of it is.
      case .restart: break
      }
      now = now + .milliseconds(1)
      look()
    }
  }

  @Test(
    "no emergency unheard, no call twice, no dead end",
    arguments: [
      (Severity.ordinary, DetectorKind.speed), (.serious, .speed), (.serious, .lostSignal), (.ordinary, .lostSignal),
    ]) func orders(severity: Severity, detector: DetectorKind) throws
  {
    let rules = try Example.rules().ladder
    var orders = 0
    func go(_ room: Room, _ depth: Int, _ path: [Event]) {
      orders += 1
      check(room, path)
      guard depth > 0 else { return }
      for event in Event.allCases {
        var next = room
        next.happen(event)
        go(next, depth - 1, path + [event])
      }
    }
    go(Room(severity, detector: detector, rules: rules), 5, [])
    #expect(orders == 66_430)
  }

  private func check(_ room: Room, _ path: [Event]) {
    let record = room.record
    // An emergency that nobody has acknowledged or disposed of since it became one was called within 90 s of that.
    if record.severity == .emergency, record.isClimbing(at: room.now) {
      let since = record.climbStart(at: room.now)
      let heard = room.calls.contains { $0.severity == .emergency && $0.at >= since && $0.at - since <= .minutes(12) }
      #expect(heard, "unheard after \(path)")
    }
    // What climbs has a next step; what does not was disposed of, seen out, or is held back by a silent feed.
    let hasLadder = room.rules.ladder(record.severity) != nil
    if hasLadder, record.isClimbing(at: room.now) {
      let isHeldBack = LadderPlan.inhibitor(record, silentFeeds: room.silent) != nil
      #expect(isHeldBack || room.next.map { $0 > room.now } == true, "a dead end after \(path)")
    } else if hasLadder, !record.isOver, !record.isDisposed {
      #expect(room.next != nil || !record.isActive, "a dead end after \(path)")
    }
  }

  @Test("what was acknowledged, ended, dismissed or shelved climbs anew when it becomes worse") func rearming() throws {
    let rules = try Example.rules().ladder
    let until = noon + .minutes(30)
    let milder: [FindingRecord] = [
      finding().acknowledged(by: "P", at: noon, until: until), finding().conditionEnded(at: noon),
      finding().acknowledged(by: "P", at: noon, until: until).conditionEnded(at: noon + .minutes(1)),
      finding().dismissed(by: "P", reason: "x"), finding().dismissed(by: "P", reason: "x").conditionEnded(at: noon),
      finding().disposed(.filed(caseNo: 3)), finding().shelved(until: noon + .hours(8)),
      finding().shelved(until: noon + .minutes(1)),
    ]
    let now = noon + .minutes(2)
    for before in milder {
      let after = try #require(before.worsened(to: .emergency, at: now))
      #expect(!after.isOver && after.isClimbing(at: now))
      let old = Set((1...4).map { "\(before.climbStart(at: now).milliseconds)/step/\($0)" })
      let plan = LadderPlan.of(
        after, rules: rules, told: old, group: [], silentFeeds: [], now: now + .milliseconds(1))
      #expect(plan.calls.map(\.rungs) == [[.watchkeepers, .dutyLeader, .superiorDutyLeader]])
      let seen = after.acknowledged(by: "P", at: now, until: now + .minutes(10))
      #expect(!seen.isClimbing(at: now))
      #expect(after.worsened(to: .serious, at: now) == nil && after.worsened(to: .emergency, at: now) == nil)
    }
  }

  @Test("it may become worse in the very moment in which it was called: no key is used twice") func sameMoment() throws
  {
    let rules = try Example.rules().ladder
    let told = Set(LadderView.of(finding(), ladder: rules.serious, told: [], now: noon).owed.map(\.key))
    let worse = try #require(finding().worsened(to: .emergency, at: noon))
    let plan = LadderPlan.of(
      worse, rules: rules, told: told, group: [], silentFeeds: [], now: noon + .milliseconds(1))
    #expect(plan.calls.count == 1 && told.isDisjoint(with: plan.calls.map(\.key)))
  }

  @Test("a silent feed holds back the lost signals of its vessels, nothing else and no emergency") func inhibited()
    throws
  {
    let rules = try Example.rules().ladder
    var lost = finding()
    lost.finding.detector = .lostSignal
    lost.finding.object = "ais"
    func calls(_ record: FindingRecord, _ silent: Set<String>, _ now: Instant = noon) -> LadderPlan {
      LadderPlan.of(record, rules: rules, told: [], group: [], silentFeeds: silent, now: now)
    }
    let held = calls(lost, ["ais"])
    #expect(held.calls.isEmpty && held.next == nil && held.inhibitedBy == "ais")
    #expect(calls(lost, ["other"]).calls.count == 1)
    #expect(calls(finding(), ["ais", "Z-SCJ"]).calls.count == 1)
    var emergency = lost
    emergency.severity = .emergency
    #expect(calls(emergency, ["ais"]).calls.count == 1)
    // Back after an hour: the watchkeepers first, not everyone who would have been told meanwhile.
    let back = noon + .hours(1)
    #expect(calls(lost.uninhibited(at: back), [], back).calls.map(\.rungs) == [[.watchkeepers]])
  }

  @Test("one cause, one call: the same people are told of a group again after its window, emergencies at once")
  func grouped() throws {
    let rules = try Example.rules().ladder
    let made = LadderPlan.Made(rungs: [.watchkeepers], at: noon - .minutes(2))
    func plan(_ record: FindingRecord, _ group: [LadderPlan.Made], _ now: Instant) -> LadderPlan {
      LadderPlan.of(record, rules: rules, told: [], group: group, silentFeeds: [], now: now)
    }
    #expect(plan(finding(), [made], noon).calls.isEmpty)
    #expect(plan(finding(), [made], noon).next == noon + .minutes(3))
    #expect(plan(finding(), [made], noon + .minutes(3)).calls.map(\.rungs) == [[.watchkeepers]])
    // Others were told: these were not.
    #expect(plan(finding(), [.init(rungs: [.dutyLeader], at: noon)], noon).calls.count == 1)
    #expect(plan(finding(.emergency), [.init(rungs: Set(LadderRules.Rung.allCases), at: noon)], noon).calls.count == 1)
    #expect(LadderCall.rungs(told: "watchkeepers=P-1+P-2 dutyLeader=gap") == [.watchkeepers])
  }
}
