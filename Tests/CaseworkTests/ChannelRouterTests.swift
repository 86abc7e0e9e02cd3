import Casework
import Organisation
import Regulation
import Settings
import Testing
import Units

/// Where letters go besides e-mail, and what stands in (R7, R15, R17, G3, D10).
@Suite("R7, R15, R17, G3: channels") struct ChannelRouterTests {
  private let county = CentreID("430105")
  private let night = at("2026-11-21", "23:30")

  private func router(
    _ kinds: [ChannelKind] = [.sms, .fax, .call],
    _ change: (inout Organisation, inout RegulationRules) -> Void = { _, _ in }
  ) throws -> ChannelRouter {
    var organisation = try Example.configuration().organisation
    var rules = try Example.rules()
    for index in organisation.people.indices {
      organisation.people[index].channels = ChannelAddresses([.sms: ["139\(index)"], .wecom: ["w\(index)"]])
    }
    for index in organisation.units.indices {
      organisation.units[index].channels = ChannelAddresses([
        .fax: ["0731-\(index)"], .sms: ["138\(index)", "137\(index)"],
      ])
    }
    change(&organisation, &rules)
    let book = ChannelBook(
      kinds.enumerated().map { .init(name: "\($0.element.rawValue)-\($0.offset)", kind: $0.element) })
    return ChannelRouter(directory: Directory(organisation), rules: rules, book: book)
  }

  private func kinds(
    _ router: ChannelRouter, _ kind: LetterKind, _ importance: Importance, _ person: PersonID, staffed: Bool = false,
    at now: Instant = noon
  ) -> [ChannelKind] {
    router.routes(
      kind: kind, importance: importance, to: [.person(person)], staffed: staffed ? [county] : [], at: now
    ).map(\.kind)
  }

  @Test("G3: watchkeepers are called out in standby, and in their staffed room for emergencies only") func standby()
    throws
  {
    let router = try router()
    #expect(kinds(router, .alarm, .serious, "P-430105-01") == [.call])
    #expect(kinds(router, .alarm, .serious, "P-430105-01", staffed: true) == [])
    #expect(kinds(router, .alarm, .serious, "P-430105-11", staffed: true) == [.call])
    #expect(kinds(router, .alarm, .emergency, "P-430105-01", staffed: true) == [.call, .sms])
  }

  @Test("the call-out channel is the first that reaches the person; routine letters ring at nobody's") func callOut()
    throws
  {
    #expect(kinds(try router([.sms]), .alarm, .serious, "P-430105-11") == [.sms])
    #expect(kinds(try router([.wecom]), .alarm, .emergency, "P-430105-11") == [.wecom])
    #expect(kinds(try router([]), .alarm, .emergency, "P-430105-11") == [])
    #expect(kinds(try router(), .report, .report, "P-430105-11") == [])
    #expect(kinds(try router(), .parked, .notice, "P-430105-11") == [.call])
  }

  @Test("R17: out of a second-line centre's hours what is immediate rings at its duty leader's") func offHours() throws
  {
    let router = try router { _, rules in rules.channels.serious = [:] }
    #expect(kinds(router, .told, .serious, "P-430000-12", at: night) == [.call])
    #expect(kinds(router, .told, .serious, "P-430000-12", at: at("2026-11-21", "09:00")) == [])
    // A first-line centre is watched all day.
    #expect(kinds(router, .told, .serious, "P-430105-11", at: night) == [])
    #expect(kinds(router, .draft, .serious, "P-430000-12", at: night) == [])
  }

  @Test("P4, R7: fax and SMS to every number of both addressees; what has no way is named") func dailyReport() throws {
    let units = ["U-430000-A", "U-430000-D"]
    let all = try router().dailyReport(units)
    #expect(all.map(\.kind) == [.fax, .sms, .sms, .fax, .sms, .sms])
    #expect(Set(all.compactMap(\.party)) == Set(units.map { Party.unit($0) }))
    #expect(try router().standIns(units).isEmpty)
    let none = try router([]).standIns(units)
    #expect(none.map(\.kind) == [.fax, .sms] && none.allSatisfy { $0.units == units })
    let oneFax = try router { organisation, _ in
      let index = organisation.units.firstIndex { $0.id == "U-430000-D" } ?? 0
      organisation.units[index].channels = ChannelAddresses([.sms: ["1"]])
    }
    #expect(oneFax.standIns(units).map(\.kind) == [.fax] && oneFax.standIns(units)[0].units == ["U-430000-D"])
  }

