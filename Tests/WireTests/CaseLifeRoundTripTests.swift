import Foundation
import Testing
import Units

@testable import Wire

/// The life of cases and notices: what is written is read again, and rows of older daemons are read without what they do not know.
@Suite("Wire: the life of cases there and back") struct CaseLifeRoundTripTests {
  private func same<T: Codable & Equatable>(_ value: T) throws {
    let written = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(T.self, from: written) == value, "\(String(decoding: written, as: UTF8.self))")
  }

  private let words = Words("某", "some")
  private let draft = NoticeDraftRow(
    no: 2, revision: 1, form: 7, state: "open", centre: "430100", centreName: "长沙市", finding: 7, caseNo: 3, code: "B03",
    codeName: Words("脱岗", "absent"), demand: "整改", note: "两次无人应答", draftedAt: evening, draftedBy: "某", endedBy: "某",
    endedAt: evening, reason: "x", notice: 9)

  @Test func `every shape comes back as it went`() throws {
    try same(CaseStepRow(kind: "urged", what: words, at: evening, by: "某", state: "filed", words: "请抓紧"))
    try same(
      SupervisionRow(
        level: "urgent", words: "x", by: "某", centre: "430000", centreName: "省", at: evening, deadline: evening,
        open: true,
        overdue: true, results: [SupervisionResultRow(outcome: "later", words: "x", by: "某", at: evening)]))
    try same(
      RecurrenceRow(
        subject: "vessel:1", subjectName: "某", code: "V06", codeName: words, times: 3, days: 30, cases: [1, 2],
        last: evening))
    try same(draft)
    try same(
      TriageRow(
        centre: "430100", centreName: "长沙市", starts: evening, ends: evening, watchkeepers: ["某"], cameToHand: 1,
        decided: 2, backlog: 3, meanSeconds: 4, late: [TriageLateRow(person: "某", seconds: 5)], leftSeconds: 6))
    try same(
      MatterCounts(
        open: 1, oldest: evening, untouched: 2, supervised: 3, supervisedOverdue: 4, drafts: 5, undecided: 6,
        backlog: 7,
        meanSeconds: 8, meanLimit: 10))
    try same(UrgeRequest(words: "x", revision: 1))
    try same(TellRequest(whom: .shipManager, means: .gpsVoice, obeyed: false, words: "x", revision: 1))
    try same(SuperviseRequest(level: .urgent, deadline: evening, words: "x", revision: 1))
    try same(ResultRequest(outcome: .notHandled, words: "x", revision: 1))
    try same(RaiseRequest(reason: "x", revision: 1))
    try same(HandRequest(to: "P", words: "x", revision: 1))
    try same(CaseAcceptRequest(revision: 1))
    try same(CaseDismissRequest(reason: "x", revision: 1))
    try same(ReopenRequest(reason: "x", due: CivilDate(iso: "2026-11-30"), revision: 1))
    try same(IssueRequest(demand: "x", revision: 1))
    try same(NoticeCancelRequest(reason: "x", revision: 1))
    try same(DraftSignRequest(demand: "x", revision: 1))
    try same(DraftDiscardRequest(reason: "x", revision: 1))
    try same(FileRow(name: "照片.jpg", type: "image/jpeg", bytes: 3, digest: "ab"))
    try same(
      ReplyRequest(
        measures: "x", repliedAt: evening, revision: 1, files: [FileInput(name: "照片.jpg", content: Base64Text("AA=="))],
        mailedBy: "某"))
    let input = String(
      decoding: try JSONEncoder().encode(FileInput(name: "a", content: Base64Text("AA=="))), as: UTF8.self)
    #expect(input.contains("\"content\":\"AA==\""), "bytes stand as a text of their own")
  }
}
