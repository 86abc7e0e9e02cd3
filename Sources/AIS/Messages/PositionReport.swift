/// Types 1, 2 and 3: position of a class A ship (ITU-R M.1371-5, annex 8, 3.1). Also sent by distress transmitters
/// (AIS-SART, MOB, EPIRB). Checked against live data.
@frozen
public struct PositionReport: Sendable, Equatable {
  /// 1 = scheduled, 2 = assigned schedule, 3 = answer to an interrogation.
  public var type: UInt8
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Navigational status; 15 = undefined.
  public var status: NavigationStatus
  /// Rate of turn, right is positive; −128 = not available.
  public var turn: RateOfTurn
  /// Over ground, in 1/10 knot; 1023 = not available.
  public var speed: Speed
  /// True: 10 m or better.
  public var isAccurate: Bool
  /// 1/10,000 minute, WGS 84; 181° = not available.
  public var longitude: Longitude
  /// 1/10,000 minute, WGS 84; 91° = not available.
  public var latitude: Latitude
  /// Over ground, in 1/10 degree; 3600 = not available.
  public var course: Course
  /// True, in degrees; 511 = not available.
  public var heading: Heading
  /// Of the UTC minute of the fix; 60 and above = none.
  public var second: FixSecond
  /// Special manoeuvre: 0 = not available, 1 = no, 2 = yes.
  public var manoeuvre: UInt8
  /// True: receiver autonomous integrity monitoring in use.
  public var usesRAIM: Bool
  /// Communication state, 19 bits (annex 2, 3.3.7).
  public var radio: CommunicationState

  /// All but the communication state: some stations cut it.
  static let minimumBits = 149

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    type = bits.byte(0, 6)
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    status = NavigationStatus(rawValue: bits.byte(38, 4))
    turn = RateOfTurn(raw: Int8(truncatingIfNeeded: bits.signed(42, 8)))
    speed = Speed(raw: bits.half(50, 10))
    isAccurate = bits.flag(60)
    longitude = Longitude(raw: Int32(truncatingIfNeeded: bits.signed(61, 28)))
    latitude = Latitude(raw: Int32(truncatingIfNeeded: bits.signed(89, 27)))
    course = Course(raw: bits.half(116, 12))
    heading = Heading(raw: bits.half(128, 9))
    second = FixSecond(raw: bits.byte(137, 6))
    manoeuvre = bits.byte(143, 2)
    // 145, 3: spare
    usesRAIM = bits.flag(148)
    radio = CommunicationState(bits, at: 149, width: 19)
  }

  /// A report with everything not available, to be filled in for sending.
  public init(type: UInt8 = 1, mmsi: UInt32) {
    self.type = type
    repeatIndicator = 0
    self.mmsi = mmsi
    status = .notDefined
    turn = .notAvailable
    speed = .notAvailable
    isAccurate = false
    longitude = .notAvailable
    latitude = .notAvailable
    course = .notAvailable
    heading = .notAvailable
    second = .notAvailable
    manoeuvre = 0
    usesRAIM = false
    radio = CommunicationState(raw: 0)
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable @inline(__always)
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", Int(type))
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("status", Int(status.rawValue))
    visitor.label("status_text", status.label)
    visitor.turn("turn", turn)
    visitor.decimal("speed", speed.tenths, places: 1)
    visitor.flag("accuracy", isAccurate)
    visitor.longitude("lon", longitude)
    visitor.latitude("lat", latitude)
    visitor.decimal("course", course.tenths, places: 1)
    visitor.integer("heading", heading.sent)
    visitor.integer("second", second.sent)
    visitor.integer("maneuver", Int(manoeuvre))
    visitor.flag("raim", usesRAIM)
    visitor.integer("radio", radio.raw)
    radio.show(type == 3 ? radio.incremental : radio.selfOrganised, &visitor)
  }
}
