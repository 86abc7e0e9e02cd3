import Organisation
import Regulation
import Units

/// The groups `grades` (R9: a list of dated editions) and `incident` (R6, P10) of `regulation.yaml`.
struct IncidentRulesFile {
  func read(_ root: Record, _ rules: inout RegulationRules) {
    if let field = root.optional("grades") { grades(field, &rules.grades) }
    root.group("incident") { record in
      record.group("approval") { wait($0, &rules.incident.approval) }
      record.group("receipt") { wait($0, &rules.incident.receipt) }
      record.group("help") { wait($0, &rules.incident.help) }
    }
  }

  private func wait(_ record: Record, _ wait: inout IncidentRules.Wait) {
    record.set(&wait.remind, "remind") { $0.span(.minutes(1) ... .days(1)) }
    record.set(&wait.climb, "climb") { $0.span(.minutes(1) ... .days(1)) }
    record.set(&wait.again, "again") { $0.span(.minutes(1) ... .days(1)) }
    if wait.climb <= wait.remind {
      record.refuse("climb", "\(wait.climb.settingText) is not after the reminder, \(wait.remind.settingText)")
    }
  }

  private func grades(_ field: Field, _ rules: inout GradeRules) {
    guard let items = field.items(atMost: 50) else { return }
    if items.isEmpty { field.refuse("has no edition: nothing could be graded") }
    var editions: [GradeEdition] = []
    for item in items {
      guard let (edition, line) = item.record({ record in (edition(record), record) }) else { continue }
      if let last = editions.last, edition.from <= last.from {
        line.refuse("from", "\(edition.from.iso) is not after the edition before it, \(last.from.iso)")
      }
      editions.append(edition)
    }
    if !editions.isEmpty { rules.editions = editions }
  }

  private func edition(_ record: Record) -> GradeEdition {
    var edition = GradeEdition()
    if let from = record.required("from")?.date() { edition.from = from }
    record.set(&edition.countDays, "count_days") { $0.integer(0...366) }
    record.set(&edition.largeDead, "large_dead") { $0.integer(1...10_000) }
    record.set(&edition.majorDead, "major_dead") { $0.integer(1...10_000) }
    if edition.majorDead <= edition.largeDead {
      record.refuse("major_dead", "\(edition.majorDead) is not more than large_dead, \(edition.largeDead)")
    }
    record.set(&edition.majorLeak, "major_leak_tonnes") { $0.number(0...1_000_000) }
    if let bands = record.optional("losses").map(bands), !bands.isEmpty { edition.losses = bands }
    let names = ["extreme", "major", "considerable", "ordinary"]
    let keys: [WritableKeyPath<GradeEdition, GradeEdition.Line>] = [\.extreme, \.major, \.considerable, \.ordinary]
    var above: GradeEdition.Line?
    for (name, key) in zip(names, keys) {
      record.group(name) { line($0, &edition[keyPath: key], below: above) }
      above = edition[keyPath: key]
    }
    return edition
  }

  /// - Parameter below: the grade above, whose thresholds are higher.
  private func line(_ record: Record, _ line: inout GradeEdition.Line, below above: GradeEdition.Line?) {
    record.set(&line.deadOrMissing, "dead_or_missing") { $0.integer(1...100_000) }
    record.set(&line.seriouslyInjured, "seriously_injured") { $0.integer(1...100_000) }
    record.set(&line.loss, "loss") { $0.integer(1...1_000_000_000_000) }
    record.set(&line.oil, "oil_tonnes") { $0.number(0.001...10_000_000) }
    guard let above else { return }
    let lower = [
      ("dead_or_missing", line.deadOrMissing < above.deadOrMissing),
      ("seriously_injured", line.seriouslyInjured < above.seriouslyInjured), ("loss", line.loss < above.loss),
      ("oil_tonnes", line.oil < above.oil),
    ]
    for (name, isLower) in lower where !isLower { record.refuse(name, "is not below the grade above") }
  }

  private func bands(_ field: Field) -> [GradeEdition.LossBand] {
    var bands: [GradeEdition.LossBand] = []
    let items = field.items(atMost: 20) ?? []
    if items.isEmpty { field.refuse("has no band") }
    for (index, item) in items.enumerated() {
      item.record { record -> Void? in
        let band = GradeEdition.LossBand(
          belowTonnage: record.optional("below_gt")?.integer(1...1_000_000),
          belowPower: record.optional("below_kw")?.integer(1...1_000_000),
          large: record.required("large")?.integer(1...1_000_000_000) ?? 1,
          major: record.required("major")?.integer(1...1_000_000_000) ?? 1)
        if band.major <= band.large { record.refuse("major", "\(band.major) is not more than large, \(band.large)") }
        let isLast = index == items.count - 1
        if isLast, band.belowTonnage != nil {
          record.refuse("below_gt", "the last band has none: it is for all that are larger")
        } else if !isLast, band.belowTonnage == nil {
          record.refuse("large", "only the last band stands without below_gt")
        }
        bands.append(band)
        return ()
      }
    }
    return bands
  }
}
