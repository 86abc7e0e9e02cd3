import Casework
import Organisation
import Regulation
import Units

/// Alarms, violations, notices, incidents and faults: the report's part on what happened.
extension DailyReport {
  /// By severity: how many, and what people made of them.
  var alarms: [Page.Block] {
    guard !snapshot.findings.isEmpty else { return [] }
    let rows = Severity.allCases.reversed().compactMap { severity -> [String]? in
      let mine = snapshot.findings.filter { $0.severity == severity }
      guard !mine.isEmpty else { return nil }
      var (filed, dismissed) = (0, 0)
      for record in mine {
        switch record.disposition {
        case .filed: filed += 1
        case .dismissed: dismissed += 1
        case .candidate: break
        }
      }
      let unseen = mine.count { !$0.isDisposed && $0.attention == .unacknowledged }
      return [words.severity(severity), "\(mine.count)", "\(filed)", "\(dismissed)", "\(unseen)"]
    }
    return [
      .heading(text("report.alarms")),
      table(["severity", "count", "filed", "dismissed", "unacknowledged"], rows, numbers: [1, 2, 3, 4]),
    ]
  }

  /// Violations of the period by kind and by the unit that answers for them (ledger 10, R20), beside the daily mean of the 30 days
  /// before.
  var violations: [Page.Block] {
    let heading = Page.Block.heading(text("report.violations"))
    let earlier = snapshot.earlierViolations
    var groups: [Key: [CaseRecord]] = [:]
    for record in filed(.violation) {
      let paper = snapshot.papers.first { $0.caseNo == record.no && $0.form.isNotice }
      groups[Key(code: record.code.rawValue, unit: paper?.to ?? record.waters.rawValue), default: []].append(record)
    }
    let past = Dictionary(earlier.map { (Key(code: $0.code.rawValue, unit: $0.unit), $0.count) }, uniquingKeysWith: +)
    let total = compared(groups.values.map(\.count).reduce(0, +), past.values.reduce(0, +))
    guard !groups.isEmpty else {
      return [heading, .paragraph(text("report.violations.none", ["mean": total[1]]))]
    }
    var rows = groups.sorted { $0.key < $1.key }.map { key, mine in
      let numbers = Set(mine.map(\.no))
      let notices = snapshot.papers.count { $0.form.isNotice && numbers.contains($0.caseNo) }
      let open = mine.count { $0.state.isOpen }
      return [words.code(FindingCode(key.code)), wording.party(key.unit)] + compared(mine.count, past[key] ?? 0)
        + ["\(notices)", "\(open)"]
    }
    let all = groups.values.flatMap { $0 }
    rows.append([text("report.total"), ""] + total + ["", "\(all.count { $0.state.isOpen })"])
    return [
      heading, table(["violation", "unit", "cases", "mean", "notices", "open"], rows, numbers: [2, 3, 4, 5]),
    ]
  }

  private struct Key: Hashable, Comparable {
    var code: String
    var unit: String
    static func < (a: Key, b: Key) -> Bool { (a.code, a.unit) < (b.code, b.unit) }
  }

  /// Now, and the daily mean of the 30 days before in tenths with which way it goes.
  private func compared(_ count: Int, _ past: Int) -> [String] {
    let tenths = (past * 20 + 30) / 60
    let trend = count * 30 > past ? "up" : count * 30 < past ? "down" : "level"
    return ["\(count)", "\(tenths / 10).\(tenths % 10) \(text("trend.\(trend)"))"]
  }

  /// Notices that are not closed, the overdue first.
  var notices: [Page.Block] {
    let papers = openNotices
    guard !papers.isEmpty else { return [.heading(text("report.notices")), .paragraph(text("report.notices.none"))] }
    let rows = papers.map { paper in
      [paper.number, wording.unit(paper.to), paper.due.map { wording.short($0) } ?? "", noticeState(paper)]
    }
    return [.heading(text("report.notices")), table(["number", "to", "due", "state"], rows)]
  }

  private func noticeState(_ paper: Paper) -> String {
    if paper.isCancelled { return text("notice.state.cancelled") }
    if isOverdue(paper) { return text("notice.state.overdue") }
    if paper.replies.count > paper.verifications.count { return text("notice.state.answered") }
    if paper.rounds > 0 { return text("notice.state.sent-back") }
    return text(paper.receivedAt == nil ? "notice.state.issued" : "notice.state.received")
  }

  /// Faults (ledger 12), and pictures that did not show their object (G15).
  var faults: [Page.Block] {
    let cases = current(.fault)
    var rows = cases.map { record in
      [
        words.code(record.code), record.placeName.isEmpty ? wording.vessel(record) : wording.place(record),
        wording.short(record.occurredAt), text("case.state.\(record.state.rawValue)"),
      ]
    }
    rows += snapshot.checks.filter { !$0.pictureUsable }.map { check in
      [text("report.no-picture"), wording.target(check.target), wording.short(check.checkedAt), check.action ?? ""]
    }
    guard !rows.isEmpty else { return [.heading(text("report.faults")), .paragraph(text("report.none"))] }
    return [.heading(text("report.faults")), table(["what", "object", "occurred", "state"], rows)]
  }
}
