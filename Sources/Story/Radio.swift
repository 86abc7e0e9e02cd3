import Geometry
import Organisation
import Settings
import Traffic
import Units

/// What the receiver hears on the story's day: ferries at three crossings and what happens to some of them.
struct Radio {
  /// Sentences are taken over in steps of so long.
  static let step = TimeSpan.seconds(10)
  /// After the last sentence the engine goes on looking for so long: a silent feed accuses nobody.
  static let afterglow = TimeSpan.minutes(30)

  /// MMSIs of those to whom something happens; the ferries stand in `vessels.csv`.
  enum Cast {
    static let sancha: UInt32 = 413_900_101
    static let tongguan: UInt32 = 413_900_103
    static let nightSailor: UInt32 = 413_900_104
    static let jinggang: UInt32 = 413_900_105
    static let cargo: UInt32 = 413_812_301
    static let sart: UInt32 = 970_413_001
  }

  let starts: Instant
  let ends: Instant
  private var traffic: Traffic
  private var waiting: TimedSentence?
  private let bad: [Instant: [UInt8]]

  init(_ options: StoryOptions, _ configuration: Configuration) throws {
    starts = options.at(4, 50)
    // In the middle of the ferries' service: nobody is lost because the receiver is.
    ends = options.at(18, 50)
    traffic = try Radio.scene(options, configuration, from: starts, through: ends).traffic()
    bad = Radio.badLines(options)
  }

  /// The next step at or after which something is heard or looked for; nil: the day on the air is over.
  mutating func next(after last: Instant?) -> Instant? {
    let next = last.map { $0 + Radio.step } ?? starts + Radio.step
    return next <= ends + Radio.afterglow ? next : nil
  }

  /// What came in the step that ends at `now`.
  mutating func hear(until now: Instant) -> [UInt8] {
    var bytes: [UInt8] = bad[now] ?? []
    while let sentence = waiting ?? traffic.next() {
      guard sentence.at < now else {
        waiting = sentence
        break
      }
      waiting = nil
      bytes += sentence.bytes
    }
    return bytes
  }

  private static func scene(
    _ options: StoryOptions, _ configuration: Configuration, from: Instant, through: Instant
  ) throws -> Scene {
    func line(_ point: String) throws -> FerryCrossing {
      guard let line = configuration.crossings.first(where: { $0.point == point }) else {
        throw StoryFailure("points.csv: \(point) has no far berth (far_lon, far_lat): the story needs it")
      }
      return line
    }
    func ferry(
      _ mmsi: UInt32, _ name: String, _ near: Position, _ far: Position, _ hours: (Int, Int), _ end: (Int, Int)
    )
      -> FerryRun
    {
      FerryRun(
        mmsi: mmsi, name: name, from: near, to: far, knots: 6, berth: .minutes(6),
        services: [options.at(hours.0, hours.1)..<options.at(end.0, end.1)], isClassB: true, length: 24, beam: 6)
    }
    let sancha = try line("PT-430100-01")
    let tongguan = try line("PT-430112-01")
    // Two ferries of one line keep to their own side of it.
    let aside = tongguan.near.bearing(to: tongguan.far) + 90
    let (own, ownFar) = (
      tongguan.near.moved(bearing: aside, metres: 45), tongguan.far.moved(bearing: aside, metres: 45)
    )
    guard let jinggang = configuration.organisation.points.first(where: { $0.id == "PT-430112-02" })?.place else {
      throw StoryFailure("points.csv: PT-430112-02 is not there: the story needs it")
    }
    return Scene(
      ferries: [
        ferry(Cast.sancha, "XIANG CHANG SHA DU 01", sancha.near, sancha.far, (6, 30), (19, 0)),
        ferry(Cast.tongguan, "XIANG WANG CHENG D01", tongguan.near, tongguan.far, (6, 0), (19, 30)),
        ferry(Cast.nightSailor, "XIANG WANG CHENG D02", ownFar, own, (6, 0), (19, 30)),
        ferry(
          Cast.jinggang, "XIANG WANG CHENG D03", jinggang, jinggang.moved(bearing: 234, metres: 500), (6, 30), (19, 0)),
      ], events: events(options, station: sancha.near), background: [Fleet(vessels: 1)], from: from, through: through,
      seed: 20_261_124)
  }

  private static func events(_ options: StoryOptions, station: Position) -> [SceneEvent] {
    let (lat, lon) = (28.4753, 112.7617)
    return [
      // Through the water at 乔口 that is closed from 21:00 to 05:30.
      .detour(
        mmsi: Cast.nightSailor, at: options.at(4, 56), through: [Position(latitude: lat, longitude: lon)], knots: 9.5),
      // Off the line into 三汊矶, closed at all hours.
      .detour(
        mmsi: Cast.sancha, at: options.at(9, 40),
        through: [Position(latitude: 28.2663, longitude: 112.9503), Position(latitude: 28.2668, longitude: 112.9508)],
        knots: 6),
      .beacon(
        mmsi: Cast.sart, at: options.at(11, 5), lasts: .minutes(12),
        place: Position(latitude: 28.2000, longitude: 112.9570), isTest: false),
      .silence(mmsi: Cast.jinggang, from: options.at(14, 0), to: options.at(15, 15)),
      // Through 铜官渡 at 13 kn where 10 are allowed.
      .passage(
        mmsi: Cast.cargo, name: "XIANG YIN HUO 3188",
        along: [
          Position(latitude: 28.395, longitude: 112.835), Position(latitude: 28.436, longitude: 112.812),
          Position(latitude: 28.455, longitude: 112.792),
        ], knots: 13, at: options.at(15, 5)),
    ]
  }

  /// Each half hour something that is no sentence: a wrong checksum, a half of two, a torn line, noise, a line without end.
  private static func badLines(_ options: StoryOptions) -> [Instant: [UInt8]] {
    let lines = [
      Array("!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*00\r\n".utf8),
      Array("!AIVDM,2,2,9,B,88888888880,2*2E\r\n".utf8),
      Array("!AIVDM,1,1,,A,15M67FC\r\n".utf8),
      [0x00, 0xFF, 0x81, 0x0A] + Array("hello, is anybody there?\r\n".utf8),
      [UInt8](repeating: 0x41, count: 4096) + [0x0A],
    ]
    var bad: [Instant: [UInt8]] = [:]
    for half in 0..<27 { bad[options.at(5, 10) + .minutes(Int64(half * 30))] = lines[half % lines.count] }
    return bad
  }
}
