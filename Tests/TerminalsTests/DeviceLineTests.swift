import Testing
import Units

@testable import Terminals

@Suite("Devices by lines: receivers, gpsd, tables, objects") struct DeviceLineTests {
  static let now = Instant(seconds: 1_795_766_400)  // 2026-11-27 08:00:00 UTC

  static func sentence(_ body: String, tag: String = "") -> [UInt8] {
    func sum(_ text: String) -> String {
      let sum = text.utf8.reduce(0, ^)
      return (sum < 16 ? "0" : "") + String(sum, radix: 16, uppercase: true)
    }
    let block = tag.isEmpty ? "" : "\\\(tag)*\(sum(tag))\\"
    return Array("\(block)$\(body)*\(sum(body))".utf8)
  }

  static func rmc(_ time: String, _ place: String, tag: String = "") -> [UInt8] {
    sentence("GNRMC,\(time),A,\(place),6.1,274.0,271126,,,A", tag: tag)
  }

  @Test("receivers of two connections, and two that tag blocks name, are kept apart") func receivers() {
    var lines = GPSLines()
    var reports: [DeviceReport] = []
    func read(_ line: [UInt8], _ connection: UInt32) {
      lines.read(line, connection: connection, at: Self.now) { reports.append($0) }
    }
    read(Self.rmc("080000.00", "2815.840,N,11257.060,E"), 1)
    read(Self.rmc("080000.00", "2816.000,N,11257.060,E"), 2)
    read(Self.rmc("080000.00", "2817.000,N,11257.060,E", tag: "s:gps7,c:1795766400"), 1)
    read(Self.rmc("080000.00", "2818.000,N,11257.060,E", tag: "s:GPS8"), 1)
    #expect(reports.map(\.device) == [nil, nil, "GPS7", "GPS8"])
    #expect(reports.compactMap { $0.position?.latitude.rounded(places: 6) } == [28.264, 28.266667, 28.283333, 28.3])
    #expect(reports.allSatisfy { $0.time == Self.now && $0.speed == Knots(6.1) && $0.course == 274 })
    read(Array("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24".utf8), 1)
    read(Array("$GNRMC,1*00".utf8), 1)
    #expect(lines.counters.rejects == ["start": 1, "checksum": 1])
    #expect(lines.counters.frames == 4 && lines.counters.reports == 4)
    // A tag block whose checksum is wrong names nobody.
    var torn = Self.rmc("080001.00", "2818.000,N,11257.060,E", tag: "s:GPS8")
    torn[3] = UInt8(ascii: "X")
    #expect(GPSLines.source(of: torn) == nil)
    for number in 0..<1000 { read(Self.rmc("080002.00", "2818.000,N,11257.060,E"), UInt32(number + 10)) }
    #expect(lines.counters.reports == 1004)
  }

  @Test("what gpsd says: TPV with a fix in metres a second, without one no place; AIS goes elsewhere") func gpsd() {
    var lines = GPSDLines()
    var reports: [DeviceReport] = []
    for line in [
      #"{"class":"VERSION","release":"3.22","proto_major":3,"proto_minor":14}"#,
      #"{"class":"TPV","device":"/dev/ttyUSB0","mode":3,"status":2,"time":"2026-11-27T08:00:00.500Z","lat":28.264000000,"#
        + #""lon":112.951000000,"alt":31.2,"track":274.5,"speed":3.138}"#,
      #"{"class":"TPV","device":"/dev/ttyUSB0","mode":1}"#,
      #"{"class":"TPV","device":"tcp://10.0.0.1:4001","mode":2,"status":8,"lat":1,"lon":2}"#,
      #"{"class":"SKY","satellites":[{"PRN":1,"used":true}]}"#, #"{"class":"ERROR","message":"no"}"#,
      "$GPRMC,anything", "{torn",
    ] { lines.read(Array(line.utf8)) { reports.append($0) } }
    #expect(reports.map(\.device) == ["TTYUSB0", "TTYUSB0", "10.0.0.1:4001"])
    #expect(reports.map(\.position) == [Position(latitude: 28.264, longitude: 112.951), nil, nil])
    #expect(reports.first?.time == Instant(milliseconds: Self.now.milliseconds + 500))
    #expect(reports.first?.speed.map { abs($0.value - 6.1) < 0.001 } == true && reports.first?.course == 274.5)
    #expect(lines.counters.rejects == ["gpsd-error": 1, "json": 1] && lines.counters.frames == 6)
    #expect(GPSDLines.isAIS(Array("!AIVDM,1".utf8)) && !GPSDLines.isAIS(Array("{}".utf8)))
  }

