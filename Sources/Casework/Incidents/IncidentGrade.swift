package import Regulation

/// The printed grade of an accident, in today's words (R9).
package enum Grade: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// 小
  case small
  /// 一般
  case ordinary
  /// 较大
  case considerable
  /// 重大
  case major
  /// 特别重大
  case extreme
  package static func < (a: Grade, b: Grade) -> Bool { a.rank < b.rank }
  package var rank: Int { Grade.allCases.firstIndex(of: self) ?? 0 }
}

/// What the regulation's words 大事故 and 重大事故 mean (R9): it decides what is owed.
package enum Weight: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case none
  /// 大事故
  case large
  /// 重大事故以上
  case major
  package static func < (a: Weight, b: Weight) -> Bool { a.rank < b.rank }
  private var rank: Int { Weight.allCases.firstIndex(of: self) ?? 0 }
}

/// R9 as pure functions of figures, vessels and an edition of the thresholds. What is unknown reaches no threshold: a grade is what is known
/// at least. 以上 includes the number itself.
package enum Grading {
  /// Today's grade: any one of its thresholds suffices.
  package static func grade(_ figures: IncidentFigures, _ edition: GradeEdition) -> Grade {
    let lines: [(Grade, GradeEdition.Line)] = [
      (.extreme, edition.extreme), (.major, edition.major), (.considerable, edition.considerable),
      (.ordinary, edition.ordinary),
    ]
    return lines.first { reaches(figures, $0.1) }?.0 ?? .small
  }

  private static func reaches(_ figures: IncidentFigures, _ line: GradeEdition.Line) -> Bool {
    (figures.deadOrMissing ?? 0) >= line.deadOrMissing || (figures.seriouslyInjured ?? 0) >= line.seriouslyInjured
      || (figures.loss ?? 0) >= line.loss || (figures.oil ?? 0) >= line.oil
  }

  /// The words of 2002: by dead or missing, and by direct loss for the size of the smallest vessel, whose thresholds are the lowest.
  package static func weight2002(
    _ figures: IncidentFigures, vessels: [IncidentVessel], _ edition: GradeEdition
  ) -> Weight {
    let lost = figures.deadOrMissing ?? 0
    let byDead: Weight = lost >= edition.majorDead ? .major : lost >= edition.largeDead ? .large : .none
    guard let loss = figures.loss else { return byDead }
    let bands = vessels.isEmpty ? [0] : vessels.map { size(of: $0, edition) }
    guard let index = bands.min(), edition.losses.indices.contains(index) else { return byDead }
    let band = edition.losses[index]
    let byLoss: Weight = loss >= band.major ? .major : loss >= band.large ? .large : .none
    return max(byDead, byLoss)
  }

  /// Of a vessel: below either limit suffices; one whose size nobody knows is taken for the smallest.
  private static func size(of vessel: IncidentVessel, _ edition: GradeEdition) -> Int {
    if vessel.tonnage == nil, vessel.power == nil { return 0 }
    let index = edition.losses.firstIndex { band in
      if let power = vessel.power, let limit = band.belowPower, power < limit { return true }
      guard let limit = band.belowTonnage else { return true }
      // Its power says that it is not of the smallest, and nothing more.
      guard let tonnage = vessel.tonnage else { return band.belowPower == nil }
      return tonnage < limit
    }
    return index ?? max(0, edition.losses.count - 1)
  }

  /// What decides what is owed: the more severe of 2002's trigger and today's grade, whose 重大 is 重大 and whose 较大 is 大 at least.
  package static func weight(
    _ figures: IncidentFigures, vessels: [IncidentVessel], _ edition: GradeEdition
  ) -> Weight {
    let byGrade: Weight =
      switch grade(figures, edition) {
      case .major, .extreme: .major
      case .considerable: .large
      case .ordinary, .small: .none
      }
    return max(byGrade, weight2002(figures, vessels: vessels, edition))
  }
}
