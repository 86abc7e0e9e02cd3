import Casework
import Organisation
import Regulation
import Units

/// The daily report as a page, a pure function of its snapshot: the verdict first, then what needs a decision, then tables.
struct DailyReport {
  let snapshot: DailySnapshot
  let writer: LetterWriter
  let isDraft: Bool
  /// Rows of a table and lines of a list at most; how many more there are is said.
  static let rowLimit = 30

  init(_ snapshot: DailySnapshot, writer: LetterWriter, isDraft: Bool) {
    self.snapshot = snapshot
    self.writer = writer
    self.isDraft = isDraft
  }

  var wording: Wording { writer.wording }
  var words: FindingWords { writer.words }
  var now: Instant { snapshot.now }
  func text(_ key: String, _ values: [String: String] = [:]) -> String { wording.text(key, values) }

  var blocks: [Page.Block] {
    var blocks: [Page.Block] = [verdict]
    if !isDraft, snapshot.isLate {
      let (due, sent) = (wording.moment(snapshot.duty.due), wording.moment(snapshot.judgedAt))
      blocks.append(.note(text("report.sent-late", ["due": due, "sent": sent])))
    }
    blocks.append(.facts(heading))
    blocks += decisions
    blocks += rounds + objects + amendments + oursLate + centresBelow + alarms + violations + notices + incidents
    blocks += faults + safety + watch
    // R7: fax and SMS go over a gateway; where there is none the report says what stands in.
    if snapshot.duty.clause == "P4" { blocks += channels.map { .note($0) } }
    blocks.append(.note(text("report.attached", ["files": wording.joined(writer.attachmentTitles(snapshot))])))
    return blocks
  }

  /// R7: fax and SMS go over gateways; where there is no way, by kind and addressee, the report says that e-mail stands in.
  private var channels: [String] {
    let units = writer.units(snapshot.duty)
    let kinds = writer.rules.channels.dailyReport
    let without = writer.router.standIns(units)
    let name = { (kind: ChannelKind) in text("channel.\(kind.rawValue)") }
    if without.count == kinds.count, without.allSatisfy({ $0.units.count == units.count }) {
      return [text("report.mail-stands-in")]
    }
    let over = kinds.filter { kind in !without.contains { $0.kind == kind && $0.units.count == units.count } }
    return [text("report.by-channels", ["channels": wording.joined(over.map(name))])]
      + without.map { missing in
        text(
          "report.mail-stands-in.for",
          ["channel": name(missing.kind), "units": wording.joined(missing.units.map { wording.unit($0) })])
      }
  }

  // MARK: Verdict

  /// The centre's rounds with their states at the cut-off; what was withdrawn is owed no longer.
  var roundStates: [(record: DutyRecord, state: DutyState)] {
    snapshot.duties.filter { $0.duty.kind.isRound }.map { ($0, $0.state(at: snapshot.judgedAt)) }
      .filter { $0.1 != .withdrawn }
  }

  var missingBelow: [DailySnapshot.Below] { snapshot.below.filter { $0.status == .missing } }

  /// Earlier reports of this centre that fell due in the period and did not go out in time.
  private var reportsLate: [DutyRecord] { reports(.late, .missed) }

  func reports(_ states: DutyState...) -> [DutyRecord] {
    snapshot.duties.filter { $0.duty.kind == .dailyReport && states.contains($0.state(at: snapshot.judgedAt)) }
  }

  /// What else the centre owed: broadcasts, equipment checks, form 2, papers of the month.
  func others(_ states: DutyState...) -> [DutyRecord] {
    snapshot.duties.filter { record in
      let kind = record.duty.kind
      guard !kind.isRound, !kind.isWindow, kind != .dailyReport else { return false }
      return states.contains(record.state(at: snapshot.judgedAt))
    }
  }

  var openNotices: [Paper] {
    snapshot.papers.filter { $0.form.isNotice && $0.verifications.last?.accepted != true }
      .sorted { ($0.due ?? .distantFuture, $0.no) < ($1.due ?? .distantFuture, $1.no) }
  }

  func isOverdue(_ paper: Paper) -> Bool {
    paper.isOverdue(at: now)
  }

  private var verdict: Page.Block {
    let states = roundStates.map(\.state)
    let open: [(key: String, count: Int)] = [
      ("report.open.missed", states.count { $0 == .missed }), ("report.open.late", states.count { $0 == .late }),
      ("report.open.below", missingBelow.count), ("report.open.report", reportsLate.count),
      ("report.open.other", others(.late, .missed).count),
      ("report.open.notice", openNotices.count { isOverdue($0) }),
    ].filter { $0.1 > 0 }
    let total = open.map(\.count).reduce(0, +)
    // A round that falls due with the report itself is still open at its cut-off (R13): nothing is undone, and not all is done.
    let underWay = roundStates.filter { $0.state == .open }.map(\.record)
    let first =
      total == 0
      ? underWay.isEmpty ? text("report.all-done") : text("report.under-way", counts(underWay))
      : text(
        "report.undone",
        [
          "count": "\(total)",
          "items": open.map { text($0.key, ["count": "\($0.count)"]) }.joined(separator: text("mark.comma")),
        ])
    let made = text(
      "report.made",
      [
        "done": "\(states.count { $0 == .done })", "late": "\(states.count { $0 == .doneLate })",
        "owed": "\(states.count)",
      ])
    let isCalm = underWay.isEmpty && !states.contains(.doneLate)
    let tone: Page.Tone = total > 0 ? .bad : isCalm ? .good : .warning
    let stillOpen = total > 0 && !underWay.isEmpty ? "\n" + text("report.still-open", counts(underWay)) : ""
    return .verdict("\(first)\n\(made)\(stillOpen)\n\(matters)", tone)
  }

