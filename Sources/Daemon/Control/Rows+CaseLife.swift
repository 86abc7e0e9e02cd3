import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

/// The history of cases, orders, drafts, what recurs, and open matters in numbers.
extension Rows {
  /// A case of an older release has no steps: its filing is shown at least.
  func steps(_ record: CaseRecord) throws -> [CaseStepRow] {
    let stored = try read.steps(case: record.no)
    let all =
      stored.first?.kind == .filed
      ? stored
      : [CaseStep(caseNo: record.no, kind: .filed, at: record.filedAt, by: record.filedBy, state: .filed)] + stored
    return all.map { step in
      CaseStepRow(
        kind: step.kind.rawValue, what: what(step), at: time(step.at), by: personName(step.by),
        state: step.state.rawValue, words: step.words.isEmpty ? nil : step.words)
    }
  }

  /// The step and what belongs to it, in both languages.
  private func what(_ step: CaseStep) -> Words {
    let zh = values(step, texts.zh)
    let en = values(step, texts.en)
    let key = zh.isEmpty ? "step.\(step.kind.rawValue)" : "step.with.\(step.kind.rawValue)"
    return Words(texts.zh.text(key, zh), texts.en.text(key, en))
  }

  private func values(_ step: CaseStep, _ catalogue: Catalogue) -> [String: String] {
    let values = step.values
    func name(_ key: String, _ prefix: String) -> String { values[key].map { catalogue.text("\(prefix).\($0)") } ?? "" }
    let deadline = values["deadline"].flatMap { Int64($0) }.map { context.zone.short(Instant(milliseconds: $0)) }
    switch step.kind {
    case .dispatched: return ["number": values["number"] ?? "", "to": unitName(values["to"] ?? "")]
    case .cancelled: return ["number": values["number"] ?? ""]
    case .replied: return values["from"].map { ["from": $0] } ?? [:]
    case .sentBack, .reopened, .overdue: return deadline.map { ["deadline": $0] } ?? [:]
    case .urged: return ["times": values["times"] ?? "1", "to": centreName(CentreID(values["to"] ?? ""))]
    case .supervised: return ["deadline": deadline ?? "", "level": name("level", "supervision.level")]
    case .result: return ["outcome": name("outcome", "supervision")]
    case .told:
      let obeyed = values["obeyed"].map { catalogue.text($0 == "true" ? "told.obeyed" : "told.not-obeyed") }
      return [
        "means": name("means", "told.means"), "obeyed": obeyed ?? catalogue.text("told.unknown"),
        "whom": name("whom", "told.whom"),
      ]
    case .handedOn: return ["person": personName(values["person"]) ?? ""]
    case .filed, .received, .verified, .closed, .dismissed, .raised, .accepted: return [:]
    }
  }

  private func unitName(_ id: String) -> String { directory.unit(id)?.name ?? id }

  func supervision(_ order: Supervision) -> SupervisionRow {
    SupervisionRow(
      level: order.level.rawValue, words: order.words, by: personName(order.by) ?? order.by,
      centre: order.centre.rawValue, centreName: centreName(order.centre), at: time(order.at),
      deadline: time(order.deadline), open: order.isOpen, overdue: order.isOverdue(at: now),
      results: order.results.map {
        SupervisionResultRow(
          outcome: $0.outcome.rawValue, words: $0.words, by: personName($0.by) ?? $0.by, at: time($0.at))
      })
  }

  func file(_ file: ReplyFile) -> FileRow {
    FileRow(name: file.name, type: file.mimeType, bytes: file.bytes, digest: file.digest)
  }

  func draft(_ draft: NoticeDraft) throws -> NoticeDraftRow {
    let code =
      try draft.caseNo.flatMap { try read.caseRecord(no: $0)?.code }
      ?? draft.finding.flatMap { try read.finding(no: $0)?.finding.code }
    return NoticeDraftRow(
      no: draft.no, revision: draft.revision, form: draft.form.rawValue, state: draft.state.rawValue,
      centre: draft.centre.rawValue, centreName: centreName(draft.centre), finding: draft.finding,
      caseNo: draft.caseNo, code: code?.rawValue, codeName: code.map { codeName($0) },
      demand: draft.demand.isEmpty ? nil : draft.demand, note: draft.note.isEmpty ? nil : draft.note,
      draftedAt: time(draft.draftedAt), draftedBy: personName(draft.draftedBy), endedBy: personName(draft.endedBy),
      endedAt: time(draft.endedAt), reason: draft.reason, notice: draft.paper)
  }

  // MARK: S1

  private func recentCases() throws -> [CaseRecord] {
    try read.cases(
      occurredFrom: now - .days(Int64(context.rules.recurring.days)), before: now + .milliseconds(1))
  }

