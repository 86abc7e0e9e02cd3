import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// The life of a notice after it was issued (C4, X3, R5, R18): receipt, reply, verification, reminders.
extension Desk {
  @discardableResult
  func receive(notice no: Int64, at received: Instant) throws -> Paper {
    var (paper, _) = try notice(no)
    try allow(.receiveNotice, centre: paper.answeredBy)
    guard !paper.isCancelled else { throw CaseRefusal.paperCancelled }
    guard received <= now else { throw ActRefusal.inTheFuture }
    guard received >= paper.issuedAt else { throw CaseRefusal.beforeIssue }
    try setReceived(&paper, at: received)
    return paper
  }

  /// R5: the clock starts at acknowledgement or delivery, the earlier.
  func setReceived(_ paper: inout Paper, at received: Instant) throws {
    if let known = paper.receivedAt, known <= received { return }
    guard !paper.isCancelled else { return }
    paper.receivedAt = received
    // Sent back or opened again, it is due by the day that was set then.
    if paper.rounds == 0 {
      paper.due = NoticeClock.due(
        received: received, rules: context.rules.notice, zone: zone, notAfter: paper.notAfter)
    }
    paper.revision += 1
    try tx.update(paper)
    if let record = try tx.read.caseRecord(no: paper.caseNo) {
      try tx.insert(
        CaseStep(
          caseNo: record.no, kind: .received, at: received, by: signer.person?.id, state: record.state,
          values: ["number": paper.number]))
    }
    try journal("notice.received", "notice:\(paper.no)", centre: paper.answeredBy, occurred: received)
  }

  /// A reply by the answering centre, or by mail to a person who enters it.
  struct Answer {
    var measures: String
    var repliedAt: Instant
    var files: [(name: String, bytes: [UInt8])] = []
    /// From whom the mail came.
    var mailedBy: String?
  }

  func reply(notice no: Int64, _ answer: Answer, revision: Int?) throws -> Paper {
    var (paper, record) = try notice(no)
    try expect(revision, paper.revision)
    guard answer.repliedAt <= now else { throw ActRefusal.inTheFuture }
    let mark = answer.mailedBy.map { MailMark(from: $0, receivedAt: answer.repliedAt) }
    if let mark, mark.from.allSatisfy(\.isWhitespace) { throw CaseRefusal.emptyText }
    let files = try kept(answer.files)
    // Who may, and whether it can be: before anything is written.
    guard let person = signer.person else { throw AuthorityRefusal.notSignedOn }
    let what = CaseEvent.What.replied(at: answer.repliedAt, files: files.map(\.file), byMail: mark)
    _ = try CaseLife.after(
      what, by: person, at: now, words: answer.measures, record, paper: paper, directory: directory)
    // Who answers has received: where nothing earlier is known the clock began with the reply (R5).
    try setReceived(&paper, at: answer.repliedAt)
    for file in files { try tx.keep(file: file.bytes, digest: file.file.digest, paper: no) }
    let next = try take(what, case: record.no, words: answer.measures, revision: nil, occurred: answer.repliedAt)
    guard let replied = next.paper else { throw ActRefusal.notANotice }
    try journal("notice.replied", "notice:\(no)", centre: paper.answeredBy, occurred: answer.repliedAt)
    record = next.record
    try post(
      context.letters.reply(replied, of: record, files: files.map { ($0.file, $0.bytes) }), paper: no)
    return replied
  }

  /// Name, type and size of each; the same file twice is a slip.
  private func kept(_ files: [(name: String, bytes: [UInt8])]) throws -> [(file: ReplyFile, bytes: [UInt8])] {
    guard files.count <= ReplyFile.most else { throw FileRefusal.tooMany }
    var seen: Set<String> = []
    var total = 0
    return try files.map { file in
      let type = try ReplyFile.type(name: file.name, bytes: file.bytes)
      total += file.bytes.count
      guard total <= ReplyFile.largestTogether else { throw FileRefusal.tooLarge(file.name) }
      guard seen.insert(file.name).inserted else { throw FileRefusal.twice(file.name) }
      return (
        ReplyFile(name: file.name, mimeType: type, bytes: file.bytes.count, digest: Digest.hex(file.bytes)), file.bytes
      )
    }
  }

  /// - Parameters:
  ///   - due: sent back, by when it is to be answered again; nil: by rule (decision 0016).
  ///   - verifier: the second person where a console asked for one; else the signer.
  func verify(
    notice no: Int64, accepted: Bool, note: String, due: Instant? = nil, verifier: Person, revision: Int?
  ) throws -> Paper {
    let (paper, record) = try notice(no)
    try allow(.verifyNotice, centre: paper.issuedBy)
    try expect(revision, paper.revision)
    let again = accepted ? nil : dueAgain(paper, asked: due)
    let next = try take(
      .verified(accepted: accepted, due: again), case: record.no, words: note, revision: nil, person: verifier)
    guard let verified = next.paper else { throw ActRefusal.notANotice }
    try journal(
      accepted ? "notice.closed" : "notice.sent-back", "notice:\(no)", centre: paper.issuedBy,
      ["by": verifier.id, "note": note])
    try post(context.letters.verdict(verified, of: next.record), paper: no)
    return verified
  }

  /// Reminders at 3 days and 1 day left; once overdue it climbs (R5).
  func remind(_ paper: Paper) throws {
    guard let left = NoticeClock.reminder(paper, rules: context.rules.notice, zone: zone, now: now),
      let record = try tx.read.caseRecord(no: paper.caseNo)
    else { return }
    var next = paper
    next.reminded.append(left)
    try tx.update(next)
    try journal(
      left == 0 ? "notice.overdue" : "notice.reminded", "notice:\(paper.no)", centre: paper.issuedBy,
      ["days": "\(left)"])
    if left == 0 {
      let leaders = RungResolver(directory).people(.dutyLeader, centre: paper.issuedBy, at: now)
      try post(context.letters.overdue(next, of: record, to: leaders), paper: paper.no)
    } else {
      try post(context.letters.reminder(next, of: record, daysLeft: left), paper: paper.no)
    }
  }

  func notice(_ no: Int64) throws -> (Paper, CaseRecord) {
    guard let paper = try tx.read.paper(no: no), let record = try tx.read.caseRecord(no: paper.caseNo) else {
      throw ActRefusal.noSuchThing("notice:\(no)")
    }
    guard paper.form.isNotice else { throw ActRefusal.notANotice }
    return (paper, record)
  }
}
