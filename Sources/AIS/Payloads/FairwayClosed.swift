/// DAC 1, FI 13: a fairway is closed (IMO SN/Circ.236). Checked only against the standard.
@frozen
public struct FairwayClosed: ApplicationFields {
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
  public var fromMonth: UInt8
  public var fromHour: UInt8
  public var fromMinute: UInt8
  public var toDay: UInt8
  public var toMonth: UInt8
  public var toHour: UInt8
  public var toMinute: UInt8

  public static let bitCount = 412
  public static let longest = 440

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
