public import Units

/// Puts the sub-packages of long messages together (JT/T 808 §4.4.3), of one connection. Bounded in number and age.
public struct JT808Parts: Sendable {
  public struct Limits: Hashable, Sendable {
    /// Messages open at once.
    public var open = 8
    /// Sub-packages of a message.
    public var parts = 256
    /// After so long without a part it is given up.
    public var age = TimeSpan.seconds(60)
    /// After so long the missing ones are asked for, once.
    public var patience = TimeSpan.seconds(10)
    public init() {}
  }

  private struct Key: Hashable {
    var terminal: TerminalNumber
    var id: UInt16
    /// Serial number that part 1 has or had: parts count up from it.
    var first: UInt16
  }

  private struct Open {
    var header: JT808Header
    var parts: [[UInt8]?]
    var last: Instant
    var asked = false
    var missing: [UInt16] { parts.indices.filter { parts[$0] == nil }.map { UInt16($0 + 1) } }
  }

  public let limits: Limits
  /// Messages given up: too old, or crowded out.
  public private(set) var lost = 0
  /// Parts that make no sense: place 0, beyond the total, too many.
  public private(set) var refused = 0
  private var open: [Key: Open] = [:]

  public init(limits: Limits = Limits()) { self.limits = limits }

  /// The whole message, once its last part is here; at once what has no parts.
  public mutating func take(_ packet: JT808Packet, at now: Instant) -> JT808Packet? {
    guard let part = packet.header.part else { return packet }
    guard part.index >= 1, part.index <= part.total, Int(part.total) <= limits.parts else {
      refused += 1
      return nil
    }
    let first = packet.header.serial &- (part.index - 1)
    let key = Key(terminal: packet.header.terminal, id: packet.header.id, first: first)
    var message =
      open[key]
      ?? Open(
        header: packet.header, parts: Array(repeating: nil, count: Int(part.total)), last: now)
    guard message.parts.count == Int(part.total) else {
      refused += 1
      return nil
    }
    message.parts[Int(part.index) - 1] = packet.body
    message.last = now
    guard message.missing.isEmpty else {
      if open[key] == nil { makeRoom() }
      open[key] = message
      return nil
    }
    open[key] = nil
    var header = message.header
    header.part = nil
    header.serial = first
    return JT808Packet(header: header, body: message.parts.flatMap { $0 ?? [] })
  }

  /// Time passes: what is to be asked for again. Old messages are given up.
  public mutating func look(at now: Instant) -> [(to: JT808Header, command: JT808Command)] {
    var asks: [(JT808Header, JT808Command)] = []
    for (key, message) in open.sorted(by: { $0.value.last < $1.value.last }) {
      if now - message.last >= limits.age {
        open[key] = nil
        lost += 1
      } else if !message.asked, now - message.last >= limits.patience {
        open[key]?.asked = true
        asks.append((message.header, .resend(serial: key.first, parts: message.missing)))
      }
    }
    return asks
  }

  private mutating func makeRoom() {
    guard open.count >= limits.open, let oldest = open.min(by: { $0.value.last < $1.value.last }) else { return }
    open[oldest.key] = nil
    lost += 1
  }
}
