import Casework
import Organisation
import Regulation
import Units

/// Form 4 (监控情况记录表), one line a check, with the regulation's columns.
struct PatrolTable {
  let title: String
  let columns: [String]
  let rows: [[String]]

  private static let keys = [
    "round", "object", "checked-at", "placement", "means", "picture", "weather", "manager", "clerk", "life-jackets",
    "load", "order", "findings", "action", "watchkeeper", "leader", "note",
  ]

  init(checks: [CheckEntry], duties: [DutyRecord], wording: Wording) {
    title = wording.text("form.4")
    columns = Self.keys.map { wording.text("column.\($0)") }
    let named = Dictionary(duties.map { ($0.duty.id, $0.duty) }, uniquingKeysWith: { first, _ in first })
    rows = checks.sorted { ($0.checkedAt, $0.no, $0.target) < ($1.checkedAt, $1.no, $1.target) }.map { check in
      Self.row(check, duty: check.dutyID.flatMap { named[$0] }, wording)
    }
  }

  private static func row(_ check: CheckEntry, duty: Duty?, _ wording: Wording) -> [String] {
    func present(_ value: Bool?) -> String { value.map { wording.text($0 ? "value.yes" : "value.no") } ?? "" }
    let round = duty.map { duty in
      wording.text(
        "round.name",
        ["kind": wording.text("duty.kind.\(duty.kind.rawValue)"), "ordinal": "\(duty.ordinal)"])
    }
    return [
      round ?? check.dutyID ?? "", wording.target(check.target), wording.full(check.checkedAt),
      wording.text("placement.\(check.placement.rawValue)"), wording.text("means.\(check.means.rawValue)"),
      present(check.pictureUsable), check.weather ?? "", present(check.managerPresent), present(check.clerkPresent),
      check.lifeJackets ?? "", check.load ?? "", check.order ?? "",
      wording.joined(check.findings.map { wording.code($0) }), check.action ?? "", wording.person(check.by),
      check.leader.map { wording.person($0) } ?? "", check.note ?? "",
    ]
  }
}
