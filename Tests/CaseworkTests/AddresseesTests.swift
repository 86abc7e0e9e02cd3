import Casework
import Organisation
import Testing
import Units

/// Whom a matter goes to, over the example province, for every centre that files and all waters below it.
@Suite("Addressees: P7, C10, X8, R20 for violations") struct AddresseesTests {
  private let directory: Directory

  init() throws { directory = try Example.directory() }

  private func centre(_ code: String) throws -> Centre { try #require(directory.centre(CentreID(code))) }

  private var pairs: [(filer: Centre, waters: Centre)] {
    directory.organisation.centres.flatMap { filer in
      directory.organisation.centres.filter { directory.isWithin($0.id, of: filer.id) }.map { (filer, $0) }
    }
  }

  private func point(in waters: Centre) -> MonitoringPoint? { directory.points(of: waters.id).first }

  @Test("violations: every filer and all waters below it") func violations() throws {
    #expect(pairs.count >= 12 + 11 + 8)
    for (filer, waters) in pairs {
      let way = Addressees.violation(filer: filer, waters: waters, point: point(in: waters), directory: directory)
      switch filer.tier {
      case .province:
        // P7: to the bureau of the city whose waters these are, copied to its centre (R18).
        let city = directory.chain(from: waters.id).first { $0.tier == .city }
        let expected = city.map {
          Addressees.Violation.notice(unit: $0.authority, answeredBy: $0.id, clause: "P7")
        }
        #expect(way == expected, "\(filer.id) in \(waters.id)")
        if let city { #expect(directory.unit(city.authority)?.kind == .cityBureau) }
      case .city where waters.id == filer.id:
        #expect(way == .ledgerOnly(clause: "C10"), "R20: a city's direct waters have no form 8")
      case .city:
        #expect(way == .notice(unit: waters.authority, answeredBy: waters.id, clause: "C10"))
        #expect(directory.unit(waters.authority)?.kind == .countyOffice)
      case .county:
        let township = try #require(point(in: waters)?.township)
        #expect(way == .notice(unit: township, answeredBy: filer.id, clause: "X8"))
        #expect(directory.unit(township)?.kind == .township)
      }
    }
  }

  @Test("P8, C11: form 7 to the bureau of the city it belongs to, or to the county's office; nobody below a county")
  func breaches() throws {
    func way(_ filer: String, _ accused: String, stopped: Bool = false) throws -> Addressees.Violation? {
      Addressees.breach(
        filer: try centre(filer), accused: try centre(accused), stopped: stopped, directory: directory)
    }
    let city = Addressees.Violation.notice(
      unit: try centre("430100").authority, answeredBy: CentreID("430100"), clause: "P8")
    #expect(try way("430000", "430112") == city)
    #expect(try way("430000", "430100") == city)
    #expect(
      try way("430100", "430112")
        == .notice(unit: try centre("430112").authority, answeredBy: CentreID("430112"), clause: "C11"))
    #expect(try way("430100", "430112", stopped: true) == .ledgerOnly(clause: "C11"))
    #expect(try way("430112", "430112") == .ledgerOnly(clause: "G10"))
    #expect(try way("430112", "430100") == nil, "a county notifies no city")
    #expect(try way("430200", "430112") == nil, "nor a city another city's county")
  }

  @Test("R5: a city passes down to the county whose waters or breach it was; of its own there is nobody to pass to")
  func passedDown() throws {
    func to(_ holder: String, _ waters: String) throws -> CentreID? {
      Addressees.passedDown(by: try centre(holder), waters: try centre(waters), directory: directory)?.centre
    }
    #expect(try to("430100", "430112") == CentreID("430112"))
    #expect(try to("430100", "430100") == nil)
    #expect(try to("430112", "430112") == nil)
    #expect(try to("430200", "430112") == nil)
  }

  @Test("X8: a county without a point near notifies its first township; without any it can't") func townships() throws {
    let county = try centre("430105")
    let way = Addressees.violation(filer: county, waters: county, point: nil, directory: directory)
    #expect(way == .notice(unit: "U-430105-T1", answeredBy: county.id, clause: "X8"))
    var bare = directory.organisation
    bare.units.removeAll { $0.kind == .township }
    #expect(Addressees.violation(filer: county, waters: county, point: nil, directory: Directory(bare)) == nil)
  }
}
