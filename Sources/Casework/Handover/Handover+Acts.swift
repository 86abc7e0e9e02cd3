package import Organisation
package import Regulation
package import Units

/// Why a handover goes no further; people are told the catalogue's words (`refusal.handover.<case>`).
package enum HandoverRefusal: Error, Hashable, Sendable {
  /// The roster has no watch to hand over, or none to hand it to.
  case nobodyOnWatch
  /// Neither of the watch that goes nor of the one that comes.
  case notOfThisHandover
  case tooEarly(from: Instant)
  /// S2: no handover while the off-going watch has not prepared it.
  case notPrepared
  /// S2: nor while the on-coming is incomplete.
  case incomplete(missing: [PersonID])
  case signedAlready
  /// What was signed is not written anew.
  case underSignature
  /// S2: the state of the equipment is said item by item.
  case equipmentMissing
  case notRostered(PersonID)
  /// Who stands in is another watchkeeper of the centre.
  case notAWatchkeeper(PersonID)
  case noSuchSwap(PersonID)
  /// Nobody approves their own.
  case ownSwap
  case emptyText
  case arrivedLater
}

/// G6, S2: the order of a handover: written, signed by who comes, then by who goes.
extension Handover {
  package mutating func prepare(
    by person: PersonID, equipment items: [Item], matters open: [Matter], instructions words: String,
    rules: HandoverRules, at now: Instant
  ) throws(HandoverRefusal) {
    guard offGoing.watchkeepers.contains(person) || offGoing.leader == person else { throw .notOfThisHandover }
    let from = offGoing.ends - rules.opens
    guard now >= from else { throw .tooEarly(from: from) }
    guard signedOn.isEmpty, signedOff.isEmpty else { throw .underSignature }
    guard !items.isEmpty else { throw .equipmentMissing }
    guard items.allSatisfy({ Self.says($0.equipment) && Self.says($0.state) }) else { throw .emptyText }
    preparedBy = person
    preparedAt = now
    equipment = items
    matters = open
    instructions = words
    revision += 1
  }

  /// - Parameters:
  ///   - arrived: when who takes over was in the room; nil: as they sign.
  ///   - open: what is open now: the first who takes over signs for that, not for what was open as it was written.
  package mutating func sign(
    by person: PersonID, arrived: Instant?, open: [Matter], rules: HandoverRules, at now: Instant
  ) throws(HandoverRefusal) {
    let (comes, goes) = (taking.contains(person), offGoing.watchkeepers.contains(person))
    let leads = person == offGoing.leader || person == onComing.leader
    guard comes || goes || leads else { throw .notOfThisHandover }
    guard preparedAt != nil else { throw .notPrepared }
    if comes, missingOn.contains(person) {
      try takeOver(person, arrived: arrived, open: open, rules: rules, at: now)
    } else if goes, missingOff.contains(person) {
      try goOff(person, at: now)
    } else {
      guard leads, !leaders.contains(where: { $0.by == person }) else { throw .signedAlready }
      leaders.append(Signature(by: person, at: now))
    }
    revision += 1
  }

  private mutating func takeOver(
    _ person: PersonID, arrived: Instant?, open: [Matter], rules: HandoverRules, at now: Instant
  ) throws(HandoverRefusal) {
    let from = onComing.starts - rules.arrive
    guard now >= from else { throw .tooEarly(from: from) }
    if let arrived, arrived > now { throw .arrivedLater }
    if signedOn.isEmpty { matters = open }
    signedOn.append(Signature(by: person, at: now, arrived: arrived ?? now))
  }

  /// Never before the watch is over, and not before all who come have signed (S2); where nobody comes at once, as it ends.
  private mutating func goOff(_ person: PersonID, at now: Instant) throws(HandoverRefusal) {
    if isContinuous, !missingOn.isEmpty { throw .incomplete(missing: missingOn) }
    guard now >= offGoing.ends else { throw .tooEarly(from: offGoing.ends) }
    signedOff.append(Signature(by: person, at: now))
  }

  package mutating func askSwap(
    of out: PersonID, for instead: PersonID, reason: String, by person: PersonID, at now: Instant
  ) throws(HandoverRefusal) {
    guard onComing.watchkeepers.contains(out) else { throw .notRostered(out) }
    guard !taking.contains(instead) else { throw .notAWatchkeeper(instead) }
    guard Self.says(reason) else { throw .emptyText }
    guard !signedOn.contains(where: { $0.by == out }) else { throw .underSignature }
    substitutes.removeAll { $0.out == out && $0.approvedBy == nil }
    substitutes.append(
      Substitute(out: out, instead: instead, reason: reason, askedBy: person, askedAt: now))
    revision += 1
  }

  /// By the leader in charge, who leads neither watch and is none of the three.
  package mutating func approveSwap(of out: PersonID, by person: PersonID, at now: Instant) throws(HandoverRefusal) {
    guard let index = substitutes.lastIndex(where: { $0.out == out && $0.approvedBy == nil }) else {
      throw .noSuchSwap(out)
    }
    let swap = substitutes[index]
    let own = [swap.out, swap.instead, swap.askedBy, onComing.leader, offGoing.leader]
    guard !own.contains(person) else { throw .ownSwap }
    guard !taking.contains(swap.instead) else { throw .notAWatchkeeper(swap.instead) }
    substitutes[index].approvedBy = person
    substitutes[index].approvedAt = now
    revision += 1
  }

  private static func says(_ text: String) -> Bool { !text.allSatisfy(\.isWhitespace) }
}
