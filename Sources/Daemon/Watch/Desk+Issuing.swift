import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Notices on one path: form 8 (P7, C10, X8) and form 7 (P8, C11), filed, drafted and signed, issued again for one that was cancelled, or
/// passed down (R5). A number is taken when the notice is signed, in the transaction of its mail.
extension Desk {
  /// What a notice is issued with.
  struct Issue {
    var unit: UnitID
    var answeredBy: CentreID
    var clause: String
    var demand: String?
    /// Number of the cancelled notice that it stands for.
    var corrects: String?
    /// The notice that is passed down.
    var above: Paper?
  }

  /// The first step of a case's history.
  func begin(_ record: CaseRecord) throws {
    try tx.insert(
      CaseStep(
        caseNo: record.no, kind: .filed, at: now, by: record.filedBy, state: record.state, words: record.note,
        values: record.owner == record.filedBy ? [:] : ["person": record.owner]))
  }

  /// Form 8 or 7 to whom the clause names, a draft of it where the regulation leaves signing to others, or a row of the ledger alone.
  func fileNotice(_ record: inout CaseRecord, person: Person, demand: String?) throws -> Paper? {
    let ledger = record.kind == .breach ? 9 : 10
    switch try way(record) {
    case .ledgerOnly(let clause):
      try enter(record, ledger: ledger, centre: record.centre, .own, counterpart: nil, paper: nil)
      try tell(record, clause: clause, unit: nil)
      return nil
    case .notice(let unit, let answeredBy, let clause):
      let issue = Issue(unit: unit, answeredBy: answeredBy, clause: clause, demand: demand)
      guard maySign(person, record) else {
        try draft(record, issue, by: person)
        try tell(record, clause: clause, unit: unit)
        return nil
      }
      let paper = try sign(issue, &record, by: person)
      try tell(record, clause: clause, unit: unit)
      return paper
    }
  }

  /// How the centre that follows the case deals with it.
  func way(_ record: CaseRecord) throws -> Addressees.Violation {
    guard let filer = directory.centre(record.centre), let waters = directory.centre(record.waters) else {
      throw ActRefusal.noSuchThing("centre:\(record.waters)")
    }
    if record.passedFrom != nil, let below = Addressees.passedDown(by: filer, waters: waters, directory: directory) {
      return .notice(
        unit: below.unit, answeredBy: below.centre, clause: record.kind == .breach ? "C11" : "C10")
    }
    if record.kind == .breach {
      guard
        let way = Addressees.breach(
          filer: filer, accused: waters, stopped: record.stopped == true, directory: directory)
      else { throw AuthorityRefusal.scope(record.waters) }
      return way
    }
    let point = record.point.flatMap { directory.point($0) }
    let way = Addressees.violation(filer: filer, waters: waters, point: point, directory: directory)
    guard let way else { throw ActRefusal.noTownship }
    return way
  }

  private func maySign(_ person: Person, _ record: CaseRecord) -> Bool {
    context.rules.notice.signers(breach: record.kind == .breach).contains(person.role)
  }

