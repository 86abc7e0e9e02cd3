import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Looks at how matters were dealt with (S6, G13): lists of one snapshot, acts of one transaction.
extension ControlRoom {
  package func reviews(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReviewRow> {
    try await read(caller) { rows in
      let records = try rows.read.handlingReviews(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { rows.isMeant(centre, $0.centre) }
      return Page(
        items: try wanted.prefix(page.limit).map { try rows.review($0) },
        next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func reviewsOwed(centre: String?, caller: Caller) async throws -> Page<ReviewOwedRow> {
    try await read(caller) { rows in
      let today = rows.context.zone.civil(rows.now).date
      let centres = rows.context.hosted.filter { rows.isMeant(centre, $0) }
      let kept = try rows.read.reviewOccasions(of: centres, from: today - 92, through: today + 62)
      return Page(items: kept.map { rows.owed($0) })
    }
  }

  package func review(_ no: Int64, caller: Caller) async throws -> ReviewRow {
    try await read(caller) { rows in
      guard let record = try rows.read.handlingReview(no: no) else { throw ActRefusal.noSuchThing("review:\(no)") }
      return try rows.review(record)
    }
  }

  package func begin(review request: ReviewBeginRequest, act: ControlSocket.Act) async throws -> ReviewRow {
    try await self.act(act) { desk, viewer in
      let level = HandlingReview.Level(rawValue: request.level.rawValue) ?? .head
      return try self.rows(desk, viewer).review(try desk.begin(review: level))
    }
  }

  package func judge(
    review no: Int64, _ request: ReviewJudgeRequest, act: ControlSocket.Act
  ) async throws -> ReviewRow {
    try await self.act(act) { desk, viewer in
      let judgement = HandlingReview.Judgement(
        timely: request.timely ?? true, appropriate: request.appropriate ?? true,
        effective: request.effective ?? true, note: request.note ?? "", at: desk.now)
      let revision = act.revision ?? request.revision
      return try self.rows(desk, viewer).review(
        try desk.judge(review: no, case: request.caseNo, judgement, revision: revision))
    }
  }

  package func mend(
    review no: Int64, _ request: ReviewMendRequest, act: ControlSocket.Act
  ) async throws -> ReviewRow {
    try await self.act(act) { desk, viewer in
      let revision = act.revision ?? request.revision
      return try self.rows(desk, viewer).review(
        try desk.mend(review: no, case: request.caseNo, text: request.text, revision: revision))
    }
  }
}

extension Rows {
  func review(_ record: HandlingReview) throws -> ReviewRow {
    ReviewRow(
      no: record.no, revision: record.revision, centre: record.centre.rawValue, centreName: centreName(record.centre),
      level: record.level.rawValue, state: record.state.rawValue, occasion: record.occasion,
      begunAt: time(record.begunAt), by: personName(record.by), items: try record.items.map { try item($0) })
  }

  private func item(_ item: HandlingReview.Item) throws -> ReviewItemRow {
    let record = try read.caseRecord(no: item.caseNo)
    var row = ReviewItemRow(caseNo: item.caseNo, what: record.map { codeName($0.code) } ?? Words("", ""))
    guard let judgement = item.judgement else { return row }
    row.timely = judgement.timely
    row.appropriate = judgement.appropriate
    row.effective = judgement.effective
    row.note = judgement.note.isEmpty ? nil : judgement.note
    row.judgedAt = time(judgement.at)
    if item.isWanting {
      row.mendDue = time(
        HandlingReview.mendDue(
          judgement, rules: context.rules.reviews, zone: context.zone, holidays: directory.organisation.holidays))
    }
    row.mended = item.mend?.text
    row.mendedBy = item.mend.flatMap { personName($0.by) }
    return row
  }

  func owed(_ kept: ReviewCalendar.Kept) -> ReviewOwedRow {
    ReviewOwedRow(
      centre: kept.centre.rawValue, centreName: centreName(kept.centre), level: kept.occasion.level.rawValue,
      from: kept.occasion.from.iso, through: kept.occasion.through.iso, holiday: kept.occasion.holiday,
      standing: kept.standing.rawValue, review: kept.review)
  }
}

extension Refusals {
  static func review(_ refusal: HandlingReviewRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words { texts.words("refusal.review.\(key)", values) }
    return switch refusal {
    case .level(let level): ControlError(.forbidden, said("level.\(level.rawValue)"))
    case .underWay(let no): ControlError(.conflict, said("underWay", ["no": "\(no)"]))
    case .nothingOver: ControlError(.conflict, said("nothingOver"))
    case .notDrawn(let no): ControlError(.invalid, said("notDrawn", ["case": "\(no)"]), field: "caseNo")
    case .judgedAlready(let no): ControlError(.conflict, said("judgedAlready", ["case": "\(no)"]))
    case .emptyText: ControlError(.invalid, said("emptyText"), field: "note")
    case .nothingToMend(let no): ControlError(.conflict, said("nothingToMend", ["case": "\(no)"]))
    case .notYours: ControlError(.forbidden, said("notYours"))
    }
  }
}
