package import Organisation
package import Units

/// S7: how long what is found may wait for a decision.
package struct TriageRules: Hashable, Sendable, Codable {
  /// As severe as this or more it needs a decision.
  package var from = Severity.ordinary
  /// Filed or dismissed within this, else it is backlog.
  package var limit = TimeSpan.minutes(15)
  /// The same for what came to hand at meal times.
  package var mealLimit = TimeSpan.minutes(30)
  package var meals = [
    Hours(CivilTime(11, 30), CivilTime(14, 0)), Hours(CivilTime(17, 0), CivilTime(18, 0)),
  ]
  /// The monthly mean from coming to hand to the decision lies under this.
  package var mean = TimeSpan.minutes(5)
  /// The first that a person decides in a watch may have waited so long.
  package var firstWithin = TimeSpan.minutes(5)
  package init() {}

  /// Severities that need a decision.
  package var severities: [Severity] { Severity.allCases.filter { $0 >= from } }
}

/// R15, S5: what is open is looked at.
package struct MatterRules: Hashable, Sendable, Codable {
  /// S5: when, each day, the duty leader is sent what is still open.
  package var dailyLook = CivilTime(8, 30)
  /// … and was filed so long ago.
  package var lookFrom = TimeSpan.hours(24)
  package init() {}
}

/// S1: the same vessel, point or centre with the same code.
package struct RecurringRules: Hashable, Sendable, Codable {
  /// So often …
  package var times = 3
  /// … within so many days is put before the superior, once in that period.
  package var days = 30
  package init() {}
}
