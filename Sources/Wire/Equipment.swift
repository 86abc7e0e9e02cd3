/// `GET /v1/equipment-checks/{no}`: equipment day of a centre (P6, C8, X6), the duty's number in the path.
package struct EquipmentSheetDetail: Hashable, Sendable, Codable {
  package var summary: DutyRow
  package var items: [EquipmentItemRow]
  /// Items with a result, and of them faults.
  package var checked: Int
  package var faults: Int

  package init(summary: DutyRow, items: [EquipmentItemRow], checked: Int, faults: Int) {
    self.summary = summary
    self.items = items
    self.checked = checked
    self.faults = faults
  }
}

/// One line of the checklist with what was found last.
package struct EquipmentItemRow: Hashable, Sendable, Codable {
  /// What people type: `vhf`, `PT-430105-01`.
  package var key: String
  /// `room`, `own` or `cameras`.
  package var group: String
  package var name: Words
  package var centre: String
  package var centreName: String
  /// `ok`, `fault` or `open`: not checked.
  package var state: String
  /// Symptom of a fault, or a remark.
  package var note: String?
  package var checkedAt: Timestamp?
  /// Name.
  package var by: String?
  /// Who of the carrier was there.
  package var carrier: String?
  /// `counts`, `late` or `makeup` (补查).
  package var placement: String?
  /// The case of its fault and the number of its form 3, while it is open.
  package var caseNo: Int64?
  package var number: String?

  package init(
    key: String, group: String, name: Words, centre: String, centreName: String, state: String, note: String? = nil,
    checkedAt: Timestamp? = nil, by: String? = nil, carrier: String? = nil, placement: String? = nil,
    caseNo: Int64? = nil, number: String? = nil
  ) {
    self.key = key
    self.group = group
    self.name = name
    self.centre = centre
    self.centreName = centreName
    self.state = state
    self.note = note
    self.checkedAt = checkedAt
    self.by = by
    self.carrier = carrier
    self.placement = placement
    self.caseNo = caseNo
    self.number = number
  }
}

/// What a look finds.
package enum EquipmentOutcomeName: String, Hashable, Sendable, Codable, CaseIterable { case ok, fault }

extension EquipmentOutcomeName: Choice {}

/// `POST /v1/equipment-checks/{no}/results`: lines, and `othersOK` for every item that has no result yet and is not named.
package struct EquipmentCheckRequest: Hashable, Sendable, Codable {
  package var results: [EquipmentInput]?
  package var othersOK: Bool?
  /// Who of the carrier was there.
  package var carrier: String?
  /// Now, unless said.
  package var checkedAt: Timestamp?

  package init(
    results: [EquipmentInput]? = nil, othersOK: Bool? = nil, carrier: String? = nil, checkedAt: Timestamp? = nil
  ) {
    self.results = results
    self.othersOK = othersOK
    self.carrier = carrier
    self.checkedAt = checkedAt
  }
}

package struct EquipmentInput: Hashable, Sendable, Codable {
  package var item: String
  package var outcome: EquipmentOutcomeName
  /// What is wrong: needed with a fault (form 3).
  package var note: String?
  /// Code of the fault, where it is not the item's own: F01 …
  package var code: String?

  package init(item: String, outcome: EquipmentOutcomeName, note: String? = nil, code: String? = nil) {
    self.item = item
    self.outcome = outcome
    self.note = note
    self.code = code
  }
}

package struct EquipmentCheckAnswer: Hashable, Sendable, Codable {
  package var sheet: EquipmentSheetDetail
  /// Results written.
  package var recorded: Int
  /// Of them 补查: after the day was over.
  package var madeUp: Int
  /// Faults that opened form 3 now; one that is open already is not opened again.
  package var opened: [CaseRow]

  package init(sheet: EquipmentSheetDetail, recorded: Int, madeUp: Int, opened: [CaseRow]) {
    self.sheet = sheet
    self.recorded = recorded
    self.madeUp = madeUp
    self.opened = opened
  }
}

/// `GET /v1/equipment`: the state of the centres' equipment (G11).
package struct EquipmentFilter: Hashable, Sendable {
  /// That centre's and those of the centres below it.
  package var centre: String?
  /// Only what is faulty or has an open form 3.
  package var faultsOnly: Bool

  package init(centre: String? = nil, faultsOnly: Bool = false) {
    self.centre = centre
    self.faultsOnly = faultsOnly
  }
}

extension EquipmentSheetDetail: Revised { package var revision: Int { summary.revision } }
