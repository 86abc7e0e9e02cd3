import Organisation
package import Units

/// What a case waits for next: shown beside it, at handover and in the daily look (S5).
package enum CaseNext: String, Hashable, Sendable, CaseIterable {
  /// Its notice waits for a signature.
  case sign
  /// Another notice is owed for the one that was cancelled.
  case issue
  /// Handed on, not accepted.
  case accept
  /// Sent, not received yet.
  case receipt
  /// Its reply is owed.
  case answer
  case answerOverdue = "answer-overdue"
  case verify
  /// A superior's order is to be answered.
  case result
  case resultOverdue = "result-overdue"
  case close

  /// - Parameter drafted: a notice waits for a signature.
  package static func of(_ record: CaseRecord, paper: Paper?, drafted: Bool, now: Instant) -> CaseNext? {
    guard record.isOpen else { return nil }
    if let order = record.openSupervision, order.isOverdue(at: now) { return .resultOverdue }
    if let paper, paper.isOverdue(at: now) { return .answerOverdue }
    if record.handing != nil { return .accept }
    if record.openSupervision != nil { return .result }
    switch record.state {
    case .filed: return drafted ? .sign : paper?.form.isNotice == true ? .issue : .close
    case .dispatched: return paper?.isLiveNotice != true ? .close : paper?.receivedAt == nil ? .receipt : .answer
    case .answered: return .verify
    case .verified: return .close
    case .closed, .dismissed: return nil
    }
  }

  /// R15, 及时: dispatched or dealt with within the watch in which it arose; what only waits for others is.
  package static func isUntouched(_ record: CaseRecord) -> Bool {
    record.state == .filed && record.kind != .fault
  }
}
