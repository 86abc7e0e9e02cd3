package import Units

/// R9: thresholds of the grades, in dated editions: the one in force on the day of an accident judges it (D8). Every number is a default of
/// `grades` in regulation.yaml; 以上 includes the number itself.
package struct GradeRules: Hashable, Sendable, Codable {
  /// In order of their first day; never empty.
  package var editions = [GradeEdition()]
  package init() {}

  /// The edition that judges what happened on `day`; before the first one's day that one.
  package func edition(on day: CivilDate) -> GradeEdition {
    editions.last { $0.from <= day } ?? editions.first ?? GradeEdition()
  }
}

/// One edition of the thresholds.
package struct GradeEdition: Hashable, Sendable, Codable {
  /// The words of the 2002 statistics rules by direct loss, for vessels of a size.
  package struct LossBand: Hashable, Sendable, Codable {
    /// Vessels below so many GT, or below so much power in kW; nil: no such limit.
    package var belowTonnage: Int?
    package var belowPower: Int?
    /// CNY
    package var large: Int
    package var major: Int
    package init(belowTonnage: Int? = nil, belowPower: Int? = nil, large: Int, major: Int) {
      self.belowTonnage = belowTonnage
      self.belowPower = belowPower
      self.large = large
      self.major = major
    }
  }

  /// From where on today's grade holds: any of them suffices.
  package struct Line: Hashable, Sendable, Codable {
    package var deadOrMissing: Int
    package var seriouslyInjured: Int
    /// CNY
    package var loss: Int
    /// Oil spilt, t.
    package var oil: Double
    package init(deadOrMissing: Int, seriouslyInjured: Int, loss: Int, oil: Double) {
      self.deadOrMissing = deadOrMissing
      self.seriouslyInjured = seriouslyInjured
      self.loss = loss
      self.oil = oil
    }
  }

  /// First day on which it holds; of the first edition 2002-10-01.
  package var from = CivilDate(dayNumber: 11_961)
  /// Deaths and missing count up to the end of so many days after the accident's.
  package var countDays = 7
  /// 大 and 重大 by dead or missing, in the words of 2002.
  package var largeDead = 1
  package var majorDead = 3
  /// From the smallest vessels to the largest, the last without limits.
  package var losses = [
    LossBand(belowTonnage: 500, belowPower: 1500, large: 200_000, major: 500_000),
    LossBand(belowTonnage: 3000, large: 500_000, major: 3_000_000),
    LossBand(large: 3_000_000, major: 5_000_000),
  ]
  /// 特别重大, 重大, 较大, 一般 as printed today; below is 小.
  package var extreme = Line(deadOrMissing: 30, seriouslyInjured: 100, loss: 100_000_000, oil: 1000)
  package var major = Line(deadOrMissing: 10, seriouslyInjured: 50, loss: 50_000_000, oil: 500)
  package var considerable = Line(deadOrMissing: 3, seriouslyInjured: 10, loss: 10_000_000, oil: 100)
  package var ordinary = Line(deadOrMissing: 1, seriouslyInjured: 1, loss: 1_000_000, oil: 1)
  /// C13 (c): a leak of dangerous goods of so many tonnes or more is a major one; ours.
  package var majorLeak = 1.0
  package init() {}
}

/// R6, P10: how what waits is asked for again, and climbs.
package struct IncidentRules: Hashable, Sendable, Codable {
  /// One thing that waits for somebody: asked for again after `remind`, told further up after `climb`, then again and again.
  package struct Wait: Hashable, Sendable, Codable {
    package var remind: TimeSpan
    package var climb: TimeSpan
    package var again: TimeSpan
    package init(remind: TimeSpan, climb: TimeSpan, again: TimeSpan) {
      self.remind = remind
      self.climb = climb
      self.again = again
    }
  }
  /// A report that waits for its leaders.
  package var approval = Wait(remind: .minutes(15), climb: .minutes(30), again: .minutes(30))
  /// A report whose receipt the other centre has not confirmed.
  package var receipt = Wait(remind: .minutes(10), climb: .minutes(20), again: .minutes(60))
  /// A request for help without an instruction.
  package var help = Wait(remind: .minutes(5), climb: .minutes(10), again: .minutes(15))
  package init() {}
}

/// What a hazard (安全隐患) calls for (C13 (a)): a property of its code, and the duty leader may raise it (R19).
package enum HazardClass: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Can be put right: told to the vessel or unit at once.
  case correctable
  /// Cannot be put right at once: needs a superior.
  case lasting
  /// 重大安全隐患
  case major
  package static func < (a: HazardClass, b: HazardClass) -> Bool { a.rank < b.rank }
  private var rank: Int { HazardClass.allCases.firstIndex(of: self) ?? 0 }
}
