import Geometry

/// `filter` of a feed: what of it goes on.
enum SieveSection {
  static func read(_ record: Record, _ feed: inout FeedConfiguration) {
    var (box, types) = (feed.box, feed.types)
    record.group("filter") { group in
      group.set(&box, "box") { self.box($0) }
      guard let field = group.optional("types") else { return }
      guard feed.format == .ais || feed.format == .gpsd else {
        return field.refuse("is for AIS: other formats have no types")
      }
      guard let list = field.list(atMost: 27, { $0.integer(1...27) }) else { return }
      if list.isEmpty { field.refuse("names no type: leave it out for all") }
      types = Set(list.map { UInt8($0) })
    }
    (feed.box, feed.types) = (box, types)
  }

  /// `[112.0, 28.0, 113.5, 28.9]`: west, south, east, north.
  private static func box(_ field: Field) -> Box? {
    guard let items = field.items(atMost: 4) else { return nil }
    guard items.count == 4 else {
      field.refuse("has \(items.count) numbers: a box is [west, south, east, north] in degrees")
      return nil
    }
    guard let west = items[0].number(-180...180), let south = items[1].number(-90...90),
      let east = items[2].number(-180...180), let north = items[3].number(-90...90)
    else { return nil }
    guard south < north, west < east else {
      field.refuse("is empty: a box is [west, south, east, north], with west below east and south below north")
      return nil
    }
    return Box(south: south, west: west, north: north, east: east)
  }
}

/// One item of `outputs`.
enum OutputSection {
  private enum Kind: String, CaseIterable { case udp, tcpServer }

  static func drafted(_ field: Field) -> Drafted<OutputConfiguration>? {
    field.record { record in read(record).map { Drafted(value: $0, record: record) } }
  }

  private static func read(_ record: Record) -> OutputConfiguration? {
    let name = record.required("name")?.identifier()
    let kind = record.required("kind")?.choice(Kind.self)
    let host = record.required("host")?.hostName()
    let port = record.required("port")?.integer(1...65_535)
    var connections = 16
    if kind == .tcpServer { record.set(&connections, "connections") { $0.integer(1...256) } }
    guard let name, let kind, let host, let port else { return nil }
    let place: OutputConfiguration.Kind =
      kind == .udp ? .udp(host: host, port: port) : .tcpServer(host: host, port: port, connections: connections)
    return OutputConfiguration(name: name, kind: place)
  }
}
