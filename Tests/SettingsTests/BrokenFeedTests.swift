import Organisation
import Testing
import Units

@testable import Settings

/// Feeds whose devices are no AIS transponders, and the vessels that they are on.
@Suite struct BrokenFeedTests {
  @Test(arguments: feeds) func refusesInFeeds(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: vessels) func refusesInVessels(_ broken: Broken) throws { try broken.check() }

  static let file = "watchroom.yaml"
  static let vesselsFile = "organisation/vessels.csv"

  static func feed(_ rest: String) -> String {
    "\n  - { name: terminals, kind: tcp-server, host: 127.0.0.1, port: 8808, \(rest) }\n\nmail:\n"
  }

  static func broken(_ name: String, _ rest: String, _ key: String, _ reason: String) -> Broken {
    Broken(name, file, "\nmail:\n", feed(rest), line: "{ name: terminals", key: "feeds[1]." + key, reason)
  }

  static let feeds: [Broken] = [
    broken(
      "format that there is not", "format: jt809", "format",
      "\"jt809\" is none of: ais, jt808, nmea-gps, gpsd, csv, json; did you mean \"jt808\"?"),
    Broken(
      "terminals by UDP", file, "\nmail:\n",
      "\n  - { name: t, kind: udp, host: 127.0.0.1, port: 8808, format: jt808 }\n\nmail:\n",
      line: "name: t,", key: "feeds[1].format",
      "jt808 comes by kind tcp-server (terminals call), or file (frames in hexadecimal digits)"),
    broken(
      "devices of AIS", "devices: { 13912345678: V-001 }", "devices",
      "is for other formats: an AIS transponder says its MMSI"),
    broken(
      "vessel that is not there", "format: jt808, devices: { 13912345678: V-0001 }", "devices.13912345678",
      "there is no vessel \"V-0001\" in organisation/vessels.csv; did you mean \"V-001\"?"),
    broken(
      "device twice", "format: jt808, devices: { 13912345678: V-001, 013912345678: V-002 }", "devices.013912345678",
      "is a device that stands here already"),
    broken(
      "device that is none", "format: jt808, devices: { \"13 91\": V-001 }", "devices.13 91",
      "is no number of a device: letters, digits, \"-\", \"_\", \".\" and \":\", 40 at most"),
    broken(
      "a vessel for all terminals", "format: jt808, vessel: V-001", "vessel",
      "a terminal says its number: write devices, or vessels.csv"),
    broken("admission that there is not", "format: jt808, admit: all", "admit", "\"all\" is none of: code, number"),
    broken("clock that there is not", "format: jt808, clock: gps", "clock", "\"gps\" is none of: device, arrival"),
    broken(
      "gpsd that calls", "format: gpsd", "format",
      "gpsd is asked by kind tcp-client (it listens on port 2947), or read from a file"),
    broken(
      "admission of receivers", "format: nmea-gps, admit: code", "admit",
      "is for format jt808: no other device asks to be let in"),
    broken("fields of receivers", "format: nmea-gps, fields: { lat: y }", "fields", "is for formats csv and json"),
    broken(
      "a table of nobody", "format: csv, fields: { lat: y, lon: x }", "fields",
      "says no vessel: name a column for device or mmsi, or write vessel"),
    broken(
      "a field that there is not", "format: json, fields: { mmsi: id, latitude: y }", "fields.latitude",
      "is not a key here"),
    broken(
      "a column that there is not", "format: csv, columns: [id, lat, lng], fields: { mmsi: id }", "columns",
      "has no column \"lon\", which is to be lon"),
    broken(
      "columns of JSON", "format: json, vessel: V-001, columns: [lat, lon]", "columns", "is for format csv"),
    broken(
      "a separator that is none", "format: csv, vessel: V-001, separator: \"::\"", "separator",
      "\"::\" is none of: \",\" \";\" \"|\" tab"),
    broken(
      "a unit that there is not", "format: csv, vessel: V-001, units: { speed: mph }", "units.speed",
      "\"mph\" is none of: knots, kmh, mps; did you mean \"mps\"?"),
    Broken(
      "a speed that there is not", file, "\nmail:\n",
      "\n  - { name: s, kind: serial, path: /dev/ttyUSB0, speed: 38000 }\n\nmail:\n", line: "name: s,",
      key: "feeds[1].speed",
      "38000 is none of: 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600"),
    Broken(
      "a serial line without its place", file, "\nmail:\n",
      "\n  - { name: s, kind: serial, path: ttyUSB0 }\n\nmail:\n", line: "name: s,", key: "feeds[1].path",
      "\"ttyUSB0\" is no absolute path such as /dev/ttyUSB0 or /dev/serial/by-id/…"),
    Broken(
      "one serial line twice", file, "\nmail:\n",
      "\n  - { name: s, kind: serial, path: /dev/ttyS0 }\n  - { name: t, kind: serial, path: /dev/ttyS0 }\n\nmail:\n",
      line: "name: t,", key: "feeds[2].kind", "/dev/ttyS0 is read by the feed in line ⟦name: s,⟧ already"),
    broken(
      "a box of three numbers", "filter: { box: [112, 28, 113] }", "filter.box",
      "has 3 numbers: a box is [west, south, east, north] in degrees"),
    broken(
      "a box the wrong way round", "filter: { box: [113, 28, 112, 29] }", "filter.box",
      "is empty: a box is [west, south, east, north], with west below east and south below north"),
    broken(
      "a type that there is not", "filter: { types: [1, 28] }", "filter.types[1]", "28 is out of range: 1 to 27"),
    broken(
      "types of terminals", "format: jt808, filter: { types: [1] }", "filter.types",
      "is for AIS: other formats have no types"),
    Broken(
      "an output on a feed's port", file, "\nmail:\n",
      "\n  - { name: f, kind: tcp-server, host: 127.0.0.1, port: 4001 }\n"
        + "outputs:\n  - { name: o, kind: tcp-server, host: 127.0.0.1, port: 4001 }\n\nmail:\n",
      line: "name: o,", key: "outputs[0].port", "TCP port 4001 is taken by feed f already"),
    Broken(
      "an output of another kind", file, "\nmail:\n",
      "\noutputs:\n  - { name: o, kind: file, host: 127.0.0.1, port: 4001 }\n\nmail:\n", line: "name: o,",
      key: "outputs[0].kind", "\"file\" is none of: udp, tcp-server"),
    broken("a group by TCP", "group: 239.1.2.3", "group", "is not a key here"),
    Broken(
      "a group that is none", file, "\nmail:\n",
      "\n  - { name: g, kind: udp, host: 0.0.0.0, port: 10111, group: 192.0.2.1 }\n\nmail:\n", line: "name: g,",
      key: "feeds[1].group",
      "\"192.0.2.1\" is no multicast group: 224.0.0.0 to 239.255.255.255, or an IPv6 address that begins with ff"),
    broken("too short a silence", "silent_after: 1 s", "silent_after", "1 s is out of range: 5 s to 1 d"),
  ]
  static let vessels: [Broken] = [
    Broken(
      "a vessel that nothing hears", vesselsFile, "413900105", "", line: "V-005", key: "mmsi",
      "is missing: a vessel has an MMSI, terminals, or a feed of watchroom.yaml that names it")
  ]

