import Casework
import Organisation
import Regulation
import Units

/// Rounds, the centres below, and the watch: the report's part on what was owed.
extension DailyReport {
  /// By kind: owed, in time, late, missed; then by name what was not made, or late.
  var rounds: [Page.Block] {
    let all = roundStates
    guard !all.isEmpty else {
      return [.heading(text("report.rounds")), .paragraph(text("report.rounds.none"))]
    }
    let rows = DutyKind.allCases.compactMap { kind -> [String]? in
      let mine = all.filter { $0.record.duty.kind == kind }
      guard !mine.isEmpty else { return nil }
      func count(_ states: DutyState...) -> String { "\(mine.count { states.contains($0.state) })" }
      let targets = mine.map(\.record.duty.targets.count).reduce(0, +)
      let done = mine.map(\.record.done.count).reduce(0, +)
      // G15: looked at is not seen.
      let down = mine.map(\.record.cameraDown.count).reduce(0, +)
      return [
        text("report.round-kind", ["kind": text("duty.kind.\(kind.rawValue)")]),
        "\(mine.count)", count(.done), count(.doneLate, .late), count(.missed), "\(done)/\(targets)",
        "\(down)", "\(madeUp[kind] ?? 0)",
      ]
    }
    var blocks: [Page.Block] = [
      .heading(text("report.rounds")),
      table(
        ["round-kind", "owed", "in-time", "late", "missed", "targets", "camera-down", "made-up"], rows,
        numbers: [1, 2, 3, 4, 5, 6, 7]),
    ]
    let unusable = snapshot.checks.count { !$0.pictureUsable }
    if unusable > 0 { blocks.append(.paragraph(text("report.camera-down", ["count": "\(unusable)"]))) }
    let named = all.filter { [.missed, .late, .doneLate, .open].contains($0.state) }
      .sorted { ($0.record.duty.due, $0.record.duty.id) < ($1.record.duty.due, $1.record.duty.id) }
    if !named.isEmpty {
      blocks.append(
        table(["round", "due", "state", "targets"], named.map { row($0.record, $0.state) }, numbers: [3]))
    }
    return blocks
  }

  /// 补查 by kind: made after the round was missed, filling nothing (R3).
  private var madeUp: [DutyKind: Int] {
    let kinds = Dictionary(
      snapshot.duties.map { ($0.duty.id, $0.duty.kind) }, uniquingKeysWith: { first, _ in first })
    var counts: [DutyKind: Int] = [:]
    for check in snapshot.checks where check.placement == .makeup {
      guard let id = check.dutyID else { continue }
      // A round of an earlier day is named by its id alone: `C2/430100/2026-11-20/county-round/3`.
      let kind = kinds[id] ?? id.split(separator: "/").dropFirst(3).first.flatMap { DutyKind(rawValue: String($0)) }
      if let kind { counts[kind, default: 0] += 1 }
    }
    return counts
  }

  /// What of the centre's own was late, rounds aside: late and undelivered reports are themselves duty events (D10).
  var oursLate: [Page.Block] {
    var items = reports(.late, .missed, .doneLate).map { record in
      text(
        record.finished == nil ? "report.undelivered" : "report.delivered-late",
        [
          "at": record.finished.map { wording.short($0) } ?? "", "day": wording.day(writer.reportDay(record.duty)),
          "due": wording.short(record.duty.due),
        ])
    }
    items += others(.late, .missed, .doneLate).map { record in
      text(
        "report.other-late",
        [
          "due": wording.short(record.duty.due),
          "kind": text("duty.kind.\(record.duty.kind.rawValue)"),
          "state": text("duty.state.\(record.state(at: snapshot.judgedAt).rawValue)"),
        ])
    }
    return items.isEmpty ? [] : [.heading(text("report.ours-late")), .list(limited(items))]
  }

  private func row(_ record: DutyRecord, _ state: DutyState) -> [String] {
    let seen = record.duty.targets.count { record.done[$0] != nil }
    return [
      writer.roundName(record.duty), wording.short(record.duty.due), text("duty.state.\(state.rawValue)"),
      "\(seen)/\(record.duty.targets.count)",
    ]
  }

  /// A centre not heard from is named (R16).
  var centresBelow: [Page.Block] {
    guard !snapshot.below.isEmpty else { return [] }
    let rows = snapshot.below.map { below in
      let counts = below.rounds
      return [
        wording.centre(below.centre), status(below.status), "\(counts.owed)", "\(counts.made)", "\(counts.late)",
        "\(counts.missed)", "\(counts.cameraDown)",
      ]
    }
    return [
      .heading(text("report.below")), .paragraph(filing),
      table(
        ["centre", "report", "owed", "in-time", "late", "missed", "camera-down"], rows, numbers: [2, 3, 4, 5, 6]),
    ]
  }

  /// Who has not filed, who filed late, and who only after the cut-off, by name.
  private var filing: String {
    var (missing, late, after) = ([String](), [String](), [String]())
    for below in snapshot.below {
      let centre = wording.centre(below.centre)
      switch below.status {
      case .inTime: break
      case .late(let at): late.append(text("below.named", ["at": wording.short(at), "centre": centre]))
      case .afterCutOff(let at): after.append(text("below.named", ["at": wording.short(at), "centre": centre]))
      case .missing: missing.append(centre)
      }
    }
    let filed = snapshot.below.count - missing.count
    var lines = [text("below.count", ["filed": "\(filed)", "owed": "\(snapshot.below.count)"])]
    for (key, names) in [("missing", missing), ("late", late), ("after", after)] where !names.isEmpty {
      lines.append(
        text("below.\(key)-names", ["count": "\(names.count)", "names": writer.some(names, most: Self.rowLimit)]))
    }
    return lines.joined(separator: "\n")
  }

  private func status(_ status: DailySnapshot.Below.Status) -> String {
    switch status {
    case .inTime(let at): text("below.in-time", ["time": wording.clock(at)])
    case .late(let at): text("below.late", ["time": wording.short(at)])
    case .afterCutOff(let at): text("below.after", ["time": wording.short(at)])
    case .missing: text("below.missing")
    }
  }

  /// Who is on watch now and next; a gap of the roster says so.
  var watch: [Page.Block] {
    let rows = [("watch.now", snapshot.onWatch), ("watch.next", snapshot.onWatchNext)].map { key, watch in
      guard let watch else { return [text(key), text(isOffHours ? "watch.off-hours" : "watch.nobody"), "", ""] }
      return [
        text(key), wording.person(watch.leader), wording.joined(watch.watchkeepers.map { wording.person($0) }),
        "\(wording.short(watch.starts)) — \(wording.clock(watch.ends))",
      ]
    }
    return [.heading(text("report.watch")), table(["watch", "leader", "watchkeepers", "watch-time"], rows)]
  }

  /// A second-line centre (G4) with a watch to come is out of its hours, and its duty leader answers the telephone (R17).
  private var isOffHours: Bool {
    snapshot.onWatchNext != nil && writer.directory.centre(snapshot.centre)?.isFirstLine == false
  }
}
