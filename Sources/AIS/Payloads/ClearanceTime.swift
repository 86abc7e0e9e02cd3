/// DAC 1, FI 18: when a ship may enter a port (IMO SN.1/Circ.289). Checked against samples.
@frozen
public struct ClearanceTime: ApplicationFields {
  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// UTC.
  public var time: ArrivalTime
  /// Port and berth.
  public var port: NameText
  /// UN/LOCODE.
  public var destination: CallSign
  /// Sent in 1/1,000 minute.
  public var longitude: Longitude
  /// Of the port, 1/1,000 minute; 91° = not available.
  public var latitude: Latitude

  /// Bits of it, without what may follow.
  public static let bitCount = 229
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 296

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    linkage = 0
    time = .notAvailable
    port = NameText()
    destination = CallSign()
    longitude = .notAvailable
    latitude = .notAvailable
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.date("arrival", &time)  // 10
    pass.text("portname", &port, 20)  // 30
    pass.text("destination", &destination, 5)  // 150
    pass.longitude3("lon", &longitude)  // 180
    pass.latitude3("lat", &latitude)  // 205
    pass.spare(43)  // 229
  }
}
