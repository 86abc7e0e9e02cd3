package import Organisation
package import Regulation
package import Units

/// What was found of one item, by whom and when. A later one of the same item takes its place; both are kept.
package struct EquipmentResult: Hashable, Sendable, Codable {
  package enum Outcome: String, Sendable, Codable, CaseIterable {
    /// 正常
    case ok
    /// 故障: form 3
    case fault
  }
  /// R3, as for a round: in time, late, or 补查 after the day was over.
  package enum Placement: String, Sendable, Codable, CaseIterable { case counts, late, makeup }

  package var no: Int64
  package var centre: CentreID
  package var item: String
  package var outcome: Outcome
  /// Symptom of a fault, or a remark.
  package var note: String
  package var checkedAt: Instant
  package var recordedAt: Instant
  package var by: PersonID
  /// Who of the carrier was there (P6: with the carrier); nil: nobody.
  package var carrier: String?
  package var placement: Placement
  /// The case of its fault.
  package var caseNo: Int64?

  package init(
    no: Int64 = 0, centre: CentreID, item: String, outcome: Outcome, note: String, checkedAt: Instant,
    recordedAt: Instant, by: PersonID, carrier: String?, placement: Placement, caseNo: Int64? = nil
  ) {
    self.no = no
    self.centre = centre
    self.item = item
    self.outcome = outcome
    self.note = note
    self.checkedAt = checkedAt
    self.recordedAt = recordedAt
    self.by = by
    self.carrier = carrier
    self.placement = placement
    self.caseNo = caseNo
  }
}

/// Why a result is not taken; people are told the catalogue's words (`refusal.equipment.<case>`).
package enum EquipmentRefusal: Error, Hashable, Sendable {
  case noSuchItem(String, known: [String])
  /// A fault is reported with what is wrong (form 3).
  case symptomMissing(String)
  /// Before the day of the check.
  case beforeTheDay
  /// Nothing is left to record.
  case nothingLeft
  case twice(String)
}

/// Equipment day of one centre: the checklist with what was found so far (P6, C8, X6). Several people may fill in parts; it is
/// complete when every item has a result.
package struct EquipmentSheet: Hashable, Sendable {
  package let duty: Duty
  package let items: [EquipmentItem]
  /// The last result of each item.
  package private(set) var results: [String: EquipmentResult] = [:]
  /// When each item first had a result that counts, in time or late.
  private var counted: [String: Instant] = [:]

  /// - Parameter results: in the order in which they were recorded; of items that are not on the list nothing is taken.
  package init(duty: Duty, items: [EquipmentItem], results: [EquipmentResult]) {
    self.duty = duty
    self.items = items
    for result in results { take(result) }
  }

  package mutating func take(_ result: EquipmentResult) {
    guard items.contains(where: { $0.key == result.item }) else { return }
    results[result.item] = result
    guard result.placement != .makeup, counted[result.item] == nil else { return }
    counted[result.item] = result.checkedAt
  }

  package func item(_ key: String) -> EquipmentItem? { items.first { $0.key == key } }
  package var remaining: [EquipmentItem] { items.filter { results[$0.key] == nil } }
  package var faults: [EquipmentItem] { items.filter { results[$0.key]?.outcome == .fault } }
  package var isComplete: Bool { !items.isEmpty && remaining.isEmpty }

  /// When the last item had a result that counts; nil while one has none. What was made up after the day fills nothing (R3).
  package var finished: Instant? {
    guard !items.isEmpty, counted.count == items.count else { return nil }
    return counted.values.max()
  }

  /// Where a look at `at` goes. Any hour of the day will do, for the carrier may come early.
  package func placement(at: Instant, zone: CivilZone) throws(EquipmentRefusal) -> EquipmentResult.Placement {
    guard zone.civil(at).date >= duty.day else { throw .beforeTheDay }
    if at <= duty.due { return .counts }
    if let end = duty.missedAfter, at > end { return .makeup }
    return .late
  }

  /// What one look says of one item.
  package struct Line: Hashable, Sendable {
    package var item: String
    package var outcome: EquipmentResult.Outcome
    package var note: String
    package init(item: String, outcome: EquipmentResult.Outcome, note: String = "") {
      self.item = item
      self.outcome = outcome
      self.note = note
    }
  }

  /// The lines to record: those named, and with `othersOK` every item that has no result yet and is not named. Each names an item
  /// once, and a fault says what is wrong.
  package func lines(_ named: [Line], othersOK: Bool) throws(EquipmentRefusal) -> [Line] {
    var seen: Set<String> = []
    for line in named {
      guard item(line.item) != nil else { throw .noSuchItem(line.item, known: items.map(\.key)) }
      guard seen.insert(line.item).inserted else { throw .twice(line.item) }
      if line.outcome == .fault, line.note.allSatisfy(\.isWhitespace) { throw .symptomMissing(line.item) }
    }
    let others = othersOK ? remaining.filter { !seen.contains($0.key) }.map { Line(item: $0.key, outcome: .ok) } : []
    guard !named.isEmpty || !others.isEmpty else { throw .nothingLeft }
    return named + others
  }
}
