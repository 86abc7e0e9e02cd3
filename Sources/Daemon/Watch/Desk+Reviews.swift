import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Looks at how matters were dealt with (业务抽查: S6, G13): drawn by a keyed draw, judged one by one, followed until put right.
extension Desk {
  private var rules: ReviewRules { context.rules.reviews }

  private func reviewers(_ level: HandlingReview.Level) -> [Role] {
    switch level {
    case .head: rules.head
    case .department: rules.department
    case .leadership: rules.leadership
    }
  }

  func review(_ no: Int64) throws -> HandlingReview {
    guard let review = try tx.read.handlingReview(no: no) else { throw ActRefusal.noSuchThing("review:\(no)") }
    return review
  }

  /// Begins one of the signer's centre, for the occasion whose last day comes first; without one it is one more than is owed.
  func begin(review level: HandlingReview.Level) throws -> HandlingReview {
    guard let centre = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    let person = try allow(.review, centre: centre)
    guard reviewers(level).contains(person.role) else { throw HandlingReviewRefusal.level(level) }
    if let other = try tx.read.openReviews().first(where: {
      $0.centre == centre && $0.level == level && $0.state == .judging
    }) {
      throw HandlingReviewRefusal.underWay(other.no)
    }
    var occasion = try tx.read.openReviewOccasions().first {
      $0.centre == centre && $0.occasion.level == level && $0.review == nil
    }
    let cases = try drawn(level, of: centre, for: person)
    guard !cases.isEmpty else { throw HandlingReviewRefusal.nothingOver }
    var review = HandlingReview(
      centre: centre, level: level, occasion: occasion?.occasion.key, begunAt: now, by: person.id, cases: cases)
    review.no = try tx.insert(review)
    try journal(
      "review.begun", "review:\(review.no)", centre: centre,
      [
        "cases": review.items.map { "\($0.caseNo)" }.joined(separator: " "), "level": level.rawValue,
        "occasion": review.occasion ?? "",
      ])
    occasion?.review = review.no
    if let occasion { try tx.keep(occasion) }
    return review
  }

  /// What was over within the level's days, no drill, not dealt with by who looks, and not looked at on this level before.
  private func drawn(_ level: HandlingReview.Level, of centre: CentreID, for person: Person) throws -> [Int64] {
    let days = level == .head ? rules.headDays : rules.monthDays
    let from = now - .days(Int64(days))
    let before = try tx.read.handlingReviews(of: [centre], from: from - .days(Int64(days)), before: now)
      .filter { $0.level == level }.flatMap(\.items).map(\.caseNo)
    let seen = Set(before)
    let over = try tx.read.casesOver(centre: centre, from: from, before: now + .milliseconds(1)).filter { record in
      !record.drill && record.passedFrom == nil && record.handler != person.id && record.filedBy != person.id
        && !seen.contains(record.no)
    }.map(\.no).sorted()
    // R2's key: nobody foresees what is drawn, and who has the key can draw it again.
    let text = "\(centre.rawValue)|\(zone.civil(now).date.iso)|\(level.rawValue)|\(seen.count)"
    var generator = DrawGenerator(digest: context.drawKey.digest(text), stream: "handling-review")
    return generator.order(over.count).prefix(rules.sample).map { over[$0] }
  }

  func judge(
    review no: Int64, case caseNo: Int64, _ judgement: HandlingReview.Judgement, revision: Int?
  ) throws -> HandlingReview {
    let review = try review(no)
    let person = try allow(.review, centre: review.centre)
    try expect(revision, review.revision)
    let next = try review.judged(caseNo, judgement, by: person.id)
    try tx.update(next)
    try journal(
      "review.judged", "review:\(no)", centre: review.centre,
      [
        "appropriate": "\(judgement.appropriate)", "case": "\(caseNo)", "effective": "\(judgement.effective)",
        "note": judgement.note, "timely": "\(judgement.timely)",
      ])
    try settle(next)
    return next
  }

  func mend(review no: Int64, case caseNo: Int64, text: String, revision: Int?) throws -> HandlingReview {
    let review = try review(no)
    let person = try allow(.mendReview, centre: review.centre)
    try expect(revision, review.revision)
    let next = try review.mended(caseNo, HandlingReview.Mend(text: text, at: now, by: person.id))
    try tx.update(next)
    try journal(
      "review.mended", "review:\(no)", centre: review.centre, ["case": "\(caseNo)", "text": text])
    return next
  }

