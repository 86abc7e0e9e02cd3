import Casework
import Organisation
import Regulation
import Units

/// Grades and addressees of incidents, as every paper says them.
extension Wording {
  /// `较大事故`; where a person lowered it, or it was reported as graver, both are shown (R9).
  func grade(_ file: IncidentFile) -> String {
    guard file.isGraded else { return text("incident.grade.none") }
    let judged = file.judged(rules.grades, directory.zone)
    var result = gradeWords(judged)
    let unknown = [file.figures.dead, file.figures.missing].contains(nil)
    if unknown { result = text("incident.grade.at-least", ["grade": result]) }
    if let reported = file.reported, reported.grade > judged.grade {
      result += text("incident.grade.reported", ["grade": text("incident.grade.\(reported.grade.rawValue)")])
    }
    if let lowered = file.lowered {
      result += text(
        "incident.grade.lowered",
        [
          "grade": text("incident.grade.\(lowered.from.rawValue)"), "person": person(lowered.by),
          "reason": lowered.reason, "time": moment(lowered.at),
        ])
    }
    return result
  }

  private func gradeWords(_ judged: IncidentFile.Judged) -> String {
    let printed = text("incident.grade.\(judged.grade.rawValue)")
    guard judged.weight != .none else { return printed }
    return printed + text("incident.weight.\(judged.weight.rawValue)")
  }

  /// `长沙市水上交通监控中心带班领导`
  func addressee(_ to: OwedReport.Addressee) -> String {
    switch to {
    case .centre(let id): centre(id)
    case .unit(let id): unit(id)
    case .dutyLeader(let id): text("incident.duty-leader", ["centre": centre(id)])
    }
  }
}
