/// DAC 200, FI 10: static and voyage data of an inland vessel (CCNR/ECE Inland AIS). Checked against live data.
///
/// The draught is in 0.01 m (gpsd's own decoder calls it so and prints it as sent).
@frozen
public struct InlandStatic: ApplicationFields {
  /// European vessel identification number (ENI).
  public var vesselID: CallSign
  /// Of the ship or convoy in metres.
  public var length: Tenths<0>
  /// Metres.
  public var beam: Tenths<0>
  /// ERI classification, 8000–8480, or 1–99 as in type 5.
  public var kind: Whole<0>
  /// Blue cones or lights 0–3, 4 = B flag, 5 = not known.
  public var hazard: UInt8
  /// Metres.
  public var draught: Hundredths<0>
  /// 1 = loaded, 2 = unloaded; 0 = not available.
  public var loaded: UInt8
  /// True: from an approved sensor.
  public var isSpeedGood: Bool
  /// True: from an approved sensor.
  public var isCourseGood: Bool
  /// True: from an approved sensor.
  public var isHeadingGood: Bool

  /// Bits of it, without what may follow.
  public static let bitCount = 104
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 120

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    vesselID = CallSign()
    length = .init()
    beam = .init()
    kind = .init()
    hazard = 5
    draught = .init()
    loaded = 0
    isSpeedGood = false
    isCourseGood = false
    isHeadingGood = false
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.text("vin", &vesselID, 8)  // 0
    pass.quantity("length", &length, 13)  // 48
    pass.quantity("beam", &beam, 10)  // 61
    pass.quantity("shiptype", &kind, 14)  // 71
    if let code = kind.units { pass.label("shiptype_text", Self.label(kind: code)) }
    pass.number("hazard", &hazard, 3)  // 85
    pass.label("hazard_text", Self.label(hazard: hazard))
    pass.quantity("draught", &draught, 11)  // 88
    pass.number("loaded", &loaded, 2)  // 99
    pass.label("loaded_text", Self.label(loaded: loaded))
    pass.flag("speed_q", &isSpeedGood)  // 101
    pass.flag("course_q", &isCourseGood)  // 102
    pass.flag("heading_q", &isHeadingGood)  // 103
    pass.spare(8)  // 104
  }

  /// What a hazard code means, in gpsd's words.
  public static func label(hazard: UInt8) -> StaticString {
    switch hazard {
    case 0: "0 blue cones/lights"
    case 1: "1 blue cone/light"
    case 2: "2 blue cones/lights"
    case 3: "3 blue cones/lights"
    case 4: "4 B-Flag"
    case 5: "Unknown"
    default: "Reserved"
    }
  }

  /// What a loading code means.
  public static func label(loaded: UInt8) -> StaticString {
    switch loaded {
    case 0: "N/A (default)"
    case 1: "Loaded"
    case 2: "Unloaded"
    default: "Reserved"
    }
  }
}
