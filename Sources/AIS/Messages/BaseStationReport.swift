/// Type 4, base station report, and type 11, UTC and date response (ITU-R M.1371-5, annex 8, 3.2 and 3.8).
/// Checked against live data.
@frozen
public struct BaseStationReport: Sendable, Equatable {
  /// 4 or 11.
  public var type: UInt8
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// UTC; year 0, month 0, day 0, hour 24, minute 60, second 60 = not available.
  public var time: UTCTimestamp
  /// True: 10 m or better; false: worse, or not known.
  public var isAccurate: Bool
  /// 1/10,000 minute, WGS 84; 181° = not available.
  public var longitude: Longitude
  /// 1/10,000 minute, WGS 84; 91° = not available.
  public var latitude: Latitude
  /// What fixes the position; 0 = undefined.
  public var fixDevice: FixDevice
  /// True: type 27 is to be sent in the station's coverage as well (with a type 23 of coverage; M.1371-5, 3.2).
  public var controlsLongRange: Bool
  /// True: receiver autonomous integrity monitoring in use.
  public var usesRAIM: Bool
  /// Communication state, 19 bits (annex 2, 3.3.7).
  public var radio: CommunicationState

  static let minimumBits = 149

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    type = bits.byte(0, 6)
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    time = UTCTimestamp(
      year: bits.half(38, 14), month: bits.byte(52, 4), day: bits.byte(56, 5), hour: bits.byte(61, 5),
      minute: bits.byte(66, 6), second: bits.byte(72, 6))
    isAccurate = bits.flag(78)
    longitude = Longitude(raw: Int32(truncatingIfNeeded: bits.signed(79, 28)))
    latitude = Latitude(raw: Int32(truncatingIfNeeded: bits.signed(107, 27)))
    fixDevice = FixDevice(rawValue: bits.byte(134, 4))
    controlsLongRange = bits.flag(138)
    // 139, 9: spare
    usesRAIM = bits.flag(148)
    radio = CommunicationState(bits, at: 149, width: 19)
  }

  /// A report with everything not available, to be filled in for sending.
  public init(type: UInt8 = 4, mmsi: UInt32) {
    self.type = type
    repeatIndicator = 0
    self.mmsi = mmsi
    time = .notAvailable
    isAccurate = false
    longitude = .notAvailable
    latitude = .notAvailable
    fixDevice = .undefined
    controlsLongRange = false
    usesRAIM = false
    radio = CommunicationState(raw: 0)
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", Int(type))
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.timestamp("timestamp", time)
    visitor.flag("accuracy", isAccurate)
    visitor.longitude("lon", longitude)
    visitor.latitude("lat", latitude)
    visitor.integer("epfd", Int(fixDevice.rawValue))
    visitor.label("epfd_text", fixDevice.label)
    visitor.flag("lr_control", controlsLongRange)
    visitor.flag("raim", usesRAIM)
    visitor.integer("radio", radio.raw)
    radio.show(radio.selfOrganised, &visitor)
  }
}
