/// Types 7 and 13: receipt of up to four binary messages (type 6) or texts (type 12) (ITU-R M.1371-5, annex 8, 3.5 and 3.11).
/// Checked against live data.
@frozen
public struct Acknowledgement: FieldGroup {
  /// One message that was received.
  @frozen
  public struct Receipt: FieldGroup {
    /// Its sender.
    public var mmsi: UInt32
    /// Its sequence number, 0–3.
    public var sequenceNumber: UInt8

    /// What is not said here is at its default: not available where there is such a value.
    public init(mmsi: UInt32, sequenceNumber: UInt8) {
      self.mmsi = mmsi
      self.sequenceNumber = sequenceNumber
    }

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      mmsi = 0
      sequenceNumber = 0
    }

    /// Bits of it, without what may follow.
    public static let bitCount = 32

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("mmsi", &mmsi, 30)
      pass.number("seqno", &sequenceNumber, 2)
    }
  }

  /// 7 or 13.
  public var type: UInt8
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// One to four.
  public var receipts: Listed<4, Receipt>

  /// The last sequence number may have been cut.
  public static let bitCount = 70

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(type: 7, mmsi: 0, receipts: []) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(type: UInt8 = 7, mmsi: UInt32, receipts: some Sequence<Receipt>) {
    self.type = type
    repeatIndicator = 0
    self.mmsi = mmsi
    self.receipts = Listed(receipts)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.list("receipts", &receipts, count: nil)  // 40, 32 each
    if receipts.count == 0, let left = pass.left, left >= 30 {
      var only = Receipt()
      only.fields(&pass)
      receipts.append(only)
    }
  }

  /// gpsd's names: `mmsi1` to `mmsi4`, zero where there is none.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", Int(type))
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("mmsi1", Int(receipts[0].mmsi))
    visitor.integer("seqno1", receipts.count > 0 ? Int(receipts[0].sequenceNumber) : nil)
    visitor.integer("mmsi2", Int(receipts[1].mmsi))
    visitor.integer("seqno2", receipts.count > 1 ? Int(receipts[1].sequenceNumber) : nil)
    visitor.integer("mmsi3", Int(receipts[2].mmsi))
    visitor.integer("seqno3", receipts.count > 2 ? Int(receipts[2].sequenceNumber) : nil)
    visitor.integer("mmsi4", Int(receipts[3].mmsi))
    visitor.integer("seqno4", receipts.count > 3 ? Int(receipts[3].sequenceNumber) : nil)
  }
}
