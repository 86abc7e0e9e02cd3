import Foundation
import Testing
import Units

@testable import Wire

/// Incidents: what is written is read again, and what is not known is absent.
@Suite("Wire: incidents there and back") struct IncidentRoundTripTests {
  private func same<T: Codable & Equatable>(_ value: T) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let written = try encoder.encode(value)
    #expect(try JSONDecoder().decode(T.self, from: written) == value, "\(String(decoding: written, as: UTF8.self))")
  }

  private static let row = IncidentRow(
    no: 5, revision: 2, number: "1号", state: "dispatched", centre: "430105", centreName: "开福区", waters: "开福区",
    kind: "accident", code: "A02", codeName: Words("翻沉", "Capsize"), severity: "emergency", grade: Words("小", "small"),
    occurredAt: evening, place: "河口", vesselName: "某", next: Words("呼叫", "call"), waiting: 1, toCall: 2, drill: true)

  @Test func `every shape comes back as it went`() throws {
    let word = IncidentWordRow(
      no: 1, centre: "430100", centreName: "长沙市", text: "封航", at: evening, by: "某", answeredAt: evening)
    try same(
      IncidentDetail(
        summary: Self.row, fields: [FieldRow(label: Words("等级", "grade"), value: "小")],
        figures: ["dead": 1, "oil": 0.5],
        next: [Words("呼叫", "call")],
        submissions: [
          SubmissionRow(
            no: 1, centre: "430105", centreName: "开福区", what: "report", state: "returned", to: ["长沙市"], clause: "X9(c)",
            why: Words("节假日", "holiday"), text: "续", since: evening, dutyLeader: "某", dutyLeaderAt: evening,
            centreLeader: "某", centreLeaderAt: evening, returned: "再核", sentAt: evening)
        ],
        calls: [
          PlanCallRow(
            party: "vessel", name: Words("船方", "vessel"), phone: "1", addresses: ["a@x"], since: evening, waited: 3,
            reachedAt: evening, attempts: 2, note: "x", by: "某", isNext: true)
        ], told: [ToldRow(at: evening, to: "某", clause: "P9", timing: "atOnce", why: Words("发现", "found"))],
        receipts: [
          IncidentReceiptRow(
            centre: "430100", centreName: "长沙市", fromName: "开福区", up: true, at: evening, confirmedAt: evening, by: "某")
        ], instructions: [word], helps: [word],
        log: [IncidentLineRow(happenedAt: evening, recordedAt: evening, kind: "note", by: "某", text: "x")],
        changes: [
          IncidentChangeRow(field: "dead", before: "1", after: "2", asOf: evening, at: evening, by: "某", reason: "x")
        ], deliveries: []))
    try same(
      IncidentSetRequest(
        figures: ["dead": 1], unknown: ["oil"], kind: "accident", hazard: "major", emergency: true, place: "x",
        vessels: [IncidentVesselShape(name: "某", mmsi: 413_000_001, tonnage: 45, power: 150)], transport: ["pupils"],
        cargo: "x", dangerousGoods: true, majorLeak: false, course: "x", measures: "x", cause: "x", evidence: "x",
        asOf: evening, reason: "x", revision: 1))
    try same(IncidentLogRequest(text: "x", happenedAt: evening, help: true))
    try same(IncidentCallRequest(party: "vessel", reached: false, note: "x", at: evening))
    try same(IncidentApproveRequest(submission: 1, revision: 2))
    try same(IncidentSendBackRequest(words: "x", submission: 1, revision: 2))
    try same(IncidentTextRequest(text: "x", revision: 2))
    try same(
      IncidentFinalRequest(text: "x", cause: "x", measures: "x", figures: ["dead": 0], reason: "x", revision: 2))
    let bare = String(decoding: try JSONEncoder().encode(IncidentSetRequest()), as: UTF8.self)
    #expect(bare == "{}")
  }
}
