/// DAC 1, FI 13: a fairway is closed (IMO SN/Circ.236). Checked only against the standard.
@frozen
public struct FairwayClosed: ApplicationFields {
  /// At most 20 characters.
  public var reason: NameText
  /// Where the closed stretch begins.
  public var from: NameText
  /// Where it ends.
  public var to: NameText
  /// In `radiusUnit`, 0–1,000.
  public var radius: Whole<1001>
  /// 0 = metres, 1 = kilometres, 2 = nautical miles, 3 = cables.
  public var radiusUnit: UInt8
  /// UTC; day 0, month 0, hour 24, minute 60 = not available.
  public var fromDay: UInt8
  /// 1–12; 0 = not available.
  public var fromMonth: UInt8
  /// UTC, 0–23; 24 = not available.
  public var fromHour: UInt8
  /// 0–59; 60 = not available.
  public var fromMinute: UInt8
  /// 1–31; 0 = not available.
  public var toDay: UInt8
  /// 1–12; 0 = not available.
  public var toMonth: UInt8
  /// UTC, 0–23; 24 = not available.
  public var toHour: UInt8
  /// 0–59; 60 = not available.
  public var toMinute: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 412
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 440

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    reason = NameText()
    from = NameText()
    to = NameText()
    radius = .init()
    radiusUnit = 0
    fromDay = 0
    fromMonth = 0
    fromHour = 24
    fromMinute = 60
    toDay = 0
    toMonth = 0
    toHour = 24
    toMinute = 60
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.text("reason", &reason, 20)  // 0
    pass.text("closefrom", &from, 20)  // 120
    pass.text("closeto", &to, 20)  // 240
    pass.quantity("radius", &radius, 10)  // 360
    pass.number("extunit", &radiusUnit, 2)  // 370
    pass.number("fday", &fromDay, 5)  // 372
    pass.number("fmonth", &fromMonth, 4)  // 377
    pass.number("fhour", &fromHour, 5)  // 381
    pass.number("fminute", &fromMinute, 6)  // 386
    pass.number("tday", &toDay, 5)  // 392
    pass.number("tmonth", &toMonth, 4)  // 397
    pass.number("thour", &toHour, 5)  // 401
    pass.number("tminute", &toMinute, 6)  // 406
    pass.spare(4)  // 412
  }
}
