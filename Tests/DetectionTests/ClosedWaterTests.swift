import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Units

/// P7 C10 X8: closed water. The zone is 400 m wide (x −200…200) and 1,000 m high.
@Suite struct ClosedWaterTests {
  @Test func `sailing through opens one finding, updates it, ends it, and says why with numbers`() throws {
    var h = Harness(zones: [Harness.zone()])
    h.sail(from: Harness.at(-600, 0), to: Harness.at(600, 0), knots: 6.1)
    h.pass(120)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1)
    #expect(finding.detector == .closedWater && finding.code.rawValue == "V06" && finding.severity == .serious)
    #expect(finding.object == "Z1" && finding.ruleVersion == "0123456789ab" && finding.vessel == nil)
    #expect(finding.id == "closed-water/413900123/Z1/\(finding.onset.milliseconds)")
    #expect(finding.reason.key == "closed-water.inside")
    #expect(finding.reason.values["zone"] == "三汊矶禁航区" && finding.reason.values["knots"] == "6.1")
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.closedInside.placeholders))
    #expect(finding.opened - finding.onset <= .seconds(10))
    #expect(h.updates.count >= 1 && h.updates.count <= 3)
    #expect(h.updates.last?.values["metres"].flatMap { Int($0) }.map { $0 > 150 } == true)
    #expect(h.ended == [finding.id])
    #expect(h.detection.openEpisodes == 0)
  }

  @Test func `evidence is the leg of track with raw sentences, bounded (D3)`() throws {
    var h = Harness(zones: [Harness.zone()])
    h.lie(at: Harness.at(-400, 0), for: 900, every: 5)
    h.sail(from: Harness.at(-400, 0), to: Harness.at(0, 0))
    let finding = try #require(h.opened.first)
    #expect(finding.evidence.count >= 10 && finding.evidence.count <= 60)
    #expect(finding.evidence.allSatisfy { $0.raw.hasPrefix("!AIVDM") && $0.source == "north" })
    #expect(finding.evidence.last?.at == finding.opened)
    #expect(finding.evidence.contains { $0.at < finding.onset })
    #expect(zip(finding.evidence, finding.evidence.dropFirst()).allSatisfy { $0.at <= $1.at })
  }

  @Test func `a single wild fix inside is no finding`() {
    var h = Harness(zones: [Harness.zone()])
    h.lie(at: Harness.at(-230, 0), for: 60)
    h.pass(10)
    h.report(Harness.at(-150, 0))
    h.lie(at: Harness.at(-230, 0), for: 600)
    #expect(h.opened.isEmpty)
  }

  @Test func `passing close by is no finding`() {
    var h = Harness(zones: [Harness.zone()])
    h.sail(from: Harness.at(-215, -2000), to: Harness.at(-215, 2000))
    #expect(h.opened.isEmpty)
  }

  @Test func `the same report told twice is not two fixes`() {
    var h = Harness(zones: [Harness.zone()])
    h.report(Harness.at(-260, 0), knots: 4)
    h.pass(10)
    for _ in 0..<3 { h.report(Harness.at(-180, 0), knots: 4) }
    h.pass(10)
    h.report(Harness.at(-230, 0), knots: 4)
    #expect(h.opened.isEmpty)
    #expect(h.picture.counters.repeated == 2)
  }

  @Test func `a vessel that flaps at the edge makes one finding`() {
    var h = Harness(zones: [Harness.zone()])
    for round in 0..<60 {
      h.pass(10)
      h.report(Harness.at(round % 3 == 2 ? -220 : -185, 0), knots: 1)
    }
    #expect(h.opened.count == 1)
    #expect(h.ended.isEmpty)
    h.sail(from: Harness.at(-220, 0), to: Harness.at(-500, 0))
    #expect(h.ended.count == 1)
  }

  @Test func `one wild fix outside does not end an episode`() {
    var h = Harness(zones: [Harness.zone()])
    h.lie(at: Harness.at(-150, 0), for: 120)
    h.pass(10)
    h.report(Harness.at(-300, 0))
    h.lie(at: Harness.at(-150, 0), for: 120)
    #expect(h.opened.count == 1 && h.ended.isEmpty)
  }

  @Test func `a leg that crosses between two fixes opens, and ends when the vessel is gone`() throws {
    var h = Harness(zones: [Harness.zone()])
    h.report(Harness.at(-300, 0), knots: 12)
    h.pass(100)
    h.report(Harness.at(300, 0), knots: 12)
    let finding = try #require(h.opened.first)
    #expect(finding.reason.key == "closed-water.crossed")
    #expect(finding.reason.values["metres"] == "400" && finding.reason.values["seconds"] == "100")
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.closedCrossed.placeholders))
    #expect(finding.evidence.count == 2)
    #expect(Area(Harness.zone().area)?.contains(finding.place) == true)
    h.sail(from: Harness.at(300, 0), to: Harness.at(700, 0), knots: 12)
    #expect(h.opened.count == 1 && h.ended == [finding.id])
  }

  @Test func `a leg with a single fix inside is a crossing too`() {
    var h = Harness(zones: [Harness.zone()])
    h.report(Harness.at(-300, 0), knots: 12)
    h.pass(48)
    h.report(Harness.at(0, 0), knots: 12)
    #expect(h.opened.isEmpty)
    h.pass(48)
    h.report(Harness.at(300, 0), knots: 12)
    #expect(h.opened.map(\.reason.key) == ["closed-water.crossed"])
  }

  @Test func `a corner cut by a few metres, or a leg of many minutes, is no crossing`() {
    var h = Harness(zones: [Harness.zone()])
    h.report(Harness.at(-210, 480))
    h.pass(20)
    h.report(Harness.at(-175, 512))
    #expect(h.opened.isEmpty)
    var other = Harness(zones: [Harness.zone()])
    other.report(Harness.at(-300, 0))
    other.pass(400)
    other.report(Harness.at(300, 0))
    #expect(other.opened.isEmpty)
  }

  @Test func `a narrow zone is crossed as well`() {
    var h = Harness(zones: [Harness.zone("line", -8, -500, 8, 500)])
    h.sail(from: Harness.at(-100, 0), to: Harness.at(100, 0), knots: 10)
    #expect(h.opened.count == 1)
  }

  @Test func `a vessel that wakes up inside is found`() {
    var h = Harness(zones: [Harness.zone()])
    h.lie(at: Harness.at(0, 0), for: 30)
    #expect(h.opened.count == 1)
    var classB = Harness(zones: [Harness.zone()])
    classB.lie(at: Harness.at(0, 0), for: 400, every: 180, as: .classB)
    #expect(classB.opened.count == 1)
  }

  @Test func `a zone that closes around a vessel finds it by time, with the closing as onset`() throws {
    let night = [Hours(CivilTime(10, 10), CivilTime(10, 30))]
    var h = Harness(zones: [Harness.zone(rules: [Harness.closed(night)])])
    // At anchor, a report each three minutes; the zone closes at 10:10, between two of them.
    h.lie(at: Harness.at(0, 0), for: 520, every: 170, status: 1)
    h.pass(to: 625)
    #expect(h.opened.isEmpty)
    h.pass(to: 640)
    let finding = try #require(h.opened.first)
    #expect(finding.onset == Harness.start + .minutes(10))
    #expect(finding.evidence.count >= 3)
    h.lie(at: Harness.at(0, 0), for: 1400, every: 170, status: 1)
    #expect(h.opened.count == 1)
    #expect(h.ended == [finding.id])
  }

  @Test func `the onset of a zone that closed is the same whether a fix or time tells it`() {
    let hours = [Hours(CivilTime(10, 10), CivilTime(24, 0))]
    var onsets: Set<Instant> = []
    for interval in [10.0, 45, 170] {
      var h = Harness(zones: [Harness.zone(rules: [Harness.closed(hours)])])
      h.lie(at: Harness.at(0, 0), for: 900, every: interval)
      #expect(h.opened.count == 1)
      onsets.formUnion(h.opened.map(\.onset))
    }
    #expect(onsets == [Harness.start + .minutes(10)])
  }

  @Test func `outside its hours and days a zone is open`() {
    var late = Harness.closed([Hours(CivilTime(12, 0), CivilTime(13, 0))])
    late.from = CivilDate(iso: "2026-11-01")
    var past = Harness.closed()
    past.through = CivilDate(iso: "2026-11-21")
    var h = Harness(zones: [Harness.zone(rules: [late, past])])
    h.lie(at: Harness.at(0, 0), for: 300)
    #expect(h.opened.isEmpty)
  }

  @Test func `vessels that a rule does not bind are not judged`() {
    var h = Harness(zones: [Harness.zone()], vessels: [Harness.ferry(kind: .official)])
    h.lie(at: Harness.at(0, 0), for: 300)
    #expect(h.opened.isEmpty)
    h.lie(at: Harness.at(0, 0), for: 300, mmsi: 413_900_999)
    #expect(h.opened.map(\.mmsi) == [413_900_999])
  }

  @Test func `stations, aids and aircraft are no vessels`() {
    var h = Harness(zones: [Harness.zone()])
    h.lie(at: Harness.at(0, 0), for: 100, mmsi: 111_413_501, as: .aircraft)
    #expect(h.opened.isEmpty)
  }

  @Test func `a restart in the middle of an episode opens no second finding and ends the first`() throws {
    var h = Harness(zones: [Harness.zone()], vessels: [Harness.ferry()])
    h.sail(from: Harness.at(-400, 0), to: Harness.at(0, 0))
    let finding = try #require(h.opened.first)
    #expect(finding.vessel == "HN-413900123" && finding.vesselName == "湘渡 0123")
    h.restart(open: [finding])
    h.pass(45)
    h.sail(from: Harness.at(0, 0), to: Harness.at(150, 0))
    #expect(h.opened.isEmpty && h.ended.isEmpty && h.detection.openEpisodes == 1)
    h.sail(from: Harness.at(150, 0), to: Harness.at(500, 0))
    #expect(h.opened.isEmpty && h.ended == [finding.id])
    #expect(h.detection.openEpisodes == 0)
  }

  @Test func `after a restart a vessel that has left meanwhile ends its episode`() throws {
    var h = Harness(zones: [Harness.zone()])
    h.sail(from: Harness.at(-400, 0), to: Harness.at(0, 0))
    let finding = try #require(h.opened.first)
    h.restart(open: [finding])
    h.lie(at: Harness.at(900, 0), for: 60)
    #expect(h.opened.isEmpty && h.ended == [finding.id])
  }

  @Test func `a vessel that falls silent inside is forgotten after half an hour, not while its feed is silent`() {
    var h = Harness(zones: [Harness.zone()])
    h.lie(at: Harness.at(0, 0), for: 60)
    h.silentFeeds = [0]
    h.pass(3600)
    #expect(h.opened.count == 1 && h.ended.isEmpty)
    h.silentFeeds = []
    h.pass(5)
    #expect(h.ended.count == 1)
  }

  @Test func `a zone taken out of the configuration ends its episodes`() {
    var h = Harness(zones: [Harness.zone(), Harness.zone("Z2", 1000, -500, 1400, 500)])
    h.lie(at: Harness.at(0, 0), for: 60)
    h.lie(at: Harness.at(1200, 0), for: 60, mmsi: 413_900_124)
    #expect(h.opened.count == 2)
    let kept = Directory(Harness.organisation([Harness.zone("Z2", 1000, -500, 1400, 500)], []))
    h.detection.reconfigure(
      directory: kept, rules: DetectorRules(), rulesVersion: "2026-02", feeds: ["north", "south"])
    h.pass(2)
    #expect(h.ended == [h.opened[0].id])
    h.lie(at: Harness.at(1200, 0), for: 60, mmsi: 413_900_124)
    #expect(h.opened.count == 2 && h.detection.openEpisodes == 1)
  }

  @Test func `dwell runs on the monotonic clock: a jump of the wall clock opens nothing and ends nothing (D4)`() {
    var h = Harness(zones: [Harness.zone()])
    h.lie(at: Harness.at(0, 0), for: 60)
    #expect(h.opened.count == 1)
    // Wall an hour on, monotonic one second.
    let jumped = Moment(
      wall: h.now + .hours(1), monotonic: .milliseconds(h.moment.monotonic.milliseconds + 1000))
    let events = h.detection.sweep(picture: h.picture, at: jumped, silentFeeds: [])
    #expect(events.isEmpty)
  }
}
