/// One report of a sensor: when, which site, and what it says. 112 bits.
@frozen
public struct SensorReport: FieldGroup {
  /// What a sensor says, 85 bits.
  @frozen
  public enum Reading: Sendable, Equatable {
    case location(SiteLocation)
    case name(StationName14)
    case wind(Wind)
    case waterLevel(WaterLevel)
    case current2D(Current2D)
    case current3D(Current3D)
    case horizontalCurrent(HorizontalCurrent)
    case seaState(SeaState)
    case salinity(Salinity)
    case weather(Weather)
    case airGap(AirGap)
    /// Kinds 11 to 15: the bits as sent.
    case reserved(kind: UInt8, UInt64, UInt64)

    /// 0–15.
    @inlinable
    public var kind: UInt8 {
      switch self {
      case .location: 0
      case .name: 1
      case .wind: 2
      case .waterLevel: 3
      case .current2D: 4
      case .current3D: 5
      case .horizontalCurrent: 6
      case .seaState: 7
      case .salinity: 8
      case .weather: 9
      case .airGap: 10
      case .reserved(let kind, _, _): kind
      }
    }

    @inlinable
    init(kind: UInt8) {
      switch kind {
      case 0: self = .location(SiteLocation())
      case 1: self = .name(StationName14())
      case 2: self = .wind(Wind())
      case 3: self = .waterLevel(WaterLevel())
      case 4: self = .current2D(Current2D())
      case 5: self = .current3D(Current3D())
      case 6: self = .horizontalCurrent(HorizontalCurrent())
      case 7: self = .seaState(SeaState())
      case 8: self = .salinity(Salinity())
      case 9: self = .weather(Weather())
      case 10: self = .airGap(AirGap())
      default: self = .reserved(kind: kind, 0, 0)
      }
    }
  }

  /// Of the report, UTC.
  public var time: DayTime
  /// Number of the site, 0–127.
  public var site: UInt8
  /// What the sensor says, by its kind.
  public var reading: Reading

  /// Bits of it, without what may follow.
  public static let bitCount = 112

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    time = .notAvailable
    site = 0
    reading = .location(SiteLocation())
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var kind = reading.kind
    pass.number("sensor", &kind, 4)  // 0
    if pass.left != nil { reading = Reading(kind: kind) }
    pass.dayTime("timestamp", &time)  // 4
    pass.number("site", &site, 7)  // 20; 27: the reading
    switch reading {
    case .location(var part):
      part.fields(&pass)
      reading = .location(part)
    case .name(var part):
      part.fields(&pass)
      reading = .name(part)
    case .wind(var part):
      part.fields(&pass)
      reading = .wind(part)
    case .waterLevel(var part):
      part.fields(&pass)
      reading = .waterLevel(part)
    case .current2D(var part):
      part.fields(&pass)
      reading = .current2D(part)
    case .current3D(var part):
      part.fields(&pass)
      reading = .current3D(part)
    case .horizontalCurrent(var part):
      part.fields(&pass)
      reading = .horizontalCurrent(part)
    case .seaState(var part):
      part.fields(&pass)
      reading = .seaState(part)
    case .salinity(var part):
      part.fields(&pass)
      reading = .salinity(part)
    case .weather(var part):
      part.fields(&pass)
      reading = .weather(part)
    case .airGap(var part):
      part.fields(&pass)
      reading = .airGap(part)
    case .reserved(let kind, var high, var low):
      pass.number("high", &high, 43)
      pass.number("low", &low, 42)
      reading = .reserved(kind: kind, high, low)
    }
  }
}
