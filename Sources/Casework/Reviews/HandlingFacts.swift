package import Units

/// G13 in numbers: how a month's matters were dealt with, and what the looks at them found (S6). Part of a monthly summary.
package struct HandlingFacts: Hashable, Sendable, Codable {
  /// Filed in the month and over by now; how long that took in all, and the longest.
  package var closed = 0
  package var taken = TimeSpan.zero
  package var longest = TimeSpan.zero
  /// 核查不合格退回, and closed ones opened again.
  package var sentBack = 0
  package var reopened = 0
  /// Looks that were owed, taken in time, and missed.
  package var looksOwed = 0
  package var looksTaken = 0
  package var looksMissed = 0
  /// Matters judged, and of these how many were not 及时, 妥当, 有效; how many of the wanting were put right.
  package var judged = 0
  package var untimely = 0
  package var inappropriate = 0
  package var ineffective = 0
  package var wanting = 0
  package var mended = 0
  package init() {}

  /// From filing to closing; nil: nothing is over.
  package var mean: TimeSpan? {
    closed == 0 ? nil : TimeSpan(milliseconds: taken.milliseconds / Int64(closed))
  }

  /// - Parameter steps: the case's history.
  package mutating func take(_ record: CaseRecord, steps: [CaseStep]) {
    guard !record.drill, record.passedFrom == nil else { return }
    sentBack += steps.count { $0.kind == .sentBack }
    reopened += steps.count { $0.kind == .reopened }
    guard record.state == .closed, let end = record.closedAt, end >= record.filedAt else { return }
    closed += 1
    taken = taken + (end - record.filedAt)
    longest = max(longest, end - record.filedAt)
  }

  package mutating func take(_ occasion: ReviewCalendar.Kept) {
    guard occasion.standing != .empty else { return }
    looksOwed += 1
    switch occasion.standing {
    case .open, .empty: break
    case .done: looksTaken += 1
    case .missed: looksMissed += 1
    }
  }

  package mutating func take(_ review: HandlingReview) {
    for item in review.items {
      guard let judgement = item.judgement else { continue }
      judged += 1
      untimely += judgement.timely ? 0 : 1
      inappropriate += judgement.appropriate ? 0 : 1
      ineffective += judgement.effective ? 0 : 1
      wanting += item.isWanting ? 1 : 0
      mended += item.mend == nil ? 0 : 1
    }
  }
}
