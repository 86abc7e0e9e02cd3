/// DAC 1, FI 14: when a vessel may pass with the tide, the older layout (IMO SN/Circ.236). Checked against samples.
@frozen
public struct TidalWindow236: ApplicationFields {
  /// A point, from when to when, and the current there.
  @frozen
  public struct Window: FieldGroup {
    /// Sent in 1/1,000 minute; 91° = not available.
    public var latitude: Latitude
    /// Sent in 1/1,000 minute; 181° = not available.
    public var longitude: Longitude
    /// UTC; 24 = not available.
    public var fromHour: UInt8
    /// 60 = not available.
    public var fromMinute: UInt8
    /// UTC, 0–23; 24 = not available.
    public var toHour: UInt8
    /// 0–59; 60 = not available.
    public var toMinute: UInt8
    /// Of the predicted current, degrees from true north.
    public var direction: Whole<360>
    /// Of the predicted current in knots.
    public var speed: Tenths<127>

    /// Bits of it, without what may follow.
    public static let bitCount = 93

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      latitude = .notAvailable
      longitude = .notAvailable
      fromHour = 24
      fromMinute = 60
      toHour = 24
      toMinute = 60
      direction = .init()
      speed = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.latitude("lat", &latitude)  // 0
      pass.longitude("lon", &longitude)  // 27
      pass.number("from_hour", &fromHour, 5)  // 55
      pass.number("from_min", &fromMinute, 6)  // 60
      pass.number("to_hour", &toHour, 5)  // 66
      pass.number("to_min", &toMinute, 6)  // 71
      pass.quantity("cdir", &direction, 9)  // 77
      pass.quantity("cspeed", &speed, 7)  // 86
    }
  }

  /// UTC; 0 = not available.
  public var month: UInt8
  /// UTC; 0 = not available.
  public var day: UInt8
  /// One to three.
  public var windows: Listed<3, Window>

  /// Bits of it, without what may follow.
  public static let bitCount = 102
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 312

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    month = 0
    day = 0
    windows = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("month", &month, 4)  // 0
    pass.number("day", &day, 5)  // 4
    pass.list("tidals", &windows, count: nil)  // 9
  }
}
