/// DAC 1, FI 32: when a vessel may pass with the tide (IMO SN.1/Circ.289). Checked against samples.
@frozen
public struct TidalWindow: ApplicationFields {
  /// A point, from when to when, and the current there.
  @frozen
  public struct Window: FieldGroup {
    /// Sent in 1/1,000 minute.
    public var longitude: Longitude
    /// Sent in 1/1,000 minute; 91° = not available.
    public var latitude: Latitude
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
    public var speed: Tenths<255>

    /// Bits of it, without what may follow.
    public static let bitCount = 88

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      longitude = .notAvailable
      latitude = .notAvailable
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
      pass.longitude3("lon", &longitude)  // 0
      pass.latitude3("lat", &latitude)  // 25
      pass.number("from_hour", &fromHour, 5)  // 49
      pass.number("from_min", &fromMinute, 6)  // 54
      pass.number("to_hour", &toHour, 5)  // 60
      pass.number("to_min", &toMinute, 6)  // 65
      pass.quantity("cdir", &direction, 9)  // 71
      pass.quantity("cspeed", &speed, 8)  // 80
    }
  }

  /// UTC; 0 = not available.
  public var month: UInt8
  /// UTC; 0 = not available.
  public var day: UInt8
  /// One to three.
  public var windows: Listed<3, Window>

  /// Bits of it, without what may follow.
  public static let bitCount = 97
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 297

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
