import Foundation
import FoundationXML
import Reporting
import Testing
import Units

/// The track of a finding as picture and as text for other programs.
@Suite("A track for the case file") struct TrackChartTests {
  static let start = Instant(iso8601: "2026-11-22T10:00:00+08:00") ?? .distantPast

  static func sheet(
    _ count: Int, area: Bool = true, place: Bool = true, step: Double = 0.0002, every: Int64 = 10
  ) -> TrackSheet {
    var points: [TrackSheet.Point] = []
    for index in 0..<count {
      let place = Position(latitude: 28.26 + Double(index) * step, longitude: 112.95 + Double(index % 7) * step / 9)
      let two = "!AIVDM,2,1,1,A,x,0*00\n!AIVDM,2,2,1,A,y,0*00"
      points.append(
        TrackSheet.Point(
          at: start + .seconds(Int64(index) * every), place: place, speed: 6.1, course: 12.5,
          raw: index == 1 ? two : "!AIVDM,\(index)", source: "a\"<b>&"))
    }
    func ring(_ south: Double, _ west: Double, _ size: Double) -> [Position] {
      let (north, east) = (south + size, west + size)
      let corners = [(south, west), (south, east), (north, east), (north, west), (south, west)]
      return corners.map { Position(latitude: $0.0, longitude: $0.1) }
    }
    return TrackSheet(
      finding: 2, id: "closed-water/413900101/Z/1", code: "V06", mmsi: 413_900_101, vessel: "湘<渡>\"01&",
      points: points,
      area: area
        ? TrackSheet.Area(
          id: "Z", name: "三汊矶<禁航区>", version: "v",
          polygons: [[ring(28.262, 112.945, 0.01), ring(28.265, 112.947, 0.001)]])
        : nil,
      place: place ? Position(latitude: 28.2652, longitude: 112.951) : nil, onset: start + .seconds(100),
      opened: start + .seconds(160), ended: count > 30 ? start + .seconds(300) : nil, zone: .shanghai)
  }

  static let words = TrackChart.Words(
    title: "航迹图：<违反禁止航行规定>", subtitle: "湘渡01", facts: [("情况", "在“三汊矶禁航区”内航行，深入 191 米，已 80 秒，航速 6.1 节")],
    legend: "图例", zone: "水域", way: "航迹", gap: "间隔", onset: "起始", opened: "报警", ended: "消失", place: "报警位置", north: "北",
    nothing: "没有船位", foot: "WGS 84")

  private func parsed(_ svg: String) throws -> XMLChecker {
    let checker = XMLChecker()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = checker
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return checker
  }

