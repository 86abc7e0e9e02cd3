import Casework
import Organisation
import Units

/// Form 1 and contact lists that nobody confirmed, in the monthly summary (P1, C1, X1, S8).
extension LetterWriter {
  func summaryText(_ facts: UnconfirmedFacts) -> String {
    let values = [
      "days": "\(facts.days)", "kept": "\(facts.kept)", "lists": "\(facts.lists.count)", "objects": "\(facts.objects)",
    ]
    return text("summary.text.unconfirmed", values)
  }

  /// A row a centre with something to confirm, the centre itself first; none: no table.
  func unconfirmed(_ facts: MonthlyFacts) -> [Page.Block] {
    guard let areas = facts.unconfirmed?.areas, !areas.isEmpty else { return [] }
    let rows = areas.prefix(DailyReport.rowLimit).map { area in
      [wording.centre(area.centre), "\(area.objects)", text("summary.list.\(area.list.rawValue)")]
    }
    let rest = areas.count - rows.count
    return [
      .heading(text("summary.unconfirmed")),
      .table(
        Page.Table(
          columns: ["centre", "unconfirmed-objects", "contact-list"].map { text("column.\($0)") }, rows: rows,
          numbers: [1], rest: rest > 0 ? text("list.rest", ["rest": "\(rest)"]) : nil)),
    ]
  }
}
