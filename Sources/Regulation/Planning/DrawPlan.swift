package import Organisation
package import Units

/// One draw before it is made: who may be drawn, and how many are owed.
struct DrawPlan: Sendable {
  var kind: DutyKind
  /// In order of their keys.
  var candidates: [Draw.Candidate]
  var quota: Quota
}

/// What the draws of one day have in common.
struct DrawContext {
  var record: CheckRecord
  var key: DrawKey?
  var keyTasks: Set<Target>
  var lotPercent: Int

  /// The drawn targets in order of their keys: all where everything is owed, none where the key is missing.
  func targets(_ plan: DrawPlan, centre: CentreID, day: CivilDate) -> [Target] {
    if plan.quota.isEverything { return plan.candidates.map(\.target) }
    return picks(plan, centre: centre, day: day).map(\.place).sorted().map { plan.candidates[$0].target }
  }

  /// In the order of R2; none where the key is missing.
  func picks(_ plan: DrawPlan, centre: CentreID, day: CivilDate) -> [Draw.Pick] {
    guard let key else { return [] }
    var generator = key.generator(centre: centre, day: day, kind: plan.kind)
    return Draw.picks(
      plan.quota.quota, from: plan.candidates, daysLeft: plan.quota.daysLeft, keyTasks: keyTasks,
      lotPercent: lotPercent, generator: &generator)
  }
}

/// A draw as it is explained afterwards (R2): every object drawn, with what it had had by then and why it was this one.
package struct DrawExplanation: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var target: Target
    /// nil where everything was owed, so that nothing was drawn.
    package var why: Draw.Why?
    /// Days of the month on which it had been checked, and what it was still owed.
    package var checks: Int
    package var debt: Int
  }
  package var quota: Quota
  /// In the order in which they were drawn; in order of their keys where everything was owed.
  package var items: [Item]
}

extension Planner {
  /// The draw of `kind` by `centre` on `day`, made again from the same record, key and key tasks; nil where there is none.
  package func explanation(
    of kind: DutyKind, centre: CentreID, on day: CivilDate, record: CheckRecord, key: DrawKey,
    keyTasks: Set<Target> = []
  ) -> DrawExplanation? {
    guard kind.isDrawn, let lists = centres.first(where: { $0.centre.id == centre }) else { return nil }
    let plans = lists.centre.tier == .province ? provinceDraws(lists, day, record) : [cityDraw(lists, day, record)]
    guard let plan = plans.first(where: { $0.kind == kind }) else { return nil }
    func item(_ candidate: Draw.Candidate, _ why: Draw.Why?) -> DrawExplanation.Item {
      DrawExplanation.Item(target: candidate.target, why: why, checks: candidate.checks, debt: candidate.debt)
    }
    if plan.quota.isEverything {
      return DrawExplanation(quota: plan.quota, items: plan.candidates.map { item($0, nil) })
    }
    let context = DrawContext(record: record, key: key, keyTasks: keyTasks, lotPercent: rules.draw.lotPercent)
    let picks = context.picks(plan, centre: centre, day: day)
    return DrawExplanation(quota: plan.quota, items: picks.map { item(plan.candidates[$0.place], $0.why) })
  }
}
