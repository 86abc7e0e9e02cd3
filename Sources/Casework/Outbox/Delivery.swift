/// What a courier needs to carry one message to one recipient (D10: one recipient a transaction).
package struct Envelope: Sendable, Hashable {
  package var deliveryID: Int64
  /// The Message-ID without its angle brackets.
  package var messageID: String
  package var sender: String
  package var recipient: String
  /// The whole immutable RFC 5322 message, lines ended by CRLF.
  package var body: [UInt8]
  /// `mail`, or the name of the gateway that is to carry it.
  package var channel: String
  /// What a gateway is given; nil for mail.
  package var page: GatewayPage?

  package init(
    deliveryID: Int64, messageID: String, sender: String, recipient: String, body: [UInt8], channel: String = "mail",
    page: GatewayPage? = nil
  ) {
    self.deliveryID = deliveryID
    self.messageID = messageID
    self.sender = sender
    self.recipient = recipient
    self.body = body
    self.channel = channel
    self.page = page
  }
}

/// How one attempt ended; the outbox's life follows from it.
package enum DeliveryOutcome: Sendable, Hashable {
  /// The relay has answered for it: a 2xx after the final dot, or the file is in the folder.
  case accepted(Receipt)
  /// Try again later: 4xx, cannot connect, TLS or DNS failure, time-out before the final dot, or trouble that is ours.
  case deferred(Receipt)
  /// 5xx about this recipient or this message: parked, a human is told.
  case refused(Receipt)
  /// Lost after DATA's dot was sent and before the reply: sent again with the same Message-ID.
  case unclear(Receipt)
}

/// What is kept of one attempt.
package struct Receipt: Sendable, Hashable, Codable {
  /// The SMTP reply code, or 0 where no reply decided it.
  package var code: Int
  /// The server's words or the transport error, at most 500 characters.
  package var text: String
  /// Where it ended: dns, connect, greeting, ehlo, tls, auth, mail, rcpt, data, body, dot, folder, http.
  package var stage: String

  package init(code: Int, text: String, stage: String) {
    self.code = code
    self.text = text
    self.stage = stage
  }
}
