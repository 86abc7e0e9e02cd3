/// DAC 1, FI 17: targets that a VTS sees (IMO SN.1/Circ.289), and FI 16 to all, its number in ITU-R M.1371-1. Checked against
/// live data (FI 16).
@frozen
public struct SyntheticTargets: ApplicationFields {
  /// One target.
  @frozen
  public struct Target: FieldGroup {
    /// 0 = MMSI, 1 = IMO number, 2 = call sign, 3 = other.
    public var identifierKind: UInt8
    /// As sent: a number, or seven six-bit characters.
    public var identifier: UInt64
    /// Sent in 1/1,000 minute.
    public var latitude: Latitude
    /// Sent in 1/1,000 minute; 181° = not available.
    public var longitude: Longitude
    /// Degrees from true north.
    public var course: Whole<360>
    /// Of the UTC minute; 60 = not available.
    public var second: UInt8
    /// Knots; 254 = that or more.
    public var speed: Whole<255>

    /// Bits of it, without what may follow.
    public static let bitCount = 120

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      identifierKind = 3
      identifier = 0
      latitude = .notAvailable
      longitude = .notAvailable
      course = .init()
      second = 60
      speed = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("idtype", &identifierKind, 2)  // 0
      pass.number("id", &identifier, 42)  // 2
      pass.spare(4)  // 44
      pass.latitude3("lat", &latitude)  // 48
      pass.longitude3("lon", &longitude)  // 72
      pass.quantity("course", &course, 9)  // 97
      pass.number("second", &second, 6)  // 106
      pass.quantity("speed", &speed, 8)  // 112
    }
  }

  /// One to four; up to seven on the air.
  public var targets: Listed<7, Target>

  /// Bits of it, without what may follow.
  public static let bitCount = 120
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 864

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    targets = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.list("targets", &targets, count: nil)  // 0
  }
}
