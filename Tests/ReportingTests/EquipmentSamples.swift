import Casework
import Organisation
import Regulation
import Units

@testable import Reporting

/// Equipment day and what it found.
extension Sample {
  static func fault(drill: Bool) -> (record: CaseRecord, paper: Paper) {
    let centre = CentreID("430105")
    let record = CaseRecord(
      no: 12, kind: .fault, code: FindingCode("F02"), severity: .ordinary, centre: centre, waters: centre,
      state: .filed,
      findingNo: nil, occurredAt: at("09:00"), filedAt: at("09:10"), filedBy: "P-430105-01", vesselName: "", mmsi: nil,
      point: nil, place: nil, placeName: "甚高频电台",
      reason: Reason("equipment.fault", ["item": "甚高频电台", "symptom": "8 频道不能发射"]),
      note: "", ruleVersion: "r", regulationVersion: "r", drill: drill)
    let paper = Paper(
      no: 9, form: .faultReport, number: (drill ? "演练" : "") + "湘水监障〔2026〕430105-0001号", caseNo: 12, issuedBy: centre,
      issuedAt: at("09:10"), signedBy: "P-430105-01", to: "U-430105-A", answeredBy: centre, demand: "", due: nil,
      drill: drill)
    return (record, paper)
  }

  /// Two items looked at, the rest open.
  static func equipment(_ directory: Directory) -> EquipmentSheet {
    let centre = CentreID("430105")
    let day = CivilDate(iso: "2026-11-23") ?? CivilDate(dayNumber: 0)
    let duty = Duty(
      id: "X6/430105/2026-11-23/equipment-check/1", clause: "X6", kind: .equipmentCheck, centre: centre, day: day,
      ordinal: 1, targets: [], opens: at("08:30", day.iso), due: at("17:30", day.iso),
      missedAfter: at("00:00", (day + 1).iso))
    let items = directory.centre(centre).map {
      EquipmentChecklist.items(of: $0, rules: EquipmentRules(), directory: directory)
    }
    let results = ["power", "vhf"].map { item in
      EquipmentResult(
        centre: centre, item: item, outcome: .ok, note: "", checkedAt: at("09:00", day.iso),
        recordedAt: at("09:00", day.iso), by: "P-430105-01", carrier: nil, placement: .counts)
    }
    return EquipmentSheet(duty: duty, items: items ?? [], results: results)
  }
}
