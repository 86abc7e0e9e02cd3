import Geometry
import Organisation
import Regulation
import Units

/// What is no error and yet worth a look: a roster with gaps, a ladder that reaches nobody, a year without holidays.
struct Warnings {
  let draft: Draft
  let log: ProblemLog

  func run(_ configuration: Configuration, now: Instant) {
    let today = configuration.organisation.zone.civil(now).date
    let hosted = Set(configuration.hostedCentres)
    let centres = configuration.organisation.centres.filter { hosted.contains($0.id) }
    let officeHours = [configuration.regulation.morning, configuration.regulation.afternoon]
    RosterChecks(draft: draft, log: log).warnOfGaps(centres, officeHours: officeHours, from: today, days: 14)
    for centre in centres { warnOfSilence(centre) }
    let least = configuration.regulation.watch.provinceAtLeast
    for entry in draft.roster where hosted.contains(entry.value.centre) { warnOfThinWatch(entry, least) }
    warnOfWaters(hosted)
    warnOfHolidays(configuration.organisation.holidays, today)
    warnOfLines(configuration.organisation, hosted)
    for entry in draft.lines.entries where configuration.organisation.vessels(of: entry.value).isEmpty {
      entry.record.warn(
        "point", "no ferry serves \(entry.value.point ?? "it"): nothing is counted on \(entry.value.id)")
    }
    warnOfNobody(Directory(configuration.organisation), configuration.regulation.recipients, centres)
  }

  /// A rung of the ladder that tells nobody is skipped: better known beforehand.
  private func warnOfSilence(_ centre: Centre) {
    let mark = SourceMark(file: PeopleFile.name)
    for role in [Role.dutyLeader, .centreLeader] {
      let reachable = draft.people.values.contains { $0.centre == centre.id && $0.role == role && $0.address != nil }
      if !reachable {
        log.warn(mark, "people", "\(centre.id) has no \(hyphenated(role.rawValue)) with a mail address")
      }
    }
    if let unit = draft.units[centre.authority], unit.addresses.isEmpty {
      log.warn(
        SourceMark(file: UnitsFile.name), "units", "\(unit.id) has no mail address, and \(centre.id) reports to it")
    }
  }

  /// G4
  private func warnOfThinWatch(_ entry: Drafted<WatchAssignment>, _ least: Int) {
    guard draft.centres[entry.value.centre.rawValue]?.tier == .province, entry.value.watchkeepers.count < least else {
      return
    }
    entry.record.warn("watchkeepers", "the province centre keeps every watch with \(least) at least (G4)")
  }

  private func warnOfWaters(_ hosted: Set<CentreID>) {
    for entry in draft.centres.entries where entry.value.hasDirectWaters && entry.value.waters == nil {
      let reason = "has waters of its own, and they are not in \(WatersFile.name): findings there go to another centre"
      entry.record.warn("code", "\(entry.value.id) \(reason)")
    }
    for entry in draft.points.entries where hosted.contains(entry.value.centre) {
      guard let waters = draft.centres[entry.value.centre.rawValue]?.waters else { continue }
      if !waters.polygons.contains(where: { RingReader.holds($0[0], entry.value.place) }) {
        entry.record.warn("lon", "\(entry.value.id) lies outside the waters of \(entry.value.centre)")
      }
    }
  }

  /// R10: next year's days are published in autumn.
  private func warnOfHolidays(_ holidays: HolidayCalendar, _ today: CivilDate) {
    for year in holidays.missingYears(on: today) {
      log.warn(SourceMark(file: "holidays/\(year).yaml"), "(file)", "the holidays of \(year) are not there")
    }
  }

  /// G3, G4: a first-line centre has direct supervision of water traffic, any other has none.
  private func warnOfLines(_ organisation: Organisation, _ hosted: Set<CentreID>) {
    let sailers = organisation.sailers
    for entry in draft.centres.entries where hosted.contains(entry.value.id) {
      let centre = entry.value
      if centre.tier == .province, centre.isFirstLine {
        entry.record.warn("first_line", "the province centre is second-line: it has no water of its own (G4)")
      }
      guard !centre.isFirstLine, let first = sailers[centre.id]?.first(where: \.everSails) else { continue }
      let reason =
        "\(centre.id) is second-line and keeps office hours, while \(first.id) \(first.name) sails in its charge (G3)"
      entry.record.warn(centre.tier == .province ? "code" : "first_line", reason)
    }
  }

  /// P4 and others: what a clause sends goes to somebody, each role of it, in every centre that owes it.
  private func warnOfNobody(_ directory: Directory, _ rules: RecipientRules, _ centres: [Centre]) {
    for (clause, roles) in rules.byClause.sorted(by: { $0.key < $1.key }) {
      let owing = centres.filter { $0.tier.clauses == clause.first }
      for role in roles {
        let none = owing.filter { directory.recipients([role], of: $0).isEmpty }
        guard let first = none.first else { continue }
        let who = none.count == 1 ? first.id.rawValue : "\(first.id) and \(none.count - 1) more"
        log.warn(
          SourceMark(file: RegulationFile.name), "recipients.\(clause)",
          "\(hyphenated(role.rawValue)) is nobody for \(who): \(clause) reaches none there")
      }
    }
  }
}

extension Tier {
  /// The letter with which the clauses of a tier begin.
  fileprivate var clauses: Character {
    switch self {
    case .province: "P"
    case .city: "C"
    case .county: "X"
    }
  }
}
