/// DAC 235 and 250, FI 10: monitoring of an aid to navigation (General Lighthouse Authorities, IALA A-126). Checked against
/// live data.
@frozen
public struct AidMonitoring: ApplicationFields {
  /// Supply in volts; 0 = not used.
  public var supply: Quantity<0, 5, 0, 2>
  /// Volts.
  public var analogue1: Quantity<0, 5, 0, 2>
  /// Volts.
  public var analogue2: Quantity<0, 5, 0, 2>
  /// 0 = none, 1 = not monitored, 2 = operational, 3 = error.
  public var racon: UInt8
  /// 0 = none or not monitored, 1 = on, 2 = off, 3 = error.
  public var light: UInt8
  /// True: not in good health.
  public var isAlarm: Bool
  /// Eight digital inputs.
  public var inputs: UInt8
  /// True: off its position.
  public var isOffPosition: Bool

  /// Bits of it, without what may follow.
  public static let bitCount = 44
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 56

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    supply = .init()
    analogue1 = .init()
    analogue2 = .init()
    racon = 0
    light = 0
    isAlarm = false
    inputs = 0
    isOffPosition = false
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.quantity("ana_int", &supply, 10)  // 0
    pass.quantity("ana_ext1", &analogue1, 10)  // 10
    pass.quantity("ana_ext2", &analogue2, 10)  // 20
    pass.number("racon", &racon, 2)  // 30
    pass.label("racon_text", Self.label(racon: racon))
    pass.number("light", &light, 2)  // 32
    pass.label("light_text", Self.label(light: light))
    pass.flag("alarm", &isAlarm)  // 34
    pass.number("stat_ext", &inputs, 8)  // 35
    pass.flag("off_pos", &isOffPosition)  // 43
    pass.spare(4)  // 44
  }

  /// In gpsd's words.
  public static func label(racon: UInt8) -> StaticString {
    switch racon {
    case 0: "No RACON installed"
    case 1: "RACON not monitored"
    case 2: "RACON operational"
    default: "RACON ERROR"
    }
  }

  /// In gpsd's words.
  public static func label(light: UInt8) -> StaticString {
    switch light {
    case 0: "No light or no monitoring"
    case 1: "Light ON"
    case 2: "Light OFF"
    default: "Light ERROR"
    }
  }
}
