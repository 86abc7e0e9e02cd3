package import Regulation
package import Units

/// What a line of ledger 11 says of its incident, as it stood when the line was taken (R9): kind, grade and figures of form 5. What the
/// file says later changes no line that was taken.
package struct IncidentTally: Hashable, Sendable, Codable {
  package var kind: IncidentKind
  /// nil: not graded, for nobody was hurt in what is no accident.
  package var grade: Grade?
  /// Deaths or missing are not known yet: the grade is one by what is known.
  package var isProvisional: Bool
  package var figures: IncidentFigures

  package init(_ file: IncidentFile, _ rules: GradeRules, _ zone: CivilZone) {
    kind = file.effectiveKind
    grade = file.isGraded ? file.judged(rules, zone).grade : nil
    isProvisional = file.isGraded && [file.figures.dead, file.figures.missing].contains(nil)
    figures = file.figures
  }
}
