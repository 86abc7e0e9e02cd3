import Organisation
import Regulation
import Testing
import Units

@testable import Casework

private let start = at("2026-11-23", "09:00")
private let rules = PresenceRules()

private func check(_ mode: PresenceCheck.Mode = .room) -> PresenceCheck {
  PresenceCheck(
    no: 1, centre: CentreID("430100"), asked: CentreID("430105"), clause: "C11", question: "?", mode: mode,
    askedAt: start, askedBy: "A")
}

/// What may happen in a step of the walk; each takes its minutes.
private enum Happening: String, CaseIterable {
  case answer, minutes8, minutes15, down20, standby
}

/// A room under the daemon's own ticks: each minute while it is up.
private struct Walk {
  var check: PresenceCheck
  var now = start
  var standby: Instant?
  var accusations = 0

  mutating func tick() {
    while let step = PresenceClock.step(check, standbySince: standby, rules: rules, now: now) {
      let event: PresenceEvent =
        switch step {
        case .repeat: .repeated(now)
        case .absent: .absent(now)
        case .toTelephone: .toTelephone(now)
        case .notJudged(let why): .notJudged(why: why, at: now)
        }
      guard let next = try? PresenceMachine.after(event, check, rules: rules) else { return }
      check = next
      if step == .absent { accusations += 1 }
    }
  }

  mutating func pass(_ minutes: Int64, ticking: Bool) {
    for _ in 0..<minutes {
      now += .minutes(1)
      if ticking { tick() }
    }
    tick()
  }

  mutating func take(_ happening: Happening) {
    switch happening {
    case .answer:
      let answer = PresenceCheck.Answer(
        text: "", at: now, by: "B", enteredBy: check.mode == .telephone ? "A" : nil)
      if let next = try? PresenceMachine.after(.answered(answer), check, rules: rules) { check = next }
    case .minutes8: pass(8, ticking: true)
    case .minutes15: pass(15, ticking: true)
    case .down20: pass(20, ticking: false)
    case .standby:
      if standby == nil { standby = now }
      tick()
    }
  }
}

@Suite("P8, C11, R8: presence checks") struct PresenceTests {
  @Test("R8: repeated after 15 minutes, absent at 30; an answer before that accuses nobody")
  func clock() {
    #expect(PresenceClock.step(check(), standbySince: nil, rules: rules, now: start + .minutes(14)) == nil)
    #expect(PresenceClock.step(check(), standbySince: nil, rules: rules, now: start + .minutes(15)) == .repeat)
    var asked = check()
    asked.repeatedAt = start + .minutes(15)
    #expect(PresenceClock.step(asked, standbySince: nil, rules: rules, now: start + .minutes(29)) == nil)
    #expect(PresenceClock.step(asked, standbySince: nil, rules: rules, now: start + .minutes(30)) == .absent)
    #expect(PresenceClock.next(asked, rules: rules, now: start + .minutes(16)) == start + .minutes(30))
  }

  @Test("D1: what fell due while the daemon was down accuses nobody (R8)") func down() {
    let late = PresenceClock.step(check(), standbySince: nil, rules: rules, now: start + .minutes(18))
    #expect(late == .notJudged("down"))
    var asked = check()
    asked.repeatedAt = start + .minutes(15)
    #expect(PresenceClock.step(asked, standbySince: nil, rules: rules, now: start + .minutes(33)) == .notJudged("down"))
  }

  @Test(
    "P8, C11, R8: every order of answers, time, standby and outages to depth 5: nobody is accused who answered, nobody escapes"
  )
  func everyOrder() {
    func follow(_ walk: Walk, _ path: [Happening], _ depth: Int) {
      for happening in Happening.allCases {
        var next = walk
        next.take(happening)
        // A tick on the same state changes nothing, and a restart is no more than that.
        var again = next
        again.tick()
        #expect(again.check == next.check, "\(path) \(happening)")
        settle(next, path + [happening])
        if depth > 1 { follow(next, path + [happening], depth - 1) }
      }
    }
    func settle(_ walk: Walk, _ path: [Happening]) {
      let check = walk.check
      #expect(walk.accusations <= 1)
      #expect((walk.accusations == 1) == (check.outcome == .absent), "\(path)")
      if let answer = check.answer, answer.at - start < rules.absentAfter {
        #expect(check.outcome != .absent, "\(path): answered in time and accused")
      }
      let sawAll = !path.contains(.down20) && !path.contains(.standby)
      if sawAll, check.answer == nil, walk.now - start >= rules.absentAfter {
        #expect(check.outcome == .absent, "\(path): escaped")
      }
      if check.outcome == .absent {
        #expect(check.repeatedAt != nil)
        #expect(walk.standby.map { $0 - start >= rules.absentAfter } ?? true, "\(path): the room had been let go")
      }
    }
    follow(Walk(check: check()), [], 5)
  }

