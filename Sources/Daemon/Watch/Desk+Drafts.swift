import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Notices that wait for a signature (R8; `notice.signers`): without a number, so that none leaves a gap.
extension Desk {
  /// Form 7 drafted by the daemon for a finding (R8: a presence check that nobody answered); the same finding twice is one draft. A person
  /// signs it: that files the finding.
  @discardableResult
  func draftNotice(finding: FindingRecord, note: String) throws -> NoticeDraft {
    if let draft = try tx.read.openDraft(finding: finding.no) { return draft }
    var draft = NoticeDraft(
      form: .breachNotice, centre: finding.centre, finding: finding.no, caseNo: nil, demand: "", note: note,
      draftedAt: now, draftedBy: nil)
    draft.no = try tx.insert(draft)
    try journal("notice.drafted", "draft:\(draft.no)", centre: draft.centre, ["finding": "\(finding.no)"])
    let leaders = RungResolver(directory).people(.dutyLeader, centre: draft.centre, at: now)
    try post(context.letters.noticeDraft(draft, finding: finding, record: nil, to: leaders))
    return draft
  }

  /// A case whose filer may not sign its notice.
  func draft(_ record: CaseRecord, _ issue: Issue, by person: Person) throws {
    var draft = NoticeDraft(
      form: record.kind == .breach ? .breachNotice : .violationNotice, centre: record.centre, finding: nil,
      caseNo: record.no, demand: issue.demand ?? "", note: record.note, draftedAt: now, draftedBy: person.id)
    draft.no = try tx.insert(draft)
    try journal("notice.drafted", "draft:\(draft.no)", centre: draft.centre, ["case": "\(record.no)"])
    let leaders = RungResolver(directory).people(.dutyLeader, centre: draft.centre, at: now)
    try post(context.letters.noticeDraft(draft, finding: nil, record: record, to: leaders))
  }

  func sign(draft no: Int64, demand: String?, revision: Int?) throws -> Paper {
    let draft = try openDraft(no, revision)
    let text = demand ?? (draft.demand.isEmpty ? nil : draft.demand)
    guard let person = signer.person else { throw AuthorityRefusal.notSignedOn }
    let signers = context.rules.notice.signers(breach: draft.form == .breachNotice)
    guard signers.contains(person.role) else { throw NoticeRefusal.mayNotSign }
    if let finding = draft.finding {
      let filed = try file(
        finding: finding, note: draft.note, point: nil, demand: text, drill: false, revision: nil)
      guard let paper = filed.paper else { throw NoticeRefusal.noNotice }
      return paper
    }
    return try issueAgain(case: draft.caseNo ?? 0, demand: text, revision: nil)
  }

  func discard(draft no: Int64, reason: String, revision: Int?) throws -> NoticeDraft {
    var draft = try openDraft(no, revision)
    let person = try allow(.discardDraft, centre: draft.centre)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    try end(&draft, by: person, paper: nil, reason: reason)
    return draft
  }

  /// What a finding's or a case's draft became.
  func endDraft(finding no: Int64, by person: Person, paper: Paper? = nil, reason: String? = nil) throws {
    guard var draft = try tx.read.openDraft(finding: no) else { return }
    try end(&draft, by: person, paper: paper, reason: reason)
  }

  func endDraft(case no: Int64, by person: Person, paper: Paper? = nil, reason: String? = nil) throws {
    guard var draft = try tx.read.openDraft(case: no) else { return }
    try end(&draft, by: person, paper: paper, reason: reason)
  }

  private func end(_ draft: inout NoticeDraft, by person: Person, paper: Paper?, reason: String?) throws {
    draft.state = paper == nil ? .discarded : .signed
    (draft.endedBy, draft.endedAt, draft.reason, draft.paper) = (person.id, now, reason, paper?.no)
    draft.revision += 1
    try tx.update(draft)
    try journal(
      paper == nil ? "notice.discarded" : "notice.signed", "draft:\(draft.no)", centre: draft.centre,
      ["number": paper?.number ?? "", "reason": reason ?? ""])
  }

  private func openDraft(_ no: Int64, _ revision: Int?) throws -> NoticeDraft {
    guard let draft = try tx.read.draft(no: no) else { throw ActRefusal.noSuchThing("draft:\(no)") }
    try expect(revision, draft.revision)
    guard draft.state == .open else { throw NoticeRefusal.draftEnded }
    return draft
  }
}
