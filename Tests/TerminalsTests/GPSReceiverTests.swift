import Terminals
import Testing
import Units

@Suite("GPS receivers: epochs, days, fixes that are none")
struct GPSReceiverTests {
  /// 2026-11-24 12:00 UTC.
  static let noon = Instant(seconds: 1_795_521_600)

  static func line(_ text: String) -> [UInt8] {
    let sum = text.utf8.reduce(0, ^)
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x24] + Array(text.utf8) + [0x2a, digits[Int(sum >> 4)], digits[Int(sum & 15)], 0x0d]
  }

  static func fixes(_ texts: [String], at now: Instant = noon) -> [GPSFix] {
    var receiver = GPSReceiver()
    return texts.flatMap { receiver.receive(line($0), at: now) }
  }

  @Test("the sentence that says most brings the epoch; the other's height and satellites are in it") func carriers() {
    let fixes = Self.fixes([
      "GNGGA,115959.00,2811.5834,N,11256.5335,E,2,14,0.7,44.1,M,-12.0,M,,0000",
      "GNRMC,115959.00,A,2811.5834,N,11256.5335,E,6.64,271.3,241126,,,D",
      "GNGGA,120000.00,2811.5840,N,11256.5300,E,2,14,0.7,44.2,M,-12.0,M,,0000",
      "GNRMC,120000.00,A,2811.5840,N,11256.5300,E,6.60,271.0,241126,,,D",
    ])
    // Before the first RMC nobody knows that one will come: GGA brings the first epoch.
    #expect(fixes.map(\.time) == [Self.noon - .seconds(1), Self.noon])
    let last = fixes[1]
    #expect(last.speed == Knots(6.6) && last.course == 271 && last.heightMetres == 44.2 && last.satellitesUsed == 14)
    #expect(last.quality == .differential && last.dilution == 0.7)
    #expect(
      last.position.map { abs($0.latitude - 28.1930667) < 1e-7 && abs($0.longitude - 112.9421667) < 1e-7 } == true)
  }

  @Test("a lost sentence delays its epoch, it loses none") func lostCarrier() {
    var receiver = GPSReceiver()
    func take(_ text: String) -> [Instant?] { receiver.receive(Self.line(text), at: Self.noon).map(\.time) }
    #expect(take("GPRMC,115958,A,2811.5,N,11256.5,E,1,2,241126,,") == [Self.noon - .seconds(2)])
    #expect(take("GPGLL,2811.5,N,11256.5,E,115959,A").isEmpty)
    #expect(take("GPGLL,2811.5,N,11256.5,E,120000,A") == [Self.noon - .seconds(1)])
    #expect(take("GPRMC,120000,A,2811.5,N,11256.5,E,1,2,241126,,") == [Self.noon])
  }

  @Test("a receiver that knows no date takes the day that brings it nearest; midnight is passed once") func days() {
    let midnight = Instant(seconds: 1_795_564_800)
    let late = Self.fixes(["GPGGA,235959,2811.5,N,11256.5,E,1,9,1,1,M,,M,,"], at: midnight + .seconds(1))
    #expect(late.map(\.time) == [midnight - .seconds(1)])
    let dated = Self.fixes([
      "GPRMC,235959,A,2811.5,N,11256.5,E,1,2,241126,,", "GPGGA,000000,2811.5,N,11256.5,E,1,9,1,1,M,,M,,",
      "GPRMC,000000,A,2811.5,N,11256.5,E,1,2,251126,,", "GPRMC,000001,A,2811.5,N,11256.5,E,1,2,251126,,",
    ])
    #expect(dated.map(\.time) == [midnight - .seconds(1), midnight, midnight + .seconds(1)])
  }

  @Test("a receiver whose week counter rolled over is put right by the day it speaks; a recording is left alone")
  func rolledOver() {
    // 1,024 weeks before 2026-11-24 is 2007-04-10.
    let rolled = "GPRMC,120000,A,2811.5,N,11256.5,E,1,2,100407,,"
    #expect(Self.fixes([rolled]).map(\.time) == [Self.noon])
    let old = "GPRMC,120000,A,2811.5,N,11256.5,E,1,2,150407,,"
    #expect(Self.fixes([old]).map(\.time) == [Self.noon - .days(7 * 1024 - 5)])
  }

  @Test(
    "no fix, dead reckoning, a simulator: no place",
    arguments: [
      "GPRMC,120000,V,2811.5,N,11256.5,E,1,2,241126,,", "GPRMC,120000,A,2811.5,N,11256.5,E,1,2,241126,,,E",
      "GPRMC,120000,A,2811.5,N,11256.5,E,1,2,241126,,,S", "GPRMC,120000,A,2811.5,N,11256.5,E,1,2,241126,,,N",
      "GPGGA,120000,2811.5,N,11256.5,E,0,9,1,1,M,,M,,", "GPGGA,120000,2811.5,N,11256.5,E,8,9,1,1,M,,M,,",
      "GPGLL,2811.5,N,11256.5,E,120000,V", "GPRMC,120000,A,2860.5,N,11256.5,E,1,2,241126,,",
      "GPRMC,120000,A,9911.5,N,11256.5,E,1,2,241126,,", "GPRMC,120000,A,2811.5,N,,E,1,2,241126,,",
    ])
  func noPlace(text: String) {
    let fixes = Self.fixes([text])
    #expect(fixes.count == 1 && fixes.allSatisfy { $0.position == nil && $0.speed == nil }, "\(text)")
  }

  @Test("north and south, east and west, three constellations' modes") func hemispheres() {
    let fix = Self.fixes(["GNGNS,120000,2811.5,S,11256.5,W,NNA,7,1.1,4,2,,"]).first
    #expect(
      fix?.position.map { abs($0.latitude + 28.1916667) < 1e-7 && abs($0.longitude + 112.9416667) < 1e-7 } == true)
    #expect(fix?.quality == .autonomous && fix?.satellitesUsed == 7)
  }

  @Test("satellites in view are gathered by constellation") func views() {
    var receiver = GPSReceiver()
    _ = receiver.receive(Self.line("GPGSV,2,1,05,01,10,158,45,03,72,164,41,11,24,279,,14,30,119,48"), at: Self.noon)
    #expect(receiver.views["GP"] == nil)
    _ = receiver.receive(Self.line("GPGSV,2,2,05,15,33,070,40"), at: Self.noon)
    _ = receiver.receive(Self.line("BDGSV,1,1,01,06,10,020,30"), at: Self.noon)
    #expect(receiver.views["GP"]?.satellites.map(\.number) == [1, 3, 11, 14, 15])
    #expect(receiver.views["GP"]?.satellites[2].strength == nil)
    #expect(receiver.views["BD"]?.satellites.count == 1)
  }

  @Test("what is no sentence is counted by its reason") func rejects() {
    var receiver = GPSReceiver()
    let lines: [[UInt8]] = [
      Array("hello".utf8), Array("$GPRMC,1*00".utf8), Array("$GP\u{e9},1".utf8),
      [0x24] + Array(repeating: 0x31, count: 256),
      Array("$gprmc,1".utf8), Array("$,,".utf8), [],
    ]
    for line in lines { #expect(receiver.receive(line, at: Self.noon).isEmpty) }
    #expect(receiver.rejects == [.start: 2, .checksum: 1, .byte: 1, .long: 1, .name: 2])
  }

  @Test("random fields cost no trap") func noise() {
    var random = SystemRandomNumberGenerator()
    var receiver = GPSReceiver()
    let kinds = ["RMC", "GGA", "GNS", "GLL", "VTG", "GSA", "GSV", "ZDA"]
    let values = ["", "99999999999999999999", "-1", "A", "N", "120000", "4", "1e9", ".", "241126", "0", "-9999999999"]
    for _ in 0..<20_000 {
      let fields = (0..<Int.random(in: 0...20, using: &random)).map { _ in values.randomElement(using: &random) ?? "" }
      let name = "GP" + (kinds.randomElement(using: &random) ?? "")
      _ = receiver.receive(Self.line(([name] + fields).joined(separator: ",")), at: Self.noon)
    }
  }
}
