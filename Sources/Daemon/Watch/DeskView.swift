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
    let told = Set(try read.calls(finding: record.no).map(\.key))
    let view = LadderView.of(record, ladder: context.rules.ladder.ladder(record.severity), told: told, now: now)
    let shelf = record.shelvedUntil.flatMap { $0 > now ? $0 : nil }
    return [view.next, shelf].compactMap { $0 }.min()
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