  @Test("what refuses or fails is stood in for by another gateway, another kind, each place once, then by nothing")
  func standIns() throws {
    let router = try router([.sms, .sms, .call])
    let party = Party.person("P-430105-11")
    let number = router.directory.addresses(of: party, over: .sms)[0]
    var first = Delivery(
      no: 1, messageNo: 1, recipient: number, nextAt: noon,
      route: Route(channel: "sms-0", kind: .sms, address: number, party: party))
    first.state = .parked
    #expect(router.fallsBack(first, importance: .serious, created: noon, at: noon))
    var all = [first]
    var order: [String] = []
    while let route = router.standIn(for: first, among: all) {
      order.append(route.channel)
      all.append(Delivery(messageNo: 1, recipient: route.address, nextAt: noon, route: route))
    }
    #expect(order == ["sms-1", "call-2", "mail"])
    first.party = nil
    #expect(router.standIn(for: first, among: [first]) == nil)
  }

  @Test("after three failures, or ten minutes, two in an emergency; mail of a report waits for its relay") func when()
    throws
  {
    let router = try router()
    var failing = Delivery(
      messageNo: 1, recipient: "1", state: .retry, attempts: 1, nextAt: noon,
      route: Route(channel: "sms-0", kind: .sms, address: "1", party: nil))
    func falls(_ minutes: Int64, _ importance: Importance = .serious) -> Bool {
      router.fallsBack(failing, importance: importance, created: noon, at: noon + .minutes(minutes))
    }
    #expect(!falls(9) && falls(10) && !falls(1, .emergency) && falls(2, .emergency))
    failing.attempts = 3
    #expect(falls(0))
    failing.kind = .mail
    #expect(falls(0) && !falls(60, .report))
  }

  @Test("quiet hours: over midnight, for whom they are meant, never for an emergency") func quiet() throws {
    let router = try router { _, rules in
      rules.channels.quiet = [
        .init(from: CivilTime(22, 0), to: CivilTime(6, 30), channels: [.sms], centres: [CentreID("430105")])
      ]
    }
    func until(_ person: PersonID, _ kind: ChannelKind, _ importance: Importance, _ now: Instant) -> Instant? {
      router.quietUntil(kind: kind, party: .person(person), importance: importance, at: now)
    }
    let morning = at("2026-11-22", "06:30")
    #expect(until("P-430105-11", .sms, .serious, night) == morning)
    #expect(until("P-430105-11", .sms, .serious, at("2026-11-22", "03:00")) == morning)
    #expect(until("P-430105-11", .sms, .serious, morning) == nil)
    #expect(until("P-430105-11", .sms, .emergency, night) == nil)
    #expect(until("P-430105-11", .call, .serious, night) == nil)
    #expect(until("P-430100-11", .sms, .serious, night) == nil)
  }

  @Test("a trial rings at nobody's: gateways without a test address are left out") func trial() throws {
    let template = try GatewayTemplate("http://localhost/{text}")
    var gateway = Gateway(name: "sms", kind: .sms, url: template, body: template)
    #expect(ChannelBook([gateway], trial: true).entries.isEmpty)
    #expect(ChannelBook([gateway], trial: false).entries.count == 1)
    gateway.redirectTo = "1"
    #expect(ChannelBook([gateway], trial: true).entries.count == 1)
  }

  @Test("a rate: so many in any span, and the next when the oldest falls out") func rate() {
    let limit = RateLimit(3, per: .hours(1))
    let handed = [noon, noon + .minutes(10), noon + .minutes(20), noon - .hours(2)]
    #expect(RateGate.opens(limit, handed: handed, at: noon + .minutes(30)) == noon + .hours(1))
    #expect(RateGate.opens(limit, handed: handed, at: noon + .hours(1)) == nil)
    #expect(RateGate.opens(limit, handed: Array(handed.dropLast(2)), at: noon + .minutes(30)) == nil)
    #expect(RateGate.opens(nil, handed: handed, at: noon) == nil)
  }
}

/// The auditor as a pure function.
@Suite("The auditor: what nothing carries on") struct AuditorTests {
  @Test("no next step, and one overdue by more than the bound; what waits for people alone is no fault") func faults() {
    let matters = [
      AuditMatter(.finding, "a", centre: nil, next: nil),
      AuditMatter(.finding, "b", centre: nil, next: nil, needsStep: false),
      AuditMatter(.delivery, "c", centre: nil, next: noon - .minutes(5)),
      AuditMatter(.delivery, "d", centre: nil, next: noon - .minutes(5) - .milliseconds(1)),
      AuditMatter(.report, "e", centre: nil, next: noon - .hours(1)),
      AuditMatter(.notice, "f", centre: nil, next: noon + .days(3)),
    ]
    let faults = Auditor(bound: .minutes(5)).faults(matters, at: noon)
    #expect(faults.map(\.matter.subject) == ["e", "d", "a"])
    #expect(faults.last?.what == .noNextStep)
  }
}
