/// Type 8: binary data to all (ITU-R M.1371-5, annex 8, 3.6). Checked against live data.
@frozen
public struct BinaryBroadcast: FieldGroup {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Designated area code: 1 = international, 200 = European inland waterways, 413 = China, …
  public var dac: UInt16
  /// Function identifier, 0–63.
  public var fid: UInt8
  /// The application's bits, known or not; at most 952 in the standard.
  public var data: PayloadBits

  /// Bits of it, without what may follow.
  public static let bitCount = 56

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0, dac: 0, fid: 0, data: PayloadBits()) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32, dac: UInt16, fid: UInt8, data: PayloadBits) {
    repeatIndicator = 0
    self.mmsi = mmsi
    self.dac = dac
    self.fid = fid
    self.data = data
  }

  /// What is not said here is at its default: not available where there is such a value.
  public init(mmsi: UInt32, _ application: ApplicationPayload) {
    let code = application.identifier(isAddressed: false)
    self.init(mmsi: mmsi, dac: code.dac, fid: code.fid, data: application.bits)
  }

  init(_ bits: borrowing PayloadBits) {
    self.init()
    var pass = ReadPass(bits)
    fields(&pass)
    data = bits.suffix(from: 56)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 8
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.number("dac", &dac, 10)  // 40
    pass.number("fid", &fid, 6)  // 50; 56: data
  }

  /// What the data means; nil where the application is not known here or the data does not fit it.
  public var application: ApplicationPayload? {
    ApplicationPayload(dac: dac, fid: fid, isAddressed: false, data)
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
