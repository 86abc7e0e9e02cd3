package import Organisation
package import Regulation
package import Units

/// S1: the same vessel, point or centre with the same code so often in a period.
package struct Recurrence: Hashable, Sendable, Codable {
  package enum Subject: Hashable, Sendable, Codable, Comparable {
    case centre(CentreID)
    case point(PointID)
    /// By its MMSI.
    case vessel(UInt32)

    /// `centre:430112`, `point:PT-430105-01`, `vessel:413900101`
    package var key: String {
      switch self {
      case .centre(let id): "centre:\(id)"
      case .point(let id): "point:\(id)"
      case .vessel(let mmsi): "vessel:\(mmsi)"
      }
    }
    package static func < (a: Subject, b: Subject) -> Bool { a.key < b.key }
  }

  package var subject: Subject
  package var code: FindingCode
  package var times: Int
  /// Numbers of the cases, in order.
  package var cases: [Int64]
  package var last: Instant

  package init(subject: Subject, code: FindingCode, times: Int, cases: [Int64], last: Instant) {
    self.subject = subject
    self.code = code
    self.times = times
    self.cases = cases
    self.last = last
  }

  /// `vessel:413900101/V06`
  package var key: String { "\(subject.key)/\(code.rawValue)" }

  /// Whom or what a case is about: the vessel and the point, of a breach the centre.
  package static func subjects(_ record: CaseRecord) -> [Subject] {
    if record.kind == .breach { return [.centre(record.waters)] }
    return (record.mmsi.map { [Subject.vessel($0)] } ?? []) + (record.point.map { [Subject.point($0)] } ?? [])
  }

  /// Drills are no matters, dismissed ones were none, and what was passed down is one with what it came from.
  package static func counts(_ record: CaseRecord) -> Bool {
    !record.drill && record.state != .dismissed && record.passedFrom == nil
  }

  /// What recurred among these cases in the period that ends at `now`, the most frequent first.
  package static func found(in cases: [CaseRecord], rules: RecurringRules, now: Instant) -> [Recurrence] {
    var groups: [String: Recurrence] = [:]
    let from = now - .days(Int64(rules.days))
    for record in cases where counts(record) && record.occurredAt > from && record.occurredAt <= now {
      for subject in subjects(record) {
        let fresh = Recurrence(
          subject: subject, code: record.code, times: 0, cases: [], last: record.occurredAt)
        var group = groups[fresh.key] ?? fresh
        group.times += 1
        group.cases.append(record.no)
        group.last = max(group.last, record.occurredAt)
        groups[fresh.key] = group
      }
    }
    return groups.values.filter { $0.times >= rules.times }.sorted { ($1.times, $0.key) < ($0.times, $1.key) }
  }
}
