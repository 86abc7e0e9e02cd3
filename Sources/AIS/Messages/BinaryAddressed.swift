/// Type 6: binary data to one station (ITU-R M.1371-5, annex 8, 3.4). Checked against live data.
@frozen
public struct BinaryAddressed: FieldGroup {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// 0–3.
  public var sequenceNumber: UInt8
  /// MMSI of the station it is for.
  public var destination: UInt32
  /// True: sent again because no acknowledgement came.
  public var isRetransmitted: Bool
  /// Designated area code: 1 = international, 200 = European inland waterways, 413 = China, …
  public var dac: UInt16
  /// Function identifier, 0–63.
  public var fid: UInt8
  /// The application's bits, known or not; at most 920 in the standard.
  public var data: PayloadBits

  /// Bits of it, without what may follow.
  public static let bitCount = 88

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0, destination: 0, dac: 0, fid: 0, data: PayloadBits()) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32, destination: UInt32, dac: UInt16, fid: UInt8, data: PayloadBits) {
    repeatIndicator = 0
    self.mmsi = mmsi
    sequenceNumber = 0
    self.destination = destination
    isRetransmitted = false
    self.dac = dac
    self.fid = fid
    self.data = data
  }

  /// What is not said here is at its default: not available where there is such a value.
  public init(mmsi: UInt32, destination: UInt32, _ application: ApplicationPayload) {
    let code = application.identifier(isAddressed: true)
    self.init(mmsi: mmsi, destination: destination, dac: code.dac, fid: code.fid, data: application.bits)
  }

  init(_ bits: borrowing PayloadBits) {
    self.init()
    var pass = ReadPass(bits)
    fields(&pass)
    data = bits.suffix(from: 88)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 6
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.number("seqno", &sequenceNumber, 2)  // 38
    pass.number("dest_mmsi", &destination, 30)  // 40
    pass.flag("retransmit", &isRetransmitted)  // 70
    pass.spare(1)  // 71
    pass.number("dac", &dac, 10)  // 72
    pass.number("fid", &fid, 6)  // 82; 88: data
  }

  /// What the data means; nil where the application is not known here or the data does not fit it.
  public var application: ApplicationPayload? {
    ApplicationPayload(dac: dac, fid: fid, isAddressed: true, data)
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    var pass = VisitPass(visitor)
    var report = self
    report.fields(&pass)
    visitor = pass.visitor
    if let application { application.visit(&visitor) } else { visitor.bits("data", data) }
  }
}
