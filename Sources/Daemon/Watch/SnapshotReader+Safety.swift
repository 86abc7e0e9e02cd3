import Casework
import Organisation
import Reporting
import Store
import Units

extension SnapshotReader {
  /// Broadcasts of a centre whose hour lay in the period, and bulletins that it entered or passed on in it, with those of its own and
  /// of its superiors that are in force at its end. A drill is none (D14).
  func safety(_ centre: CentreID, from: Instant, until: Instant) throws -> SafetyFacts {
    var facts = SafetyFacts()
    for broadcast in try read.broadcasts(from: from, before: until) where broadcast.centre == centre {
      facts.hours.append(broadcast)
      switch broadcast.state {
      case .made: facts.broadcasts.made += 1
      case .madeLate: facts.broadcasts.late += 1
      case .missed: facts.broadcasts.missed += 1
      case .draft, .approved, .stale: break
      }
    }
    let entered = try read.bulletins(enteredFrom: from, before: until)
    facts.bulletins.issued = entered.count { $0.centre == centre && $0.enteredBy != nil && !$0.drill }
    for receipt in try read.receipts(relayedFrom: from, before: until) where receipt.via == centre {
      guard let bulletin = try read.bulletin(no: receipt.bulletin), !bulletin.drill else { continue }
      facts.bulletins.relayed += 1
      if receipt.receivedAt == nil {
        facts.bulletins.unconfirmed += 1
        facts.missing.append(.init(bulletin: bulletin, receipt: receipt))
      }
    }
    let relayed = try read.bulletinsRelayed(to: centre)
    facts.inForce = try read.liveBulletins().filter { bulletin in
      !bulletin.drill && bulletin.state(at: until) == .inForce
        && (bulletin.centre == centre || relayed.contains(bulletin.no))
    }.sorted { ($1.severity, $0.kind.rank, $0.no) < ($0.severity, $1.kind.rank, $1.no) }
    return facts
  }
}
