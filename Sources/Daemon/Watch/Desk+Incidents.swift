import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Incidents, form 5 (P9, C12, C13, X9). Beside its case each has a file; after every change what is owed is computed anew and the difference
/// carried out in the same transaction (D1, D3): what is at once is told (R15), what goes up is put before its leaders (R6).
extension Desk {
  /// An incident at work: its case, its form 5 and its file.
  struct IncidentWork {
    var record: CaseRecord
    var paper: Paper
    var file: IncidentFile
  }

  func fileIncident(_ record: inout CaseRecord, filer: Centre, waters: Centre) throws -> Paper {
    let number = try nextNumber(.incidentReport, centre: filer.id, drill: record.drill)
    let file = newFile(record)
    let owed = file.owed(context.rules.grades, directory: directory).flatMap(\.reports)
    let centre = owed.lazy.compactMap { report -> CentreID? in
      if case .centre(let id) = report.to { return id }
      return nil
    }.first
    let unit = owed.lazy.compactMap { report -> UnitID? in
      if case .unit(let id) = report.to { return id }
      return nil
    }.first
    var paper = Paper(
      form: .incidentReport, number: number, caseNo: record.no, issuedBy: filer.id, issuedAt: now,
      signedBy: record.filedBy, to: unit ?? filer.authority, answeredBy: centre ?? filer.id, demand: "", due: nil,
      drill: record.drill)
    paper.no = try tx.insert(paper)
    try dispatch(&record, paper: paper)
    try enter(record, ledger: 11, centre: filer.id, .own, counterpart: centre?.rawValue, paper: paper.no)
    try journal(
      "incident.reported", "incident:\(paper.no)", centre: filer.id,
      ["clause": owed.first?.clause ?? "", "number": number])
    var work = IncidentWork(record: record, paper: paper, file: file)
    try carryOut(&work)
    try keep(&work, act: false)
    return paper
  }

  /// The file as a case begins it: vessels from the register, the holiday from the calendar.
  private func newFile(_ record: CaseRecord) -> IncidentFile {
    let known = record.mmsi.flatMap { directory.vessel(mmsi: $0) }
    let isNamed = !record.vesselName.isEmpty || record.mmsi != nil
    let vessels =
      isNamed
      ? [
        IncidentVessel(
          name: known?.name ?? record.vesselName, mmsi: record.mmsi, kind: known?.kind, tonnage: known?.tonnage,
          power: known?.power)
      ] : []
    let rule = context.rules.code(record.code)
    let hazard = rule?.hazard ?? (record.severity >= .serious ? HazardClass.major : .correctable)
    let day = zone.civil(record.occurredAt).date
    return IncidentFile(
      record, hazard: IncidentKind(record.code) == .hazard ? hazard : .correctable,
      place: record.placeName, holiday: directory.organisation.holidays.holiday(on: day)?.name, vessels: vessels,
      course: record.note)
  }

  /// An incident with its file; of one that an older release filed the file begins here, with all that was told then.
  func incident(case no: Int64) throws -> IncidentWork {
    guard let record = try tx.read.caseRecord(no: no), record.kind == .incident,
      let paper = try tx.read.papers(case: no).first(where: { $0.form == .incidentReport })
    else { throw ActRefusal.noSuchThing("incident:\(no)") }
    if let file = try tx.read.incident(case: no) { return IncidentWork(record: record, paper: paper, file: file) }
    var file = newFile(record)
    let owed = file.owed(context.rules.grades, directory: directory).map { owed in
      (centre: owed.centre, reports: owed.reports.filter { $0.timing == .atOnce })
    }
    _ = file.settle(owed, standIn: { _ in false }, judged(file), at: record.filedAt)
    file.letters = 1
    file.closedAt = record.closedAt
    return IncidentWork(record: record, paper: paper, file: file)
  }

  func judged(_ file: IncidentFile) -> IncidentFile.Judged { file.effective(context.rules.grades, zone) }

  /// Writes the file back; every act of a person is one revision.
  func keep(_ work: inout IncidentWork, act: Bool = true) throws {
    if act { work.file.revision += 1 }
    try tx.put(work.file, next: IncidentClock.next(work.file, rules: context.rules.incident, now: now))
  }

  /// D1: what is owed and not told yet. A centre that gets form 5 may owe more by its own clause, so this goes on until nothing is new.
  func carryOut(_ work: inout IncidentWork) throws {
    for _ in 0..<8 {
      let owed = work.file.owed(context.rules.grades, directory: directory)
      let fresh = work.file.settle(owed, standIn: standsIn(work.record), judged(work.file), at: now)
      var holders: [CentreID] = []
      for entry in fresh where !holders.contains(entry.centre) { holders.append(entry.centre) }
      for holder in holders {
        try tellAtOnce(&work, fresh.filter { $0.centre == holder }.map(\.report), from: holder)
      }
      for handler in work.file.handlers { work.file.plan([], by: handler, directory: directory, at: now) }
      if fresh.isEmpty { break }
    }
    for submission in work.file.submissions where submission.isOpen && submission.askedAt == now {
      try putBefore(work, submission)
    }
  }

