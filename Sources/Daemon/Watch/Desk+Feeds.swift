import Casework
import Feeds
import Organisation
import Regulation
import Store
import Units

/// Feeds that fell silent against their own usual rate, or are heard again (G11, D5, D9): a silent feed is proposed as a fault, and holds
/// back the calls of its vessels' lost signals, for one cause gives one call.
extension Desk {
  func note(silentFeeds feeds: Set<String>, reasons: [String: SilenceReason] = [:]) throws {
    let before = try tx.read.silentFeeds()
    try tx.setSilentFeeds(feeds)
    for feed in feeds.subtracting(before).sorted() {
      try journal("feed.silent", "feed:\(feed)", centre: nil)
      try propose(silent: feed, reasons[feed])
    }
    for feed in before.subtracting(feeds).sorted() {
      try journal("feed.back", "feed:\(feed)", centre: nil)
      try heardAgain(feed)
      for record in try tx.read.unfinishedFindings()
      where LadderPlan.inhibitor(record, silentFeeds: [feed]) != nil && record.isClimbing(at: now) {
        try tx.update(record.uninhibited(at: now))
      }
    }
  }

  /// A finding; who files it registers form 3 (P12). Nothing is proposed of a fault that is registered already, and what fell silent again
  /// before anybody decided about the last time is the same finding: a restart, or a feed that comes and goes, makes no row of them.
  private func propose(silent feed: String, _ why: SilenceReason?) throws {
    guard let centre = feedKeeper, context.rules.code(.feedSilent) != nil else { return }
    if let fault = try tx.read.openFault(centre: centre, item: feed) {
      try journal("feed.known", "case:\(fault.no)", centre: centre, ["feed": feed])
      return
    }
    if let last = try silence(of: feed, active: nil) {
      guard !last.isActive else { return }
      var again = last
      again.condition = .active
      again.revision += 1
      try tx.update(again)
      try journal("finding.seen-again", "finding:\(again.no)", centre: centre, ["feed": feed])
      return
    }
    let severity = context.rules.code(.feedSilent)?.severity ?? .ordinary
    let finding = Finding(
      id: "feed-silent/\(feed)/\(now.milliseconds)", detector: .feedSilent, code: .feedSilent, severity: severity,
      mmsi: 0, vessel: nil, vesselName: "", object: feed, onset: now, opened: now, place: .unknown,
      reason: reason(feed, why),
      ruleVersion: context.regulationVersion, evidence: [])
    _ = try insert(
      FindingRecord(
        finding: finding, centre: centre, copy: nil, severity: severity, ladderFrom: now, recordedAt: now))
  }

  /// With its numbers, where the judge has said them.
  private func reason(_ feed: String, _ why: SilenceReason?) -> Reason {
    switch why?.ground {
    case nil: Reason("feed-silent.silent", ["feed": feed, "time": zone.short(now)])
    case .gap?:
      Reason(
        "feed-silent.gap",
        [
          "feed": feed, "seconds": "\((why?.gap.milliseconds ?? 0) / 1000)",
          "limit": "\((why?.limit.milliseconds ?? 0) / 1000)",
        ])
    case .rate?:
      Reason(
        "feed-silent.rate",
        [
          "feed": feed, "minutes": "\(why?.window.wholeMinutes ?? 0)", "count": "\(why?.count ?? 0)",
          "usual": "\(Int((why?.usualCount ?? 0).rounded()))",
        ])
    }
  }

  private func heardAgain(_ feed: String) throws {
    guard let record = try silence(of: feed, active: true) else { return }
    try tx.update(record.conditionEnded(at: now))
    try journal("finding.ended", "finding:\(record.no)", centre: record.centre)
  }

  /// The finding of a feed's silence that nobody has decided about.
  /// - Parameter active: nil: whether the feed is heard again or not.
  private func silence(of feed: String, active: Bool?) throws -> FindingRecord? {
    if active == true {
      return try tx.read.activeFinding(detector: .feedSilent, mmsi: 0, object: feed)
    }
    return try tx.read.findings(detector: .feedSilent, object: feed).last { !$0.isDisposed }
  }

  /// A receiver has no waters of its own: it is the business of the uppermost centre that this daemon runs (D12).
  var feedKeeper: CentreID? {
    let hosted = directory.organisation.centres.filter { context.hosted.contains($0.id) }
    for tier in Tier.allCases {
      if let centre = hosted.filter({ $0.tier == tier }).map(\.id).min() { return centre }
    }
    return nil
  }
}