  /// Number, paper, both ledgers, journal and mail: one transaction.
  private func sign(_ issue: Issue, _ record: inout CaseRecord, by person: Person) throws -> Paper {
    let form: Paper.Form = record.kind == .breach ? .breachNotice : .violationNotice
    guard maySign(person, record) else { throw NoticeRefusal.mayNotSign }
    try Authority.check(.issueNotice, by: person, centre: record.centre, directory: directory)
    let rules = context.rules.notice
    let number = try nextNumber(form, centre: record.centre, drill: record.drill)
    let text = issue.demand.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? context.letters.demand(record)
    let notAfter = issue.above.flatMap { NoticeClock.limit(below: $0, rules: rules, zone: zone) }
    var paper = Paper(
      form: form, number: number, caseNo: record.no, issuedBy: record.centre, issuedAt: now, signedBy: person.id,
      to: issue.unit, answeredBy: issue.answeredBy, demand: text,
      due: NoticeClock.due(received: now, rules: rules, zone: zone, notAfter: notAfter), drill: record.drill)
    (paper.clause, paper.corrects) = (issue.clause, issue.corrects)
    (paper.passedFrom, paper.notAfter) = (issue.above?.no, notAfter)
    paper.no = try tx.insert(paper)
    try dispatch(&record, paper: paper)
    try enter(
      record, ledger: form.ledger, centre: record.centre, .issued, counterpart: issue.unit, paper: paper.no)
    if issue.answeredBy != record.centre {
      try enter(
        record, ledger: form.ledger, centre: issue.answeredBy, .received, counterpart: record.centre.rawValue,
        paper: paper.no)
    }
    try journal(
      "notice.issued", "notice:\(paper.no)", centre: record.centre,
      ["clause": issue.clause, "number": number, "to": issue.unit])
    try post(
      context.letters.notice(paper, of: record, above: issue.above?.number), paper: paper.no)
    return paper
  }

  /// Another notice for one that was cancelled, which it names.
  func issueAgain(case no: Int64, demand: String?, revision: Int?) throws -> Paper {
    var record = try caseRecord(no)
    let person = try allow(.issueNotice, centre: record.centre)
    try expect(revision, record.revision)
    guard record.state == .filed else { throw CaseRefusal.wrongState(record.state) }
    let last = try tx.read.papers(case: no).last
    if let last, !last.isCancelled { throw NoticeRefusal.alreadyIssued }
    guard record.kind == .violation || record.kind == .breach,
      case .notice(let unit, let centre, let clause) = try way(record)
    else { throw NoticeRefusal.noNotice }
    let above = try record.passedFrom.flatMap { try tx.read.paper(no: $0) }
    let paper = try sign(
      Issue(
        unit: unit, answeredBy: centre, clause: clause, demand: demand ?? last?.demand, corrects: last?.number,
        above: above),
      &record, by: person)
    try endDraft(case: no, by: person, paper: paper)
    return paper
  }

  /// R5: a city that got form 7 or 8 from the province issues its own to the county, due before the one above it.
  func pass(notice no: Int64, demand: String?) throws -> (record: CaseRecord, paper: Paper) {
    let (above, origin) = try notice(no)
    let person = try allow(.passNotice, centre: above.answeredBy)
    guard !above.isCancelled else { throw CaseRefusal.paperCancelled }
    guard above.awaitsReply else { throw NoticeRefusal.overAlready }
    guard let holder = directory.centre(above.answeredBy), let waters = directory.centre(origin.waters),
      let below = Addressees.passedDown(by: holder, waters: waters, directory: directory), above.issuedBy != holder.id
    else { throw NoticeRefusal.nothingBelow }
    if let earlier = try tx.read.casePassed(from: no), earlier.state != .dismissed { throw NoticeRefusal.alreadyPassed }
    if above.receivedAt == nil { try receive(notice: no, at: now) }
    var record = origin
    record.no = 0
    (record.centre, record.filedBy, record.filedAt, record.state) = (holder.id, person.id, now, .filed)
    (record.findingNo, record.passedFrom, record.revision, record.closedAt) = (nil, no, 1, nil)
    (record.firstContact, record.holder, record.handing, record.urged, record.supervisions) = (nil, nil, nil, nil, nil)
    record.no = try tx.insert(record)
    try journal(
      "notice.passed", "notice:\(no)", centre: holder.id, ["case": "\(record.no)", "number": above.number])
    try begin(record)
    let paper = try sign(
      Issue(
        unit: below.unit, answeredBy: below.centre, clause: record.kind == .breach ? "C11" : "C10",
        demand: demand ?? above.demand, above: try tx.read.paper(no: no) ?? above),
      &record, by: person)
    return (record, paper)
  }

  func caseRecord(_ no: Int64) throws -> CaseRecord {
    guard let record = try tx.read.caseRecord(no: no) else { throw ActRefusal.noSuchThing("case:\(no)") }
    return record
  }
}
