package import Organisation
package import Regulation
package import Units

/// What an incident's state makes of R9 and of the clauses, and the difference to what was told (D1).
extension IncidentFile {
  /// Grade and weight of what is known.
  package struct Judged: Hashable, Sendable {
    package var grade: Grade
    package var weight: Weight

    package init(grade: Grade, weight: Weight) {
      self.grade = grade
      self.weight = weight
    }
  }

  /// A danger that hurt somebody is an accident.
  package var effectiveKind: IncidentKind { kind == .danger && figures.hasCasualties ? .accident : kind }
  /// Grades are of accidents.
  package var isGraded: Bool { effectiveKind == .accident || figures.hasCasualties }

  /// R9: the figures that count: deaths and missing as they were at the end of the seventh day after the accident's.
  package func counted(_ edition: GradeEdition, _ zone: CivilZone) -> IncidentFigures {
    let limit = zone.instant(zone.civil(occurredAt).date + edition.countDays + 1, .midnight)
    var counted = figures
    for name in [FigureName.dead, .missing] {
      let mine = changes.filter { $0.field == name.rawValue }
      guard mine.contains(where: { $0.asOf >= limit }) else { continue }
      counted[name] = mine.last { $0.asOf < limit }?.after.flatMap { Double($0) }
    }
    return counted
  }

  /// By the edition of the thresholds in force on the day of the accident (D8).
  package func judged(_ rules: GradeRules, _ zone: CivilZone) -> Judged {
    let edition = rules.edition(on: zone.civil(occurredAt).date)
    let counted = counted(edition, zone)
    return Judged(
      grade: Grading.grade(counted, edition), weight: Grading.weight(counted, vessels: vessels, edition))
  }

  /// The gravest that went out since a person last lowered it; nil: nothing did.
  package var reported: Judged? {
    let mine = told.filter { entry in
      guard entry.grade != nil else { return false }
      return lowered.map { entry.at >= $0.at } ?? true
    }
    guard let grade = mine.compactMap(\.grade).max(), let weight = mine.map(\.weight).max() else { return nil }
    return Judged(grade: grade, weight: weight)
  }

  /// Never below what was reported, but by a person's reason (R9).
  package func effective(_ rules: GradeRules, _ zone: CivilZone) -> Judged {
    let now = judged(rules, zone)
    guard let reported else { return now }
    return Judged(grade: max(now.grade, reported.grade), weight: max(now.weight, reported.weight))
  }

  package func isMajorLeak(_ rules: GradeRules, _ zone: CivilZone) -> Bool {
    guard dangerousGoods else { return false }
    let edition = rules.edition(on: zone.civil(occurredAt).date)
    return judgedMajorLeak ?? ((figures.leak ?? 0) >= edition.majorLeak && (figures.leak ?? 0) > 0)
  }

  package func triggers(_ rules: GradeRules, _ zone: CivilZone) -> IncidentTriggers {
    let judged = effective(rules, zone)
    return IncidentTriggers(
      kind: effectiveKind, hazard: hazard, isEmergency: isEmergency, isSerious: isSerious, weight: judged.weight,
      grade: judged.grade, isHoliday: holiday != nil,
      protectedCasualties: !transport.isEmpty && figures.hasCasualties, majorLeak: isMajorLeak(rules, zone))
  }

  /// The centres that have it, with how they came to it: who filed, who got it from below, who took it over from above.
  package var holders: [(centre: CentreID, holding: IncidentDuties.Holding)] {
    var holders: [(centre: CentreID, holding: IncidentDuties.Holding)] = [(centre, .filed)]
    for receipt in receipts where receipt.awaited && !holders.contains(where: { $0.centre == receipt.centre }) {
      if receipt.isUp {
        holders.append((receipt.centre, .passedUp))
      } else if receipt.confirmed != nil {
        holders.append((receipt.centre, .handedDown))
      }
    }
    return holders
  }

  /// The centres whose people deal with it: who filed it, and who took it over.
  package var handlers: [CentreID] { holders.filter { $0.holding != .passedUp }.map(\.centre) }