  /// R6: where the centre has no other duty leader than the one who filed, the filing is the duty leader's report.
  private func standsIn(_ record: CaseRecord) -> (CentreID) -> Bool {
    let directory = directory
    return { centre in
      guard let filer = directory.person(record.filedBy), filer.centre == centre, filer.role == .dutyLeader else {
        return false
      }
      return !directory.people(of: centre, role: .dutyLeader).contains { $0.id != filer.id }
    }
  }

  /// R15: the duty leader and the authority's safety-responsible leader are told (R19), form 5 goes, the plan's calls fall due.
  private func tellAtOnce(_ work: inout IncidentWork, _ reports: [OwedReport], from holder: CentreID) throws {
    guard let centre = directory.centre(holder) else { return }
    let clause = reports.first?.clause ?? ""
    let causes = OwedReport.Cause.allCases.filter { cause in reports.contains { $0.cause == cause } }
    var centres: [CentreID] = []
    var units: [UnitID] = []
    var isLeader = false
    for report in reports {
      switch report.to {
      case .centre(let id): centres.append(id)
      case .unit(let id): units.append(id)
      case .dutyLeader: isLeader = true
      }
    }
    if isLeader {
      let leaders = RungResolver(directory).people(.dutyLeader, centre: holder, at: now)
      let authority = units.contains(centre.authority) ? directory.unit(centre.authority) : nil
      try post(
        context.letters.told(work.record, clause: clause, to: leaders, unit: authority), paper: work.paper.no)
    }
    work.file.plan(reports, by: holder, directory: directory, at: now)
    try say(&work, .told, "\(clause) \(context.letters.names(reports.map(\.to)))")
    try send(
      &work,
      IncidentSending(.atOnce, from: holder, clause: clause, causes: causes, centres: centres, units: units))
  }

  /// Form 5, or what follows it, goes to centres and units; a centre that gets it first lists it in its ledger 11, and its duty leader hears of
  /// it (P10).
  func send(_ work: inout IncidentWork, _ sending: IncidentSending) throws {
    if !sending.centres.isEmpty || !sending.units.isEmpty {
      try post(
        context.letters.incident(work.paper, of: work.record, work.file, sending, at: now), paper: work.paper.no)
      work.file.letters += 1
    }
    for centre in sending.centres {
      let isNew = work.file.arrives(
        at: centre, from: sending.from, clause: sending.clause, awaited: context.hosted.contains(centre),
        directory: directory, now: now)
      guard isNew, let receipt = work.file.receipts.last else { continue }
      try enter(
        work.record, ledger: 11, centre: centre, .received, counterpart: sending.from.rawValue, paper: work.paper.no)
      let leaders = RungResolver(directory).people(.dutyLeader, centre: centre, at: now)
      let clause = receipt.isUp ? upClause(centre) : sending.clause
      try post(
        context.letters.incidentReceived(
          work.paper, of: work.record, work.file, receipt, clause: clause, to: leaders, at: now), paper: work.paper.no)
    }
  }

  /// P10 at the province, C14 at a city, X10 at a county.
  private func upClause(_ centre: CentreID) -> String {
    switch directory.centre(centre)?.tier {
    case .province: "P10"
    case .city: "C14"
    case .county, nil: "X10"
    }
  }

  /// A letter to whom a submission waits for: the duty leaders or the centre leaders but its authors.
  private func putBefore(_ work: IncidentWork, _ submission: Submission) throws {
    guard submission.state != .returned else { return }
    try post(
      context.letters.incidentAwaits(
        work.paper, of: work.record, work.file, submission, to: approvers(submission), at: now), paper: work.paper.no)
  }

  /// Whose turn it is, as of now: on watch first; where that is only an author, all others of the role.
  func approvers(_ submission: Submission) -> [Person] {
    let isCentre = submission.state == .centreLeader
    let rung: LadderRules.Rung = isCentre ? .centreLeader : .dutyLeader
    func free(_ people: [Person]) -> [Person] { people.filter { !submission.authors.contains($0.id) } }
    let onWatch = free(RungResolver(directory).people(rung, centre: submission.centre, at: now))
    if !onWatch.isEmpty { return onWatch }
    return free(directory.people(of: submission.centre, role: isCentre ? .leaderInCharge : .dutyLeader))
  }

  /// A line of the running log that the system writes.
  func say(_ work: inout IncidentWork, _ kind: IncidentLine.Kind, _ text: String, happened: Instant? = nil) throws {
    work.file.log.append(
      IncidentLine(kind, happened: happened ?? now, recorded: now, by: signer.person?.id, text))
  }
}
