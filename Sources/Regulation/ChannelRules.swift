package import Organisation
package import Units

/// `channels` of regulation.yaml: which letters go over gateways besides e-mail, what stands in when one fails, and when a telephone is left
/// in peace (R7, R15, R17, G3, D10).
package struct ChannelRules: Hashable, Sendable, Codable {
  /// A way that a letter takes besides e-mail.
  package enum Way: String, Hashable, Sendable, Codable, CaseIterable {
    /// The call-out channel: the first of `callOut` that reaches the person.
    case callOut
    case sms, fax, call, wecom, dingtalk, other

    package var kind: ChannelKind? { ChannelKind(rawValue: rawValue) }
  }

  /// Quiet hours of some channels, for some people or centres, or for all.
  package struct Quiet: Hashable, Sendable, Codable {
    /// From `from` to `to`; `to` at or before `from` is the next morning.
    package var from: CivilTime
    package var to: CivilTime
    package var channels: [ChannelKind]
    /// Empty together with `centres`: everyone.
    package var people: [PersonID]
    package var centres: [CentreID]
    package init(
      from: CivilTime, to: CivilTime, channels: [ChannelKind], people: [PersonID] = [], centres: [CentreID] = []
    ) {
      self.from = from
      self.to = to
      self.channels = channels
      self.people = people
      self.centres = centres
    }
  }

  /// Who is called out: the first of these that a gateway serves and the person has an address for.
  package var callOut: [ChannelKind] = [.call, .sms, .wecom, .dingtalk]
  /// Every letter of an emergency, whatever its kind.
  package var emergency: [Way] = [.callOut, .sms]
  /// By kind of letter, for what is serious; and for what is of any importance.
  package var serious: [String: [Way]] = ["alarm": [.callOut], "told": [.callOut]]
  package var always: [String: [Way]] = ["parked": [.callOut], "broadcast": [.other], "audit": [.callOut]]
  /// G3: watchkeepers in their staffed room are not rung for what is serious: they have the screen and the mail.
  package var spareStaffedRoom = true
  /// P4 (R7): the province's daily report, to each addressee over each of these; e-mail besides, and instead where there is no way.
  package var dailyReport: [ChannelKind] = [.fax, .sms]

  /// What stands in for a channel that refuses, or that failed so often or for so long.
  package var fallBack: [ChannelKind] = [.call, .sms, .wecom, .dingtalk, .mail]
  package var fallBackAfter = 3
  package var fallBackWithin = TimeSpan.minutes(10)
  /// The same for an emergency.
  package var emergencyWithin = TimeSpan.minutes(2)

  package var quiet: [Quiet] = []

  package init() {}
}
