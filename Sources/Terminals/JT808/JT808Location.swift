public import Units

/// Body of 0x0200, and of each entry of 0x0704 (JT/T 808-2013 §8.18, -2019 §8.12): where a terminal is and what ails it.
public struct JT808Location: Hashable, Sendable {
  public var alarms: JT808Alarms
  public var status: JT808Status
  /// Millionths of a degree, without sign: `status` has south and west.
  public var latitudeMillionths: UInt32
  public var longitudeMillionths: UInt32
  /// Metres above the sea; a terminal that counts below it sends two's complement.
  public var heightMetres: Int16
  /// Tenths of a km/h over ground.
  public var speedTenthsKmh: UInt16
  /// Degrees true, 0 to 359; what is beyond is no course.
  public var courseDegrees: UInt16
  /// The fix's own time; the standard has it in China's time whatever the terminal's place. Nil: no such moment.
  public var time: Instant?
  /// What follows the fixed part, in order, unknown ones too.
  public var items: [JT808Item]
  /// The last item promised more bytes than came: it is left out.
  public var isTorn: Bool

  /// Nil without a fix, and for a place that is not on earth.
  public var position: Position? {
    guard status.contains(.located), latitudeMillionths <= 90_000_000, longitudeMillionths <= 180_000_000 else {
      return nil
    }
    let latitude = Double(latitudeMillionths) / 1_000_000
    let longitude = Double(longitudeMillionths) / 1_000_000
    return Position(
      latitude: status.contains(.south) ? -latitude : latitude,
      longitude: status.contains(.west) ? -longitude : longitude)
  }

  public var speed: Knots { Knots(Double(speedTenthsKmh) / 18.52) }
  public var course: Double? { courseDegrees < 360 ? Double(courseDegrees) : nil }

  static func read(_ reader: inout ByteReader) -> JT808Location? {
    guard let alarms = reader.u32(), let status = reader.u32(), let latitude = reader.u32(),
      let longitude = reader.u32(), let height = reader.u16(), let speed = reader.u16(), let course = reader.u16(),
      let time = reader.take(6)
    else { return nil }
    var items: [JT808Item] = []
    var isTorn = false
    while reader.count > 0 {
      // A single byte left is padding that some terminals add.
      guard let id = reader.u8(), let length = reader.u8() else { break }
      guard let value = reader.take(Int(length)) else {
        isTorn = true
        break
      }
      items.append(JT808Item(id: id, value: Array(value)))
    }
    return JT808Location(
      alarms: JT808Alarms(rawValue: alarms), status: JT808Status(rawValue: status), latitudeMillionths: latitude,
      longitudeMillionths: longitude, heightMetres: Int16(bitPattern: height), speedTenthsKmh: speed,
      courseDegrees: course, time: moment(time), items: items, isTorn: isTorn)
  }

  /// `YYMMDDhhmmss` in BCD, at 8 hours east.
  static func moment(_ bytes: ArraySlice<UInt8>) -> Instant? {
    let parts = bytes.map { byte in byte >> 4 < 10 && byte & 15 < 10 ? Int(byte >> 4) * 10 + Int(byte & 15) : 99 }
    guard parts.count == 6, parts[3] < 24, parts[4] < 60, parts[5] < 60,
      let date = CivilDate(year: 2000 + parts[0], month: parts[1], day: parts[2]), parts[0] < 100
    else { return nil }
    let seconds = date.dayNumber * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5] - 8 * 3600
    return Instant(seconds: Int64(seconds))
  }
}

