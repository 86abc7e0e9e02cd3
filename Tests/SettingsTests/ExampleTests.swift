import Foundation
import Geometry
import Organisation
import Regulation
import Testing
import Units

@testable import Settings

@Suite struct ExampleTests {
  @Test func exampleLoadsWithoutProblemOrWarning() throws {
    let loaded = try ConfigurationLoader.load(directory: exampleFolder, now: testNow).get()
    #expect(loaded.warnings == [])
    let organisation = loaded.configuration.organisation
    #expect(
      organisation.centres.map(\.tier.rawValue).sorted() == Array(repeating: "city", count: 3)
        + Array(repeating: "county", count: 8) + ["province"])
    #expect(organisation.points.count == 60)
    #expect(organisation.vessels.count == 40)
    #expect(loaded.configuration.hostedCentres.count == 12)
    #expect(loaded.configuration.daemon.mail.armed == false)
    #expect(loaded.configuration.daemon.feeds.map(\.kind) == [.udp(host: "127.0.0.1", port: 10110)])
    #expect(loaded.configuration.holidays.map(\.year) == [2026])
  }

  @Test func numbersOfTheExampleAreTheDefaultsOfTheCode() throws {
    var rules = try ConfigurationLoader.load(directory: exampleFolder, now: testNow).get().configuration.regulation
    #expect(rules.codes.count == 44)
    rules.codes = []
    #expect(rules == RegulationRules())
  }

  @Test func everyCodeOfTheRegulationIsThere() throws {
    let rules = try ConfigurationLoader.load(directory: exampleFolder, now: testNow).get().configuration.regulation
    let wanted =
      (1...16).map { "V" + padded($0, 2) } + (1...7).map { "B" + padded($0, 2) } + ["H01", "D01", "D02"]
      + (1...7).map { "A" + padded($0, 2) } + ["F01"]
    for code in wanted { #expect(rules.code(FindingCode(code)) != nil, "\(code)") }
  }

  @Test func everyHalfHourOfAWeekEveryFirstLineCentreHasAWatch() throws {
    let organisation = try ConfigurationLoader.load(directory: exampleFolder, now: testNow).get().configuration
      .organisation
    let directory = Directory(organisation)
    for centre in organisation.centres where centre.isFirstLine {
      for half in 0..<336 {
        let watch = directory.onWatch(centre.id, at: testNow + .minutes(Int64(half) * 30))
        #expect((watch?.watchkeepers.count ?? 0) >= 2, "\(centre.id)")
      }
    }
  }

  @Test func crossingsSpanTheRiverAndTheClosedZoneLiesDownstream() throws {
    let configuration = try ConfigurationLoader.load(directory: exampleFolder, now: testNow).get().configuration
    #expect(configuration.crossings.map(\.point) == ["PT-430100-01", "PT-430112-01"])
    for crossing in configuration.crossings {
      let width = metres(crossing.near, crossing.far)
      #expect((600...900).contains(width), "\(crossing.point): \(width)")
    }
    let crossing = try #require(configuration.crossings.first)
    let zone = try #require(configuration.organisation.zones.first { $0.id == "Z-SCJ" })
    let ring = zone.area.polygons[0][0]
    let middle = Position(
      latitude: (crossing.near.latitude + crossing.far.latitude) / 2,
      longitude: (crossing.near.longitude + crossing.far.longitude) / 2)
    for step in 0...20 {
      let share = Double(step) / 20
      let place = Position(
        latitude: crossing.near.latitude + share * (crossing.far.latitude - crossing.near.latitude),
        longitude: crossing.near.longitude + share * (crossing.far.longitude - crossing.near.longitude))
      #expect(!RingReader.holds(ring, place))
    }
    // 500 m down the river, which runs north by west here, is within the zone.
    let down = Position(latitude: middle.latitude + 0.00426, longitude: middle.longitude - 0.00166)
    #expect(RingReader.holds(ring, down))
    #expect((480...520).contains(metres(middle, down)))
  }

  private func metres(_ a: Position, _ b: Position) -> Double {
    let north = (b.latitude - a.latitude) * 110_870
    let east = (b.longitude - a.longitude) * 111_320 * 0.8807
    return (north * north + east * east).squareRoot()
  }
}

@Suite struct VersionTests {
  @Test func versionOfAZoneChangesWithItsDefinitionOnly() throws {
    let before = try load(TemporaryConfiguration())
    let edits = [
      (
        "zones.geojson", "\"code\": \"V06\", \"severity\": \"serious\"}",
        "\"code\": \"V06\", \"severity\": \"ordinary\"}"
      ),
      ("zones.geojson", "[112.948114, 28.263683]", "[112.948115, 28.263683]"),
      ("zones.geojson", "三汊矶禁航区", "三汊矶禁止航行区"),
    ]
    for (file, old, new) in edits {
      let copy = try TemporaryConfiguration()
      try copy.write(copy.text(file).replacingOccurrences(of: old, with: new), to: file)
      let after = try load(copy)
      #expect(after.zones.first { $0.id == "Z-SCJ" }?.version != before.zones.first { $0.id == "Z-SCJ" }?.version)
      #expect(after.zones.first { $0.id == "Z-TG" } == before.zones.first { $0.id == "Z-TG" })
    }
    #expect(before.zones.allSatisfy { $0.version.utf8.count == 12 && $0.version.allSatisfy(\.isHexDigit) })
  }

  @Test func orderOfLinesAndCommentsMakeNoOtherVersion() throws {
    let copy = try TemporaryConfiguration()
    let before = try copy.load().get().configuration
    var lines = try copy.text("organisation/vessels.csv").split(separator: "\n")
    lines.swapAt(1, 2)
    try copy.write(lines.joined(separator: "\r\n") + "\r\n", to: "organisation/vessels.csv")
    try copy.write("# a comment\n" + copy.text("regulation.yaml"), to: "regulation.yaml")
    let after = try copy.load().get().configuration
    #expect(after.organisationVersion == before.organisationVersion)
    #expect(after.regulationVersion == before.regulationVersion)
    try copy.replace("point_floor: 80", with: "point_floor: 81", in: "regulation.yaml")
    #expect(try copy.load().get().configuration.regulationVersion != before.regulationVersion)
  }

  private func load(_ copy: TemporaryConfiguration) throws -> Organisation {
    try copy.load().get().configuration.organisation
  }
}

@Suite struct OverlayTests {
  @Test func demoOverlayArmsMailAndLeavesTheRest() throws {
    let copy = try TemporaryConfiguration()
    let overlay = (exampleFolder.hasSuffix("/") ? exampleFolder : exampleFolder + "/") + "demo/watchroom.yaml"
    let plain = try copy.load().get().configuration.daemon
    var laid = try copy.load(overlays: [overlay]).get().configuration.daemon
    #expect(laid.mail.armed)
    laid.mail.armed = false
    #expect(laid == plain)
  }

  @Test func problemInAnOverlayNamesTheOverlay() throws {
    let copy = try TemporaryConfiguration()
    try copy.write("mail:\n  retry_for: 5 weeks\n", to: "over.yaml")
    guard case .failure(let refused) = copy.load(overlays: [copy.path("over.yaml")]) else {
      Issue.record("was not refused")
      return
    }
    let file = copy.path("over.yaml")
    #expect(
      refused.description
        == "\(file):2: mail.retry_for: \"5 weeks\" is not a time span such as 30 s, 5 min, 8 h or 7 d")
  }
}
