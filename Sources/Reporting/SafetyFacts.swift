package import Casework

/// What a daily report says of broadcasts (C7) and of notices and warnings (P5, G9), of the centre itself.
package struct SafetyFacts: Hashable, Sendable {
  /// Broadcasts planned in the period: made in time, made late, missed.
  package struct Broadcasts: Hashable, Sendable {
    package var made: Int
    package var late: Int
    package var missed: Int
    package init(made: Int = 0, late: Int = 0, missed: Int = 0) {
      self.made = made
      self.late = late
      self.missed = missed
    }
  }

  /// Bulletins entered in the period; how many parties were told of these or others in it; how many of them have not confirmed.
  package struct Bulletins: Hashable, Sendable {
    package var issued: Int
    package var relayed: Int
    package var unconfirmed: Int
    package init(issued: Int = 0, relayed: Int = 0, unconfirmed: Int = 0) {
      self.issued = issued
      self.relayed = relayed
      self.unconfirmed = unconfirmed
    }
  }

  /// A party that has not confirmed a bulletin which was passed on to it in the period.
  package struct Missing: Hashable, Sendable {
    package var bulletin: Bulletin
    package var receipt: BulletinReceipt
    package init(bulletin: Bulletin, receipt: BulletinReceipt) {
      self.bulletin = bulletin
      self.receipt = receipt
    }
  }

  package var broadcasts: Broadcasts
  package var bulletins: Bulletins
  /// The broadcasts of the period one by one, in order of their hour; those still to be made too.
  package var hours: [Broadcast] = []
  /// In force at the end of the period, the gravest first.
  package var inForce: [Bulletin] = []
  package var missing: [Missing] = []

  package init(broadcasts: Broadcasts = Broadcasts(), bulletins: Bulletins = Bulletins()) {
    self.broadcasts = broadcasts
    self.bulletins = bulletins
  }
}
