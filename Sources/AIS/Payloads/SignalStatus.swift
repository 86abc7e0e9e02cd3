/// DAC 200, FI 40: a light signal (Inland AIS). Checked only against the standard.
@frozen
public struct SignalStatus: ApplicationFields {
  /// 1/10,000 minute; 181° = not available.
  public var longitude: Longitude
  /// 1/10,000 minute; 91° = not available.
  public var latitude: Latitude
  /// Arrangement of the lights (annex C); 0 and 15 = not known.
  public var form: UInt8
  /// Degrees, 0–359.
  public var facing: Whole<511>
  /// 1 = upstream, 2 = downstream, 3 = to the left bank, 4 = to the right bank; 0 = not known.
  public var direction: UInt8
  /// Nine decimal digits, one a light from the left: 1 = off, 2 = white, 3 = yellow, 4 = green, 5 = red, 6 = white flashing,
  /// 7 = yellow flashing, 0 = not known.
  public var lights: UInt32

  /// Bits of it, without what may follow.
  public static let bitCount = 101
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 136

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    longitude = .notAvailable
    latitude = .notAvailable
    form = 0
    facing = .init()
    direction = 0
    lights = 0
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.longitude("lon", &longitude)  // 0
    pass.latitude("lat", &latitude)  // 28
    pass.number("form", &form, 4)  // 55
    pass.quantity("facing", &facing, 9)  // 59
    pass.number("direction", &direction, 3)  // 68
    pass.label("direction_text", Self.label(direction))
    pass.number("status", &lights, 30)  // 71
    pass.spare(11)  // 101
  }

  /// What a light shows, 0–7; lights count from 0 at the left of nine digits.
  @inlinable
  public func light(_ place: Int) -> UInt8 {
    guard place >= 0, place < 9 else { return 0 }
    var rest = lights
    for _ in place..<8 { rest /= 10 }
    return UInt8(truncatingIfNeeded: rest % 10)
  }

  /// True where a light is red and none is green or white.
  @inlinable
  public var isClosed: Bool {
    var isRed = false
    for place in 0..<9 {
      let light = light(place)
      if light == 2 || light == 4 || light == 6 { return false }
      if light == 5 { isRed = true }
    }
    return isRed
  }

  /// What a direction means, in gpsd's words.
  public static func label(_ direction: UInt8) -> StaticString {
    switch direction {
    case 0: "Unknown"
    case 1: "Upstream"
    case 2: "Downstream"
    case 3: "To left bank"
    case 4: "To right bank"
    default: "Reserved"
    }
  }
}
