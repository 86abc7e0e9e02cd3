import Organisation
import Regulation
import Units

/// Counts what the days came to.
struct Count {
  private let directory: Directory
  private let rules: RegulationRules
  private var kinds: [Kind: KindLine] = [:]
  private var centres: [CentreID: CentreLine] = [:]
  private var loads: [Tier: Load] = [:]
  private var late: [LateReport] = []
  private var days: [DayLine] = []
  private var months: [MonthLine] = []
  private var month = MonthBook()
  private var blind: [Duty.ID: Set<Target>] = [:]

  private struct Kind: Hashable {
    var tier: Tier
    var kind: DutyKind
  }
  private struct Load {
    var checks = 0
    var peopleHours = 0
    var peak: (tenths: Int, centre: CentreID, day: CivilDate, hour: Int)?
  }

  init(directory: Directory, rules: RegulationRules) {
    self.directory = directory
    self.rules = rules
  }

  mutating func openMonth() { month = MonthBook() }

  /// A month that lies whole within the run.
  mutating func closeMonth(_ last: CivilDate) {
    guard let province = directory.province, province.dutyStarts <= last else { return }
    months.append(month.line(last, province: province, organisation: directory.organisation, rules: rules))
  }

  // MARK: A day

  mutating func add(_ play: DayPlay, duties: [Duty]) {
    for act in play.acts { add(act) }
    blind.merge(play.blind) { $0.union($1) }
    month.add(play, duties: duties)
    addLoad(play)
    addDay(play, duties)
  }

  /// Rounds whose day is over, with what was made up for on the day after.
  mutating func close(_ book: RoundBook) {
    for round in book.all {
      guard let tier = directory.centre(round.duty.centre)?.tier else { continue }
      let tally = round.tally(at: .distantFuture)
      let seen = blind.removeValue(forKey: round.duty.id) ?? []
      let blind = round.remaining.count { seen.contains($0) }
      change(round.duty, tier) { line in
        line.owed += tally.owed
        line.inTime += tally.inTime
        line.late += tally.late
        line.missed += tally.missed
        line.madeUp += tally.madeUp
        line.blind += blind
      }
      centres[round.duty.centre, default: .empty(round.duty.centre)].add(tally.owed, tally.late, tally.missed)
    }
  }

  private mutating func add(_ act: ActPlayed) {
    guard let tier = directory.centre(act.duty.centre)?.tier else { return }
    let state = DutyState.of(act.duty, finished: act.finished, withdrawn: false, now: .distantFuture)
    let (late, missed) = (state == .doneLate || state == .late, state == .missed)
    change(act.duty, tier) { line in
      line.owed += 1
      line.inTime += state == .done ? 1 : 0
      line.late += late ? 1 : 0
      line.missed += missed ? 1 : 0
      line.unapproved += act.isApproved == false ? 1 : 0
    }
    centres[act.duty.centre, default: .empty(act.duty.centre)].add(1, late ? 1 : 0, missed ? 1 : 0)
    guard late, act.duty.kind.isReport, let finished = act.finished else { return }
    centres[act.duty.centre]?.lateReports += 1
    self.late.append(LateReport(duty: act.duty.id, minutes: (finished - act.duty.due).wholeMinutes))
  }

  private mutating func change(_ duty: Duty, _ tier: Tier, _ body: (inout KindLine) -> Void) {
    var line =
      kinds[Kind(tier: tier, kind: duty.kind)]
      ?? KindLine(tier: tier.rawValue, kind: duty.kind.rawValue, clause: duty.clause)
    line.duties += 1
    body(&line)
    kinds[Kind(tier: tier, kind: duty.kind)] = line
  }

  /// By centre and hour: checks for each watchkeeper who was there.
  private mutating func addLoad(_ play: DayPlay) {
    let zone = directory.zone
    var hours: [CentreID: [Int: Int]] = [:]
    for check in play.checks {
      hours[check.centre, default: [:]][zone.civil(check.at).time.seconds / 3600, default: 0] += 1
    }
    for centre in hours.keys.sorted() {
      guard let tier = directory.centre(centre)?.tier, let here = play.presence[centre] else { continue }
      var load = loads[tier] ?? Load()
      for (hour, checks) in (hours[centre] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let people = max(1, here.people(inHour: zone.instant(play.day, CivilTime(hour, 0))))
        load.checks += checks
        load.peopleHours += people
        let tenths = checks * 10 / people
        if tenths > load.peak?.tenths ?? -1 { load.peak = (tenths, centre, play.day, hour) }
      }
      loads[tier] = load
    }
  }

  private mutating func addDay(_ play: DayPlay, _ duties: [Duty]) {
    guard let province = directory.province else { return }
    let draws = duties.filter { $0.centre == province.id && $0.kind.isDrawn }
    guard !draws.isEmpty else { return }
    let points = draws.first { $0.kind == .pointSpotCheck }?.quota
    let wanted = Set(draws.flatMap(\.targets))
    days.append(
      DayLine(
        day: play.day, counties: draws.first { $0.kind == .countySpotCheck }?.quota?.quota ?? 0,
        points: points?.quota ?? 0, floor: points?.floor ?? 0, owed: points?.owed ?? 0,
        daysLeft: points?.daysLeft ?? 0,
        made: play.seen.count { $0.centre == province.id && wanted.contains($0.target) }))
  }

  // MARK: The end

  func result(_ simulation: Simulation) -> SimulationResult {
    let here = Set(centres.keys)
    let rostered = Set(directory.organisation.roster.map(\.centre))
    let tiers = Tier.allCases
    return SimulationResult(
      from: simulation.from, through: simulation.through, manner: simulation.habits.manner, seed: simulation.seed,
      centres: here.count, points: directory.organisation.points.count { here.contains($0.centre) },
      unrostered: here.subtracting(rostered).count,
      kinds: tiers.flatMap { tier in DutyKind.allCases.compactMap { kinds[Kind(tier: tier, kind: $0)] } },
      months: months, days: days, loads: tiers.compactMap { tier in loads[tier].flatMap { line(tier, $0) } },
      worst: Array(centres.values.filter { $0.faults > 0 }.sorted(by: CentreLine.isWorse).prefix(10)),
      lateReports: Array(
        late.sorted { ($1.minutes, $0.duty) < ($0.minutes, $1.duty) }.prefix(SimulationResult.mostNamed)),
      lateReportCount: late.count)
  }

  private func line(_ tier: Tier, _ load: Load) -> LoadLine? {
    guard let peak = load.peak, load.peopleHours > 0 else { return nil }
    return LoadLine(
      tier: tier.rawValue, checks: load.checks, averageTenths: load.checks * 10 / load.peopleHours,
      peakTenths: peak.tenths, peakCentre: peak.centre.rawValue, peakDay: peak.day, peakHour: peak.hour)
  }
}

extension CentreLine {
  static func empty(_ centre: CentreID) -> CentreLine {
    CentreLine(centre: centre.rawValue, owed: 0, late: 0, missed: 0, lateReports: 0)
  }

  var faults: Int { late + missed + lateReports }

  mutating func add(_ owed: Int, _ late: Int, _ missed: Int) {
    self.owed += owed
    self.late += late
    self.missed += missed
  }

  /// By the share that was missed or late, a miss weighing double; then by code.
  static func isWorse(_ a: CentreLine, _ b: CentreLine) -> Bool {
    let (left, right) = ((2 * a.missed + a.late) * max(1, b.owed), (2 * b.missed + b.late) * max(1, a.owed))
    return left == right ? a.centre < b.centre : left > right
  }
}
