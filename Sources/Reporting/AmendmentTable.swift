import Casework
package import Organisation
package import Regulation
import Units

/// What became of frozen rows, and which rows came afterwards: each with when it was frozen and when it was amended.
package struct AmendmentTable: Hashable, Sendable {
  package let title: String
  package let columns: [String]
  package let rows: [[String]]
  /// One line each, for a list.
  let lines: [String]

  package init(
    _ amended: [MonthlySnapshot.Amended], directory: Directory, rules: RegulationRules, catalogue: Catalogue
  ) {
    self.init(amended, wording: Wording(catalogue: catalogue, directory: directory, rules: rules))
  }

  init(_ amended: [MonthlySnapshot.Amended], wording: Wording) {
    title = wording.text("form.amendments")
    columns = ["month", "form", "book", "number", "case-no", "amendment", "changes", "frozen-at", "amended-at"]
      .map { wording.text("column.\($0)") }
    var rows: [[String]] = []
    var lines: [String] = []
    for pair in amended {
      let month = wording.month(pair.told.month)
      let form = wording.text("form.\(pair.told.ledger)")
      for change in pair.told.differences(to: pair.now) {
        let said = Self.changes(change, ledger: pair.told.ledger, wording)
        if change.before != nil, said.isEmpty { continue }
        let kind = wording.text(change.before == nil ? "amendment.added" : "amendment.changed")
        let (frozen, at) = (wording.full(pair.told.takenAt), wording.full(change.happenedAt))
        let number = change.after.paper?.number ?? ""
        rows.append([
          month, form, wording.centre(pair.told.centre), number, "\(change.after.entry.caseNo)", kind, said, frozen, at,
        ])
        lines.append(
          wording.text(
            "amendment.line",
            [
              "at": wording.short(change.happenedAt), "changes": said, "form": form,
              "frozen": wording.short(pair.told.takenAt),
              "kind": kind, "month": month,
              "what": number.isEmpty ? wording.text("value.case", ["no": "\(change.after.entry.caseNo)"]) : number,
            ]))
      }
    }
    self.rows = rows
    self.lines = lines
  }

  /// `状态：已派遣 → 已结案`; of an added row what it says of itself.
  private static func changes(_ change: BookChange, ledger: Int, _ wording: Wording) -> String {
    let after = LedgerTable(ledger: ledger, lines: [change.after], wording: wording)
    guard let row = after.rows.first else { return "" }
    guard let before = change.before else {
      let record = change.after.record
      return record.map {
        wording.text("amendment.occurred", ["at": wording.full($0.occurredAt), "what": wording.code($0.code)])
      }
        ?? ""
    }
    let old = LedgerTable(ledger: ledger, lines: [before], wording: wording).rows.first ?? []
    var parts: [String] = []
    for (index, value) in row.enumerated() where index < old.count && old[index] != value {
      let from = old[index].isEmpty ? wording.text("value.none") : old[index]
      parts.append(wording.text("amendment.change", ["column": after.columns[index], "from": from, "to": value]))
    }
    return parts.joined(separator: wording.text("mark.semicolon"))
  }
}
