package import Casework
package import Organisation
package import Regulation
package import Units

/// All that a month's ledgers are written from (X2, C3, R21): frozen books, and what became of earlier ones.
package struct MonthlySnapshot: Hashable, Sendable {
  /// A centre below, and its books of the month as it sent them.
  package struct Below: Hashable, Sendable {
    package var centre: CentreID
    /// When the relay had taken them; nil: not heard from.
    package var receivedAt: Instant?
    package var isLate: Bool
    package var books: [MonthBook]
    package init(centre: CentreID, receivedAt: Instant?, isLate: Bool, books: [MonthBook]) {
      self.centre = centre
      self.receivedAt = receivedAt
      self.isLate = isLate
      self.books = books
    }
  }

  /// A book that was frozen or told before, and the same book now.
  package struct Amended: Hashable, Sendable {
    package var told: MonthBook
    package var now: MonthBook
    package init(told: MonthBook, now: MonthBook) {
      self.told = told
      self.now = now
    }
  }

  package var centre: CentreID
  /// The month's first day.
  package var month: CivilDate
  package var duty: Duty
  package var judgedAt: Instant
  package var approvedBy: PersonID?
  package var books: [MonthBook]
  package var below: [Below]
  package var amended: [Amended]

  package init(
    centre: CentreID, month: CivilDate, duty: Duty, judgedAt: Instant, approvedBy: PersonID?, books: [MonthBook],
    below: [Below], amended: [Amended]
  ) {
    self.centre = centre
    self.month = month
    self.duty = duty
    self.judgedAt = judgedAt
    self.approvedBy = approvedBy
    self.books = books
    self.below = below
    self.amended = amended
  }

  package var isLate: Bool { judgedAt >= duty.due }

  /// The books of a ledger, the centre's own first.
  func books(_ ledger: Int) -> [MonthBook] { (books + below.flatMap(\.books)).filter { $0.ledger == ledger } }
}
