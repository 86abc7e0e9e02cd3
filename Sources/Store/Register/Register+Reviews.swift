package import Casework
import GRDB
package import Organisation
package import Units

extension DatabaseMigrator {
  /// S6, G13: looks at how matters were dealt with, and which of them are owed.
  mutating func registerReviews() {
    registerMigration("v4-handling-reviews") { db in
      try db.execute(
        known: """
          CREATE TABLE handling_reviews (
            no INTEGER PRIMARY KEY, centre TEXT NOT NULL, open INTEGER NOT NULL, begun_at INTEGER NOT NULL,
            body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT
          """)
      try db.execute(
        known: """
          CREATE TABLE review_occasions (
            centre TEXT NOT NULL, key TEXT NOT NULL, standing TEXT NOT NULL, through INTEGER NOT NULL,
            body TEXT NOT NULL, PRIMARY KEY (centre, key)) STRICT, WITHOUT ROWID
          """)
    }
  }
}

extension RegisterReader {
  package func handlingReview(no: Int64) throws -> HandlingReview? {
    try handlingReviews(where: "no = ?", [no]).first
  }

  /// By number downwards, from below `before`.
  package func handlingReviews(before: Int64, limit: Int) throws -> [HandlingReview] {
    try handlingReviews(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Those with something to judge or to put right.
  package func openReviews() throws -> [HandlingReview] { try handlingReviews(where: "open = 1 ORDER BY no", []) }

  package func handlingReviews(
    of centres: Set<CentreID>, from: Instant, before: Instant
  ) throws -> [HandlingReview] {
    try handlingReviews(where: "begun_at >= ? AND begun_at < ? ORDER BY no", [from.milliseconds, before.milliseconds])
      .filter { centres.contains($0.centre) }
  }

  private func handlingReviews(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [HandlingReview] {
    try Row.fetchAll(db, known: "SELECT no, body FROM handling_reviews WHERE \(condition)", arguments: arguments)
      .map { row in
        var review = try Stored.decode(HandlingReview.self, row["body"])
        review.no = row["no"]
        return review
      }
  }

  /// Closed cases of a centre whose end lies in the stretch, filed at most a year before it.
  package func casesOver(centre: CentreID, from: Instant, before: Instant) throws -> [CaseRecord] {
    try cases(
      where: "centre = ? AND state = 'closed' AND filed_at >= ? ORDER BY no",
      [centre.rawValue, (from - .days(366)).milliseconds]
    ).filter { record in record.closedAt.map { $0 >= from && $0 < before } ?? false }
  }

  package func reviewOccasion(centre: CentreID, key: String) throws -> ReviewCalendar.Kept? {
    try occasions(where: "centre = ? AND key = ?", [centre.rawValue, key]).first
  }

  /// Those that wait for a look, the soonest last day first.
  package func openReviewOccasions() throws -> [ReviewCalendar.Kept] {
    try occasions(where: "standing = 'open' ORDER BY through, centre, key", [])
  }

  /// Those whose last day lies in `from` ... `through`.
  package func reviewOccasions(
    of centres: Set<CentreID>, from: CivilDate, through: CivilDate
  ) throws -> [ReviewCalendar.Kept] {
    try occasions(
      where: "through BETWEEN ? AND ? ORDER BY through DESC, centre, key", [from.dayNumber, through.dayNumber]
    ).filter { centres.contains($0.centre) }
  }

  private func occasions(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [ReviewCalendar.Kept] {
    try String.fetchAll(db, known: "SELECT body FROM review_occasions WHERE \(condition)", arguments: arguments)
      .map { try Stored.decode(ReviewCalendar.Kept.self, $0) }
  }
}

extension RegisterWriter {
  package func insert(_ review: HandlingReview) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO handling_reviews (centre, open, begun_at, body, revision) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        review.centre.rawValue, review.state != .done, review.begunAt.milliseconds, try Stored.encode(review),
        review.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ review: HandlingReview) throws {
    try db.execute(
      known: "UPDATE handling_reviews SET open = ?, body = ?, revision = ? WHERE no = ?",
      arguments: [review.state != .done, try Stored.encode(review), review.revision, review.no])
  }

  package func keep(_ kept: ReviewCalendar.Kept) throws {
    try db.execute(
      known: """
        INSERT INTO review_occasions (centre, key, standing, through, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (centre, key) DO UPDATE SET standing = excluded.standing, body = excluded.body
        """,
      arguments: [
        kept.centre.rawValue, kept.occasion.key, kept.standing.rawValue, kept.occasion.through.dayNumber,
        try Stored.encode(kept),
      ])
  }
}
