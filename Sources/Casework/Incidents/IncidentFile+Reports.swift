package import Organisation
package import Units

/// What follows form 5 (续报), and its end (R6): to whom the first went, in the same thread.
extension IncidentFile {
  /// A report that follows: who was told at once is told at once; who had form 5 after approvals has this after approvals.
  package mutating func followUp(
    _ text: String, by person: PersonID, from handler: CentreID, at now: Instant
  ) throws(IncidentRefusal) -> (no: Int, atOnce: [OwedReport.Addressee]) {
    guard !text.allSatisfy(\.isWhitespace) else { throw .emptyText }
    guard !addressees.isEmpty else { throw .nobodyAbove }
    followUps += 1
    let waiting = items(addressees.filter { $0.timing == .approved }.map(\.to))
    if !waiting.isEmpty {
      submissions.append(
        Submission(
          no: submissions.count + 1, centre: handler, what: .followUp, text: text, authors: [person], items: waiting,
          raisedAt: now))
    }
    return (followUps, addressees.filter { $0.timing == .atOnce }.map(\.to))
  }

  /// The final report is written: cause, measures, what became of it. It goes, and closes the case, when another than its writer and its filer
  /// agrees: the duty leader, and where form 5 went up the centre leader as well (R6). Written anew it begins anew.
  package mutating func finish(
    _ text: String, by person: PersonID, directory: Directory, at now: Instant
  ) throws(IncidentRefusal) {
    guard !text.allSatisfy(\.isWhitespace) else { throw .emptyText }
    guard closedAt == nil else { throw .finalWritten }
    guard !submissions.contains(where: { $0.isOpen && $0.what != .final }) else { throw .stillWaiting }
    for index in submissions.indices where submissions[index].isOpen { submissions[index].withdrawnAt = now }
    submissions.append(
      Submission(
        no: submissions.count + 1, centre: centre, what: .final, text: text,
        authors: Array(Set([person, filedBy])).sorted(),
        items: items(addressees.map(\.to)), raisedAt: now, needsCentreLeader: wentUp(directory)))
  }

  private func items(_ to: [OwedReport.Addressee]) -> [OwedReport] {
    to.map { addressee in
      let first = told.first { $0.report.to == addressee }?.report
      return OwedReport(addressee, first?.clause ?? "", .approved, first?.cause ?? .found, level: first?.level ?? 0)
    }
  }

  /// The submission that waits with a centre's leaders: what was named, else the oldest.
  package func waiting(with holder: CentreID, _ no: Int? = nil) -> Submission? {
    submissions.first { $0.isOpen && $0.centre == holder && (no == nil || $0.no == no) }
  }

  package mutating func approve(
    _ no: Int, by person: PersonID, role: Role, at now: Instant
  ) throws(IncidentRefusal) -> Submission {
    guard let index = submissions.firstIndex(where: { $0.no == no }) else { throw .nothingWaits }
    try submissions[index].approve(by: person, role: role, at: now)
    return submissions[index]
  }

  package mutating func sendBack(
    _ no: Int, by person: PersonID, role: Role, words: String, at now: Instant
  ) throws(IncidentRefusal) -> Submission {
    guard let index = submissions.firstIndex(where: { $0.no == no }) else { throw .nothingWaits }
    try submissions[index].sendBack(by: person, role: role, words: words, at: now)
    return submissions[index]
  }
}
