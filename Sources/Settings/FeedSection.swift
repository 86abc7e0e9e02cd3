import Organisation
import Units

/// One item of `feeds`.
enum FeedSection {
  enum Kind: String, CaseIterable { case udp, tcpClient, tcpServer, file, serial, stdin }
  private static let speeds = [
    1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600,
  ]
  enum PaceName: String, CaseIterable { case fast, recorded }

  static func drafted(
    _ field: Field, _ references: inout WatchroomFile.References
  ) -> Drafted<FeedConfiguration>? {
    field.record { record in read(record, &references).map { Drafted(value: $0, record: record) } }
  }

  private static func read(_ record: Record, _ references: inout WatchroomFile.References) -> FeedConfiguration? {
    let name = record.required("name")?.identifier()
    let kindName = record.required("kind")?.choice(Kind.self)
    var feed = FeedConfiguration(name: name ?? "", kind: .file(path: "", pace: .recorded))
    record.set(&feed.format, "format") { $0.choice(FeedConfiguration.Format.self) }
    record.set(&feed.datum, "datum") { $0.choice(Datum.self) }
    record.set(&feed.expectedPerMinute, "expected_per_minute") { $0.integer(1...10_000_000) }
    record.set(&feed.receiveBufferBytes, "receive_buffer") { $0.bytes((64 << 10)...(256 << 20)) }
    record.set(&feed.silentAfter, "silent_after") { $0.span(.seconds(5) ... .days(1)) }
    record.set(&feed.tag, "tag") { $0.text(atMost: 64, "what the source is called") }
    if feed.format == .jt808 { feed.connections = 1024 }
    let kind: FeedConfiguration.Kind?
    switch kindName {
    case .udp:
      record.set(&feed.group, "group") { group($0) }
      kind = socket(record).map { .udp(host: $0, port: $1) }
    case .tcpClient: kind = socket(record).map { .tcpClient(host: $0, port: $1) }
    case .tcpServer:
      record.set(&feed.connections, "connections") { $0.integer(1...4096) }
      kind = socket(record).map { .tcpServer(host: $0, port: $1) }
    case .file: kind = file(record)
    case .serial: kind = serial(record)
    case .stdin: kind = .stdin
    case nil:
      record.ignore("host", "port", "group", "connections", "path", "pace", "speed")
      kind = nil
    }
    check(feed.format, kindName, record)
    devices(record, &feed, &references)
    feed.mapping = MappingSection.read(record, feed)
    SieveSection.read(record, &feed)
    guard name != nil, let kind else { return nil }
    feed.kind = kind
    return feed
  }

  /// Not every format goes every way.
  private static func check(_ format: FeedConfiguration.Format, _ kind: Kind?, _ record: Record) {
    guard let kind else { return }
    switch format {
    case .jt808 where ![.tcpServer, .file, .stdin].contains(kind):
      record.refuse("format", "jt808 comes by kind tcp-server (terminals call), or file (frames in hexadecimal digits)")
    case .gpsd where ![.tcpClient, .file, .stdin].contains(kind):
      record.refuse("format", "gpsd is asked by kind tcp-client (it listens on port 2947), or read from a file")
    case .jt808, .gpsd, .ais, .nmeaGps, .csv, .json: break
    }
  }

  /// Keys of feeds whose devices are mapped to vessels of the register.
  private static func devices(
    _ record: Record, _ feed: inout FeedConfiguration, _ references: inout WatchroomFile.References
  ) {
    guard feed.format != .ais else {
      for key in ["devices", "vessel", "clock", "admit"] where record.has(key) {
        record.refuse(key, "is for other formats: an AIS transponder says its MMSI")
      }
      return
    }
    record.set(&feed.clock, "clock") { $0.choice(FeedConfiguration.DeviceClock.self) }
    if feed.format == .jt808 {
      record.set(&feed.admission, "admit") { $0.choice(FeedConfiguration.Admission.self) }
      if record.has("vessel") { record.refuse("vessel", "a terminal says its number: write devices, or vessels.csv") }
    } else if record.has("admit") {
      record.refuse("admit", "is for format jt808: no other device asks to be let in")
    } else if let field = record.optional("vessel"), let id = field.text(atMost: 64, "a vessel's id") {
      feed.vessel = id
      references.vessels.append((id, field))
    }
    record.group("devices") { group in
      if group.names.count > 5000 {
        record.refuse("devices", "names more than 5000 devices: write them in vessels.csv")
      }
      for key in group.names.prefix(5000) {
        guard let field = group.optional(key), let id = field.text(atMost: 64, "a vessel's id") else { continue }
        guard let number = DeviceNumber.normal(key) else {
          group.refuse(key, "is no number of a device: letters, digits, \"-\", \"_\", \".\" and \":\", 40 at most")
          continue
        }
        if feed.devices.updateValue(id, forKey: number) != nil {
          group.refuse(key, "is a device that stands here already")
        }
        references.vessels.append((id, field))
      }
    }
  }

  private static func socket(_ record: Record) -> (String, Int)? {
    let host = record.required("host")?.hostName()
    let port = record.required("port")?.integer(1...65_535)
    guard let host, let port else { return nil }
    return (host, port)
  }

  /// 224.0.0.0/4, or ff00::/8.
  private static func group(_ field: Field) -> String? {
    guard let text = field.text(atMost: 45, "an address") else { return nil }
    let bytes = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    let isFour = bytes.count == 4 && bytes.allSatisfy { $0 != nil } && 224...239 ~= (bytes[0] ?? 0)
    let isSix =
      text.contains(":") && text.lowercased().hasPrefix("ff") && text.count { $0 != ":" && !$0.isHexDigit } == 0
    if isFour || isSix { return text }
    field.refuse(
      "\"\(text)\" is no multicast group: 224.0.0.0 to 239.255.255.255, or an IPv6 address that begins with ff")
    return nil
  }

  private static func serial(_ record: Record) -> FeedConfiguration.Kind? {
    var speed = 38_400
    record.set(&speed, "speed") { field in
      guard let value = field.integer(1...10_000_000) else { return nil }
      if speeds.contains(value) { return value }
      field.refuse("\(value) is none of: \(speeds.map(String.init).joined(separator: ", "))")
      return nil
    }
    guard let field = record.required("path"), let path = field.text(atMost: 4096, "a path") else { return nil }
    guard path.hasPrefix("/") else {
      field.refuse("\"\(path)\" is no absolute path such as /dev/ttyUSB0 or /dev/serial/by-id/…")
      return nil
    }
    return .serial(path: path, speed: speed)
  }

  private static func file(_ record: Record) -> FeedConfiguration.Kind? {
    guard let path = record.required("path")?.text(atMost: 4096, "a path") else { return nil }
    guard let field = record.optional("pace") else { return .file(path: path, pace: .recorded) }
    if case .map = field.node.content {
      let span = field.record { $0.required("over")?.span(.seconds(1) ... .days(7)) }
      return span.map { .file(path: path, pace: .over($0)) }
    }
    return field.choice(PaceName.self).map { .file(path: path, pace: $0 == .fast ? .asFastAsPossible : .recorded) }
  }
}
