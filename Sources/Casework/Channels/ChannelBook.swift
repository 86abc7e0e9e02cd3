package import Organisation

/// Which gateways there are, for whoever decides where a message goes.
package struct ChannelBook: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var kind: ChannelKind
    package var limits: ChannelLimits
    package var redirectTo: String?
    package init(name: String, kind: ChannelKind, limits: ChannelLimits = ChannelLimits(), redirectTo: String? = nil) {
      self.name = name
      self.kind = kind
      self.limits = limits
      self.redirectTo = redirectTo
    }
  }

  /// In the order in which those of one kind are tried.
  package var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }

  /// - Parameter trial: mail goes to one address (`redirect_all_to`): then a gateway without a test address of its own is left out, for a
  ///   trial must not ring at people's.
  package init(_ gateways: [Gateway], trial: Bool) {
    entries = gateways.filter { !trial || $0.redirectTo != nil }.map {
      Entry(name: $0.name, kind: $0.kind, limits: $0.limits, redirectTo: $0.redirectTo)
    }
  }

  package static let mail = "mail"

  package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }
  package func names(of kind: ChannelKind) -> [String] {
    kind == .mail ? [Self.mail] : entries.filter { $0.kind == kind }.map(\.name)
  }
  package func serves(_ kind: ChannelKind) -> Bool { kind == .mail || entries.contains { $0.kind == kind } }
}

/// Where one delivery of a message goes.
package struct Route: Hashable, Sendable {
  /// `mail`, or a gateway's name.
  package var channel: String
  package var kind: ChannelKind
  package var address: String
  package var party: Party?
  package init(channel: String, kind: ChannelKind, address: String, party: Party?) {
    self.channel = channel
    self.kind = kind
    self.address = address
    self.party = party
  }
}
