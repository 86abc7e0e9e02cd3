import Casework
import Organisation
import Regulation
import Settings
import Testing
import Units

/// The ladder (design.md): who is told when, as long as nobody acknowledges. Time moves in steps, as a scheduler would wake it.
@Suite("The ladder: serious and emergency, over restarts and gaps") struct LadderTests {
  /// Calls made when looked at every `step` from the opening for `span`, as minutes and rungs.
  private func calls(
    _ record: FindingRecord, _ ladder: LadderRules.Ladder?, for span: Int, told: Set<String> = [], from: Int = 0
  ) -> [String] {
    var told = told
    var calls: [String] = []
    for minute in from...span {
      let now = noon + .minutes(Int64(minute))
      for call in LadderView.of(record, ladder: ladder, told: told, now: now).owed {
        #expect(call.due <= now)
        #expect(told.insert(call.key).inserted, "\(call.key) was made twice")
        calls.append("\(minute) \(call.rungs.map(\.rawValue).joined(separator: "+"))")
      }
    }
    return calls
  }

  @Test("serious: watchkeepers at once, 5 min duty leader, 15 centre leader, 30 the superior's, then every 30")
  func serious() throws {
    let ladder = try Example.rules().ladder.serious
    let everyone = "watchkeepers+dutyLeader+centreLeader+superiorDutyLeader"
    #expect(
      calls(finding(), ladder, for: 125) == [
        "0 watchkeepers", "5 dutyLeader", "15 centreLeader", "30 superiorDutyLeader", "60 \(everyone)",
        "90 \(everyone)", "120 \(everyone)",
      ])
  }

  @Test("emergency: three at once, 5 min centre leader, 10 the province's, then every 5") func emergency() throws {
    let ladder = try Example.rules().ladder.emergency
    let everyone = "watchkeepers+dutyLeader+superiorDutyLeader+centreLeader+provinceDutyLeader"
    #expect(
      calls(finding(.emergency), ladder, for: 21) == [
        "0 watchkeepers+dutyLeader+superiorDutyLeader", "5 centreLeader", "10 provinceDutyLeader", "15 \(everyone)",
        "20 \(everyone)",
      ])
  }

  @Test("info and ordinary have none") func quiet() throws {
    let rules = try Example.rules().ladder
    for severity in [Severity.info, .ordinary] {
      #expect(rules.ladder(severity) == nil)
      #expect(LadderView.of(finding(severity), ladder: nil, told: [], now: noon + .hours(1)).owed.isEmpty)
    }
  }

  @Test("looked at every minute or only at `next`, the same calls are made") func nextIsEnough() throws {
    for (severity, ladder) in [
      (Severity.serious, try Example.rules().ladder.serious), (.emergency, try Example.rules().ladder.emergency),
    ] {
      var told: Set<String> = []
      var made: [String] = []
      var now = noon
      while now <= noon + .hours(3) {
        let view = LadderView.of(finding(severity), ladder: ladder, told: told, now: now)
        for call in view.owed {
          told.insert(call.key)
          made.append("\((now - noon).wholeMinutes) \(call.rungs.map(\.rawValue).joined(separator: "+"))")
        }
        let next = try #require(view.next)
        #expect(next > now)
        now = next
      }
      #expect(made == calls(finding(severity), ladder, for: 180))
    }
  }

  @Test("D1: a restart at any minute goes on where it should") func restart() throws {
    let ladder = try Example.rules().ladder.serious
    let whole = calls(finding(), ladder, for: 100)
    for stop in 0..<100 {
      let before = calls(finding(), ladder, for: stop)
      var told: Set<String> = []
      for minute in 0...stop {
        for call in LadderView.of(finding(), ladder: ladder, told: told, now: noon + .minutes(Int64(minute))).owed {
          told.insert(call.key)
        }
      }
      #expect(before + calls(finding(), ladder, for: 100, told: told, from: stop + 1) == whole, "stopped at \(stop)")
    }
  }

  @Test("a gap of days makes no flood: each step once, and one repeat for all that passed") func gap() throws {
    let ladder = try Example.rules().ladder.emergency
    let view = LadderView.of(finding(.emergency), ladder: ladder, told: [], now: noon + .days(3))
    #expect(view.owed.count == ladder.steps.count + 1)
    let told = Set(view.owed.map(\.key))
    let after = LadderView.of(finding(.emergency), ladder: ladder, told: told, now: noon + .days(3))
    #expect(after.owed.isEmpty)
    #expect(after.next == noon + .days(3) + .minutes(5))
  }

  @Test("after an acknowledgement ran out everything begins anew under other keys") func anew() throws {
    let ladder = try Example.rules().ladder.serious
    let old = Set((1...4).map { "\(noon.milliseconds)/step/\($0)" })
    let record = try #require(
      finding().acknowledged(at: noon + .minutes(40), for: .minutes(30)).rearmed(at: noon + .minutes(70)))
    let view = LadderView.of(record, ladder: ladder, told: old, now: noon + .minutes(70))
    #expect(view.owed.map(\.rungs) == [[.watchkeepers]])
    #expect(view.next == noon + .minutes(75))
  }

  @Test("what lay on a shelf comes back as a new call to the watchkeepers, not to everyone at once") func unshelved()
    throws
  {
    let ladder = try Example.rules().ladder.serious
    let until = noon + .hours(8)
    let record = finding().shelved(until: until)
    #expect(LadderView.of(record, ladder: ladder, told: [], now: until - .seconds(1)).owed.isEmpty)
    let view = LadderView.of(record, ladder: ladder, told: [], now: until)
    #expect(view.owed.map(\.rungs) == [[.watchkeepers]])
    #expect(view.next == until + .minutes(5))
    // A shelf that ended before the acknowledgement did changes nothing.
    let acknowledged = try #require(record.acknowledged(at: until, for: .minutes(30)).rearmed(at: until + .hours(1)))
    #expect(acknowledged.climbStart(at: until + .hours(1)) == until + .minutes(30))
  }

  @Test("a step that resolves to nobody hands on at once, and only once") func following() throws {
    let ladder = try Example.rules().ladder.serious
    let first = try #require(LadderView.of(finding(), ladder: ladder, told: [], now: noon).owed.first)
    let second = try #require(first.following(in: ladder, told: [first.key]))
    #expect(second.rungs == [.dutyLeader] && second.due == noon)
    #expect(second.key == "\(noon.milliseconds)/step/2")
    #expect(first.following(in: ladder, told: [first.key, second.key]) == nil)
    // What was handed on is not made again at its own time.
    let later = LadderView.of(finding(), ladder: ladder, told: [first.key, second.key], now: noon + .minutes(5))
    #expect(later.owed.isEmpty)
    let last = LadderCall(key: "\(noon.milliseconds)/step/4", rungs: [.superiorDutyLeader], due: noon)
    #expect(last.following(in: ladder, told: []) == nil)
    let again = LadderCall(key: "\(noon.milliseconds)/repeat/1", rungs: [.watchkeepers], due: noon)
    #expect(again.following(in: ladder, told: []) == nil)
  }
}

