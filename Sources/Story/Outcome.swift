import Casework
import Organisation
import Regulation
import Store
import Units

/// What a run left, as text in a fixed order: two runs of one day leave the same, however often one of them was killed. Left out is
/// what may differ: the journal's retries and sign-ons, attempts of deliveries, revisions.
package struct Outcome: Sendable {
  private let story: Story

  package init(_ story: Story) { self.story = story }

  /// Writes `outcome.txt` into the state folder.
  package func write() async throws {
    try FileTree.write(try await text(), to: story.options.state + "/outcome.txt")
  }

  package func text() async throws -> String {
    let days = [story.options.day, story.options.day + 1]
    return try await story.rig.register.reading { read in
      let lines =
        try Self.ledgers(read) + Self.papers(read) + Self.findings(read)
        + days.flatMap { try Self.duties(read, $0) } + Self.checks(read) + Self.mail(read)
      return lines.map { $0 + "\n" }.joined()
    }
  }

  private static func ledgers(_ read: RegisterReader) throws -> [String] {
    try read.ledger().map { entry in
      "ledger \(entry.ledger) \(entry.centre) \(entry.direction.rawValue) to=\(entry.counterpart ?? "-") case=\(entry.caseNo) "
        + "paper=\(entry.paperNo ?? 0) at=\(entry.enteredAt.milliseconds) drill=\(entry.drill)"
    }
  }

  private static func papers(_ read: RegisterReader) throws -> [String] {
    var lines: [String] = []
    for record in try read.cases(before: .max, limit: 500).reversed() {
      lines.append(
        "case \(record.no) \(record.kind.rawValue) \(record.code.rawValue) \(record.state.rawValue) by=\(record.filedBy) "
          + "occurred=\(record.occurredAt.milliseconds) filed=\(record.filedAt.milliseconds) "
          + "closed=\(record.closedAt?.milliseconds ?? 0)")
      for paper in try read.papers(case: record.no) {
        lines.append(
          "paper \(paper.number) to=\(paper.to) answers=\(paper.answeredBy) issued=\(paper.issuedAt.milliseconds) "
            + "received=\(paper.receivedAt?.milliseconds ?? 0) due=\(paper.due?.milliseconds ?? 0) "
            + "replies=\(paper.replies.map { "\($0.by)@\($0.repliedAt.milliseconds)" }) "
            + "verdicts=\(paper.verifications.map { "\($0.by)@\($0.at.milliseconds)=\($0.accepted)" })")
      }
    }
    return lines
  }

  private static func findings(_ read: RegisterReader) throws -> [String] {
    var lines: [String] = []
    for record in try read.findings(before: .max, onlyOpen: false, limit: 500).reversed() {
      lines.append(
        "finding \(record.no) \(record.finding.id) \(record.centre) \(record.severity.rawValue) \(record.condition) "
          + "\(record.attention) \(record.disposition) \(record.finding.reason.key) \(record.finding.reason.values.sorted { $0.key < $1.key })"
      )
      lines.append("evidence \(record.no) \(try read.evidence(finding: record.no)?.digest ?? "none")")
      for call in try read.calls(finding: record.no) {
        lines.append("call \(record.no) \(call.key) at=\(call.at.milliseconds) \(call.told)")
      }
    }
    return lines
  }

  private static func duties(_ read: RegisterReader, _ day: CivilDate) throws -> [String] {
    try read.duties(day: day).map { record in
      let done = record.done.sorted { $0.key < $1.key }.map { "\($0.key.key)@\($0.value.milliseconds)" }
      let report = try read.report(duty: record.no)
      return "duty \(record.duty.id) finished=\(record.finished?.milliseconds ?? 0) done=\(done) "
        + "told=\(try read.told(duty: record.no).sorted()) drafted=\(report.draftedAt?.milliseconds ?? 0) "
        + "approved=\(report.approvedBy ?? "-") sent=\(report.sentAt?.milliseconds ?? 0)"
    }
  }

  private static func checks(_ read: RegisterReader) throws -> [String] {
    try read.checks(from: .distantPast, before: .distantFuture).map { entry in
      "check \(entry.no) \(entry.centre) \(entry.target.key) at=\(entry.checkedAt.milliseconds) by=\(entry.by) "
        + "\(entry.dutyID ?? "-") \(entry.placement.rawValue)"
    }
  }

  private static func mail(_ read: RegisterReader) throws -> [String] {
    try read.messages(before: .max, limit: 500).reversed().flatMap { message in
      let head = "message \(message.messageID) \(message.kind) \(message.centre) blob=\(message.blob.prefix(16))"
      return try [head]
        + read.deliveries(message: message.no).map {
          "delivery \(message.messageID) \($0.recipient) \($0.state.rawValue)"
        }
    }
  }
}
