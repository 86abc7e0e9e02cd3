/// One decoded message. Values as sent; each type says what they mean.
@frozen
public enum Message: Sendable, Equatable {
  /// Types 1, 2, 3.
  case position(PositionReport)
  /// Types 4 and 11.
  case baseStation(BaseStationReport)
  /// Type 5.
  case staticAndVoyage(StaticAndVoyage)
  /// Type 9.
  case searchAndRescue(SearchAndRescueAircraft)
  /// Type 12.
  case addressedText(AddressedSafetyText)
  /// Type 14.
  case broadcastText(SafetyBroadcast)
  /// Type 18.
  case classBPosition(ClassBPosition)
  /// Type 19.
  case classBExtended(ClassBExtended)
  /// Type 21.
  case aidToNavigation(AidToNavigation)
  /// Type 24, part A.
  case staticA(StaticReportA)
  /// Type 24, part B.
  case staticB(StaticReportB)
  /// Type 27.
  case longRange(LongRangePosition)
  /// Types 6, 7, 8, 10, 13, 15, 16, 17, 20, 22, 23, 25, 26, and messages too short for their type.
  case uninterpreted(UninterpretedMessage)

  /// 1–27.
  public var type: UInt8 {
    switch self {
    case .position(let m): m.type
    case .baseStation(let m): m.type
    case .staticAndVoyage: 5
    case .searchAndRescue: 9
    case .addressedText: 12
    case .broadcastText: 14
    case .classBPosition: 18
    case .classBExtended: 19
    case .aidToNavigation: 21
    case .staticA, .staticB: 24
    case .longRange: 27
    case .uninterpreted(let m): m.type
    }
  }

  /// The sender: 30 bits, 0–1,073,741,823; real ones have at most nine digits.
  public var mmsi: UInt32 {
    switch self {
    case .position(let m): m.mmsi
    case .baseStation(let m): m.mmsi
    case .staticAndVoyage(let m): m.mmsi
    case .searchAndRescue(let m): m.mmsi
    case .addressedText(let m): m.mmsi
    case .broadcastText(let m): m.mmsi
    case .classBPosition(let m): m.mmsi
    case .classBExtended(let m): m.mmsi
    case .aidToNavigation(let m): m.mmsi
    case .staticA(let m): m.mmsi
    case .staticB(let m): m.mmsi
    case .longRange(let m): m.mmsi
    case .uninterpreted(let m): m.mmsi
    }
  }

  /// Visits every field.
  @inlinable @inline(__always)
  public func visit<V: FieldVisitor & ~Copyable>(_ visitor: inout V) {
    switch self {
    case .position(let m): m.visit(&visitor)
    case .baseStation(let m): m.visit(&visitor)
    case .staticAndVoyage(let m): m.visit(&visitor)
    case .searchAndRescue(let m): m.visit(&visitor)
    case .addressedText(let m): m.visit(&visitor)
    case .broadcastText(let m): m.visit(&visitor)
    case .classBPosition(let m): m.visit(&visitor)
    case .classBExtended(let m): m.visit(&visitor)
    case .aidToNavigation(let m): m.visit(&visitor)
    case .staticA(let m): m.visit(&visitor)
    case .staticB(let m): m.visit(&visitor)
    case .longRange(let m): m.visit(&visitor)
    case .uninterpreted(let m): m.visit(&visitor)
    }
  }
}
