/// Type 18: position of a class B ship (ITU-R M.1371-5, annex 8, 3.16). Checked against live data.
@frozen
public struct ClassBPosition: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Spare in edition 5.
  public var reserved: UInt8
  /// Over ground, in 1/10 knot; 1023 = not available.
  public var speed: Speed
  /// True: 10 m or better; false: worse, or not known.
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
  /// Spare in edition 5.
  public var regional: UInt8
  /// True: carrier-sense unit; false: SOTDMA unit.
  public var isCarrierSense: Bool
  /// True: has a display for types 12 and 14.
  public var hasDisplay: Bool
  /// True: has a DSC function.
  public var hasDSC: Bool
  /// True: works in the whole marine band; false: in its upper 525 kHz.
  public var usesWholeBand: Bool
  /// True: can be given other channels by type 22.
  public var acceptsMessage22: Bool
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
    reserved = bits.byte(38, 8)
    speed = Speed(raw: bits.half(46, 10))
    isAccurate = bits.flag(56)
    longitude = Longitude(raw: Int32(truncatingIfNeeded: bits.signed(57, 28)))
    latitude = Latitude(raw: Int32(truncatingIfNeeded: bits.signed(85, 27)))
    course = Course(raw: bits.half(112, 12))
    heading = Heading(raw: bits.half(124, 9))
    second = FixSecond(raw: bits.byte(133, 6))
    regional = bits.byte(139, 2)
    isCarrierSense = bits.flag(141)
    hasDisplay = bits.flag(142)
    hasDSC = bits.flag(143)
    usesWholeBand = bits.flag(144)
    acceptsMessage22 = bits.flag(145)
    isAssigned = bits.flag(146)
    usesRAIM = bits.flag(147)
    radio = CommunicationState(bits, at: 148, width: 20)
  }

  /// A report with everything not available, to be filled in for sending.
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    reserved = 0
    speed = .notAvailable
    isAccurate = false
    longitude = .notAvailable
    latitude = .notAvailable
    course = .notAvailable
    heading = .notAvailable
    second = .notAvailable
    regional = 0
    isCarrierSense = true
    hasDisplay = false
    hasDSC = false
    usesWholeBand = true
    acceptsMessage22 = true
    isAssigned = false
    usesRAIM = false
    radio = CommunicationState(raw: 0xE0006)
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 18)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("reserved", Int(reserved))
    visitor.decimal("speed", speed.tenths, places: 1)
    visitor.flag("accuracy", isAccurate)
    visitor.longitude("lon", longitude)
    visitor.latitude("lat", latitude)
    visitor.decimal("course", course.tenths, places: 1)
    visitor.integer("heading", heading.sent)
    visitor.integer("second", second.sent)
    visitor.integer("regional", Int(regional))
    visitor.flag("cs", isCarrierSense)
    visitor.flag("display", hasDisplay)
    visitor.flag("dsc", hasDSC)
    visitor.flag("band", usesWholeBand)
    visitor.flag("msg22", acceptsMessage22)
    visitor.flag("assigned", isAssigned)
    visitor.flag("raim", usesRAIM)
    visitor.integer("radio", radio.raw)
    radio.show(radio.selected, &visitor)
  }
}
