import Casework
import Organisation
import Regulation
import Units

/// Incidents in the daily report (X2, C3, P4).
extension DailyReport {
  /// Incidents of the period and those still open (ledger 11), each with its grade (R9).
  var incidents: [Page.Block] {
    let cases = current(.incident)
    guard !cases.isEmpty else { return [.heading(text("report.incidents")), .paragraph(text("report.none"))] }
    let rows = cases.map { record in
      let number = snapshot.papers.first { $0.caseNo == record.no }?.number ?? ""
      let file = snapshot.incidents[record.no]
      return [
        number, mark(record.drill) + words.code(record.code), file.map { wording.grade($0) } ?? "—",
        wording.short(record.occurredAt), wording.place(record), text("case.state.\(record.state.rawValue)"),
      ]
    }
    return [
      .heading(text("report.incidents")), cards(["number", "what", "grade", "occurred", "place", "state"], rows),
    ]
  }
}
