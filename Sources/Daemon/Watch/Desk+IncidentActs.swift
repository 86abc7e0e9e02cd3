import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What people do about an incident: figures and words (R9), the log, the plan's calls (C13 (b)), receipts, instructions and requests for
/// help (P10, C14, X10). Each is one transaction with all that it causes.
extension Desk {
  func setIncident(_ no: Int64, _ entry: IncidentEntry, asOf: Instant?, reason: String?, revision: Int?) throws
    -> IncidentWork
  {
    var work = try incident(case: no)
    let person = try allowEdit(work)
    try expect(revision, work.file.revision)
    if let asOf, asOf > now { throw ActRefusal.inTheFuture }
    let hand = IncidentHand(by: person.id, role: person.role, at: now, asOf: asOf, reason: reason)
    let changes = try work.file.change(entry, hand, rules: context.rules.grades, zone: zone)
    for change in changes {
      try say(&work, .change, context.letters.line(change), happened: asOf)
      try journal(
        "incident.changed", "case:\(no)", centre: work.file.centre, occurred: asOf,
        [
          "after": change.after ?? "", "before": change.before ?? "", "field": change.field,
          "reason": change.reason ?? "",
        ])
    }
    if work.file.isEmergency, work.record.severity != .emergency {
      work.record.severity = .emergency
      work.record.revision += 1
      try tx.update(work.record)
    }
    try carryOut(&work)
    try keep(&work)
    return work
  }

  /// A line of the running log, by anyone of the centres that have it; `help`: a request for help with it (P10).
  func logIncident(_ no: Int64, _ text: String, happened: Instant?, help: Bool) throws -> IncidentWork {
    var work = try incident(case: no)
    let person = try allow(.editIncident, centre: try holder(of: work))
    guard !text.allSatisfy(\.isWhitespace) else { throw IncidentRefusal.emptyText }
    if let happened, happened > now { throw ActRefusal.inTheFuture }
    work.file.log.append(
      IncidentLine(help ? .help : .note, happened: happened ?? now, recorded: now, by: person.id, text))
    for index in work.file.submissions.indices { work.file.submissions[index].amended(at: now) }
    try journal(
      help ? "incident.help" : "incident.log", "case:\(no)", centre: person.centre, occurred: happened, ["text": text])
    if help { try askHelp(&work, text, person) }
    try carryOut(&work)
    try keep(&work)
    return work
  }

  /// P10: to the own duty leader and to the centre above with its duty leader; of the province, to its bureau.
  private func askHelp(_ work: inout IncidentWork, _ text: String, _ person: Person) throws {
    let help = try work.file.askHelp(text, from: person.centre, by: person.id, directory: directory, now: now)
    let resolver = RungResolver(directory)
    var people = resolver.people(.dutyLeader, centre: person.centre, at: now)
    if let above = help.of {
      people += resolver.people(.dutyLeader, centre: above, at: now)
      if work.file.arrives(
        at: above, from: person.centre, clause: "P10", awaited: context.hosted.contains(above), directory: directory,
        now: now)
      {
        try enter(
          work.record, ledger: 11, centre: above, .received, counterpart: person.centre.rawValue, paper: work.paper.no)
      }
    }
    let unit = help.of == nil ? directory.centre(person.centre)?.authority : nil
    for letter in context.letters.incidentHelp(
      work.paper, of: work.record, work.file, help, people: people, unit: unit)
    {
      try post(letter, paper: work.paper.no)
    }
  }

  func callIncident(_ no: Int64, party: String, reached: Bool, note: String, at called: Instant?) throws
    -> IncidentWork
  {
    var work = try incident(case: no)
    let person = try allowEdit(work)
    if let called, called > now { throw ActRefusal.inTheFuture }
    try work.file.called(party, reached: reached, note: note, by: person.id, at: called ?? now)
    try say(&work, .call, context.letters.line(party: party, reached: reached, note: note), happened: called)
    try journal(
      "incident.called", "case:\(no)", centre: person.centre, occurred: called,
      ["note": note, "party": party, "reached": "\(reached)"])
    try keep(&work)
    return work
  }

  /// P10: the receipt confirmed; a centre to which it was handed down takes it over with that, and does what its own clause asks (P9, C12).
  func receiveIncident(_ no: Int64) throws -> IncidentWork {
    var work = try incident(case: no)
    let person = try allow(.receiveIncident, centre: try holder(of: work, received: true))
    try work.file.receive(at: person.centre, by: person.id, now: now)
    try say(&work, .receipt, context.letters.names([.centre(person.centre)]))
    try journal("incident.received", "case:\(no)", centre: person.centre)
    try carryOut(&work)
    try keep(&work)
    return work
  }

  func instructIncident(_ no: Int64, _ text: String) throws -> IncidentWork {
    var work = try incident(case: no)
    let person = try allow(.instructIncident, centre: try holder(of: work))
    let instruction = try work.file.instruct(
      text, from: person.centre, by: person.id, directory: directory, now: now)
    try say(&work, .instruction, text)
    try journal("incident.instructed", "case:\(no)", centre: person.centre, ["text": text])
    let below = work.file.below(person.centre, directory: directory)
    let people = below.flatMap { RungResolver(directory).people(.dutyLeader, centre: $0, at: now) }
    try post(
      context.letters.incidentInstruction(
        work.paper, of: work.record, work.file, instruction, centres: below, people: people), paper: work.paper.no)
    try carryOut(&work)
    try keep(&work)
    return work
  }

  /// Who deals with it may change it: people of the centre that filed it, and of those that took it over.
  func allowEdit(_ work: IncidentWork) throws -> Person {
    let own = signer.person?.centre
    let centre = own.flatMap { work.file.handlers.contains($0) ? $0 : nil } ?? work.file.centre
    return try allow(.editIncident, centre: centre)
  }

  /// The signer's own centre, if it has the incident; else the centre that filed it, of which the signer is told that it is not theirs.
  func holder(of work: IncidentWork, received: Bool = false) throws -> CentreID {
    guard let own = signer.person?.centre else { return work.file.centre }
    let known = work.file.receipts.contains { $0.centre == own } || !received && own == work.file.centre
    if received, own == work.file.centre { throw IncidentRefusal.notReceived }
    return known ? own : work.file.centre
  }
}
