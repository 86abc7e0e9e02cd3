import AIS
import Foundation
import Reporting
import Units
import Wire

/// A track as a file for other programs. WGS 84; an empty track is a valid file without positions.
enum TrackFile {
  // MARK: GeoJSON (RFC 7946)

  /// A collection of one feature: a line, or a point where there is one position only; no feature where there is none. Its properties say
  /// for each position, in order, the time and how the vessel moved.
  static func geoJSON(_ track: VesselTrack) -> Data {
    var text = #"{"type":"FeatureCollection","features":["#
    if !track.items.isEmpty {
      let places = track.items.map { "[\(degrees($0.longitude)),\(degrees($0.latitude))]" }
      let geometry =
        places.count == 1
        ? #"{"type":"Point","coordinates":\#(places[0])}"#
        : #"{"type":"LineString","coordinates":[\#(places.joined(separator: ","))]}"#
      var properties = [#""mmsi":\#(track.mmsi)"#]
      if let id = track.id { properties.append(#""id":\#(JSONWords.quoted(id))"#) }
      if let name = track.name { properties.append(#""name":\#(JSONWords.quoted(name))"#) }
      func list(_ name: String, _ value: (TrackPoint) -> String?) {
        properties.append("\"\(name)\":[\(track.items.map { value($0) ?? "null" }.joined(separator: ","))]")
      }
      list("times") { "\"\($0.at.iso8601)\"" }
      list("knots") { $0.speed.map { tenths($0) } }
      list("courses") { $0.course.map { tenths($0) } }
      list("headings") { $0.heading.map { "\($0)" } }
      list("status") { $0.status.map { "\($0)" } }
      list("stations") { JSONWords.quoted($0.station) }
      list("sources") { $0.source.map(JSONWords.quoted) }
      text += #"{"type":"Feature","geometry":\#(geometry),"properties":{\#(properties.joined(separator: ","))}}"#
    }
    return Data((text + "]}\n").utf8)
  }

  // MARK: GPX 1.1

  /// One track of one segment; times in UTC. What GPX has no element for stands in `extensions`.
  static func gpx(_ track: VesselTrack) -> Data {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx version="1.1" creator="watchroom" xmlns="http://www.topografix.com/GPX/1/1" xmlns:ais="urn:watchroom:ais">
      <trk><name>\(XMLWords.escaped(track.name ?? "\(track.mmsi)"))</name><number>1</number><type>MMSI \(track.mmsi)</type><trkseg>\n
      """
    for point in track.items {
      text += "<trkpt lat=\"\(degrees(point.latitude))\" lon=\"\(degrees(point.longitude))\">"
      text += "<time>\(Timestamp(point.at.instant, offset: 0).iso8601.replacing("+00:00", with: "Z"))</time>"
      var more = ""
      if let speed = point.speed { more += "<ais:knots>\(tenths(speed))</ais:knots>" }
      if let course = point.course { more += "<ais:course>\(tenths(course))</ais:course>" }
      if let heading = point.heading { more += "<ais:heading>\(heading)</ais:heading>" }
      if let status = point.status { more += "<ais:status>\(status)</ais:status>" }
      if let source = point.source { more += "<ais:source>\(XMLWords.escaped(source))</ais:source>" }
      text += more.isEmpty ? "</trkpt>\n" : "<extensions>\(more)</extensions></trkpt>\n"
    }
    return Data((text + "</trkseg></trk>\n</gpx>\n").utf8)
  }

  // MARK: CSV

  /// A row a position; times with the organisation's offset. UTF-8 with a mark and CRLF, which every office program opens.
  static func csv(_ track: VesselTrack) -> Data {
    let name = CSVText.written(track.name ?? "")
    var text = "\u{FEFF}time,mmsi,name,latitude,longitude,knots,course,heading,status,station,source\r\n"
    for point in track.items {
      let motion: [String?] = [point.speed.map { tenths($0) }, point.course.map { tenths($0) }]
      let integers: [Int?] = [point.heading, point.status]
      var cells: [String] = [
        point.at.iso8601, "\(track.mmsi)", name, degrees(point.latitude), degrees(point.longitude),
      ]
      cells += motion.map { $0 ?? "" } + integers.map { $0.map(String.init) ?? "" }
      cells += [point.station, CSVText.written(point.source ?? "")]
      text += cells.joined(separator: ",") + "\r\n"
    }
    return Data(text.utf8)
  }

  // MARK: NMEA

  /// A sentence a position with its time in a tag block (`\c:`): what came by AIS to the last of its digits, a terminal's position to 1/10,000
  /// minute (0.2 m), as class B; a vessel without MMSI under 8… as in the outputs.
  static func nmea(_ track: VesselTrack) -> Data {
    var encoder = SentenceEncoder()
    var output: [UInt8] = []
    let mmsi = VesselNumber.isMMSI(track.mmsi) ? track.mmsi : 800_000_000 + track.mmsi % 100_000_000
    for point in track.items {
      encoder.append(message(point, mmsi), tagTime: point.at.instant.milliseconds, to: &output)
    }
    return Data(output)
  }

  private static func message(_ point: TrackPoint, _ mmsi: UInt32) -> Message {
    let longitude = Longitude(raw: Int32((point.longitude * 600_000).rounded()))
    let latitude = Latitude(raw: Int32((point.latitude * 600_000).rounded()))
    let speed = point.speed.map { Speed(raw: UInt16(clamping: Int(($0 * 10).rounded()))) } ?? .notAvailable
    let course = point.course.map { Course(raw: UInt16(clamping: Int(($0 * 10).rounded()))) } ?? .notAvailable
    let heading = point.heading.map { Heading(raw: UInt16(clamping: $0)) } ?? .notAvailable
    let seconds = floorDivide(point.at.instant.milliseconds, 1000)
    let second = FixSecond(raw: UInt8(clamping: seconds - floorDivide(seconds, 60) * 60))
    switch point.station {
    case "B", "gps":
      var report = ClassBPosition(mmsi: mmsi)
      (report.longitude, report.latitude, report.speed) = (longitude, latitude, speed)
      (report.course, report.heading, report.second) = (course, heading, second)
      return .classBPosition(report)
    case "sar-aircraft":
      var report = SearchAndRescueAircraft(mmsi: mmsi)
      (report.longitude, report.latitude, report.course, report.second) = (longitude, latitude, course, second)
      report.rawSpeed = point.speed.map { UInt16(clamping: Int($0.rounded())) } ?? 1023
      return .searchAndRescue(report)
    default:
      var report = PositionReport(mmsi: mmsi)
      (report.longitude, report.latitude, report.speed) = (longitude, latitude, speed)
      (report.course, report.heading, report.second) = (course, heading, second)
      report.status = point.status.map { NavigationStatus(rawValue: UInt8(clamping: $0)) } ?? .notDefined
      return .position(report)
    }
  }

  // MARK: Numbers

  /// Seven places, as stored.
  static func degrees(_ value: Double) -> String { places(value, 7) }
  private static func tenths(_ value: Double) -> String { places(value, 1) }

  private static func places(_ value: Double, _ count: Int) -> String {
    let factor = count == 7 ? 10_000_000 : 10
    let units = Int((value * Double(factor)).rounded())
    let fraction = padded(abs(units) % factor, count)
    return "\(units < 0 ? "-" : "")\(abs(units) / factor).\(fraction)"
  }
}
