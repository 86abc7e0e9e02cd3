import Casework
import Organisation
import Regulation
import Testing

/// Whom an incident goes to, over the example province: every tier, all waters, every kind, grade and circumstance. What is expected is written
/// from the regulation's text, clause by clause, and not from the code.
@Suite("Incidents: P9, C12, C13, X9 name exactly their addressees, at once or after approvals (R6, R15, R19)")
struct IncidentDutiesTests {
  private let directory: Directory
  init() throws { directory = try Example.directory() }

  private static let grades: [(Weight, Grade)] = [
    (.none, .small), (.none, .ordinary), (.large, .ordinary), (.large, .considerable), (.major, .considerable),
    (.major, .major), (.major, .extreme),
  ]
  private static let kinds: [(IncidentKind, HazardClass)] = [
    (.hazard, .correctable), (.hazard, .lasting), (.hazard, .major), (.danger, .correctable),
    (.accident, .correctable),
  ]

  private static var all: [IncidentTriggers] {
    var all: [IncidentTriggers] = []
    for (kind, hazard) in kinds {
      for (weight, grade) in grades {
        for bits in 0..<32 {
          all.append(
            IncidentTriggers(
              kind: kind, hazard: hazard, isEmergency: bits & 1 != 0, isSerious: bits & 16 != 0, weight: weight,
              grade: grade, isHoliday: bits & 2 != 0, protectedCasualties: bits & 4 != 0, majorLeak: bits & 8 != 0))
        }
      }
    }
    return all
  }

  private func pairs() -> [(filer: Centre, waters: Centre)] {
    directory.organisation.centres.flatMap { filer in
      directory.organisation.centres.filter { directory.isWithin($0.id, of: filer.id) }.map { (filer, $0) }
    }
  }

  /// `centre:430100 at-once` and the like.
  private func said(_ owed: [OwedReport]) -> Set<String> {
    Set(owed.map { "\($0.to.key) \($0.timing == .atOnce ? "at-once" : "approved")" })
  }

  private func expected(_ filer: Centre, _ waters: Centre, _ point: MonitoringPoint?, _ t: IncidentTriggers) -> Set<
    String
  > {
    var wanted: Set<String> = []
    let own = filer.id == waters.id
    // "Major or worse accidents and major hazards."
    let isGrave = t.weight == .major || t.kind == .hazard && t.hazard == .major
    let city = directory.chain(from: waters.id).first { $0.tier == .city }
    let plan = city.map { "unit:U-\($0.id.rawValue)-E" }
    switch filer.tier {
    case .province:
      // P9: inform the province duty leader and the city centre at once; up to the bureau's leaders after both approvals.
      wanted.insert("duty-leader:430000 at-once")
      if let city { wanted.insert("centre:\(city.id) at-once") }
      if isGrave { wanted.insert("unit:U-430000-A approved") }
      // Nobody below: the bureau itself, at once, of an emergency.
      if city == nil, t.isEmergency { wanted.insert("unit:U-430000-A at-once") }
    case .city where !own:
      // C12, as P9 one tier down; an emergency goes up at once as well.
      wanted.insert("duty-leader:\(filer.id) at-once")
      wanted.insert("centre:\(waters.id) at-once")
      if t.isEmergency { wanted.insert("centre:430000 at-once") }
      if isGrave { wanted.insert("centre:430000 approved") }
    case .city, .county:
      let superior = filer.tier == .city ? "centre:430000" : "centre:\(filer.parent?.rawValue ?? "")"
      let authority = "unit:U-\(filer.id.rawValue)-A"
      if t.isEmergency {
        // (b): the responsible leaders (duty leader and the authority's safety-responsible leader), the superior centre, local government, the
        // units of the emergency plan, without approval.
        wanted.formUnion(["duty-leader:\(filer.id) at-once", "\(superior) at-once", "\(authority) at-once"])
        if let township = point?.township { wanted.insert("unit:\(township) at-once") }
        if let plan { wanted.insert("\(plan) at-once") }
      } else if t.isSerious {
        wanted.insert("duty-leader:\(filer.id) at-once")
      }
      // (a): one that cannot be put right, or a major one.
      if t.kind == .hazard, t.hazard != .correctable {
        wanted.formUnion(["\(superior) approved", "\(authority) approved"])
      }
      // (c): to the superior centre; a county reports to its office and its city.
      if t.weight == .major || t.protectedCasualties || t.isHoliday && t.kind == .accident || t.majorLeak {
        wanted.insert("\(superior) approved")
        if filer.tier == .county { wanted.insert("\(authority) approved") }
      }
    }
    return wanted
  }

