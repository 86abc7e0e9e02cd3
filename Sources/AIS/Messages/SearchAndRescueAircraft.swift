/// Type 9: position of a search and rescue aircraft (ITU-R M.1371-5, annex 8, 3.7). Checked against live data.
@frozen
public struct SearchAndRescueAircraft: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Metres; 4094 = 4,094 m or higher; 4095 = not available.
  public var rawAltitude: UInt16
  /// Knots; 1022 = 1,022 kn or more; 1023 = not available.
  public var rawSpeed: UInt16
  /// True: 10 m or better; false: worse, or not known.
  public var isAccurate: Bool
  /// 1/10,000 minute, WGS 84; 181° = not available.
  public var longitude: Longitude
  /// 1/10,000 minute, WGS 84; 91° = not available.
  public var latitude: Latitude
  /// Over ground, in 1/10 degree; 3600 = not available.
  public var course: Course
  /// Of the UTC minute of the fix; 60 and above = none.
  public var second: FixSecond
  /// Altitude sensor (the top bit: 0 = GNSS, 1 = barometric) and seven spare bits.
  public var regional: UInt8
  /// DTE: true = not ready, or not available.
  public var terminalNotReady: Bool
  /// True: assigned mode; false: autonomous and continuous.
  public var isAssigned: Bool
  /// True: receiver autonomous integrity monitoring in use.
  public var usesRAIM: Bool
  /// With the selector in front: 20 bits.
  public var radio: CommunicationState

  static let minimumBits = 148

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    rawAltitude = bits.half(38, 12)
    rawSpeed = bits.half(50, 10)
    isAccurate = bits.flag(60)
    longitude = Longitude(raw: Int32(truncatingIfNeeded: bits.signed(61, 28)))
    latitude = Latitude(raw: Int32(truncatingIfNeeded: bits.signed(89, 27)))
    course = Course(raw: bits.half(116, 12))
    second = FixSecond(raw: bits.byte(128, 6))
    regional = bits.byte(134, 8)
    terminalNotReady = bits.flag(142)
    // 143, 3: spare
    isAssigned = bits.flag(146)
    usesRAIM = bits.flag(147)
    radio = CommunicationState(bits, at: 148, width: 20)
  }

  /// A report with everything not available, to be filled in for sending.
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    rawAltitude = 4_095
    rawSpeed = 1_023
    isAccurate = false
    longitude = .notAvailable
    latitude = .notAvailable
    course = .notAvailable
    second = .notAvailable
    regional = 0
    terminalNotReady = true
    isAssigned = false
    usesRAIM = false
    radio = CommunicationState(raw: 0)
  }

  /// Metres; nil where not available.
  @inlinable public var altitude: Int? { rawAltitude == 4_095 ? nil : Int(rawAltitude) }
  /// Knots; nil where not available.
  @inlinable public var speedKnots: Int? { rawSpeed == 1_023 ? nil : Int(rawSpeed) }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 9)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("alt", altitude)
    visitor.integer("speed", speedKnots)
    visitor.flag("accuracy", isAccurate)
    visitor.longitude("lon", longitude)
    visitor.latitude("lat", latitude)
    visitor.decimal("course", course.tenths, places: 1)
    visitor.integer("second", second.sent)
    visitor.integer("regional", Int(regional))
    visitor.integer("dte", terminalNotReady ? 1 : 0)
    visitor.flag("assigned", isAssigned)
    visitor.flag("raim", usesRAIM)
    visitor.integer("radio", radio.raw)
    radio.show(radio.selected, &visitor)
  }
}
