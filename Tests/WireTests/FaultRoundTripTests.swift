import Foundation
import Testing
import Units

@testable import Wire

/// Faults, outages and presence checks: what is written is read again.
@Suite("Wire: faults and presence checks there and back") struct FaultRoundTripTests {
  private func same<T: Codable & Equatable>(_ value: T) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let written = try encoder.encode(value)
    #expect(try JSONDecoder().decode(T.self, from: written) == value, "\(String(decoding: written, as: UTF8.self))")
  }

  @Test func `every shape comes back as it went`() throws {
    let row = FaultRow(
      no: 7, revision: 2, number: "1号", state: "repairing", centre: "430105", centreName: "开福区", item: "vhf",
      itemName: "甚高频", point: "PT", code: "F02", codeName: Words("故障", "fault"), symptom: "坏", foundAt: evening,
      foundBy: "某", reportedTo: "移动", reportedAt: evening, repairBegan: evening, repairedAt: evening, done: "换",
      acceptedBy: "某", acceptedAt: evening, awaits: "repair", due: evening, overdue: true, drill: true)
    try same(row)
    try same(
      FaultDetail(
        summary: row, steps: [FaultStepRow(step: "found", at: evening, by: "某", text: "坏")], excusesDraws: true,
        history: [Samples.journal]))
    try same(
      FaultRequest(
        symptom: "坏", point: "PT", item: "vhf", name: "台", code: "F02", centre: "430105", foundAt: evening, drill: true)
    )
    for act in FaultActName.allCases {
      try same(FaultStepRequest(act: act, text: "x", to: "y", at: evening, revision: 3))
    }
    try same(
      OutageRow(
        no: 1, revision: 1, state: "ahead", centre: "430105", centreName: "开福区", from: evening, until: evening,
        what: "割接", points: ["PT"], to: ["own"], emergency: true, fault: 7, announcedAt: evening, announcedBy: "某",
        late: true, cancelReason: "改期", drill: true))
    try same(
      OutageRequest(
        from: evening, until: evening, what: "割接", points: ["PT"], to: [.own, .superior, .points], emergency: true,
        fault: 7, drill: true))
    try same(OutageCancelRequest(reason: "改期", revision: 1))
    try same(FaultCounts(open: 1, toReport: 2, toAccept: 3, overdue: 4, outages: 5, lateOutages: 6))
    try same(
      PresenceRow(
        no: 1, revision: 1, outcome: "absent", mode: "telephone", centre: "430100", centreName: "长沙", asked: "430105",
        askedName: "开福", phone: "1", clause: "C11", question: "?", askedAt: evening, askedBy: "某", repeatedAt: evening,
        answerBy: evening, calls: [evening], answeredAt: evening, answeredBy: "某", answer: "在", why: "down", finding: 3)
    )
    try same(PresenceAskRequest(centre: "430105", question: "?"))
    try same(PresenceAnswerRequest(no: 1, text: "在", who: "某", at: evening))
    try same(PresenceCallRequest(note: "x", at: evening))
    try same(HereRequest(note: "x"))
    try same(PresenceCounts(toAnswer: [1], asked: 2, prompts: ["430105"]))
  }
}