  @Test("P9, C12, C13, X9: every tier, waters, kind, grade, emergency, holiday, market or pupils, leak") func table() {
    var count = 0
    for (filer, waters) in pairs() {
      let point = directory.points(of: waters.id).first
      for triggers in Self.all {
        let owed = IncidentDuties.owed(
          by: filer, .filed, waters: waters, point: point, triggers, directory: directory)
        let wanted = expected(filer, waters, point, triggers)
        count += 1
        if said(owed) != wanted {
          Issue.record(
            "\(filer.id) in \(waters.id) \(triggers): \(said(owed).symmetricDifference(wanted).sorted())")
          return
        }
        #expect(Set(owed.map(\.key)).count == owed.count, "a key twice: \(owed.map(\.key))")
      }
    }
    #expect(count == pairs().count * 5 * 7 * 32 && pairs().count >= 31)
  }

  @Test("R6: nothing at once waits, nothing that waits goes to anybody but up; clauses are those of the tier")
  func timing() {
    for (filer, waters) in pairs() {
      let point = directory.points(of: waters.id).first
      for triggers in Self.all {
        for report in IncidentDuties.owed(
          by: filer, .filed, waters: waters, point: point, triggers, directory: directory)
        {
          let prefix =
            filer.tier == .province ? "P9" : filer.tier == .county ? "X9" : filer.id == waters.id ? "C13" : "C12"
          #expect(report.clause.hasPrefix(prefix))
          if report.cause == .emergency { #expect(report.timing == .atOnce) }
          guard report.timing == .approved else { continue }
          switch report.to {
          case .centre(let id): #expect(id == filer.parent)
          case .unit(let id): #expect(id == filer.authority)
          case .dutyLeader: Issue.record("a duty leader is never told after an approval")
          }
        }
      }
    }
  }

  @Test(
    "C12, P9: what came from below is passed on by the next clause; what was handed down is dealt with by the own one")
  func holders() throws {
    let county = try #require(directory.centre(CentreID("430105")))
    let city = try #require(directory.centre(CentreID("430100")))
    let province = try #require(directory.centre(CentreID("430000")))
    let grave = IncidentTriggers(kind: .accident, isEmergency: true, weight: .major, grade: .considerable)
    let light = IncidentTriggers(kind: .accident, isEmergency: true, weight: .large, grade: .ordinary)
    func owed(_ holder: Centre, _ holding: IncidentDuties.Holding, _ waters: Centre, _ t: IncidentTriggers) -> Set<
      String
    > {
      said(IncidentDuties.owed(by: holder, holding, waters: waters, point: nil, t, directory: directory))
    }
    #expect(owed(city, .passedUp, county, grave) == ["centre:430000 approved"])
    #expect(owed(city, .passedUp, county, light).isEmpty)
    #expect(owed(province, .passedUp, county, grave) == ["unit:U-430000-A approved"])
    #expect(
      owed(county, .handedDown, county, light) == [
        "duty-leader:430105 at-once", "unit:U-430105-A at-once", "unit:U-430100-E at-once",
      ], "the city has it: it is not told again")
    #expect(owed(city, .handedDown, county, light) == ["duty-leader:430100 at-once", "centre:430105 at-once"])
  }

  @Test("C13 (b): the plan is called in its order; without one the township first, then by id") func order() throws {
    var organisation = directory.organisation
    let point = try #require(directory.points(of: CentreID("430105")).first)
    let township = try #require(point.township)
    func rescuers() -> [UnitID] {
      IncidentDuties.rescuers(CentreID("430105"), point: point, Directory(organisation))
    }
    #expect(rescuers() == [township, "U-430100-E"])
    for (id, order) in [("U-Z", 1), ("U-A", 2), ("U-B", nil)] as [(String, Int?)] {
      organisation.units.append(
        ResponsibleUnit(id: id, name: id, kind: .emergency, centre: CentreID("430105"), addresses: [], order: order))
    }
    #expect(rescuers() == ["U-Z", "U-A", township, "U-B"], "the county has a plan of its own now")
  }
}
