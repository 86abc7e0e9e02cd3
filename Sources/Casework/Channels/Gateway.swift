package import Organisation
package import Units

/// A gateway that takes an HTTP request and hands a text on: SMS, fax, call-out, 企业微信, 钉钉 (R7). A checked value; Settings reads it.
package struct Gateway: Hashable, Sendable {
  package enum Method: String, Hashable, Sendable, CaseIterable { case post = "POST", put = "PUT" }

  /// What happens to a text over `maxLength`.
  package enum TooLong: String, Hashable, Sendable, CaseIterable {
    /// Sent in parts, each marked (1/3).
    case split
    /// Cut, and the end says so.
    case cut
  }

  /// How a request proves from whom it is.
  package enum Signing: Hashable, Sendable {
    /// HMAC-SHA256 of what `over` renders to, in a header; the moment in another, where one is named.
    case header(name: String, over: GatewayTemplate, encoding: Encoding, timestampHeader: String?)
    /// 钉钉: base64 of HMAC-SHA256 over `timestamp\nsecret`, both in the query.
    case dingtalk

    package enum Encoding: String, Hashable, Sendable, CaseIterable { case hex, base64 }
  }

  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: GatewayTemplate
    package init(name: String, value: GatewayTemplate) {
      self.name = name
      self.value = value
    }
  }

  /// Unique; stands in the register as the delivery's channel.
  package var name: String
  package var kind: ChannelKind
  package var url: GatewayTemplate
  package var method = Method.post
  package var headers: [Header] = []
  package var contentType = "application/json"
  package var body: GatewayTemplate
  package var success = GatewaySuccess()
  package var signing: Signing?
  /// Absolute path of a file whose first line is the secret; read at each request, never shown.
  package var secretFile: String?
  /// Absolute path of certificates to trust instead of the system's.
  package var caFile: String?
  /// A whole request may take so long.
  package var timeout = TimeSpan.seconds(15)
  /// UTF-16 units (an SMS counts so) in one request; nil: no limit.
  package var maxLength: Int?
  package var tooLong = TooLong.split
  /// Parts at most; what does not fit into them is cut, and the end says so.
  package var partsAtMost = 5
  package var limits = ChannelLimits()
  /// Trials: everything goes to this address instead.
  package var redirectTo: String?

  package init(name: String, kind: ChannelKind, url: GatewayTemplate, body: GatewayTemplate) {
    self.name = name
    self.kind = kind
    self.url = url
    self.body = body
  }
}

/// So many in any span of that length.
package struct RateLimit: Hashable, Sendable {
  package var count: Int
  package var per: TimeSpan
  package init(_ count: Int, per: TimeSpan) {
    self.count = count
    self.per = per
  }
}

/// What a channel takes; nil: as much as comes.
package struct ChannelLimits: Hashable, Sendable {
  /// To one recipient, emergencies not counted and not held.
  package var recipient: RateLimit?
  /// To one recipient, emergencies alone; nil: they are never held.
  package var emergency: RateLimit?
  /// Of the gateway as a whole: what its provider lets through. Emergencies go first and are held by this alone.
  package var total: RateLimit?
  package init() {}
}

/// What a gateway is given of a message, besides its address.
package struct GatewayPage: Hashable, Sendable {
  package struct Attachment: Hashable, Sendable {
    package var name: String
    package var mimeType: String
    package var bytes: [UInt8]
    package init(name: String, mimeType: String, bytes: [UInt8]) {
      self.name = name
      self.mimeType = mimeType
      self.bytes = bytes
    }
  }
  package var recipientName: String
  package var subject: String
  /// The short text: what, where, when, what to do.
  package var text: String
  package var kind: String
  /// `emergency`, `serious`, `notice`, `report` or `routine`.
  package var importance: Importance
  package var drill: Bool
  /// What a fax carries.
  package var attachment: Attachment?

  package init(
    recipientName: String, subject: String, text: String, kind: String, importance: Importance, drill: Bool = false,
    attachment: Attachment? = nil
  ) {
    self.recipientName = recipientName
    self.subject = subject
    self.text = text
    self.kind = kind
    self.importance = importance
    self.drill = drill
    self.attachment = attachment
  }
}