/// Whom a rung means in the example province.
@Suite("Rungs: who is meant, and gaps") struct RungTests {
  @Test("on watch, by the roster of the hour") func onWatch() throws {
    let resolver = RungResolver(try Example.directory())
    let county = CentreID("430105")
    #expect(resolver.people(.watchkeepers, centre: county, at: noon).map(\.id) == ["P-430105-01", "P-430105-02"])
    #expect(
      resolver.people(.watchkeepers, centre: county, at: noon + .hours(2)).map(\.id) == ["P-430105-03", "P-430105-04"])
    #expect(resolver.people(.dutyLeader, centre: county, at: noon).map(\.id) == ["P-430105-11"])
    #expect(resolver.people(.superiorDutyLeader, centre: county, at: noon).map(\.id) == ["P-430100-11"])
    #expect(resolver.people(.provinceDutyLeader, centre: county, at: noon).map(\.id) == ["P-430000-12"])
    #expect(resolver.people(.centreLeader, centre: county, at: noon).allSatisfy { $0.role == .centreLeader })
  }

  @Test("R17: out of a second-line centre's hours nobody keeps watch, and its duty leaders are called") func offHours()
    throws
  {
    let resolver = RungResolver(try Example.directory())
    let night = at("2026-11-21", "23:00")
    for centre in ["430000", "430200", "430600"].map({ CentreID($0) }) {
      #expect(resolver.people(.watchkeepers, centre: centre, at: night).isEmpty)
      let leaders = resolver.people(.dutyLeader, centre: centre, at: night)
      #expect(leaders.count == 2 && leaders.allSatisfy { $0.role == .dutyLeader && $0.centre == centre })
    }
  }

  @Test("the province has nobody above it: its own duty leader") func top() throws {
    let resolver = RungResolver(try Example.directory())
    let own = resolver.people(.dutyLeader, centre: CentreID("430000"), at: noon)
    #expect(resolver.people(.superiorDutyLeader, centre: CentreID("430000"), at: noon) == own)
    #expect(!own.isEmpty)
  }

  @Test("a roster without lines and without people is a gap") func gaps() throws {
    var organisation = try Example.configuration().organisation
    organisation.roster = []
    organisation.people = []
    let resolver = RungResolver(Directory(organisation))
    for rung in LadderRules.Rung.allCases {
      #expect(resolver.people(rung, centre: CentreID("430105"), at: noon).isEmpty)
    }
  }
}
