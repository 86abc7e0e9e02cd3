/// Type 27: position for reception from space (ITU-R M.1371-5, annex 8, 3.25). Checked only against samples and the
/// standard.
@frozen
public struct LongRangePosition: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// True: 10 m or better; false: worse, or not known.
  public var isAccurate: Bool
  /// True: receiver autonomous integrity monitoring in use.
  public var usesRAIM: Bool
  /// Navigational status; 15 = undefined.
  public var status: NavigationStatus
  /// Sent in 1/10 minute: 181,000 raw units of 1/600 degree are 181° = not available.
  public var longitude: Longitude
  /// Sent in 1/10 minute; 91° = not available.
  public var latitude: Latitude
  /// Knots, 0–62; 63 = not available.
  public var rawSpeed: UInt8
  /// Degrees, 0–359; 511 = not available.
  public var rawCourse: UInt16
  /// False: the position is younger than 5 s; true: older.
  public var isDelayed: Bool

  static let minimumBits = 95

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    isAccurate = bits.flag(38)
    usesRAIM = bits.flag(39)
    status = NavigationStatus(rawValue: bits.byte(40, 4))
    longitude = Longitude(raw: Int32(truncatingIfNeeded: bits.signed(44, 18)) &* 1_000)
    latitude = Latitude(raw: Int32(truncatingIfNeeded: bits.signed(62, 17)) &* 1_000)
    rawSpeed = bits.byte(79, 6)
    rawCourse = bits.half(85, 9)
    isDelayed = bits.flag(94)
    // 95, 1: spare
  }

  /// A report with everything not available, to be filled in for sending.
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    isAccurate = false
    usesRAIM = false
    status = .notDefined
    longitude = .notAvailable
    latitude = .notAvailable
    rawSpeed = 63
    rawCourse = 511
    isDelayed = false
  }

  /// Knots; nil where not available.
  @inlinable public var speedKnots: Int? { rawSpeed == 63 ? nil : Int(rawSpeed) }
  /// Degrees, 0–359; nil where not available.
  @inlinable public var courseDegrees: Int? { rawCourse < 360 ? Int(rawCourse) : nil }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 27)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("status", Int(status.rawValue))
    visitor.label("status_text", status.label)
    visitor.flag("accuracy", isAccurate)
    visitor.longitude("lon", longitude, step: 1_000)
    visitor.latitude("lat", latitude, step: 1_000)
    visitor.integer("speed", speedKnots)
    visitor.integer("course", rawCourse == 511 ? nil : Int(rawCourse))
    visitor.flag("raim", usesRAIM)
    visitor.flag("gnss", isDelayed)
  }
}