  @Test("terminals are read, unique, and give a vessel without MMSI its own number") func terminals() throws {
    let folder = try TemporaryConfiguration()
    func vessels(_ rows: String) throws {
      var text = try folder.text(Self.vesselsFile)
      text = text.replacing("\n", with: ",\n").replacing("crew_limit,", with: "crew_limit,terminals")
      try folder.write(text + rows, to: Self.vesselsFile)
    }
    try vessels("V-900,,试航,workboat,430100,,,,,,,,013912345678 id00007\n")
    let organisation = try folder.load().get().configuration.organisation
    let vessel = try #require(organisation.vessels.first { $0.id == "V-900" })
    #expect(vessel.terminals == ["13912345678", "ID00007"])
    #expect(vessel.mmsi == VesselNumber.own(of: "V-900"))

    let other = try TemporaryConfiguration()
    var text = try other.text(Self.vesselsFile)
    text = text.replacing("\n", with: ",\n").replacing("crew_limit,", with: "crew_limit,terminals")
    try other.write(
      text + "V-900,,试航,workboat,430100,,,,,,,,13912345678\nV-901,,试航,workboat,430100,,,,,,,,013912345678 a+b\n",
      to: Self.vesselsFile)
    #expect(
      other.problems().map(\.reason).sorted()
        == [
          "013912345678 is a device of the vessel in line 42 already",
          "\"a+b\" is no number of a device: letters, digits, \"-\", \"_\", \".\" and \":\", 40 at most",
        ].sorted())
    #expect(other.problems().allSatisfy { $0.key.hasSuffix("terminals") })
  }

  @Test("a multicast group, and what the source is called") func group() throws {
    for group in ["239.192.0.4", "224.0.0.1", "ff02::fb"] {
      let folder = try TemporaryConfiguration()
      let text = try folder.text(Self.file)
      try folder.write(
        text.replacing(
          "\nmail:\n",
          with: "\n  - { name: g, kind: udp, host: 0.0.0.0, port: 10111, group: \"\(group)\", tag: 橘子洲站 }\n\nmail:\n"),
        to: Self.file)
      let feed = try #require(try folder.load().get().configuration.daemon.feeds.last)
      #expect(feed.group == group && feed.tag == "橘子洲站")
      #expect(feed.kind == .udp(host: "0.0.0.0", port: 10_111))
    }
  }
}
