package import Terminals

/// What stands in a feed's bytes, as far as the edge must know it. What the lines say is the engine's.
package enum FeedFormat: Hashable, Sendable {
  /// Lines, one after the other.
  case lines
  /// JT/T 808 terminals of a TCP server: they are let in and answered here; what brings positions goes on as lines of hexadecimal digits.
  case jt808(JT808Session.Entry)
}

/// Who is let in among terminals: the register's answer, which may change while feeds run. Any thread.
package struct TerminalGate: Sendable {
  /// By the feed's place in the settings and the number as `DeviceNumber` writes it.
  package var isKnown: @Sendable (_ feed: Int, _ device: String) -> Bool
  /// What registration hands out to that number; ASCII, the same always.
  package var code: @Sendable (_ device: String) -> [UInt8]

  package init(
    isKnown: @escaping @Sendable (_ feed: Int, _ device: String) -> Bool,
    code: @escaping @Sendable (_ device: String) -> [UInt8]
  ) {
    self.isKnown = isKnown
    self.code = code
  }

  /// Lets nobody in.
  package static let closed = TerminalGate(isKnown: { _, _ in false }, code: { _ in [] })
}
