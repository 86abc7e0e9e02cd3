import Organisation
import Units

/// What may happen to a fault.
package enum FaultEvent: Hashable, Sendable {
  case foundAgain(FaultRecord.Step)
  /// P12, G11: contractor or carrier was told.
  case reported(FaultRecord.Report)
  case diagnosed(FaultRecord.Step)
  /// Sent for repair, or the repair began.
  case began(FaultRecord.Step)
  case repaired(FaultRecord.Step)
  /// 验收 or sent back, by someone other than who said that it is repaired.
  case judged(FaultRecord.Verdict)
  case cancelled(FaultRecord.Step)
}

/// Why a step is not taken; people are told the catalogue's words (`refusal.fault.<case>`).
package enum FaultRefusal: Error, Hashable, Sendable {
  /// The fault is not in a state in which that can happen.
  case wrongState(FaultState)
  /// P12, G11: the maintainer is told first.
  case notReported
  /// Whoever repaired does not accept.
  case samePerson
  /// A step says what was done; a sending back and a withdrawal say why.
  case emptyText
  /// Nothing of a fault lies before its finding, nor a repair's end before its beginning.
  case beforeFound
  /// A case of this kind is closed by its acceptance.
  case acceptanceDecides
  /// Neither of the checklist nor of a name of its own.
  case noSuchItem(String, known: [String])
  case notAFault
  case outageEnds
  case outageOver
}

/// The life of a fault as a pure machine: found, reported to the maintainer, diagnosed, sent for repair, repaired, accepted by someone
/// else or sent back; withdrawn with a reason. Diagnosis and the beginning of a repair may be left out: what was mended on the spot had
/// none; the report to the maintainer and the acceptance may not.
package enum FaultMachine {
  package static func after(_ event: FaultEvent, _ fault: FaultRecord) throws(FaultRefusal) -> FaultRecord {
    var next = fault
    switch event {
    case .foundAgain(let step):
      try check(fault, step.at, step.text, in: FaultState.allCases.filter { !$0.isOver })
      next.again.append(step)
      // Said to be repaired, and found broken: the repair did not hold.
      if fault.state == .repaired {
        next.state = .repairing
        next.verdicts.append(FaultRecord.Verdict(accepted: false, note: step.text, at: step.at, by: step.by))
      }
    case .reported(let report):
      try check(fault, report.at, report.to, in: [.found, .reported, .diagnosed, .repairing])
      next.reports.append(report)
      if fault.state == .found { next.state = .reported }
    case .diagnosed(let step):
      try reported(fault)
      try check(fault, step.at, step.text, in: [.reported])
      next.diagnosis = step
      next.state = .diagnosed
    case .began(let step):
      try reported(fault)
      try check(fault, step.at, step.text, in: [.reported, .diagnosed])
      next.began = step
      next.state = .repairing
    case .repaired(let step):
      try reported(fault)
      try check(fault, step.at, step.text, in: [.reported, .diagnosed, .repairing])
      if let began = fault.began, step.at < began.at { throw .beforeFound }
      next.repairs.append(step)
      next.state = .repaired
    case .judged(let verdict):
      guard fault.state == .repaired, let repair = fault.repairs.last else { throw .wrongState(fault.state) }
      guard verdict.by != repair.by else { throw .samePerson }
      guard verdict.at >= repair.at else { throw .beforeFound }
      if !verdict.accepted, isEmpty(verdict.note) { throw .emptyText }
      next.verdicts.append(verdict)
      next.state = verdict.accepted ? .accepted : .repairing
    case .cancelled(let step):
      try check(fault, step.at, step.text, in: FaultState.allCases.filter { !$0.isOver })
      next.ending = step
      next.state = .cancelled
    }
    next.revision += 1
    return next
  }

  private static func reported(_ fault: FaultRecord) throws(FaultRefusal) {
    if fault.state == .found { throw .notReported }
  }

  private static func check(
    _ fault: FaultRecord, _ at: Instant, _ text: String, in states: [FaultState]
  ) throws(FaultRefusal) {
    guard states.contains(fault.state) else { throw .wrongState(fault.state) }
    guard !isEmpty(text) else { throw .emptyText }
    guard at >= fault.foundAt else { throw .beforeFound }
  }

  private static func isEmpty(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
