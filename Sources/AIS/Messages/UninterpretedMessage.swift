/// A message that this module does not interpret, or one too short for its type: type, repeat and MMSI are read, all
/// bits are kept.
@frozen
public struct UninterpretedMessage: Sendable, Equatable {
  /// The six bits of the message type, 0–63.
  public var type: UInt8
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// The whole message from its first bit on.
  public var payload: PayloadBits

  static let minimumBits = 38

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    type = bits.byte(0, 6)
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    payload = copy bits
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", Int(type))
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.bits("payload", payload)
  }
}
