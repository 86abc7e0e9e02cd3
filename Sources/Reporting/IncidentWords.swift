package import Casework
import Organisation
import Units

/// Lines of an incident's running log that the system writes, and words that its rows share with its letters.
extension LetterWriter {
  /// `死亡：未知 → 3（2026年…起）`
  package func line(_ change: IncidentChange) -> String {
    let words = text(
      "incident.changed",
      [
        "after": value(change.field, change.after), "before": value(change.field, change.before),
        "field": text("incident.field.\(change.field)"),
      ])
    guard let reason = change.reason, !reason.isEmpty else { return words }
    return text("incident.because", ["reason": reason, "text": words])
  }

  package func line(party: String, reached: Bool, note: String) -> String {
    let words = text(reached ? "incident.called" : "incident.not-called", ["party": self.party(party)])
    return note.isEmpty ? words : text("incident.because", ["reason": note, "text": words])
  }

  package func line(_ submission: Submission, _ state: Submission.State) -> String {
    switch state {
    case .returned:
      text(
        "incident.line.returned",
        [
          "text": submission.returns.last?.words ?? "", "what": text("incident.what.\(submission.what.rawValue)"),
        ])
    case .dutyLeader, .centreLeader, .sent, .withdrawn:
      text(
        "incident.line.\(state == .dutyLeader ? "dutyLeader" : "centreLeader")",
        ["what": text("incident.what.\(submission.what.rawValue)")])
    }
  }

  /// The vessel's master, or a unit of the plan.
  package func party(_ party: String) -> String {
    party == PlanCall.vessel ? text("incident.master") : wording.unit(party)
  }

  package func names(_ to: [OwedReport.Addressee]) -> String { wording.joined(to.map { wording.addressee($0) }) }

  private func value(_ field: String, _ value: String?) -> String {
    guard let value, !value.isEmpty else { return text("incident.unknown") }
    switch field {
    case "kind": return text("incident.kind.\(value)")
    case "hazard": return text("incident.hazard.\(value)")
    case "emergency", "dangerousGoods", "majorLeak": return text(value == "true" ? "value.yes" : "value.no")
    case "transport":
      return wording.joined(value.split(separator: " ").map { text("incident.transport.\($0)") })
    default: return value
    }
  }
}