/// Alarm bits of a location (table 18 of 2013, 23 of 2019). Those that are cleared by the platform's answer say so there.
public struct JT808Alarms: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The alarm button was pressed (紧急报警): distress.
  public static let emergency = JT808Alarms(rawValue: 1 << 0)
  public static let overSpeed = JT808Alarms(rawValue: 1 << 1)
  public static let fatigue = JT808Alarms(rawValue: 1 << 2)
  /// 危险预警 (2013: 预警).
  public static let danger = JT808Alarms(rawValue: 1 << 3)
  public static let receiverFault = JT808Alarms(rawValue: 1 << 4)
  public static let antennaCut = JT808Alarms(rawValue: 1 << 5)
  public static let antennaShort = JT808Alarms(rawValue: 1 << 6)
  public static let lowPower = JT808Alarms(rawValue: 1 << 7)
  public static let noPower = JT808Alarms(rawValue: 1 << 8)
  public static let displayFault = JT808Alarms(rawValue: 1 << 9)
  public static let speechFault = JT808Alarms(rawValue: 1 << 10)
  public static let cameraFault = JT808Alarms(rawValue: 1 << 11)
  public static let areaCrossed = JT808Alarms(rawValue: 1 << 20)
  public static let routeCrossed = JT808Alarms(rawValue: 1 << 21)
  public static let offRoute = JT808Alarms(rawValue: 1 << 23)
  public static let theft = JT808Alarms(rawValue: 1 << 26)
  public static let illegalMove = JT808Alarms(rawValue: 1 << 28)
  public static let collision = JT808Alarms(rawValue: 1 << 29)
  public static let rollover = JT808Alarms(rawValue: 1 << 30)

  /// What opens a fault of the device rather than a finding.
  public static let faults: JT808Alarms = [
    .receiverFault, .antennaCut, .antennaShort, .lowPower, .noPower, .displayFault, .speechFault, .cameraFault,
  ]
}

/// Status bits of a location (table 19 of 2013, 24 of 2019).
public struct JT808Status: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let ignition = JT808Status(rawValue: 1 << 0)
  /// The position is a fix; without it the last one is repeated, or nothing.
  public static let located = JT808Status(rawValue: 1 << 1)
  public static let south = JT808Status(rawValue: 1 << 2)
  public static let west = JT808Status(rawValue: 1 << 3)
  public static let outOfService = JT808Status(rawValue: 1 << 4)
  /// Coordinates were moved by the terminal's encryption plug-in: they are no place.
  public static let encrypted = JT808Status(rawValue: 1 << 5)
}

/// An additional item of a location: id, and its bytes as sent (table 27 of 2019).
public struct JT808Item: Hashable, Sendable {
  public var id: UInt8
  public var value: [UInt8]
  public init(id: UInt8, value: [UInt8]) {
    self.id = id
    self.value = value
  }
}

extension JT808Location {
  /// The number in the first item of that id, if it has just so many bytes.
  private func number(_ id: UInt8, _ bytes: Int) -> UInt32? {
    guard let item = items.first(where: { $0.id == id }), item.value.count == bytes else { return nil }
    return item.value.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Tenths of a kilometre on the meter (0x01).
  public var mileageTenthsKm: UInt32? { number(0x01, 4) }
  /// Tenths of a litre (0x02).
  public var fuelTenthsLitre: UInt16? { number(0x02, 2).map { UInt16($0) } }
  /// Tenths of a km/h by the recorder (0x03).
  public var recorderSpeedTenthsKmh: UInt16? { number(0x03, 2).map { UInt16($0) } }
  /// The alarm that a person is asked to confirm (0x04).
  public var alarmToConfirm: UInt16? { number(0x04, 2).map { UInt16($0) } }
  /// Bits of the vessel's signals (0x25).
  public var signals: UInt32? { number(0x25, 4) }
  /// Bits of inputs: 0 deep sleep, 1 sleep (0x2A).
  public var inputs: UInt16? { number(0x2a, 2).map { UInt16($0) } }
  /// Two analog inputs, 16 bits each (0x2B).
  public var analog: UInt32? { number(0x2b, 4) }
  /// Strength of the network's signal (0x30), in the modem's own steps.
  public var networkSignal: UInt8? { number(0x30, 1).map { UInt8($0) } }
  /// Satellites used (0x31).
  public var satellites: UInt8? { number(0x31, 1).map { UInt8($0) } }
}