  @Test("G3: in standby it is a call: time alone accuses nobody, two calls not taken 30 minutes apart do")
  func telephone() throws {
    let called = check(.telephone)
    #expect(PresenceClock.step(called, standbySince: nil, rules: rules, now: start + .minutes(40)) == nil)
    let forgotten = PresenceClock.step(called, standbySince: nil, rules: rules, now: start + .minutes(121))
    #expect(forgotten == .notJudged("not-followed"))
    func call(_ minutes: Int64) -> PresenceEvent {
      .notReached(PresenceCheck.Call(at: start + .minutes(minutes), by: "A", note: ""))
    }
    let once = try PresenceMachine.after(call(0), called, rules: rules)
    let twice = try PresenceMachine.after(call(15), once, rules: rules)
    #expect(twice.outcome == .open)
    #expect(try PresenceMachine.after(call(30), twice, rules: rules).outcome == .absent)
    let answer = PresenceCheck.Answer(text: "", at: start + .minutes(20), by: "张三", enteredBy: "A")
    #expect(try PresenceMachine.after(.answered(answer), twice, rules: rules).outcome == .answeredLate)
    #expect(try PresenceMachine.after(.answered(answer), called, rules: rules).outcome == .answered)
    #expect(throws: PresenceRefusal.notByTelephone) { try PresenceMachine.after(call(5), check(), rules: rules) }
    let console = PresenceCheck.Answer(text: "", at: start, by: "B")
    #expect(throws: PresenceRefusal.onlyByTelephone) {
      try PresenceMachine.after(.answered(console), called, rules: rules)
    }
  }

  @Test(
    "R8: the prompt follows the last sign at a drawn interval within its bounds, the same for the same sign and no other"
  )
  func prompts() {
    let key = DrawKey { text in
      (0..<32).map { place in UInt8(truncatingIfNeeded: text.utf8.reduce(place &+ 7) { ($0 &* 31) &+ Int($1) } >> 3) }
    }
    let opens = at("2026-11-23", "06:45")
    var spans: Set<Int64> = []
    for minute in 0..<60 {
      let sign = start + .minutes(Int64(minute))
      let prompt = RoomPrompt(sign: sign, opens: opens, room: "430105", key: key, rules: rules)
      #expect(prompt == RoomPrompt(sign: sign, opens: opens, room: "430105", key: key, rules: rules))
      #expect(prompt.shows >= sign + rules.promptAtLeast && prompt.shows <= sign + rules.promptAtMost)
      #expect(prompt.calls == prompt.shows + rules.promptFor)
      spans.insert((prompt.shows - sign).milliseconds / 60_000)
    }
    #expect(spans.count > 20, "the interval can be foreseen")
    // A sign of yesterday counts from the opening of the window.
    let early = RoomPrompt(sign: opens - .days(1), opens: opens, room: "430105", key: key, rules: rules)
    #expect(early.shows >= opens + rules.promptAtLeast)
  }

  @Test("S3: drawn checks lie within the window, one in each part of it, and are the same whenever they are drawn")
  func draws() {
    let key = DrawKey { text in Array((text + String(repeating: "k", count: 32)).utf8.prefix(32)) }
    let until = start + .hours(8)
    let moments = PresenceDraw.moments(2, from: start, until: until, name: "430000/430100/2026-11-23", key: key)
    #expect(moments.count == 2 && moments[0] >= start && moments[0] < start + .hours(4))
    #expect(moments[1] >= start + .hours(4) && moments[1] < until)
    #expect(moments == PresenceDraw.moments(2, from: start, until: until, name: "430000/430100/2026-11-23", key: key))
    #expect(PresenceDraw.moments(0, from: start, until: until, name: "x", key: key).isEmpty)
  }
}