  private func counts(_ rounds: [DutyRecord]) -> [String: String] {
    let objects = rounds.map { $0.duty.targets.count - $0.done.count }.reduce(0, +)
    return ["count": "\(rounds.count)", "objects": "\(objects)"]
  }

  /// What happened, in one line: violations, incidents, faults filed in the period.
  private var matters: String {
    func count(_ kind: MatterKind) -> String { "\(filed(kind).count)" }
    return text(
      "report.matters",
      [
        "breaches": count(.breach), "faults": count(.fault), "incidents": count(.incident),
        "violations": count(.violation),
      ])
  }

  /// Cases of a kind that were filed in the period; drills are not counted (D14).
  func filed(_ kind: MatterKind) -> [CaseRecord] {
    snapshot.cases.filter { record in
      record.kind == kind && !record.drill && record.filedAt < now
        && record.filedAt >= (snapshot.duty.period?.from ?? .distantPast)
    }
  }

  /// Cases of a kind that were filed in the period or are still open.
  func current(_ kind: MatterKind) -> [CaseRecord] {
    let from = snapshot.duty.period?.from ?? .distantPast
    return snapshot.cases.filter { $0.kind == kind && ($0.isOpen || $0.filedAt >= from) }
      .sorted { ($0.filedAt, $0.no) < ($1.filedAt, $1.no) }
  }

  private var heading: [Page.Fact] {
    let period = snapshot.duty.period
    let approval =
      snapshot.approvedBy.map { text("report.approved", ["person": wording.person($0)]) } ?? text("report.unapproved")
    return [
      wording.fact("centre", wording.centre(snapshot.centre)),
      wording.fact("period", period.map { "\(wording.moment($0.from)) — \(wording.moment($0.to))" } ?? ""),
      wording.fact("as-of", wording.moment(now)),
      wording.fact("approval", isDraft ? text("report.awaits") : approval),
    ]
  }

  // MARK: Decisions

  /// What waits for a person: listed before all tables, the most urgent first.
  private var decisions: [Page.Block] {
    var items: [String] = []
    let alarms = snapshot.findings.filter { $0.severity >= .serious && !$0.isDisposed }
      .sorted { ($1.severity, $0.no) < ($0.severity, $1.no) }
    items += alarms.map { record in
      text(
        "report.decide.finding",
        [
          "no": "\(record.no)", "severity": words.severity(record.severity), "state": words.state(record, at: now),
          "vessel": wording.vessel(record.finding), "what": words.code(record.finding.code),
        ])
    }
    for record in snapshot.cases where record.kind == .incident && record.isOpen {
      let number =
        snapshot.papers.first { $0.caseNo == record.no }?.number ?? text("value.case", ["no": "\(record.no)"])
      let values = ["drill": mark(record.drill), "number": number, "what": words.code(record.code)]
      items.append(text("report.decide.incident", values))
    }
    for paper in openNotices {
      let unit = wording.unit(paper.to)
      var values = ["drill": mark(paper.drill), "number": paper.number, "unit": unit]
      if isOverdue(paper), let due = paper.due {
        values["days"] = "\(writer.directory.zone.civil(now).date - writer.directory.zone.civil(due).date)"
        items.append(text("report.decide.overdue", values))
      } else if paper.replies.count > paper.verifications.count {
        items.append(text("report.decide.verify", values))
      }
    }
    items += others(.open, .late).filter { $0.duty.kind == .monthlySummary }.map { record in
      text("report.decide.summary", ["due": wording.short(record.duty.due)])
    }
    items += missingBelow.map { text("report.decide.below", ["centre": wording.centre($0.centre)]) }
    items += unconfirmed
    let shown = limited(items)
    return [.heading(text("report.decisions"))]
      + (items.isEmpty ? [.paragraph(text("report.decide.none"))] : [.list(shown)])
  }

  func mark(_ drill: Bool) -> String { drill ? text("drill.subject") : "" }

  func limited(_ items: [String]) -> [String] {
    guard items.count > Self.rowLimit else { return items }
    return items.prefix(Self.rowLimit) + [text("list.rest", ["rest": "\(items.count - Self.rowLimit)"])]
  }

  func table(_ columns: [String], _ rows: [[String]], numbers: Set<Int> = []) -> Page.Block {
    .table(limitedTable(columns, rows, numbers: numbers))
  }

  /// Words in many columns: side by side they would not fit a phone.
  func cards(_ columns: [String], _ rows: [[String]]) -> Page.Block { .cards(limitedTable(columns, rows)) }

  private func limitedTable(_ columns: [String], _ rows: [[String]], numbers: Set<Int> = []) -> Page.Table {
    let rest = rows.count - Self.rowLimit
    return Page.Table(
      columns: columns.map { text("column.\($0)") }, rows: Array(rows.prefix(Self.rowLimit)), numbers: numbers,
      rest: rest > 0 ? text("list.rest", ["rest": "\(rest)"]) : nil)
  }
}
