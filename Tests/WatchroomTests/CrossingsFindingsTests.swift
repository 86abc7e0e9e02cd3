import AIS
import Detection
import Foundation
import Geometry
import Organisation
import Picture
import Regulation
import Settings
import Testing
import Traffic
import Units

@testable import watchroom_commands

/// The demo's traffic through decoder, picture and detectors of the example: what is meant to be found is found, nothing else.
@Suite struct CrossingsFindingsTests {
  @Test(arguments: ["2026-11-22T09:00:00+08:00", "2026-11-23T01:00:00+08:00"])
  func `a ferry strays, a cargo vessel is too fast, a beacon calls: by day and by night, within minutes`(_ from: String)
    throws
  {
    let configuration = try ConfigurationLoader.load(
      directory: OfflineTests.example, now: Instant(seconds: 1_795_300_000)
    ).get().configuration
    let start = try #require(Instant(iso8601: from))
    let scene = try #require(
      CrossingsScene(configuration: configuration, from: start, through: start + .minutes(20)).scene())
    let opened = Self.findings(in: scene, of: configuration, from: start)
    let seen = Set(opened.map { "\($0.detector.rawValue) \($0.mmsi) \($0.object)" })
    // Who strays is off its line (C5), and by night out of its hours (P7).
    var meant: Set = [
      "closed-water 413900101 Z-SCJ", "speed 413801001 Z-TG", "distress 970413001 sart",
      "off-route 413900101 L-430100-01",
    ]
    if from.contains("T01") { meant.insert("off-hours 413900101 L-430100-01") }
    #expect(seen == meant)
    #expect(opened.count == meant.count)
    for finding in opened where finding.detector != .distress {
      let minutes: Int64 =
        switch finding.detector {
        case .speed: 2
        case .closedWater: 4
        default: 5
        }
      #expect(finding.opened - start < .minutes(minutes), "\(finding.id) came late")
    }
  }

  private static func findings(in scene: Scene, of configuration: Configuration, from start: Instant) -> [Finding] {
    let organisation = configuration.organisation
    var picture = Picture(
      registered: organisation.vessels.map(\.mmsi),
      watchedWaters: AreaIndex(
        organisation.zones.compactMap { Area($0.area)?.box.expanded(byMetres: 500) }, cellDegrees: 0.02))
    var detection = Detection(
      directory: Directory(organisation), rules: DetectorRules(), rulesVersion: "test", feeds: ["ais-udp"])
    var decoder = Decoder()
    var builder = ObservationBuilder()
    var events: [FindingEvent] = []
    var swept = start
    for sentence in scene.traffic() {
      while swept + .seconds(1) < sentence.at {
        swept += .seconds(1)
        events += detection.sweep(picture: picture, at: moment(swept, start), silentFeeds: [])
      }
      let padded = sentence.bytes + [UInt8](repeating: 0x0A, count: Decoder.slack)
      decoder.consume(
        padded.span.bytes, count: sentence.bytes.count, receivedAt: sentence.at.milliseconds, source: 0, into: &builder)
      let changes = picture.apply(builder.batch)
      events += detection.handle(changes, of: builder.batch, picture: picture, at: moment(sentence.at, start))
      builder.batch.removeAll()
    }
    return events.compactMap { if case .opened(let finding) = $0 { finding } else { nil } }
  }

  private static func moment(_ now: Instant, _ start: Instant) -> Moment {
    Moment(wall: now, monotonic: .milliseconds(5_000_000) + (now - start))
  }
}
