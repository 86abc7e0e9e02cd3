package import Casework
package import Organisation
import Regulation
package import Units

/// Form 4, 监控情况记录表 (P4, C2, X2): a line a check.
extension LetterWriter {
  /// - Parameters:
  ///   - day: which day's; nil: it stands in each line.
  ///   - signed: the leaders who have looked at it (S1).
  package func patrolForm(
    _ checks: [CheckEntry], duties: [DutyRecord], centre: CentreID?, day: CivilDate?, signed: [DaySignature] = []
  ) -> FormPage {
    var form = blank(4, issuer: centre.map { wording.centre($0) } ?? text("paper.blank.centre"))
    form.fields = [
      field("field.centre", centre.map { wording.centre($0) }),
      field("paper.field.day", day.map { wording.day($0) }),
    ]
    let named = Dictionary(duties.map { ($0.duty.id, $0.duty) }, uniquingKeysWith: { first, _ in first })
    let ordered = checks.sorted { ($0.checkedAt, $0.no, $0.target) < ($1.checkedAt, $1.no, $1.target) }
    form.grids = [
      FormPage.Grid(
        columns: patrolColumns,
        rows: ordered.enumerated().map { index, check in
          row(index + 1, check, duty: check.dutyID.flatMap { named[$0] })
        }, blanks: day == nil ? 11 : 0)
    ]
    let leaders = signed.map { text("by.at", ["person": wording.person($0.by), "time": wording.short($0.at)]) }
    form.signatures = [field("field.duty-leader", wording.joined(leaders))]
    return form
  }

  private var patrolColumns: [FormPage.Column] {
    [
      column("column.no", 8, centred: true, total: .count), column("column.round", 20), column("column.object", 22),
      column("column.checked-at", 18), column("column.placement", 10, centred: true),
      column("column.means", 8, centred: true), column("column.picture", 8, centred: true),
      column("column.weather", 16), column("column.manager", 9, centred: true),
      column("column.clerk", 9, centred: true), column("column.life-jackets", 10), column("column.load", 10),
      column("column.order", 10), column("column.findings", 20), column("column.action", 16),
      column("column.watchkeeper", 12, centred: true), column("column.leader", 12, centred: true),
      column("column.note", 16),
    ]
  }

  private func row(_ no: Int, _ check: CheckEntry, duty: Duty?) -> [FormPage.Value] {
    let round = duty.map { duty in
      text("round.name", ["kind": text("duty.kind.\(duty.kind.rawValue)"), "ordinal": "\(duty.ordinal)"])
    }
    return [
      .integer(no), FormPage.Value(round ?? check.dutyID), .text(wording.target(check.target)),
      value(check.checkedAt), .text(text("placement.\(check.placement.rawValue)")),
      .text(text("means.\(check.means.rawValue)")), value(check.pictureUsable), FormPage.Value(check.weather),
      value(check.managerPresent), value(check.clerkPresent), FormPage.Value(check.lifeJackets),
      FormPage.Value(check.load), FormPage.Value(check.order),
      FormPage.Value(wording.joined(check.findings.map { wording.code($0) })), FormPage.Value(check.action),
      .text(wording.person(check.by)), FormPage.Value(check.leader.map { wording.person($0) }),
      FormPage.Value(check.note),
    ]
  }
}
