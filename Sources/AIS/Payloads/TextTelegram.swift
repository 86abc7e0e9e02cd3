/// DAC 1, FI 0: a text (ITU-R M.1371-5, annex 5, 3.1). Checked only against the standard.
@frozen
public struct TextTelegram: ApplicationFields {
  /// True: an acknowledgement is asked for.
  public var wantsReceipt: Bool
  /// 0 = none.
  public var sequence: UInt16
  /// Up to 156 characters.
  public var text: SafetyText

  public static let bitCount = 12
  public static let longest = 1408

  @inlinable
  public init() {
    wantsReceipt = false
    sequence = 0
    text = SafetyText()
  }

  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.flag("ack_required", &wantsReceipt)  // 0
    pass.number("msg_seq", &sequence, 11)  // 1
    pass.rest("text", &text)  // 12
  }
}
