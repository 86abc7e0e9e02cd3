import Foundation
import TestSupport
import Testing

/// What is no AIS transponder, by every format, through the running daemon.
@Suite("The real daemon: GPS receivers, gpsd, tables and objects", .serialized) struct DeviceTests {
  static func checked(_ body: String) -> [UInt8] {
    let sum = body.utf8.reduce(0, ^)
    return Array("$\(body)*\(sum < 16 ? "0" : "")\(String(sum, radix: 16, uppercase: true))\r\n".utf8)
  }

  @Test("GPS by UDP and from a file, gpsd with AIS beside it, CSV and JSON by TCP: each vessel by its device")
  func every() async throws {
    let (udp, csv, json) = (try freePort(datagram: true), try freePort(), try freePort())
    let gpsd = try Stream.Listener()
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - { name: gps, kind: udp, host: 127.0.0.1, port: \(udp), format: nmea-gps, vessel: V-001 }
          - { name: track, kind: file, path: gps.nmea, pace: fast, format: nmea-gps, vessel: V-002, clock: arrival }
          - { name: gpsd, kind: tcp-client, host: 127.0.0.1, port: \(gpsd.port), format: gpsd, devices: { ttyACM0: V-003 } }
          - name: csv
            kind: tcp-server
            host: 127.0.0.1
            port: \(csv)
            format: csv
            columns: [id, lat, lon, kmh]
            fields: { device: id, speed: kmh }
            units: { speed: kmh }
            devices: { B7: V-004 }
          - { name: json, kind: tcp-server, host: 127.0.0.1, port: \(json), format: json, fields: { mmsi: ship } }
        """)
    try FileManager.default.createDirectory(atPath: daemon.folder.file("state"), withIntermediateDirectories: true)
    let recorded = Self.checked("GPRMC,100000.00,A,2815.900,N,11257.060,E,5.0,10.0,010120,,,A")
    try daemon.folder.write("state/gps.nmea", String(decoding: recorded, as: UTF8.self))
    try await daemon.start()
    let called = try await gpsd.accepted()
    var asked: [UInt8] = []
    try await eventually("?WATCH") {
      asked += called.received()
      return asked.last == 0x0a
    }
    #expect(String(decoding: asked, as: UTF8.self).hasPrefix("?WATCH={\"enable\":true,\"json\":true"))
    try await called.send(
      Array(
        #"{"class":"TPV","device":"/dev/ttyACM0","mode":3,"lat":28.2640,"lon":112.9510,"speed":3.0,"track":0.0}"#.utf8)
        + [0x0a])
    try await called.send(Sentences.position(413_900_109, Sentences.outside, second: 10))
    try await Stream.connected(to: csv).send(Array("B7,28.2640,112.9510,11.3\nB8,28.2640,112.9510,1\n".utf8))
    try await Stream.connected(to: json).send(Array("{\"ship\":413900105,\"lat\":28.2640,\"lon\":112.9510}\n".utf8))
    let sender = Sender(port: udp)
    let wanted: Set = [413_900_101, 413_900_102, 413_900_103, 413_900_104, 413_900_105, 413_900_109]
    try await eventually("six vessels") {
      sender.send(Self.checked("GNGGA,100000.00,2815.840,N,11257.060,E,1,09,0.9,31.0,M,,M,,"))
      return Set(try await daemon.json("vessel", "list")["items"].list.compactMap { $0["mmsi"].int }) == wanted
    }
    let vessels = try await daemon.json("vessel", "list")["items"].list
    let sources = Dictionary(uniqueKeysWithValues: vessels.map { ($0["mmsi"].int ?? 0, $0["source"].text) })
    #expect(
      sources == [
        413_900_101: "gps", 413_900_102: "track", 413_900_103: "gpsd", 413_900_104: "csv", 413_900_105: "json",
        413_900_109: "gpsd",
      ])
    let feeds = try await daemon.json("feed", "list")["items"].list
    #expect(feeds.map { $0["format"].text } == ["nmea-gps", "nmea-gps", "gpsd", "csv", "json"])
    #expect(feeds[3]["strangers"][0]["device"].text == "B8" && feeds[3]["rejected"]["unknown-device"].int == 1)
    #expect(feeds[3]["accepted"].int == 1 && feeds[2]["accepted"].int == 2)
    #expect(try await daemon.stop().status == 0)
  }

  @Test("GCJ-02 becomes WGS 84, a box keeps strangers out, and a plotter is told what is seen (D13)")
  func datumFilterOutput() async throws {
    let (csv, ais, out) = (try freePort(), try freePort(), try freePort())
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - { name: map, kind: tcp-server, host: 127.0.0.1, port: \(csv), format: csv, columns: [lat, lon], vessel: V-001, datum: gcj02 }
          - name: ais
            kind: tcp-server
            host: 127.0.0.1
            port: \(ais)
            filter: { box: [112, 28, 113, 29], types: [1, 5] }
        outputs:
          - { name: plotter, kind: tcp-server, host: 127.0.0.1, port: \(out) }
        """)
    try await daemon.start()
    var plotter: EndToEndTests.Stream?
    try await eventually("the output listens") {
      plotter = try? Stream.connected(to: out)
      return plotter != nil
    }
    try await eventually("the plotter is counted") {
      let metrics = try await UnixStream.ask(daemon.socket, "GET", "/metrics")
      return metrics.text.contains("watchroom_output_clients{output=\"plotter\"} 1")
    }
    // A published pair: GCJ-02 39.916404 N 116.410245 E is WGS 84 39.915 N 116.404 E.
    try await Stream.connected(to: csv).send(Array("39.91640428150164,116.41024449916938\n".utf8))
    try await Stream.connected(to: ais).send(
      Sentences.position(413_000_001, (latitude: 30.5, longitude: 114.3), second: 1)
        + Sentences.position(413_000_002, Sentences.outside, second: 1)
        + Sentences.distress(970_012_345))
    try await eventually("three vessels") { try await daemon.json("vessel", "list")["items"].list.count == 3 }
    let row = try await daemon.json("vessel", "show", "V-001")["summary"]
    let place = (
      (row["latitude"].value as? NSNumber)?.doubleValue ?? 0, (row["longitude"].value as? NSNumber)?.doubleValue ?? 0
    )
    #expect(abs(place.0 - 39.915) < 0.000_002 && abs(place.1 - 116.404) < 0.000_002, "\(place)")
    let feed = try await daemon.json("feed", "list")["items"][1]
    #expect(feed["rejected"]["outside-box"].int == 1 && feed["accepted"].int == 3)
    var told: [UInt8] = []
    try await eventually("four sentences") {
      told += plotter?.received() ?? []
      return told.count { $0 == 0x0a } == 4
    }
    let lines = String(decoding: told, as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(Set(lines.filter { $0.hasPrefix("!AIVDM,1,1,,A,1") }).count == 2, "as they came: \(lines)")
    #expect(lines.contains { $0.hasPrefix("!AIVDM,1,1,,A,B") } && lines.contains { $0.hasPrefix("!AIVDM,1,1,,A,H") })
    #expect(try await daemon.stop().status == 0)
  }
}
