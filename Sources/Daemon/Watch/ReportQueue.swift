import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What stands between a report and its acceptance (D10: earlier if queue and rate need it): what the outbox owes, the reports that fall
/// due with it or before and are not committed yet, and how fast the outbox goes. Read once for all reports of one look.
struct ReportQueue: Sendable {
  private var pace = QueuePace(perDelivery: nil, lanes: 1)
  private var margin = TimeSpan.zero
  /// By a report's due, in order: what the outbox owes already, and deliveries of reports that are still to be committed.
  private var batches: [(due: Instant, owed: Int, coming: Int)] = []

  /// Attempts whose mean is the pace, and the most that one of them counts.
  private static let measured = 64
  private static let cap = TimeSpan.minutes(2)

  /// Nothing known: the rules alone.
  init() {}

  init(_ desk: DeskView) throws {
    let rules = desk.context.rules.report
    margin = rules.queueMargin
    pace = QueuePace(
      perDelivery: try desk.read.meanAttempt(last: Self.measured, cap: Self.cap), lanes: desk.context.lanes)
    guard pace.perDelivery != nil else { return }
    var coming: [Instant: Int] = [:]
    for record in try desk.read.reportsToLookAt(at: desk.now, lead: rules.draft) {
      guard try desk.read.report(duty: record.no).sentAt == nil else { continue }
      coming[record.duty.due, default: 0] += desk.context.letters.addresses(of: record.duty).count
    }
    for (due, count) in coming.sorted(by: { $0.key < $1.key }) {
      batches.append((due, try desk.read.deliveriesAhead(of: .report, before: due), count))
    }
  }

  /// The moments of a report as rules, queue and rate have them; never before its cut-off (R16).
  func schedule(_ duty: Duty, rules: ReportRules) -> ReportSchedule {
    ReportSchedule(duty, rules: rules, queueNeeds: needs(before: duty.due))
  }

  /// All that is to be accepted before `due`: reports of one due are one queue, and each of them must leave while the last still can.
  func needs(before due: Instant) -> TimeSpan {
    let mine = batches.filter { $0.due <= due }
    let deliveries = (mine.last?.owed ?? 0) + mine.map(\.coming).reduce(0, +)
    return pace.needs(deliveries, margin: margin)
  }
}
