import Casework
import Organisation
import Regulation
import Store
import Units

/// What is owed to the public and of the rooms themselves: callers, looks at how matters were dealt with, the rooms' own confirmation.
extension AuditReader {
  /// S6, S8. Told to the last it waits for people.
  func publicReports() throws -> [AuditMatter] {
    let (rules, directory) = (view.context.rules.publicReports, view.context.directory)
    let (zone, holidays) = (directory.zone, directory.organisation.holidays)
    return try read.openPublicReports().filter { view.context.hosted.contains($0.centre) }.map { report in
      let isOwed = !PublicReportClock.tellings(
        report, rules: rules, zone: zone, holidays: holidays, now: now - bound
      ).isEmpty
      let next = PublicReportClock.next(report, rules: rules, zone: zone, holidays: holidays, now: now)
      return AuditMatter(
        .caller, "caller:\(report.no)", centre: report.centre, next: isOwed ? passedOver : next, needsStep: false)
    }
  }

  /// S6, G13: an occasion whose last day is over is recorded as missed by the next daily look; what is not put right is told by the first
  /// one after its day.
  func reviews() throws -> [AuditMatter] {
    let (rules, zone) = (view.context.rules, view.context.zone)
    let occasions = try read.openReviewOccasions().filter { view.context.hosted.contains($0.centre) }.map { kept in
      AuditMatter(
        .review, "review:\(kept.centre)/\(kept.occasion.key)", centre: kept.centre,
        next: zone.instant(kept.occasion.through + 1, rules.matters.dailyLook))
    }
    let holidays = view.context.directory.organisation.holidays
    let wanting = try read.openReviews().filter { view.context.hosted.contains($0.centre) }.map { review in
      let looks = try review.items.filter { $0.isWanting && $0.mend == nil }.compactMap { item -> Instant? in
        guard let judgement = item.judgement,
          try !read.isTold("review/mend/\(review.centre)/\(review.no)/\(item.caseNo)")
        else { return nil }
        let due = HandlingReview.mendDue(judgement, rules: rules.reviews, zone: zone, holidays: holidays)
        return zone.instant(zone.civil(due).date + 1, rules.matters.dailyLook)
      }
      return AuditMatter(
        .review, "review:\(review.no)", centre: review.centre, next: looks.min(), needsStep: false)
    }
    return occasions + wanting
  }

  /// R8: a staffed first-line room that gives no sign becomes a finding; one that is a finding already has its ladder.
  func rooms() throws -> [AuditMatter] {
    guard view.context.rules.presence.confirmsRoom else { return [] }
    let presence = PresenceRoom(view.context)
    return try view.context.hosted.sorted().compactMap { id in
      guard let centre = view.context.directory.centre(id), centre.isFirstLine,
        let state = try presence.state(id, at: now, read: read), state.mode == .staffed,
        try read.activeFinding(detector: .watchAbsent, mmsi: 0, object: centre.roomObject) == nil
      else { return nil }
      let prompt = presence.prompt(centre, state, sign: try read.presenceSign(id), at: now)
      // The room closes before: nobody is awaited then.
      if let changes = state.changes, prompt.calls >= changes { return nil }
      return AuditMatter(.room, "room:\(id)", centre: id, next: prompt.calls)
    }
  }
}
