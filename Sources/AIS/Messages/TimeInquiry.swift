/// Type 10: asks a station for UTC and date; type 11 answers (ITU-R M.1371-5, annex 8, 3.8). Checked against live data.
@frozen
public struct TimeInquiry: FieldGroup {
  public var repeatIndicator: UInt8
  public var mmsi: UInt32
  public var destination: UInt32

  public static let bitCount = 70

  @inlinable
  public init() { self.init(mmsi: 0, destination: 0) }

  @inlinable
  public init(mmsi: UInt32, destination: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    self.destination = destination
  }

  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 10
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.number("dest_mmsi", &destination, 30)  // 40
    pass.spare(2)  // 70
  }
}