  @Test("a table with its own column names, separator and units") func table() {
    var mapping = PositionMapping(names: [.device: "编号", .lat: "纬度", .lon: "经度", .speed: "航速", .time: "时间"])
    mapping.separator = UInt8(ascii: ";")
    mapping.speed = .kmh
    mapping.time = .china
    var rows = CSVPositions(mapping)
    var reports: [DeviceReport] = []
    for line in [
      "1;2;3", "\u{feff}时间;编号;经度;纬度;航速", "2026-11-27 16:00:00;0139;112.951;28.264;11.3",
      "\"2026/11/27 16:00:01\";\"a\"\"b\";112.951;28.264;1", "2026-11-27 16:00:02;140;112.951;;", "\"x",
      "2026-13-27 16:00:02;140;112.951E;28.264S;-3", "2026-11-27 16:00:03;139;112.951;28.264ß;1",
      "2026-11-27 16:00:03;139;112.951ŉ;28.264;1",
    ] { rows.read(Array(line.utf8)) { reports.append($0) } }
    #expect(reports.map(\.device) == ["139", "140"])
    #expect(reports.map(\.time) == [Self.now, nil])
    #expect(reports.first?.speed.map { abs($0.value - 6.1015) < 0.001 } == true && reports.last?.speed == nil)
    #expect(reports.last?.position == Position(latitude: -28.264, longitude: 112.951))
    #expect(
      rows.counters.rejects
        == ["before-header": 1, "bad-device": 1, "bad-place": 3, "row": 1, "bad-time": 1, "bad-motion": 1])
  }

  @Test("objects with members within members, numbers as numbers or texts, other places") func objects() {
    var mapping = PositionMapping(
      names: [
        .mmsi: "ship.id", .lat: "coordinates.1", .lon: "coordinates.0", .time: "t", .alarm: "sos", .name: "ship.name",
      ])
    mapping.time = .unixMs
    mapping.place = .microdegrees
    var lines = JSONPositions(mapping)
    var reports: [DeviceReport] = []
    for line in [
      #"{"t":1795766400000,"coordinates":[112951000,28264000],"ship":{"id":413900101,"name":"\\u6e58\\ud83d\\udea2"},"sos":true}"#,
      #"{"t":"1795766400000","coordinates":["112951000",28264000],"ship":{"id":"413900102"},"sos":0}"#,
      #"{"coordinates":[112951000,98264000],"ship":{"id":413900101}}"#, #"{"coordinates":[1,2],"ship":{"id":12}}"#,
      "[1,2]", "",
    ] { lines.read(Array(line.replacing("\\\\", with: "\\").utf8)) { reports.append($0) } }
    #expect(reports.map(\.mmsi) == [413_900_101, 413_900_102])
    #expect(reports.allSatisfy { $0.time == Self.now && $0.position == Position(latitude: 28.264, longitude: 112.951) })
    #expect(reports.map(\.isAlarm) == [true, false] && reports.first?.name == "湘🚢")
    #expect(lines.counters.rejects == ["bad-place": 1, "bad-mmsi": 1, "json": 1, "empty": 1])
  }

  @Test("JSON: what the standard refuses is refused, and depth is bounded") func json() {
    for text in [
      "", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1 2]", "\"", "\"\\x\"", "\"\\u12\"", "nul", "--1", "1e",
      "1 2", "\"\u{1}\"",
      String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
    ] { #expect(JSONText.read(Array(text.utf8)) == nil, "\(text.prefix(20))") }
    let nested = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    #expect(JSONText.read(Array(nested.utf8)) != nil)
    #expect(JSONText.read(Array(" { \"a\" : [ -1.5e2 , true , null ] } ".utf8))?.at(["a", "0"])?.number == -150)
    #expect(JSONText.read(Array("\"\\ud800x\"".utf8))?.text == "\u{fffd}x")
  }

  @Test(
    "times as tables write them",
    arguments: [
      ("2026-11-27T08:00:00Z", TimeForm.iso, Int64(0)), ("2026-11-27 08:00:00", .iso, 0),
      ("2026-11-27T16:00:00.250+08:00", .iso, 250), ("2026-11-27T05:30:00-0230", .iso, 0),
      ("2026/11/27 16:00:00", .china, 0), ("1795766400.5", .unix, 500), ("1795766400000", .unixMs, 0),
    ]
  )
  func times(_ text: String, _ form: TimeForm, _ behind: Int64) {
    #expect(form.instant(text) == Instant(milliseconds: Self.now.milliseconds + behind))
  }

  @Test("moments that there are not") func noTimes() {
    for text in [
      "", "2026-11-27", "2026-02-30T08:00:00Z", "2026-11-27T24:00:00Z", "2026-11-27T08:00:00+99", "2026-11-27X08:00:00",
      "2026-11-27T08:00:00Zulu", "1e400", "nan",
    ] { for form in TimeForm.allCases { #expect(form.instant(text) == nil, "\(text) \(form)") } }
  }
}

extension Double {
  fileprivate func rounded(places: Int) -> Double {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    return (self * factor).rounded() / factor
  }
}
