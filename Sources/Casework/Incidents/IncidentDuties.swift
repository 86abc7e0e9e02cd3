package import Organisation
package import Regulation

/// 隐患, 险情 or 事故.
package enum IncidentKind: String, Hashable, Sendable, Codable, CaseIterable {
  case hazard, danger, accident

  /// By the first letter of the code (H, D, A); a code of a centre's own is a danger.
  package init(_ code: FindingCode) {
    switch code.rawValue.first {
    case "H": self = .hazard
    case "A": self = .accident
    default: self = .danger
    }
  }
}

/// All that decides what an incident owes to whom.
package struct IncidentTriggers: Hashable, Sendable {
  package var kind: IncidentKind
  /// Of a hazard.
  package var hazard: HazardClass
  /// C13 (b): out of control, risk of collision, capsize, fire, person overboard, pollution.
  package var isEmergency: Bool
  /// Serious or worse (R19).
  package var isSerious: Bool
  package var weight: Weight
  package var grade: Grade
  package var isHoliday: Bool
  /// Casualties on a vessel that carries market-goers or pupils.
  package var protectedCasualties: Bool
  package var majorLeak: Bool

  package init(
    kind: IncidentKind, hazard: HazardClass = .correctable, isEmergency: Bool = false, isSerious: Bool = false,
    weight: Weight = .none, grade: Grade = .small, isHoliday: Bool = false, protectedCasualties: Bool = false,
    majorLeak: Bool = false
  ) {
    self.kind = kind
    self.hazard = hazard
    self.isEmergency = isEmergency
    self.isSerious = isSerious || isEmergency
    self.weight = weight
    self.grade = grade
    self.isHoliday = isHoliday
    self.protectedCasualties = protectedCasualties
    self.majorLeak = majorLeak
  }
}

/// One thing that an incident owes: to whom, by which clause, when, and why.
package struct OwedReport: Hashable, Sendable, Codable {
  package enum Addressee: Hashable, Sendable, Codable {
    /// Form 5 to a centre's desk; it lists it in its ledger 11.
    case centre(CentreID)
    /// Form 5 to a unit: own authority, local government, the emergency plan's.
    case unit(UnitID)
    /// The duty leader is told (R19).
    case dutyLeader(CentreID)

    /// Outside the organisation: a drill goes to none (D14).
    package var isUnit: Bool {
      if case .unit = self { return true }
      return false
    }

    package var key: String {
      switch self {
      case .centre(let id): "centre:\(id)"
      case .unit(let id): "unit:\(id)"
      case .dutyLeader(let id): "duty-leader:\(id)"
      }
    }
  }
  package enum Timing: String, Hashable, Sendable, Codable {
    /// R15: in the transaction of its cause, without approval.
    case atOnce
    /// R6: after the duty leader's report and the centre leader's approval.
    case approved
  }
  package enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
    case found, serious, emergency, lastingHazard, majorHazard, major, protected, holiday, majorLeak
  }

  package var to: Addressee
  /// `P9`, `C13(b)`
  package var clause: String
  package var timing: Timing
  package var cause: Cause
  /// Of what is graded: a higher one is owed anew (R9). 0 where there are no grades.
  package var level: Int

  package init(_ to: Addressee, _ clause: String, _ timing: Timing, _ cause: Cause, level: Int = 0) {
    self.to = to
    self.clause = clause
    self.timing = timing
    self.cause = cause
    self.level = level
  }

  /// Unique within an incident, and the same after every restart.
  package var key: String { "\(clause)/\(to.key)/\(cause.rawValue)\(level > 0 ? "/\(level)" : "")" }

  /// Whoever got this one needs not be given `other`: the same thing at the same grade or a lower one (R9).
  package func covers(_ other: OwedReport) -> Bool {
    to == other.to && clause == other.clause && timing == other.timing && cause == other.cause && level >= other.level
  }
}

