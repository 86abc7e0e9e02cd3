/// Type 19: extended position of a class B ship (ITU-R M.1371-5, annex 8, 3.17). Checked against live data.
@frozen
public struct ClassBExtended: Sendable, Equatable {
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
  /// At most 20 characters; empty = not available.
  public var name: NameText
  /// Ship and cargo type; 0 = not available.
  public var shipType: ShipType
  /// Metres from the reference point; all zero = not available.
  public var dimensions: Dimensions
  /// What fixes the position; 0 = undefined.
  public var fixDevice: FixDevice
  /// True: receiver autonomous integrity monitoring in use.
  public var usesRAIM: Bool
  /// DTE: true = not ready, or not available.
  public var terminalNotReady: Bool
  /// True: assigned mode; false: autonomous and continuous.
  public var isAssigned: Bool

  static let minimumBits = 301

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
    regional = bits.byte(139, 4)
    name = NameText(bits, at: 143, count: 20)
    shipType = ShipType(rawValue: bits.byte(263, 8))
    dimensions = Dimensions(bits, at: 271)
    fixDevice = FixDevice(rawValue: bits.byte(301, 4))
    usesRAIM = bits.flag(305)
    terminalNotReady = bits.count > 306 ? bits.flag(306) : true
    isAssigned = bits.flag(307)
    // 308, 4: spare
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
    name = NameText()
    shipType = .notAvailable
    dimensions = .notAvailable
    fixDevice = .undefined
    usesRAIM = false
    terminalNotReady = true
    isAssigned = false
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 19)
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
    visitor.text("shipname", name)
    visitor.integer("shiptype", shipType.isAvailable ? Int(shipType.rawValue) : nil)
    if shipType.isAvailable { visitor.label("shiptype_text", shipType.label) }
    dimensions.visit(&visitor)
    visitor.integer("epfd", Int(fixDevice.rawValue))
    visitor.label("epfd_text", fixDevice.label)
    visitor.flag("raim", usesRAIM)
    visitor.integer("dte", terminalNotReady ? 1 : 0)
    visitor.flag("assigned", isAssigned)
  }
}
