import Casework
import ControlSocket
import Daemon
import Organisation
import Regulation
import Store
import Units
package import Wire

/// What should have happened on the story's day, clause by clause, read from the register after the fact.
package struct Proof: Sendable {
  package struct Check: Sendable {
    package var clause: String
    package var words: Words
    package var holds: Bool
    /// What was found, where that says more.
    package var detail: String?

    init(_ clause: String, _ zh: String, _ en: String, _ holds: Bool, _ detail: String? = nil) {
      self.clause = clause
      words = Words(zh, en)
      self.holds = holds
      self.detail = detail
    }
  }

  let story: Story
  var options: StoryOptions { story.options }

  package init(_ story: Story) { self.story = story }

  package func checks() async throws -> [Check] {
    let facts = try await story.rig.register.reading { try Facts($0, day: story.options.day) }
    return opening(facts) + rounds(facts) + reports(facts) + notice(facts) + ladder(facts) + distress(facts)
      + others(facts) + (try await feed()) + mail(facts)
  }

  /// What the checks look at, read once.
  struct Facts: Sendable {
    var duties: [DutyRecord]
    var next: [DutyRecord]
    var findings: [FindingRecord]
    var calls: [Int64: [(key: String, at: Instant, told: String)]]
    var cases: [CaseRecord]
    var papers: [Paper]
    var ledger: [LedgerEntry]
    var messages: [StoredMessage]
    var deliveries: [Int64: [Delivery]]
    var told: [Int64: Set<String>]
    var brokenJournal: Int64?

    init(_ read: RegisterReader, day: CivilDate) throws {
      duties = try read.duties(day: day)
      next = try read.duties(day: day + 1)
      findings = try read.findings(before: .max, onlyOpen: false, limit: 500).reversed()
      calls = [:]
      for record in findings { calls[record.no] = try read.calls(finding: record.no) }
      cases = try read.cases(before: .max, limit: 500).reversed()
      papers = try cases.flatMap { try read.papers(case: $0.no) }
      ledger = try read.ledger()
      messages = try read.messages(before: .max, limit: 500).reversed()
      deliveries = [:]
      for message in messages { deliveries[message.no] = try read.deliveries(message: message.no) }
      told = [:]
      for record in duties { told[record.no] = try read.told(duty: record.no) }
      brokenJournal = try read.firstBrokenJournalEntry()
    }

    func duties(_ kind: DutyKind, _ centre: String? = nil) -> [DutyRecord] {
      duties.filter { $0.duty.kind == kind && (centre == nil || $0.duty.centre.rawValue == centre) }
    }
    func finding(_ code: String, _ mmsi: UInt32) -> FindingRecord? {
      findings.first { $0.finding.code.rawValue == code && $0.finding.mmsi == mmsi }
    }
    func paper(_ number: String) -> Paper? { papers.first { $0.number == number } }
    /// Everyone who has it: the message was accepted for them.
    func reached(_ kind: LetterKind, paper: Int64? = nil, duty: Int64? = nil) -> Set<String> {
      let wanted = messages.filter {
        $0.kind == kind.rawValue && (paper == nil || $0.paperNo == paper) && (duty == nil || $0.dutyNo == duty)
      }
      return Set(wanted.flatMap { deliveries[$0.no] ?? [] }.filter { $0.state == .sent }.map(\.recipient))
    }
  }

  private func opening(_ facts: Facts) -> [Check] {
    let cities = story.rig.cities
    let counties = cities.values.flatMap(\.self)
    let p3 = [DutyKind.cityRound, .countySpotCheck, .pointSpotCheck].map { facts.duties($0, "430000").count }
    let points = facts.duties(.pointSpotCheck, "430000").first
    let c2 = cities.keys.allSatisfy { facts.duties(.countyRound, $0).count == 4 }
    let x2 = counties.allSatisfy { facts.duties(.pointRound, $0).count == 1 }
    let dues = Set(facts.duties(.dailyReport).map { "\($0.duty.clause) \($0.duty.due.milliseconds)" })
    let expected: Set = [
      "X2 \(options.at(19, 0).milliseconds)", "C3 \(options.at(20, 0).milliseconds)",
      "P4 \(options.at(9, 0).milliseconds)",
    ]
    return [
      Check("P3", "省中心当日巡查、抽查已开启", "the province's rounds and spot checks are opened", p3 == [2, 1, 1], "\(p3)"),
      Check(
        "P3", "抽查监控点数量符合 R1", "as many points are drawn as R1 asks",
        points?.duty.targets.count == points?.duty.quota?.quota && points?.duty.targets.isEmpty == false,
        points.map { "\($0.duty.targets.count)" }),
      Check("C2", "各市中心四次巡查已开启", "four rounds of each city are opened", c2),
      Check("X2", "各县中心巡查已开启", "the rounds of each county are opened", x2, "\(counties.count)"),
      Check("D1", "日报时限 19:00、20:00、09:00", "reports are due at 19:00, 20:00 and 09:00", dues == expected),
    ]
  }

  private func rounds(_ facts: Facts) -> [Check] {
    let all = facts.duties.filter(\.duty.kind.isRound)
    let end = options.at(23, 59, 59)
    let missed = all.filter { $0.state(at: end) == .missed }
    let others = all.filter { !missed.map(\.no).contains($0.no) }
    let told = missed.first.flatMap { facts.told[$0.no] } ?? []
    let leader = story.rig.address("P-430100-11")
    return [
      Check(
        "R3", "漏查的只有长沙市第二次巡查", "only Changsha's second round is missed",
        missed.map(\.duty.id) == ["C2/430100/\(options.day.iso)/county-round/2"], "\(missed.map(\.duty.id))"),
      Check("R3", "其余巡查均按时完成", "all other rounds are done in time", others.allSatisfy { $0.state(at: end) == .done }),
      Check(
        "R3", "逾期和漏查各通知带班领导一次", "late and missed are told to the duty leader, each once",
        told == ["late", "missed"] && facts.reached(.roundLate) == [leader] && facts.reached(.roundMissed) == [leader]
          && facts.messages.count { $0.kind == LetterKind.roundLate.rawValue } == 1),
    ]
  }

  private func reports(_ facts: Facts) -> [Check] {
    let reports = facts.duties(.dailyReport) + facts.next.filter { $0.duty.clause == "P4" }
    let inTime = reports.allSatisfy { record in record.finished.map { $0 < record.duty.due } ?? false }
    let province = facts.next.first { $0.duty.clause == "P4" }
    let up = province.map { facts.reached(.report, duty: $0.no) } ?? []
    let city = facts.duties(.dailyReport, "430100").first.map { facts.reached(.report, duty: $0.no) } ?? []
    let county = facts.duties(.dailyReport, "430112").first.map { facts.reached(.report, duty: $0.no) } ?? []
    let broadcasts = facts.duties(.broadcast)
    return [
      Check(
        "C7", "各市中心两次播报均按时完成", "each city's two broadcasts were made in time",
        broadcasts.count == 2 * story.rig.cities.count
          && broadcasts.allSatisfy { $0.state(at: options.at(23, 59, 59)) == .done }, "\(broadcasts.count)"),
      Check("R16", "所有日报均在时限前送达", "every report is accepted before it is due", inTime, "\(reports.count)"),
      Check(
        "X2", "县中心日报送市中心", "the county's report reached the city",
        county.contains(where: { $0.hasPrefix("centre-430100@") })),
      Check(
        "C3", "市中心日报送省中心", "the city's report reached the province",
        city.contains(where: { $0.hasPrefix("centre-430000@") })),
      Check(
        "P4", "省中心日报次日报局领导和厅", "the province's report reached bureau and department next morning",
        up == ["leaders@haishi.example.invalid", "duty@jtt.example.invalid"], "\(up.sorted())"),
    ]
  }
}