/// Whom an incident goes to, clause by clause (P9, P10, C12, C13, X9; R6, R15, R19). Pure: the same triggers give the same list, so what is
/// owed and not told yet is a difference (D1).
package enum IncidentDuties {
  /// How a centre came to have it.
  package enum Holding: String, Hashable, Sendable, Codable {
    case filed
    /// Received from below: what its own clause asks it to report further up.
    case passedUp
    /// Received from above and taken over: it deals with it (P9, C12), and does what its own clause asks.
    case handedDown
  }

  /// - Parameters:
  ///   - holder: the centre whose duties are asked for.
  ///   - waters: the centre in whose waters it is; `holder` or one below it.
  ///   - point: the nearest point, whose township is the local government.
  package static func owed(
    by holder: Centre, _ holding: Holding, waters: Centre, point: MonitoringPoint?, _ triggers: IncidentTriggers,
    directory: Directory
  ) -> [OwedReport] {
    let own = waters.id == holder.id
    switch holder.tier {
    case .province: return province(holder, holding, waters, triggers, directory)
    case .city where !own: return below(holder, holding, waters, triggers)
    case .city, .county: return holding == .passedUp ? [] : ownWaters(holder, holding, point, triggers, directory)
    }
  }

  /// P9: the city centre deals with it; what is major goes to the bureau's leaders after the approvals.
  private static func province(
    _ holder: Centre, _ holding: Holding, _ waters: Centre, _ triggers: IncidentTriggers, _ directory: Directory
  ) -> [OwedReport] {
    var owed: [OwedReport] = []
    if holding == .filed {
      owed.append(OwedReport(.dutyLeader(holder.id), "P9", .atOnce, .found))
      if let city = directory.chain(from: waters.id).first(where: { $0.tier == .city }) {
        owed.append(OwedReport(.centre(city.id), "P9", .atOnce, .found))
      } else if triggers.isEmergency {
        // Outside every city's waters nobody below can deal with it: the bureau hears of it itself, and the province's own plan is called.
        owed.append(OwedReport(.unit(holder.authority), "P9", .atOnce, .emergency))
        owed += rescuers(holder.id, point: nil, directory).map { OwedReport(.unit($0), "P9", .atOnce, .emergency) }
      }
    }
    return owed
      + serious("P9", triggers).map { OwedReport(.unit(holder.authority), "P9", .approved, $0.0, level: $0.1) }
  }

  /// C12, as P9 one tier down: the county centre deals with it; an emergency is the province's to know at once as well, what is major goes
  /// there after the approvals.
  private static func below(
    _ holder: Centre, _ holding: Holding, _ waters: Centre, _ triggers: IncidentTriggers
  ) -> [OwedReport] {
    var owed: [OwedReport] = []
    if holding != .passedUp {
      owed.append(OwedReport(.dutyLeader(holder.id), "C12", .atOnce, .found))
      owed.append(OwedReport(.centre(waters.id), "C12", .atOnce, .found))
    }
    guard let above = holder.parent, holding != .handedDown else { return owed }
    if holding == .filed, triggers.isEmergency {
      owed.append(OwedReport(.centre(above), "C12", .atOnce, .emergency))
    }
    return owed + serious("C12", triggers).map { OwedReport(.centre(above), "C12", .approved, $0.0, level: $0.1) }
  }

  /// P9, C12: 重大以上 accidents, and major hazards.
  private static func serious(_ clause: String, _ triggers: IncidentTriggers) -> [(OwedReport.Cause, Int)] {
    var causes: [(OwedReport.Cause, Int)] = []
    if triggers.weight == .major { causes.append((.major, level(triggers))) }
    if triggers.kind == .hazard, triggers.hazard == .major { causes.append((.majorHazard, 0)) }
    return causes
  }

  /// C13 in a city's direct waters; X9 in a county's, which reports to its office and its city.
  private static func ownWaters(
    _ holder: Centre, _ holding: Holding, _ point: MonitoringPoint?, _ triggers: IncidentTriggers,
    _ directory: Directory
  ) -> [OwedReport] {
    let isCity = holder.tier == .city
    func clause(_ part: String) -> String { isCity ? "C13(\(part))" : "X9(\(part))" }
    // Who handed it down has it.
    let above = holding == .handedDown ? nil : holder.parent
    let authority = OwedReport.Addressee.unit(holder.authority)
    var owed: [OwedReport] = []
    if triggers.isEmergency {
      let told = [.dutyLeader(holder.id), authority] + (above.map { [.centre($0)] } ?? [])
      let alerted = rescuers(holder.id, point: point, directory).map { OwedReport.Addressee.unit($0) }
      owed += (told + alerted).map { OwedReport($0, clause("b"), .atOnce, .emergency) }
    } else if triggers.isSerious {
      owed.append(OwedReport(.dutyLeader(holder.id), clause("d"), .atOnce, .serious))
    }
    if triggers.kind == .hazard, triggers.hazard > .correctable {
      let cause: OwedReport.Cause = triggers.hazard == .major ? .majorHazard : .lastingHazard
      let to = [authority] + (above.map { [.centre($0)] } ?? [])
      owed += to.map { OwedReport($0, clause("a"), .approved, cause) }
    }
    let to = (isCity ? [] : [authority]) + (above.map { [.centre($0)] } ?? [])
    for (cause, level) in gravest(triggers) {
      owed += to.map { OwedReport($0, clause("c"), .approved, cause, level: level) }
    }
    return owed
  }

  /// C13 (c)
  private static func gravest(_ triggers: IncidentTriggers) -> [(OwedReport.Cause, Int)] {
    var causes: [(OwedReport.Cause, Int)] = []
    if triggers.weight == .major { causes.append((.major, level(triggers))) }
    if triggers.protectedCasualties { causes.append((.protected, 0)) }
    if triggers.isHoliday, triggers.kind == .accident { causes.append((.holiday, 0)) }
    if triggers.majorLeak { causes.append((.majorLeak, 0)) }
    return causes
  }

  /// 重大 in 2002's words covers several of today's grades: each higher one is owed anew (R9).
  private static func level(_ triggers: IncidentTriggers) -> Int { triggers.grade.rank + 1 }

  /// The point's township and the units of the nearest emergency plan (the centre's own, else its superior's), in the plan's order; without
  /// one the township first, then by id.
  package static func rescuers(_ holder: CentreID, point: MonitoringPoint?, _ directory: Directory) -> [UnitID] {
    let plans = directory.chain(from: holder).map { centre in
      directory.organisation.units.filter { $0.kind == .emergency && $0.centre == centre.id }
    }
    let township = point?.township.flatMap { directory.unit($0) }
    let units = (township.map { [$0] } ?? []) + (plans.first { !$0.isEmpty } ?? [])
    return units.sorted { a, b in
      let (first, second) = (place(a), place(b))
      return first == second ? a.id < b.id : first < second
    }.map(\.id)
  }

  private static func place(_ unit: ResponsibleUnit) -> Int { unit.order ?? (unit.kind == .township ? 10_000 : 10_001) }
}
