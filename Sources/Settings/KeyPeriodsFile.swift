import Organisation
import Units

/// `organisation/key-periods.yaml` (R10, C6, X5); a folder without it has no key periods.
struct KeyPeriodsFile {
  static let name = "organisation/key-periods.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    let fields = root.required("periods")?.items(atMost: 20_000) ?? []
    draft.keyPeriods.isComplete = true
    for field in fields {
      let drafted = field.record { record in period(record).map { Drafted(value: $0, record: record) } }
      draft.keyPeriods.add(drafted?.value.id, drafted)
    }
  }

  private func period(_ record: Record) -> KeyPeriod? {
    let id = record.required("id")?.identifier()
    let points = record.optional("points")?.list(atMost: 1000) { $0.text(atMost: 64, "a point") }
    if let points, points.isEmpty { record.refuse("points", "is empty: leave the line out for all of the centre's") }
    for (index, point) in (points ?? []).enumerated() where points?[..<index].contains(point) == true {
      record.refuse("points", item: index, "\(point) is named twice")
    }
    let period = KeyPeriod(
      id: id ?? "", name: record.name(), kind: record.required("kind")?.choice(KeyPeriod.Kind.self) ?? .other,
      centre: CentreID(record.required("centre")?.text() ?? ""), points: points ?? [],
      days: record.required("days").map(days) ?? [], hours: record.optional("hours")?.hours(),
      watchFor: record.optional("watch")?.text() ?? "")
    return id == nil ? nil : period
  }

  /// One rule, or a list of which one must hold.
  private func days(_ field: Field) -> [DayRule] {
    let fields: [Field]
    if case .list = field.node.content { fields = field.items(atMost: 60) ?? [] } else { fields = [field] }
    if fields.isEmpty { field.refuse("has no rule: it would never hold") }
    return fields.compactMap { item in
      item.record { record in
        let rule = record.dayRule()
        if rule.rank == .always { item.refuse("names no day: a period that never ends is no key period") }
        return rule
      }
    }
  }
}

extension ReferenceChecks {
  /// A key period's points belong to its centre, or to the counties of a city.
  func checkKeyPeriods() {
    for entry in draft.keyPeriods.entries {
      let period = entry.value
      draft.centres.check(period.centre.rawValue, entry.record, "centre")
      for (index, id) in period.points.enumerated() {
        if let reason = draft.points.missing(id) { entry.record.refuse("points", item: index, reason) }
        // What is wrong with the point or with its centre is said there.
        guard let point = draft.points[id], draft.centres[period.centre.rawValue] != nil,
          let owner = draft.centres[point.centre.rawValue], owner.hasDirectWaters
        else { continue }
        let above = owner.parent
        if point.centre != period.centre, above != period.centre {
          entry.record.refuse("points", item: index, "\(id) belongs to \(point.centre), not to \(period.centre)")
        }
      }
    }
  }
}
