package import Organisation
package import Regulation
package import Units

/// A look at how matters were dealt with (业务抽查: S6, G13): drawn from what is over, judged one by one, and what was found wanting is
/// followed until it is put right.
package struct HandlingReview: Hashable, Sendable, Codable {
  /// 负责人每周、部门每月、领导每月和节前
  package enum Level: String, Sendable, Codable, CaseIterable { case head, department, leadership }

  /// G13: 及时、妥当、有效.
  package struct Judgement: Hashable, Sendable, Codable {
    package var timely: Bool
    package var appropriate: Bool
    package var effective: Bool
    package var note: String
    package var at: Instant
    package init(timely: Bool, appropriate: Bool, effective: Bool, note: String, at: Instant) {
      self.timely = timely
      self.appropriate = appropriate
      self.effective = effective
      self.note = note
      self.at = at
    }
    package var isGood: Bool { timely && appropriate && effective }
  }

  /// What was done about what was found wanting.
  package struct Mend: Hashable, Sendable, Codable {
    package var text: String
    package var at: Instant
    package var by: PersonID
    package init(text: String, at: Instant, by: PersonID) {
      self.text = text
      self.at = at
      self.by = by
    }
  }

  package struct Item: Hashable, Sendable, Codable {
    package var caseNo: Int64
    package var judgement: Judgement?
    package var mend: Mend?
    package init(caseNo: Int64) { self.caseNo = caseNo }
    package var isWanting: Bool { judgement.map { !$0.isGood } ?? false }
  }

  package enum State: String, Sendable, Codable, CaseIterable {
    /// Something drawn is not judged.
    case judging
    /// Something wanting is not put right.
    case following
    case done
  }

  package var no: Int64
  package var centre: CentreID
  package var level: Level
  /// Key of the occasion it was taken for; nil: one more than is owed.
  package var occasion: String?
  package var begunAt: Instant
  package var by: PersonID
  /// By number of case.
  package var items: [Item]
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, level: Level, occasion: String?, begunAt: Instant, by: PersonID, cases: [Int64]
  ) {
    self.no = no
    self.centre = centre
    self.level = level
    self.occasion = occasion
    self.begunAt = begunAt
    self.by = by
    items = cases.sorted().map { Item(caseNo: $0) }
    revision = 1
  }

  package var state: State {
    if items.contains(where: { $0.judgement == nil }) { return .judging }
    return items.contains { $0.isWanting && $0.mend == nil } ? .following : .done
  }

  /// When what was found wanting must be put right: the end of the so-many-th working day after the judgement.
  package static func mendDue(
    _ judgement: Judgement, rules: ReviewRules, zone: CivilZone, holidays: HolidayCalendar
  ) -> Instant {
    let day = holidays.workday(rules.mendWorkdays, after: zone.civil(judgement.at).date)
    return zone.instant(day, CivilTime(23, 59, 59))
  }
}

package enum HandlingReviewRefusal: Error, Hashable, Sendable {
  /// Somebody else looks at this level.
  case level(HandlingReview.Level)
  /// One of this level is being judged.
  case underWay(Int64)
  /// No matter is over that could be drawn.
  case nothingOver
  case notDrawn(caseNo: Int64)
  case judgedAlready(caseNo: Int64)
  /// What is wanting has its reason.
  case emptyText
  /// Nothing was found wanting, or it is put right.
  case nothingToMend(caseNo: Int64)
  /// Judged by who began it.
  case notYours
}

extension HandlingReview {
  package func judged(
    _ caseNo: Int64, _ judgement: Judgement, by person: PersonID
  ) throws(HandlingReviewRefusal) -> HandlingReview {
    guard person == by else { throw .notYours }
    var next = self
    guard let index = items.firstIndex(where: { $0.caseNo == caseNo }) else { throw .notDrawn(caseNo: caseNo) }
    guard items[index].judgement == nil else { throw .judgedAlready(caseNo: caseNo) }
    guard judgement.isGood || !judgement.note.allSatisfy(\.isWhitespace) else { throw .emptyText }
    next.items[index].judgement = judgement
    next.revision += 1
    return next
  }

  package func mended(_ caseNo: Int64, _ mend: Mend) throws(HandlingReviewRefusal) -> HandlingReview {
    var next = self
    guard let index = items.firstIndex(where: { $0.caseNo == caseNo }) else { throw .notDrawn(caseNo: caseNo) }
    guard items[index].isWanting, items[index].mend == nil else { throw .nothingToMend(caseNo: caseNo) }
    guard !mend.text.allSatisfy(\.isWhitespace) else { throw .emptyText }
    next.items[index].mend = mend
    next.revision += 1
    return next
  }
}
