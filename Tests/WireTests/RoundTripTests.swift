import Foundation
import Testing
import Units

@testable import Wire

/// The shapes of the API: what is written is read again, and what is not known is absent.
@Suite("Wire: JSON there and back") struct RoundTripTests {
  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
  private func read<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
  private func same<T: Codable & Equatable>(_ value: T) throws {
    let written = try text(value)
    #expect(try read(T.self, written) == value, "\(written)")
    #expect(try text(read(T.self, written)) == written, "the same bytes again")
  }

  @Test("every row comes back as it went") func rows() throws {
    try same(Samples.duty)
    try same(Samples.finding)
    try same(Samples.notice)
    try same(Samples.row)
    try same(Samples.delivery)
    try same(Samples.journal)
    try same(Samples.report)
    try same(Samples.vessel)
    try same(Samples.status)
    try same(Samples.watch)
    try same(BerthedRequest(point: "PT-1", at: evening, note: "某"))
    try same(LateRequest(point: "PT-1", until: evening, note: "某"))
    let item = EvidenceItemRow(
      item: "file/1", kind: "file", digest: "ab", bytes: 3, at: evening, state: "intact", name: "照片.png",
      type: "image/png", by: "某", note: "北侧")
    try same(
      EvidenceSheet(
        finding: FindingDetail(summary: Samples.finding, detector: "speed", onset: evening, evidence: [], ladder: []),
        items: [item],
        seals: [EvidenceSealRow(seq: 3, at: evening, why: "opened", hash: "cd", digests: ["leg/1": "ab"])],
        fixes: [FixRow(at: evening, latitude: 28.2, longitude: 112.9, source: "f")],
        zone: EvidenceZone(
          id: "Z", name: "禁航区", version: "v", polygons: [[[PlaceShape(latitude: 28.2, longitude: 112.9)]]])))
    try same(EvidenceCheck(finding: 2, whole: true, items: [item], journal: JournalCheckAnswer(entries: 3, head: nil)))
    try same(AttachRequest(name: "x.png", content: Base64Text("eA=="), note: "某"))
    try same(
      ShelfRow(
        no: 1, scope: "zone", subject: "Z", subjectName: "禁航区", centre: "430100", centreName: "长沙市", by: "某",
        reason: "施工", finding: 2, at: evening, until: evening, endedAt: evening, endedBy: "某", endReason: "完工",
        holds: false, alarms: 0))
    try same(
      AlarmLoadAnswer(
        at: evening, most: 6, staffedCentres: 2, perStaffedCentre: 1.5,
        centres: [
          AlarmLoadRow(
            centre: "430100", centreName: "长沙市", staffed: true, lastHour: 3, lastDay: 9, worstHour: 4, flooded: false)
        ]))
    try same(Page(items: [Samples.duty, Samples.duty], next: 12))
    try same(Problem(type: "urn:watchroom:problem:conflict", title: "冲突", status: 409, detail: "另有人改过", revision: 4))
    try same(
      LedgerPage(ledger: 10, title: Samples.words, columns: [Samples.words], rows: [["=1", "\"二\"\r\n"]], next: 3))
  }

  @Test("every detail and every request comes back as it went") func details() throws {
    try same(
      DutyDetail(
        summary: Samples.duty,
        targets: [TargetRow(key: "centre:430105", name: "开福区", doneAt: evening, doneBy: "某", late: true, check: 4)],
        quota: QuotaShape(objects: 60, floor: 60, owed: 12, daysLeft: 8, urgent: 1, quota: 60),
        period: PeriodShape(from: evening, to: evening), to: ["长沙市"], report: 4,
        withdrawn: WithdrawnShape(at: evening, by: "某", reason: "停航"), organisationVersion: "a",
        regulationVersion: "b"))
    try same(
      FindingDetail(
        summary: Samples.finding, detector: "closed-water", onset: evening,
        place: PlaceShape(latitude: 28.2, longitude: 112.9), ruleVersion: "v",
        evidence: [
          FixRow(at: evening, latitude: 28.2, longitude: 112.9, speed: 6.1, course: 1, raw: "!AIVDM,1", source: "f")
        ],
        ladder: [LadderRow(at: evening, rung: "dutyLeader", state: "told", to: ["某"], channel: "mail")],
        copies: ["望城区"], dismissedReason: "误报", dismissedBy: "某"))
    try same(
      NoticeDetail(
        summary: Samples.notice, fields: [FieldRow(label: Samples.words, value: "值")],
        replies: [ReplyRow(measures: "整改", repliedAt: evening, recordedAt: evening, recordedBy: "某")],
        verifications: [VerificationRow(outcome: "sentBack", note: "不符", at: evening, by: "某", second: "某")],
        deliveries: [Samples.delivery]))
    try same(CheckRequest(all: true, means: .ais, weather: "晴"))
    try same(
      CheckRequest(checks: [
        CheckInput(
          target: "point:PT-1", checkedAt: evening, means: .cctv, pictureUsable: false, managerPresent: true,
          findings: ["V01"])
      ]))
    try same(VerifyRequest(outcome: .sentBack, note: "不符", secondPerson: "P-2", secondPin: "1234", revision: 3))
    try same(ShelveRequest(until: evening, reason: "施工", scope: .zone))
    try same(SignOnRequest(person: "P-1", pin: "1234"))
  }

  @Test("what is not known is absent, never null or empty") func absent() throws {
    let written = try text(Samples.row)
    for key in ["number", "closedAt", "dueAt", "vesselName", "null"] {
      #expect(!written.contains("\"\(key)\""), "\(key)")
    }
    #expect(!written.contains("null"))
    #expect(written.contains("\"filedAt\":\"2026-11-21T18:50:00+08:00\""))
  }

  @Test("an unknown field is passed over, a missing or misspelt one is an error") func leniency() throws {
    let extra = #"{"outcome":"accepted","future":1}"#
    #expect(try read(VerifyRequest.self, extra).outcome == .accepted)
    #expect(throws: DecodingError.self) { try read(VerifyRequest.self, #"{"outcome":"perhaps"}"#) }
    #expect(throws: DecodingError.self) { try read(VerifyRequest.self, "{}") }
    #expect(throws: DecodingError.self) { try read(ReceiveRequest.self, #"{"receivedAt":"gestern"}"#) }
    #expect(throws: DecodingError.self) { try read(ReceiveRequest.self, #"{"receivedAt":"2026-11-21 18:50"}"#) }
    #expect(throws: DecodingError.self) { try read(DutyRow.self, #"{"day":"2026-13-01"}"#) }
  }

  @Test("details carry the revision of their row") func revisions() {
    let detail = NoticeDetail(summary: Samples.notice, fields: [], replies: [], verifications: [], deliveries: [])
    #expect(detail.revision == 4)
    #expect(
      FindingDetail(summary: Samples.finding, detector: "speed", onset: evening, evidence: [], ladder: []).revision == 3
    )
  }
}
