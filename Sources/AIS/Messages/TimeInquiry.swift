/// Type 10: asks a station for UTC and date; type 11 answers (ITU-R M.1371-5, annex 8, 3.8). Checked against live data.
@frozen
public struct TimeInquiry: FieldGroup {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// MMSI of the station that is asked.
  public var destination: UInt32

  /// Bits of it, without what may follow.
  public static let bitCount = 70

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0, destination: 0) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32, destination: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    self.destination = destination
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 10
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.number("dest_mmsi", &destination, 30)  // 40
    pass.spare(2)  // 70
  }
}
