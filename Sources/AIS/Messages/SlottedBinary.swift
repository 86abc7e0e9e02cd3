/// Type 25, binary data in one slot, and type 26, in up to five slots with a communication state behind (ITU-R M.1371-5,
/// annex 8, 3.23 and 3.24). Checked against samples.
@frozen
public struct SlottedBinary: FieldGroup {
  /// 25 or 26.
  public var type: UInt8
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Nil: to all.
  public var destination: UInt32?
  /// DAC (10 bits) and function identifier (6); nil: the data has no application identifier.
  public var application: UInt16?
  /// The bits; at most 128 in type 25, 1,004 in type 26.
  public var data: PayloadBits
  /// Type 26 only: with the selector in front, 20 bits.
  public var radio: CommunicationState

  /// The head; type 26 has 24 bits more behind its data.
  public static let bitCount = 40
  /// Spare bits, selector and communication state of type 26.
  static let tail = 24

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0, data: PayloadBits()) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(type: UInt8 = 25, mmsi: UInt32, data: PayloadBits) {
    self.type = type
    repeatIndicator = 0
    self.mmsi = mmsi
    destination = nil
    application = nil
    self.data = data
    radio = type == 26 ? CommunicationState(raw: 0) : .notSent
  }

  /// True where all but the data is there.
  static func isWhole(_ bits: borrowing PayloadBits) -> Bool {
    let start = bitCount &+ (bits.flag(38) ? 32 : 0) &+ (bits.flag(39) ? 16 : 0)
    return bits.count >= start &+ (bits.unsigned(0, 6) == 26 ? tail : 0)
  }

  init(_ bits: borrowing PayloadBits) {
    self.init()
    if bits.flag(38) { destination = 0 }
    if bits.flag(39) { application = 0 }
    var pass = ReadPass(bits)
    fields(&pass)
    let start = 40 &+ (destination == nil ? 0 : 32) &+ (application == nil ? 0 : 16)
    guard type == 26 else {
      data = bits.suffix(from: start)
      return
    }
    let end = max(bits.count &- Self.tail, start)
    data = bits.suffix(from: start, to: end)
    radio = CommunicationState(bits, at: end &+ 4, width: 20)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.head(&type, &repeatIndicator, &mmsi)
    var isAddressed = destination != nil
    var isStructured = application != nil
    pass.flag("addressed", &isAddressed)  // 38
    pass.flag("structured", &isStructured)  // 39
    if var station = destination {
      pass.number("dest_mmsi", &station, 30)  // 40
      pass.spare(2)  // 70
      destination = station
    }
    if var code = application {
      pass.number("app_id", &code, 16)  // 40 or 72
      application = code
    }
  }

  /// Designated area code; nil without an application identifier.
  @inlinable public var dac: UInt16? { application.map { $0 &>> 6 } }
  /// Function identifier; nil without an application identifier.
  @inlinable public var fid: UInt8? { application.map { UInt8(truncatingIfNeeded: $0 & 63) } }

  /// What the data means; nil where the application is not known here or the data does not fit it.
  public var payload: ApplicationPayload? {
    guard let dac, let fid else { return nil }
    return ApplicationPayload(dac: dac, fid: fid, isAddressed: destination != nil, data)
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    var pass = VisitPass(visitor)
    var report = self
    report.fields(&pass)
    visitor = pass.visitor
    if let dac, let fid {
      visitor.derived("dac", Int(dac))
      visitor.derived("fid", Int(fid))
    }
    if let payload { payload.visit(&visitor) } else { visitor.bits("data", data) }
    visitor.integer("radio", radio.raw)
    if type == 26 { radio.show(radio.selected, &visitor) }
  }
}