  @Test("whole XML with zone, hole, way, heads, marks, north, scale and legend; every time stands once")
  func whole() throws {
    let chart = TrackChart(Self.sheet(60), words: Self.words)
    let svg = chart.svg
    let found = try parsed(svg)
    #expect(found.texts.contains("航迹图：<违反禁止航行规定>") && found.texts.contains("图例") && found.texts.contains("北"))
    #expect(found.texts.contains { $0.hasSuffix(" m") || $0.hasSuffix(" km") })
    #expect(
      found.texts.contains("起始 10:01:40") && found.texts.contains("报警 10:02:40") && found.texts.contains("消失 10:05:00"))
    #expect(found.texts.contains("10:00:00"), "where it begins")
    #expect(found.counts["polygon", default: 0] >= 4 && found.counts["circle", default: 0] >= 60)
    // Outline and hole in one path, filled even-odd.
    let area = try #require(found.paths.first { $0.split(separator: "Z").count == 2 })
    #expect(area.hasPrefix("M") && svg.contains("fill-rule=\"evenodd\""))
    #expect(!svg.contains("<script") && !svg.contains("href") && svg.contains("width=\"297mm\""))
  }

  @Test("nothing to show, one place, a vessel at rest, a thousand fixes: always a whole sheet, nothing outside of it")
  func edges() throws {
    for sheet in [
      Self.sheet(0, area: false, place: false), Self.sheet(0), Self.sheet(1, area: false, place: false), Self.sheet(1),
      Self.sheet(40, step: 0), Self.sheet(1500, every: 4), Self.sheet(50, area: false, step: 0.9),
      Self.sheet(60, every: 600),
    ] {
      let found = try parsed(TrackChart(sheet, words: Self.words).svg)
      for place in found.textPlaces { #expect((0...1123).contains(place.x) && (0...794).contains(place.y), "\(place)") }
      #expect(found.texts.contains("没有船位") == (sheet.points.isEmpty && sheet.place == nil && sheet.area == nil))
    }
    let gaps = try parsed(TrackChart(Self.sheet(10, every: 600), words: Self.words).svg)
    #expect(gaps.dashed == 9 + 1, "each gap, and the legend's")
  }

  @Test("a broken place is left out, whatever it holds") func broken() throws {
    var sheet = Self.sheet(3)
    sheet.points[1].place = Position(latitude: .nan, longitude: 112)
    let read = TrackSheet(
      finding: 1, id: "x", code: "V06", mmsi: nil, vessel: "", points: sheet.points, area: nil, place: .unknown,
      onset: Self.start, opened: Self.start, ended: nil, zone: .shanghai)
    #expect(read.points.count == 2 && read.place == nil)
    _ = try parsed(TrackChart(read, words: Self.words).svg)
  }

  @Test("GeoJSON of line, zone and place; NMEA as received; CSV a row a position")
  func texts() throws {
    let sheet = Self.sheet(3)
    let tree = try #require(try JSONSerialization.jsonObject(with: Data(sheet.geoJSON.utf8)) as? [String: Any])
    let features = try #require(tree["features"] as? [[String: Any]])
    let kinds = features.compactMap { ($0["properties"] as? [String: Any])?["kind"] as? String }
    #expect(kinds == ["track", "zone", "finding"])
    let geometries = features.compactMap { ($0["geometry"] as? [String: Any])?["type"] as? String }
    #expect(geometries == ["LineString", "MultiPolygon", "Point"])
    var crossed = sheet
    let line = [Position(latitude: 28.26, longitude: 112.94), Position(latitude: 28.27, longitude: 112.95)]
    crossed.area?.polygons = [[line + line.reversed().dropFirst()]]
    #expect(
      crossed.geoJSON.contains(#""LineString","coordinates":[[112.9400000,28.2600000],[112.9500000,28.2700000]]"#),
      "a bare line is one")
    let track = features[0]["properties"] as? [String: Any]
    #expect(
      track?["vessel"] as? String == "湘<渡>\"01&" && (track?["times"] as? [String])?.first == "2026-11-22T10:00:00+08:00"
    )
    #expect((track?["sources"] as? [String])?.first == "a\"<b>&")
    let rings = (features[1]["geometry"] as? [String: Any])?["coordinates"] as? [[[[Double]]]]
    #expect(rings?.first?.count == 2 && rings?.first?.first?.first == [112.945, 28.262])
    #expect(sheet.nmea == "!AIVDM,0\r\n!AIVDM,2,1,1,A,x,0*00\r\n!AIVDM,2,2,1,A,y,0*00\r\n!AIVDM,2\r\n")
    let rows = String(decoding: sheet.csv, as: UTF8.self).split(separator: "\r\n")
    #expect(rows.count == 4 && rows[1].hasPrefix("2026-11-22T10:00:00+08:00,413900101,"))
    #expect(rows[1].contains(",28.2600000,112.9500000,6.1,12.5,"))
    let one = try JSONSerialization.jsonObject(with: Data(Self.sheet(1, area: false).geoJSON.utf8)) as? [String: Any]
    #expect((one?["features"] as? [Any])?.count == 2)
    #expect(Self.sheet(0, area: false, place: false).geoJSON == #"{"type":"FeatureCollection","features":[]}"# + "\n")
  }

  @Test("labels stand apart from one another and inside the map; the same sheet is the same bytes")
  func labels() throws {
    for count in [2, 12, 60, 400] {
      let svg = TrackChart(Self.sheet(count), words: Self.words).svg
      #expect(svg == TrackChart(Self.sheet(count), words: Self.words).svg)
      let boxes = try parsed(svg).labels
      #expect(!boxes.isEmpty)
      for (index, a) in boxes.enumerated() {
        #expect(a.minX >= 36 && a.maxX <= 828 && a.minY >= 88 && a.maxY <= 744)
        for b in boxes.dropFirst(index + 1) {
          #expect(!a.insetBy(dx: 0.2, dy: 0.2).intersects(b), "\(count): \(a) \(b)")
        }
      }
    }
  }
}

/// What stands in an SVG.
private final class XMLChecker: NSObject, XMLParserDelegate {
  var texts: [String] = []
  var textPlaces: [(x: Double, y: Double)] = []
  var counts: [String: Int] = [:]
  var paths: [String] = []
  var dashed = 0
  var labels: [CGRect] = []
  private var text: String?

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
    func number(_ key: String) -> Double { attributes[key].flatMap(Double.init) ?? -1 }
    if name == "text" {
      text = ""
      textPlaces.append((number("x"), number("y")))
    }
    if name == "path", let path = attributes["d"] { paths.append(path) }
    if attributes["stroke-dasharray"] != nil { dashed += 1 }
    if name == "rect", attributes["rx"] == "2" {
      labels.append(CGRect(x: number("x"), y: number("y"), width: number("width"), height: number("height")))
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text", let text { texts.append(text) }
    if name == "text" { text = nil }
  }
}