  func recurrences(of record: CaseRecord) throws -> [RecurrenceRow] {
    let keys = Set(Recurrence.subjects(record).map { "\($0.key)/\(record.code.rawValue)" })
    return try recurrences { keys.contains($0.key) }
  }

  func recurrences(_ wanted: (Recurrence) throws -> Bool) throws -> [RecurrenceRow] {
    let rules = context.rules.recurring
    return try Recurrence.found(in: try recentCases(), rules: rules, now: now).filter(wanted).map { found in
      let name =
        switch found.subject {
        case .centre(let id): centreName(id)
        case .point(let id): directory.point(id)?.name ?? id
        case .vessel(let mmsi): directory.vessel(mmsi: mmsi)?.name ?? "MMSI \(mmsi)"
        }
      return RecurrenceRow(
        subject: found.subject.key, subjectName: name, code: found.code.rawValue, codeName: codeName(found.code),
        times: found.times, days: rules.days, cases: found.cases, last: time(found.last))
    }
  }

  /// How often each case's matter recurred.
  func recurringTimes() throws -> [Int64: Int] {
    var times: [Int64: Int] = [:]
    for found in Recurrence.found(in: try recentCases(), rules: context.rules.recurring, now: now) {
      for no in found.cases { times[no] = max(times[no] ?? 0, found.times) }
    }
    return times
  }

  // MARK: S5, S7, R15

  func matterCounts(_ centre: CentreID?) throws -> MatterCounts {
    let rules = context.rules.triage
    var counts = MatterCounts()
    for record in try read.openCases() where isMeant(centre?.rawValue, record.centre) {
      counts.open += 1
      let filed = time(record.filedAt)
      counts.oldest = counts.oldest.map { min($0, filed) } ?? filed
      if CaseNext.isUntouched(record) { counts.untouched += 1 }
      guard let order = record.openSupervision else { continue }
      counts.supervised += 1
      if order.isOverdue(at: now) { counts.supervisedOverdue += 1 }
    }
    counts.drafts = try read.drafts(openOnly: true, before: .max, limit: 500)
      .count { isMeant(centre?.rawValue, $0.centre) }
    let area = Set(
      directory.organisation.centres.map(\.id).filter { isMeant(centre?.rawValue, $0) })
    let month = context.zone.instant(context.zone.civil(now).date.firstOfMonth, .midnight)
    // What lies for longer than a month is no matter of today's watch.
    let lying = try read.lying(of: area, from: now - .days(31), severities: rules.severities)
    counts.undecided = lying.count
    counts.backlog = lying.count { Triage.isBacklog($0, rules: rules, zone: context.zone, now: now) }
    let handled = try read.triageHandling(
      of: area, from: month, before: now + .milliseconds(1), severities: rules.severities)
    if handled.decided > 0 { counts.meanSeconds = Int(handled.handling.milliseconds / 1000) / handled.decided }
    counts.meanLimit = Int(rules.mean.milliseconds / 1000)
    return counts
  }

  /// S7: the rostered watches of a day, each in numbers.
  func triage(_ centre: Centre, on day: CivilDate) throws -> [TriageRow] {
    let zone = context.zone
    let rules = context.rules.triage
    let lines = directory.organisation.roster.filter { $0.centre == centre.id && $0.holds(on: day) }
    return try lines.sorted { $0.starts < $1.starts }.compactMap { line in
      let starts = zone.instant(day, line.starts)
      let ends = zone.instant(line.ends <= line.starts ? day + 1 : day, line.ends)
      guard starts <= now else { return nil }
      let items = try read.triageItems(
        of: [centre.id], from: starts, before: min(ends, now + .milliseconds(1)), severities: rules.severities,
        lying: true)
      let count = Triage.count(
        items.filter { $0.cameToHand >= starts }, rules: rules, zone: zone, now: min(now, ends))
      let late = Triage.lateStarts(
        items, watchStarts: starts, watchEnds: ends, watchkeepers: line.watchkeepers, rules: rules)
      let left =
        ends <= now ? Triage.leftLying(items, watchStarts: starts, watchEnds: ends, rules: rules) : nil
      return TriageRow(
        centre: centre.id.rawValue, centreName: centre.name, starts: time(starts), ends: time(ends),
        watchkeepers: line.watchkeepers.compactMap { personName($0) }, cameToHand: count.cameToHand,
        decided: count.decided, backlog: count.backlog, meanSeconds: count.mean.map { Int($0.milliseconds / 1000) },
        late: late.sorted { $0.key < $1.key }.map {
          TriageLateRow(person: personName($0.key) ?? $0.key, seconds: Int($0.value.milliseconds / 1000))
        }, leftSeconds: left.map { Int($0.milliseconds / 1000) })
    }
  }
}
