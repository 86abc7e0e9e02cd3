import Foundation
import Testing
import Units

@testable import Wire

/// Bulletins and broadcasts: what is written is read again, and what is not known is absent.
@Suite("Wire: bulletins and broadcasts there and back") struct SafetyRoundTripTests {
  private func same<T: Codable & Equatable>(_ value: T) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let written = try encoder.encode(value)
    #expect(try JSONDecoder().decode(T.self, from: written) == value, "\(String(decoding: written, as: UTF8.self))")
  }

  private static let bulletin = BulletinRow(
    no: 4, revision: 2, kind: "navigationWarning", state: "inForce", centre: "430000", centreName: "湖南省",
    number: "17号", issuer: "省局", text: "沉船", place: "三汊矶", severity: "serious", source: "ais", from: evening,
    until: evening, enteredAt: evening, enteredBy: "某", relayed: 3, unconfirmed: 1, toReceive: true, drill: true)
  private static let broadcast = BroadcastRow(
    no: 1, revision: 3, centre: "430100", centreName: "长沙市", duty: 31, reason: "大雾", state: "madeLate",
    planned: evening, onTimeUntil: evening, missedAfter: evening, approvedBy: "某", approvedAt: evening,
    madeAt: evening, madeBy: "某", channel: "vhf", channelDetail: "16", characters: 182, seconds: 61)

  @Test func `every shape comes back as it went`() throws {
    try same(Self.bulletin)
    try same(
      BulletinDetail(
        summary: Self.bulletin,
        receipts: [
          BulletinReceiptRow(
            party: "430100", partyName: "长沙市", kind: "centre", via: "430000", viaName: "湖南省", relayedAt: evening,
            receivedAt: evening, receivedBy: "某", recordedBy: "某", reminders: ["reminded"])
        ], heard: HeardShape(mmsi: 413_900_777, feed: "ais", place: PlaceShape(latitude: 28, longitude: 112), times: 2),
        supersedes: 2, supersededBy: 9, endReason: "解除", endedBy: "某", endedAt: evening, history: [Samples.journal]))
    try same(
      BulletinRequest(
        kind: .sailingBan, text: "禁航", number: "1", issuer: "省局", zones: ["Z"], points: ["PT"], place: "全线",
        from: evening, until: evening, severity: .emergency, source: .mail, supersedes: 1, drill: true, revision: 2))
    try same(BulletinCancelRequest(reason: "解除", revision: 1))
    try same(BulletinReceiveRequest(party: "U-1", givenBy: "某", receivedAt: evening))
    try same(Self.broadcast)
    try same(
      BroadcastDetail(
        summary: Self.broadcast, paragraphs: ["一", "二"], approved: ["一"], edited: true, bulletins: [4], changes: [5],
        note: "纸稿", history: [Samples.journal]))
    try same(BroadcastAddRequest(reason: "大雾"))
    try same(BroadcastEditRequest(paragraphs: ["一"], revision: 1))
    try same(BroadcastApproveRequest(revision: 1))
    try same(BroadcastConfirmRequest(channel: .publicAddress, detail: "1", at: evening, note: "x", revision: 1))
    try same(SafetyCounts(inForce: 1, candidates: 2, toReceive: 3, unconfirmed: 4, toApprove: 5, toMake: 6))
    let bare = BulletinRow(
      no: 1, revision: 1, kind: "other", state: "candidate", centre: "430000", centreName: "湖南省", text: "x",
      severity: "ordinary", source: "ais", from: evening, enteredAt: evening)
    let written = String(decoding: try JSONEncoder().encode(bare), as: UTF8.self)
    #expect(!written.contains("null") && !written.contains("until") && !written.contains("enteredBy"))
  }
}
