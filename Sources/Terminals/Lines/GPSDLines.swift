import Units

/// What a gpsd tells its client after `?WATCH`: its objects, one a line (gpsd_json(5)); `TPV` gives a position. Sentences of AIS that it
/// passes on (`!AIVDM`) are the AIS decoder's and not this one's.
public struct GPSDLines: Sendable {
  /// What its client sends first: objects, and raw sentences as they came: those of AIS have more than gpsd's own objects.
  public static let greeting = Array("?WATCH={\"enable\":true,\"json\":true,\"nmea\":true};\n".utf8)
  /// Longest object taken: `SKY` with all constellations has about 10,000 bytes.
  public static let longest = 16_384

  public private(set) var counters = DeviceCounters()

  public init() {}

  /// Whether a line is one for the AIS decoder.
  public static func isAIS(_ line: some Collection<UInt8>) -> Bool {
    line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: "\\")
  }

  /// Takes one line without its newline.
  public mutating func read(_ line: some Collection<UInt8>, report: (DeviceReport) -> Void) {
    // The receiver's own sentences: TPV has said it.
    if line.first == UInt8(ascii: "$") || line.isEmpty { return }
    guard let object = JSONText.read(line), let kind = object["class"]?.text else { return counters.reject("json") }
    counters.frames += 1
    switch kind {
    case "TPV": position(object, report)
    case "ERROR": counters.reject("gpsd-error")
    default: break
    }
  }

  private mutating func position(_ object: JSONText, _ report: (DeviceReport) -> Void) {
    let time =
      object["time"]?.text.flatMap { TimeForm.iso.instant($0) }
      ?? object["time"]?.number.flatMap {
        TimeForm.unix.instant(String($0))
      }
    var result = DeviceReport(device: Self.device(object["device"]?.text), time: time)
    // 0 not known, 1 none, 2 in two dimensions, 3 in three. Dead reckoning (5), only time (7) and simulated (8) are no fixes.
    let status = object["status"]?.number ?? 1
    if object["mode"]?.number ?? 0 >= 2, ![5, 7, 8].contains(status), let latitude = object["lat"]?.number,
      let longitude = object["lon"]?.number, abs(latitude) <= 90, abs(longitude) <= 180
    {
      result.position = Position(latitude: latitude, longitude: longitude)
      // Metres a second, over ground.
      result.speed = object["speed"]?.number.flatMap { $0 >= 0 ? Knots($0 * 3600 / 1852) : nil }
      result.course = object["track"]?.number.flatMap { $0 >= 0 && $0 < 360 ? $0 : nil }
    }
    counters.reports += 1
    report(result)
  }

  /// `/dev/ttyUSB0` → `TTYUSB0`
  private static func device(_ path: String?) -> String? {
    path.flatMap { $0.split(separator: "/").last }.flatMap { DeviceNumber.normal($0) }
  }
}
