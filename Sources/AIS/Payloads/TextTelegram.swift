/// DAC 1, FI 0: a text (ITU-R M.1371-5, annex 5, 3.1). Checked only against the standard.
@frozen
public struct TextTelegram: ApplicationFields {
  /// True: an acknowledgement is asked for.
  public var wantsReceipt: Bool
  /// 0 = none.
  public var sequence: UInt16
  /// Up to 156 characters.
  public var text: SafetyText

  /// Bits of it, without what may follow.
  public static let bitCount = 12
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 1408

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    wantsReceipt = false
    sequence = 0
    text = SafetyText()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.flag("ack_required", &wantsReceipt)  // 0
    pass.number("msg_seq", &sequence, 11)  // 1
    pass.rest("text", &text)  // 12
  }
}
