/// Type 23: an authority assigns a reporting interval to all stations of a kind in an area (ITU-R M.1371-5, annex 8, 3.21).
/// Checked against samples.
@frozen
public struct GroupAssignment: FieldGroup {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Corners, sent in 1/10 minute.
  public var northEast: ChannelManagement.Corner
  /// Corner, sent in 1/10 minute.
  public var southWest: ChannelManagement.Corner
  /// Kind of station: 0 = all mobiles, 1 = class A, 2 = all class B, 3 = aircraft, 4 = class B SOTDMA, 5 = class B CS,
  /// 6 = inland waterways, 7–9 regional, 10 = base station coverage.
  public var stationType: UInt8
  /// The type of ship it is for; 0 = all.
  public var shipType: ShipType
  /// As in type 22.
  public var txrx: UInt8
  /// Code of the reporting interval: 0 = as given by the autonomous mode, 1 = 10 min, 2 = 6 min, 3 = 3 min, 4 = 1 min, 5 = 30 s,
  /// 6 = 15 s, 7 = 10 s, 8 = 5 s, 9 = next shorter, 10 = next longer, 11 = 2 s.
  public var interval: UInt8
  /// Minutes of silence, 1–15; 0 = none.
  public var quiet: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 154

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    northEast = ChannelManagement.Corner()
    southWest = ChannelManagement.Corner()
    stationType = 0
    shipType = .notAvailable
    txrx = 0
    interval = 0
    quiet = 0
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 23
    var kind = shipType.rawValue
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.longitude1("ne_lon", &northEast.longitude)  // 40
    pass.latitude1("ne_lat", &northEast.latitude)  // 58
    pass.longitude1("sw_lon", &southWest.longitude)  // 75
    pass.latitude1("sw_lat", &southWest.latitude)  // 93
    pass.number("stationtype", &stationType, 4)  // 110
    pass.label("stationtype_text", stationLabel)
    pass.number("shiptype", &kind, 8)  // 114
    shipType = ShipType(rawValue: kind)
    if shipType.isAvailable { pass.label("shiptype_text", shipType.label) }
    pass.spare(22)  // 122
    pass.number("txrx", &txrx, 2)  // 144
    pass.number("interval", &interval, 4)  // 146
    pass.number("quiet", &quiet, 4)  // 150
    pass.spare(6)  // 154
  }

  /// What the kind of station means, in gpsd's words.
  public var stationLabel: StaticString {
    switch stationType {
    case 0: "All types of mobiles"
    case 1: "Class A mobile stations"
    case 2: "All types of Class B mobile stations"
    case 3: "SAR airborne mobile station"
    case 4: "Class B SOTDMA mobile stations"
    case 5: "Class B CS mobile stations"
    case 6: "Regional use and inland waterways"
    case 7: "Regional use and inland waterways"
    case 8: "Regional use and inland waterways"
    case 9: "Regional use and inland waterways"
    case 10: "Base station coverage area"
    default: "Reserved for future use"
    }
  }
}
