/// `GET /v1/duties/{no}/explain`: why a duty is owed, what its numbers come from, and why these objects (R1, R2, R22).
package struct DutyExplanation: Hashable, Sendable, Codable {
  package var detail: DutyDetail
  /// When the opening that wrote it was made; what was recorded by then counted (R22).
  package var openedAt: Timestamp
  /// R1's inputs, for a drawn duty.
  package var inputs: QuotaInputs?
  /// In the order in which they were drawn; empty for other duties, and for whoever may not see the draw.
  package var drawn: [DrawnRow]
  /// The draw was made again from record, key and key tasks as of the opening, and gave the same objects. Absent where nothing was
  /// drawn; false after a change of the draw's key.
  package var reproduced: Bool?

  package init(
    detail: DutyDetail, openedAt: Timestamp, inputs: QuotaInputs? = nil, drawn: [DrawnRow] = [],
    reproduced: Bool? = nil
  ) {
    self.detail = detail
    self.openedAt = openedAt
    self.inputs = inputs
    self.drawn = drawn
    self.reproduced = reproduced
  }
}

/// What R1's arithmetic starts from: the day and the numbers of the regulation in force then.
package struct QuotaInputs: Hashable, Sendable, Codable {
  package var dayOfMonth: Int
  package var daysInMonth: Int
  package var reserveDays: Int
  /// Percent of the objects, and at least so many, every day; 0: none.
  package var sharePercent: Int
  package var atLeast: Int
  /// Checks that each object is owed a month; 0: none.
  package var checksPerMonth: Int
  /// Objects of the week's form 2 that were drawn first.
  package var keyTasks: Int

  package init(
    dayOfMonth: Int, daysInMonth: Int, reserveDays: Int, sharePercent: Int, atLeast: Int, checksPerMonth: Int,
    keyTasks: Int
  ) {
    self.dayOfMonth = dayOfMonth
    self.daysInMonth = daysInMonth
    self.reserveDays = reserveDays
    self.sharePercent = sharePercent
    self.atLeast = atLeast
    self.checksPerMonth = checksPerMonth
    self.keyTasks = keyTasks
  }
}

/// An object of a draw, and why it is this one.
package struct DrawnRow: Hashable, Sendable, Codable {
  package var key: String
  package var name: String
  /// `key-task`, `urgent`, `lot` or `fewest` (R2); absent where everything was owed.
  package var why: String?
  /// Days of the month on which it had been checked before this day, and what it was still owed.
  package var checks: Int
  package var debt: Int

  package init(key: String, name: String, why: String? = nil, checks: Int, debt: Int) {
    self.key = key
    self.name = name
    self.why = why
    self.checks = checks
    self.debt = debt
  }
}
