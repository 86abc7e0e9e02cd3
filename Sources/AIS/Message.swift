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
  /// Types 7 and 13.
  case acknowledgement(Acknowledgement)
  /// Type 6.
  case binaryAddressed(BinaryAddressed)
  /// Type 8.
  case binaryBroadcast(BinaryBroadcast)
  /// Type 10.
  case timeInquiry(TimeInquiry)
  /// Type 15.
  case interrogation(Interrogation)
  /// Type 16.
  case assignment(AssignmentCommand)
  /// Type 17.
  case corrections(DifferentialCorrections)
  /// Type 20.
  case linkManagement(LinkManagement)
  /// Type 22.
  case channelManagement(ChannelManagement)
  /// Type 23.
  case groupAssignment(GroupAssignment)
  /// Types 25 and 26.
  case slottedBinary(SlottedBinary)
  /// Messages too short for their type, and type 24 with a part that is neither A nor B.
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
    case .acknowledgement(let m): m.type
    case .binaryAddressed: 6
    case .binaryBroadcast: 8
    case .timeInquiry: 10
    case .interrogation: 15
    case .assignment: 16
    case .corrections: 17
    case .linkManagement: 20
    case .channelManagement: 22
    case .groupAssignment: 23
    case .slottedBinary(let m): m.type
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
    case .acknowledgement(let m): m.mmsi
    case .binaryAddressed(let m): m.mmsi
    case .binaryBroadcast(let m): m.mmsi
    case .timeInquiry(let m): m.mmsi
    case .interrogation(let m): m.mmsi
    case .assignment(let m): m.mmsi
    case .corrections(let m): m.mmsi
    case .linkManagement(let m): m.mmsi
    case .channelManagement(let m): m.mmsi
    case .groupAssignment(let m): m.mmsi
    case .slottedBinary(let m): m.mmsi
    case .uninterpreted(let m): m.mmsi
    }
  }

  /// Visits every field.
  @inlinable @inline(__always)
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
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
    case .acknowledgement(let m): m.visit(&visitor)
    case .binaryAddressed(let m): m.visit(&visitor)
    case .binaryBroadcast(let m): m.visit(&visitor)
    case .timeInquiry(let m): m.visit(&visitor)
    case .interrogation(let m): m.visit(&visitor)
    case .assignment(let m): m.visit(&visitor)
    case .corrections(let m): m.visit(&visitor)
    case .linkManagement(let m): m.visit(&visitor)
    case .channelManagement(let m): m.visit(&visitor)
    case .groupAssignment(let m): m.visit(&visitor)
    case .slottedBinary(let m): m.visit(&visitor)
    case .uninterpreted(let m): m.visit(&visitor)
    }
  }
}