  /// Everything that all its holders owe as it stands.
  package func owed(_ rules: GradeRules, directory: Directory) -> [(centre: CentreID, reports: [OwedReport])] {
    let triggers = triggers(rules, directory.zone)
    guard let water = directory.centre(waters) else { return [] }
    let point = point.flatMap { directory.point($0) }
    let known = Set([centre] + receipts.map(\.centre))
    return holders.compactMap { holder in
      guard let mine = directory.centre(holder.centre) else { return nil }
      var reports = IncidentDuties.owed(
        by: mine, holder.holding, waters: water, point: point, triggers, directory: directory)
      if drill { reports.removeAll { $0.to.isUnit } }
      // Who has it already is not told by another of its holders; its filer reports to whom its clause says in any case.
      return (
        holder.centre,
        holder.holding == .filed
          ? reports
          : reports.filter { report in
            guard report.timing == .atOnce, case .centre(let id) = report.to else { return true }
            return !known.contains(id)
          }
      )
    }
  }

  /// Takes what is owed and neither told nor waiting: what is at once is told now and returned; the rest joins what waits with its centre's
  /// leaders. What waits and is owed no longer is taken back.
  package mutating func settle(
    _ owed: [(centre: CentreID, reports: [OwedReport])], standIn: (CentreID) -> Bool, _ judged: Judged, at now: Instant
  ) -> [(centre: CentreID, report: OwedReport)] {
    var atOnce: [(centre: CentreID, report: OwedReport)] = []
    for (holder, reports) in owed {
      let open = submissions.firstIndex { $0.centre == holder && $0.what == .report && $0.isOpen }
      if let open { submissions[open].withdraw(notIn: reports) }
      let fresh = reports.filter { report in
        !told.contains { $0.report.covers(report) }
          && !submissions.contains { $0.isOpen && $0.items.contains { $0.covers(report) } }
      }
      for report in fresh where report.timing == .atOnce {
        guard !told.contains(where: { $0.report == report }) else { continue }
        told.append(ToldReport(report, at: now, grade: isGraded ? judged.grade : nil, weight: judged.weight))
        atOnce.append((holder, report))
      }
      submit(fresh.filter { $0.timing == .approved }, for: holder, standIn: standIn(holder), at: now)
      if let open { submissions[open].endIfEmpty(at: now) }
    }
    return atOnce
  }

  private mutating func submit(_ items: [OwedReport], for holder: CentreID, standIn: Bool, at now: Instant) {
    guard !items.isEmpty else { return }
    if let open = submissions.firstIndex(where: { $0.centre == holder && $0.what == .report && $0.isOpen }) {
      submissions[open].join(items, at: now)
    } else {
      submissions.append(
        Submission(
          no: submissions.count + 1, centre: holder, what: .report, authors: [filedBy], items: items, raisedAt: now,
          filerStandsIn: standIn && holder == centre ? filedBy : nil))
    }
  }

  /// A report's approvals are there: its addressees are told now.
  package mutating func sent(_ no: Int, _ judged: Judged, at now: Instant) {
    guard let index = submissions.firstIndex(where: { $0.no == no }) else { return }
    submissions[index].sentAt = now
    guard submissions[index].what == .report else { return }
    for item in submissions[index].items {
      told.append(ToldReport(item, at: now, grade: isGraded ? judged.grade : nil, weight: judged.weight))
    }
  }

  /// Centres and units that got form 5, in the order in which they did, each with whether it had to wait for approvals.
  package var addressees: [(to: OwedReport.Addressee, timing: OwedReport.Timing)] {
    var found: [(to: OwedReport.Addressee, timing: OwedReport.Timing)] = []
    for entry in told {
      if case .dutyLeader = entry.report.to { continue }
      if !found.contains(where: { $0.to == entry.report.to }) { found.append((entry.report.to, entry.report.timing)) }
    }
    return found
  }

  /// R6: it went up to a centre above or to its own authority, so that its end does as well after approvals.
  package func wentUp(_ directory: Directory) -> Bool {
    addressees.contains { entry in
      switch entry.to {
      case .centre(let id): id != centre && directory.isWithin(centre, of: id)
      case .unit(let id): directory.centre(centre)?.authority == id
      case .dutyLeader: false
      }
    }
  }
}
