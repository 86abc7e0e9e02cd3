/// Type 12: safety-related text to one station (ITU-R M.1371-5, annex 8, 3.10). Checked against live data.
@frozen
public struct AddressedSafetyText: Sendable, Equatable {
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
  /// Up to 156 characters.
  public var text: SafetyText

  static let minimumBits = 72

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    sequenceNumber = bits.byte(38, 2)
    destination = bits.wide(40, 30)
    isRetransmitted = bits.flag(70)
    // 71, 1: spare
    text = SafetyText(bits, at: 72, count: (bits.count &- 72) / 6)
  }

  /// What is not said here is at its default: not available where there is such a value.
  public init(mmsi: UInt32, destination: UInt32, text: SafetyText) {
    repeatIndicator = 0
    self.mmsi = mmsi
    sequenceNumber = 0
    self.destination = destination
    isRetransmitted = false
    self.text = text
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 12)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("seqno", Int(sequenceNumber))
    visitor.integer("dest_mmsi", Int(destination))
    visitor.flag("retransmit", isRetransmitted)
    visitor.text("text", text)
  }
}

/// Type 14: safety-related text to all (ITU-R M.1371-5, annex 8, 3.12). Checked against live data.
@frozen
public struct SafetyBroadcast: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Up to 161 characters.
  public var text: SafetyText

  static let minimumBits = 40

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    // 38, 2: spare
    text = SafetyText(bits, at: 40, count: (bits.count &- 40) / 6)
  }

  /// What is not said here is at its default: not available where there is such a value.
  public init(mmsi: UInt32, text: SafetyText) {
    repeatIndicator = 0
    self.mmsi = mmsi
    self.text = text
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 14)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.text("text", text)
  }
}
