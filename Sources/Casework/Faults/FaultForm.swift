package import Organisation
package import Units

/// A row of form 3 (设备(系统)运行故障申报修复登记表) with all its columns, as papers and ledgers print it. What has not happened is nil.
package struct FaultForm: Hashable, Sendable {
  package var number: String
  package var centre: CentreID
  package var equipment: String
  package var foundAt: Instant
  package var foundBy: PersonID
  package var symptom: String
  package var reportedTo: String?
  package var reportedAt: Instant?
  /// Sent for repair, or the repair began.
  package var repairBegan: Instant?
  package var repairedAt: Instant?
  package var done: String?
  package var acceptedBy: PersonID?
  package var acceptedAt: Instant?
  package var state: FaultState
  /// Why it was withdrawn.
  package var cancelled: String?
  package var drill: Bool

  package init(_ fault: FaultRecord) {
    number = fault.number
    centre = fault.centre
    equipment = fault.itemName
    foundAt = fault.foundAt
    foundBy = fault.foundBy
    symptom = fault.symptom
    reportedTo = fault.reports.last?.to
    reportedAt = fault.reports.first?.at
    repairBegan = fault.began?.at
    repairedAt = fault.repairs.last?.at
    done = fault.repairs.last?.text
    let verdict = fault.verdicts.last { $0.accepted }
    acceptedBy = verdict?.by
    acceptedAt = verdict?.at
    state = fault.state
    cancelled = fault.ending?.text
    drill = fault.drill
  }
}