  /// Judged in full it fills its occasion, unless that was over: missed stays missed.
  private func settle(_ review: HandlingReview) throws {
    guard review.state != .judging, let key = review.occasion,
      var kept = try tx.read.reviewOccasion(centre: review.centre, key: key), kept.standing == .open
    else { return }
    kept.standing = zone.civil(now).date <= kept.occasion.through ? .done : .missed
    try tx.keep(kept)
    if kept.standing == .missed { try journalMissed(kept) }
  }

  private func journalMissed(_ kept: ReviewCalendar.Kept) throws {
    try journal(
      "review.missed", "centre:\(kept.centre)", centre: kept.centre,
      occurred: zone.instant(kept.occasion.through, CivilTime(23, 59, 59)), ["occasion": kept.occasion.key])
  }

  /// The daily look: opens what is owed, records what was missed, and tells leaders what is due, missed or not put right, once each.
  func lookAtReviews(of centre: CentreID, owed: [ReviewOccasion]) throws {
    let today = zone.civil(now).date
    let starts = directory.centre(centre)?.dutyStarts ?? today
    for occasion in owed where starts <= occasion.through {
      if try tx.read.reviewOccasion(centre: centre, key: occasion.key) == nil {
        try tx.keep(ReviewCalendar.Kept(centre: centre, occasion: occasion))
      }
    }
    var notes: [LetterWriter.ReviewNote] = []
    for var kept in try tx.read.openReviewOccasions() where kept.centre == centre {
      if kept.occasion.through < today {
        kept.standing = try kept.review != nil || wasAnythingOver(kept) ? .missed : .empty
        try tx.keep(kept)
        guard kept.standing == .missed else { continue }
        try journalMissed(kept)
        if today - kept.occasion.through <= 1 { notes.append(.missed(kept.occasion)) }
      } else if kept.occasion.through - today <= rules.remindDays, try first("due", kept.occasion.key, centre) {
        notes.append(.due(kept.occasion, review: kept.review))
      }
    }
    let holidays = directory.organisation.holidays
    for review in try tx.read.openReviews() where review.centre == centre {
      for item in review.items where item.isWanting && item.mend == nil {
        guard let judgement = item.judgement else { continue }
        let due = HandlingReview.mendDue(judgement, rules: rules, zone: zone, holidays: holidays)
        if due < now, try first("mend", "\(review.no)/\(item.caseNo)", centre) {
          notes.append(.unmended(review, item, due: due))
        }
      }
    }
    guard !notes.isEmpty else { return }
    try post(context.letters.reviewsDue(notes, of: centre, on: today, to: leaders(notes, of: centre)))
  }

  /// Whether a matter came to its end by the last day, within the days of the level.
  private func wasAnythingOver(_ kept: ReviewCalendar.Kept) throws -> Bool {
    let days = kept.occasion.level == .head ? rules.headDays : rules.monthDays
    let end = zone.instant(kept.occasion.through + 1, .midnight)
    return try tx.read.casesOver(centre: kept.centre, from: end - .days(Int64(days)), before: end)
      .contains { !$0.drill && $0.passedFrom == nil }
  }

  private func first(_ what: String, _ key: String, _ centre: CentreID) throws -> Bool {
    let told = "review/\(what)/\(centre)/\(key)"
    guard try !tx.read.isTold(told) else { return false }
    try tx.setTold(told, at: now)
    return true
  }

  /// Who looks at the levels concerned, and of what was missed the level above as well; of what is not put right the duty leader.
  private func leaders(_ notes: [LetterWriter.ReviewNote], of centre: CentreID) -> [Person] {
    var roles: Set<Role> = []
    for note in notes {
      switch note {
      case .due(let occasion, _): roles.formUnion(reviewers(occasion.level))
      case .missed(let occasion):
        roles.formUnion(reviewers(occasion.level))
        roles.formUnion(reviewers(occasion.level == .head ? .department : .leadership))
      case .unmended(let review, _, _):
        roles.insert(.dutyLeader)
        roles.formUnion(reviewers(review.level))
      }
    }
    return directory.organisation.people.filter { $0.centre == centre && roles.contains($0.role) }
  }

  /// G13: of a month and the centres of an area.
  func handling(of area: Set<CentreID>, _ period: Duty.Period) throws -> HandlingFacts {
    var facts = HandlingFacts()
    for record in try tx.read.cases(of: area, filedFrom: period.from, before: period.to) {
      facts.take(record, steps: try tx.read.steps(case: record.no))
    }
    let (first, last) = (zone.civil(period.from).date, zone.civil(period.to - .milliseconds(1)).date)
    for kept in try tx.read.reviewOccasions(of: area, from: first, through: last) { facts.take(kept) }
    for review in try tx.read.handlingReviews(of: area, from: period.from, before: period.to) { facts.take(review) }
    return facts
  }
}
