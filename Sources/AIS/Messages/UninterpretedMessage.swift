/// A message that this module does not interpret, or one too short for its type: type, repeat and MMSI are read, all
/// bits are kept.
@frozen
public struct UninterpretedMessage: Sendable, Equatable {
  public var type: UInt8
  public var repeatIndicator: UInt8
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

  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", Int(type))
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.bits("payload", payload)
  }
}
