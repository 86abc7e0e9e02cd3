/// What kind of text a terminal is sent.
package enum TerminalTextKind: String, Hashable, Sendable, Codable, CaseIterable { case notice, service, urgent }

extension TerminalTextKind: Choice {}

/// `POST /v1/terminal-texts`: a text to the terminal of a vessel (JT/T 808, 0x8300).
package struct TerminalTextRequest: Hashable, Sendable, Codable {
  /// A vessel's id, MMSI or name, or the number of its terminal.
  package var to: String
  /// At most 1,021 bytes of GBK: 510 Chinese characters.
  package var text: String
  /// `notice` unless said.
  package var kind: TerminalTextKind?
  /// On the terminal's display; unless said, yes.
  package var display: Bool?
  /// Read out.
  package var speak: Bool?
  /// On an advertising screen (2013).
  package var screen: Bool?
  /// A fault code of the CAN bus, as opposed to what a centre says.
  package var faultCode: Bool?
  /// The feed, where the terminal is on several.
  package var feed: String?

  package init(
    to: String, text: String, kind: TerminalTextKind? = nil, display: Bool? = nil, speak: Bool? = nil,
    screen: Bool? = nil, faultCode: Bool? = nil, feed: String? = nil
  ) {
    self.to = to
    self.text = text
    self.kind = kind
    self.display = display
    self.speak = speak
    self.screen = screen
    self.faultCode = faultCode
    self.feed = feed
  }
}

/// The terminal has answered that it took the text.
package struct TerminalTextAnswer: Hashable, Sendable, Codable {
  /// Of the register.
  package var vessel: String
  package var name: String
  /// The terminal's number.
  package var device: String
  package var feed: String
  package var kind: TerminalTextKind
  package var sentAt: Timestamp
  package var answeredAt: Timestamp
  /// How often it was sent before it was answered.
  package var sendings: Int

  package init(
    vessel: String, name: String, device: String, feed: String, kind: TerminalTextKind, sentAt: Timestamp,
    answeredAt: Timestamp, sendings: Int
  ) {
    self.vessel = vessel
    self.name = name
    self.device = device
    self.feed = feed
    self.kind = kind
    self.sentAt = sentAt
    self.answeredAt = answeredAt
    self.sendings = sendings
  }
}
