import Casework
import Foundation
import Organisation
import Regulation
import Store
import Units

/// The reading half of a desk: what is owed, without a transaction.
struct DeskView {
  let context: WatchContext
  let read: RegisterReader
  let now: Instant

  /// The first day that is still to be opened; nil: today is open.
  func dayToOpen() throws -> CivilDate? {
    let today = context.zone.civil(now).date
    guard let last = try read.lastOpenedDay() else { return today }
    return last < today ? last + 1 : nil
  }

  /// When the ladder of a finding next wants to be looked at.
  func nextCall(_ record: FindingRecord) throws -> Instant? {
    if case .acknowledged(_, _, let until) = record.attention, record.isActive, !record.isDisposed { return until }
    let plan = try plan(record)
    let shelf = record.isShelved(at: now) ? record.shelvedUntil : nil
    return [plan.next, shelf].compactMap { $0 }.min()
  }

  /// What the ladder of a finding wants now.
  func plan(_ record: FindingRecord) throws -> LadderPlan {
    let told = Set(try read.calls(finding: record.no).map(\.key))
    let rules = context.rules.ladder
    // Most wait for a later call: nothing is held back by the group then, and nobody asks what was told of it.
    let isOwed = !LadderView.of(record, ladder: rules.ladder(record.severity), told: told, now: now).owed.isEmpty
    let group = isOwed && isGrouped(record) ? try read.callsOfGroup(record, after: now - rules.groupWithin) : []
    return LadderPlan.of(
      record, rules: rules, told: told,
      group: group.map { LadderPlan.Made(rungs: LadderCall.rungs(told: $0.told), at: $0.at) },
      silentFeeds: try read.silentFeeds(), now: now)
  }

  private func isGrouped(_ record: FindingRecord) -> Bool {
    let rules = context.rules.ladder
    return record.severity != .emergency && rules.groupWithin > .zero && rules.ladder(record.severity) != nil
  }

  /// The open findings of a finding's group besides itself. An emergency stands alone.
  func others(of record: FindingRecord) throws -> [FindingRecord] {
    guard isGrouped(record) else { return [] }
    return try read.unfinishedFindings(centre: record.centre, object: record.finding.object).filter {
      $0.no != record.no && $0.groupKey == record.groupKey && $0.severity == record.severity
    }
  }
}

/// Answers as they are kept under an idempotency key.
enum AnswerText {
  static func encode(_ answer: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }

  static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
