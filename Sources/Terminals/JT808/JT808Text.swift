/// A text to a terminal (JT/T 808, 0x8300): what kind it is, and how it is given.
///
/// The two editions lay the flags out in different ways: bit 0 is *urgent* in 2013; in 2019 bits 0 and 1 are a number (1 service, 2 urgent,
/// 3 notice), bit 4 is reserved, and a byte for the kind of text follows.
public struct JT808Text: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 通知
    case notice
    /// 服务
    case service
    /// 紧急
    case urgent
  }

  /// How the terminal gives it.
  public struct Ways: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// 终端显示器显示
    public static let onDisplay = Ways(rawValue: 1 << 2)
    /// 终端 TTS 播读
    public static let spoken = Ways(rawValue: 1 << 3)
    /// 广告屏显示; terminals of 2019 know none, and show it on their display.
    public static let onScreen = Ways(rawValue: 1 << 4)
    /// CAN 故障码信息, as opposed to what the centre says.
    public static let isFaultCode = Ways(rawValue: 1 << 5)
  }

  /// Bytes of text that one message of either edition holds. A longer one would go in sub-packages, which many terminals put together
  /// wrongly or not at all: it is refused.
  public static let mostBytes = JT808Packet.longestBody - 2

  public var kind: Kind
  public var ways: Ways
  /// At most `mostBytes`: what is beyond is not sent.
  public var gbk: [UInt8]

  public init(_ kind: Kind, _ ways: Ways, gbk: [UInt8]) {
    self.kind = kind
    self.ways = ways
    self.gbk = gbk
  }

  func write(_ edition: JT808Edition, to writer: inout ByteWriter) {
    var flags = ways.rawValue & 0x3c
    if edition.is2019 {
      if flags & 0x10 != 0 { flags = flags & ~0x10 | Ways.onDisplay.rawValue }
      writer.u8(flags | (kind == .service ? 1 : kind == .urgent ? 2 : 3))
      writer.u8(kind == .service ? 2 : 1)
    } else {
      writer.u8(flags | (kind == .urgent ? 1 : 0))
    }
    writer.raw(gbk.prefix(Self.mostBytes))
  }
}
