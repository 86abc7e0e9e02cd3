/// A gateway that SMS, fax and the like are handed to (R7).
package struct GatewayRow: Hashable, Sendable, Codable {
  package var name: String
  /// `sms`, `fax`, `call`, `wecom`, `dingtalk` or `other`.
  package var kind: String
  /// Still to go.
  package var owed: Int
  /// Of these, what waits for a limit or quiet hours.
  package var held: Int
  /// Of the last 24 hours.
  package var sent: Int
  /// Refused, given up or given to another channel in the last 24 hours.
  package var failed: Int
  /// Where everything goes instead, in a trial.
  package var redirectedTo: String?

  package init(
    name: String, kind: String, owed: Int = 0, held: Int = 0, sent: Int = 0, failed: Int = 0,
    redirectedTo: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.owed = owed
    self.held = held
    self.sent = sent
    self.failed = failed
    self.redirectedTo = redirectedTo
  }
}

/// `POST /v1/gateways/test`: a message marked as a test goes over the gateway, armed or not.
package struct GatewayTestRequest: Hashable, Sendable, Codable {
  package var gateway: String
  package var address: String

  package init(gateway: String, address: String) {
    self.gateway = gateway
    self.address = address
  }
}

/// What waits on one channel.
package struct ChannelCount: Hashable, Sendable, Codable {
  /// `mail`, or a gateway's name.
  package var channel: String
  package var owed: Int
  package var held: Int

  package init(channel: String, owed: Int, held: Int) {
    self.channel = channel
    self.owed = owed
    self.held = held
  }
}

/// `POST /v1/findings/{no}/raise`: a duty leader raises it (R19).
package struct FindingRaiseRequest: Hashable, Sendable, Codable {
  package var severity: RaisedSeverity
  package var reason: String
  package var revision: Int?

  package init(severity: RaisedSeverity, reason: String, revision: Int? = nil) {
    self.severity = severity
    self.reason = reason
    self.revision = revision
  }
}

package enum RaisedSeverity: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case ordinary, serious, emergency
}

/// What the auditor last saw: open matters that nothing carries on.
package struct AuditStatus: Hashable, Sendable, Codable {
  package var at: Timestamp
  /// Open matters looked at.
  package var matters: Int
  package var faults: Int
  /// Most overdue first; at most 20.
  package var items: [AuditItem]

  package init(at: Timestamp, matters: Int, faults: Int, items: [AuditItem]) {
    self.at = at
    self.matters = matters
    self.faults = faults
    self.items = items
  }
}

package struct AuditItem: Hashable, Sendable, Codable {
  /// `finding`, `delivery`, `report`, `round`, `notice`, `day`, `approval` or `scheduler`.
  package var kind: String
  package var subject: String
  package var centre: String?
  /// When its next step was due; nil: it has none.
  package var due: Timestamp?

  package init(kind: String, subject: String, centre: String? = nil, due: Timestamp? = nil) {
    self.kind = kind
    self.subject = subject
    self.centre = centre
    self.due = due
  }
}
