import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Outages announced (S5): to the centre's own people, its superior and the units of the points concerned, in one transaction.
extension Desk {
  struct OutageEntry {
    var from: Instant
    var until: Instant
    var what: String
    var points: [PointID]
    /// Empty: all whom it concerns.
    var to: [Outage.Party]
    var isEmergency: Bool
    var fault: Int64?
    var drill: Bool
  }

  func announce(_ entry: OutageEntry) throws -> Outage {
    guard let centre = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    let person = try allow(.announceOutage, centre: centre)
    guard entry.until > entry.from else { throw FaultRefusal.outageEnds }
    // What is over concerns nobody; what begins in the past is an emergency.
    guard entry.until > now else { throw FaultRefusal.outageOver }
    guard !entry.what.allSatisfy(\.isWhitespace) else { throw FaultRefusal.emptyText }
    for point in entry.points where directory.point(point) == nil { throw ActRefusal.noSuchThing("point:\(point)") }
    if let no = entry.fault, try fault(no).centre != centre { throw AuthorityRefusal.scope(try fault(no).centre) }
    var outage = Outage(
      centre: centre, from: entry.from, until: entry.until, what: entry.what, points: entry.points,
      to: entry.to.isEmpty ? Outage.Party.allCases : entry.to, isEmergency: entry.isEmergency, fault: entry.fault,
      announcedAt: now, announcedBy: person.id,
      isLate: Outage.isLate(
        from: entry.from, isEmergency: entry.isEmergency, announced: now, rules: context.rules.faults),
      drill: entry.drill)
    outage.no = try tx.insert(outage)
    try journal(
      "outage.announced", "outage:\(outage.no)", centre: centre, occurred: nil,
      [
        "from": zone.iso8601(outage.from), "late": "\(outage.isLate)", "until": zone.iso8601(outage.until),
        "what": outage.what,
      ])
    try post(context.letters.outage(outage, to: people(outage)))
    return outage
  }

  func cancelOutage(_ no: Int64, reason: String, revision: Int?) throws -> Outage {
    guard var outage = try tx.read.outage(no: no) else { throw ActRefusal.noSuchThing("outage:\(no)") }
    let person = try allow(.announceOutage, centre: outage.centre)
    try expect(revision, outage.revision)
    guard !reason.allSatisfy(\.isWhitespace) else { throw FaultRefusal.emptyText }
    guard [.ahead, .running].contains(outage.state(at: now)) else { throw FaultRefusal.outageOver }
    outage.cancelled = FaultRecord.Step(text: reason, at: now, by: person.id)
    outage.revision += 1
    try tx.update(outage)
    try journal("outage.cancelled", "outage:\(no)", centre: outage.centre, ["reason": reason])
    try post(context.letters.outage(outage, to: people(outage)))
    return outage
  }

  /// The centre's leaders who are told besides its desk.
  private func people(_ outage: Outage) -> [Person] {
    guard outage.to.contains(.own) else { return [] }
    let resolver = RungResolver(directory)
    return resolver.people(.watchkeepers, centre: outage.centre, at: now)
      + resolver.people(.dutyLeader, centre: outage.centre, at: now)
  }
}
