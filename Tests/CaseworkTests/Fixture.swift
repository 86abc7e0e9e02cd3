import Casework
import Foundation
import Organisation
import Regulation
import Settings
import Testing
import Units

/// The example province, read once.
enum Example {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Config").path()
  private static let loaded = Result { try ConfigurationLoader.load(directory: folder, now: noon).get().configuration }

  static func configuration() throws -> Configuration { try loaded.get() }
  static func directory() throws -> Directory { Directory(try configuration().organisation) }
  static func rules() throws -> RegulationRules { try configuration().regulation }
}

/// 2026-11-21 12:00 in Shanghai, a Saturday.
let noon = at("2026-11-21", "12:00")

func date(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

/// A local time in Shanghai.
func at(_ day: String, _ clock: String) -> Instant {
  CivilZone.shanghai.instant(date(day), CivilTime(clock) ?? .midnight)
}

func finding(_ severity: Severity = .serious, opened: Instant = noon, code: String = "V06") -> FindingRecord {
  let seen = Finding(
    id: "closed-water/413900101/Z-SCJ/\(opened.milliseconds - 95_000)", detector: .closedWater, code: FindingCode(code),
    severity: severity, mmsi: 413_900_101, vessel: nil, vesselName: "湘长沙渡01", object: "Z-SCJ",
    onset: opened - .seconds(95), opened: opened, place: Position(latitude: 28.26, longitude: 112.95),
    reason: Reason("closed-water.inside", ["zone": "三汊矶禁航区", "metres": "42", "seconds": "95", "knots": "6.1"]),
    ruleVersion: "0123456789ab", evidence: [])
  return FindingRecord(
    no: 7, finding: seen, centre: CentreID("430105"), copy: nil, severity: severity, ladderFrom: opened,
    recordedAt: opened)
}

extension FindingRecord {
  func acknowledged(by person: String = "P-430105-01", at now: Instant, for span: TimeSpan) -> FindingRecord {
    var record = self
    record.attention = .acknowledged(by: person, at: now, until: now + span)
    return record
  }
  func ended(at instant: Instant) -> FindingRecord {
    var record = self
    record.condition = .ended(at: instant)
    return record
  }
  func disposed(_ disposition: Disposition) -> FindingRecord {
    var record = self
    record.disposition = disposition
    return record
  }
  func shelved(until instant: Instant) -> FindingRecord {
    var record = self
    record.shelvedUntil = instant
    return record
  }
}

func matter(_ state: CaseState = .filed, by person: PersonID = "P-430100-01", kind: MatterKind = .violation)
  -> CaseRecord
{
  CaseRecord(
    no: 3, kind: kind, code: FindingCode("V06"), severity: .serious, centre: CentreID("430100"),
    waters: CentreID("430105"), state: state, findingNo: 7, occurredAt: noon - .minutes(2), filedAt: noon,
    filedBy: person, vesselName: "湘长沙渡01", mmsi: 413_900_101, point: nil, place: nil, placeName: "三汊矶禁航区",
    reason: Reason("closed-water.inside", [:]), note: "", ruleVersion: "v", regulationVersion: "r", drill: false)
}

func notice(
  _ form: Paper.Form = .violationNotice, issued: Instant = noon, received: Instant? = nil, due: Instant? = nil
) -> Paper {
  Paper(
    no: 5, form: form, number: "湘水监违〔2026〕430100-0001号", caseNo: 3, issuedBy: CentreID("430100"), issuedAt: issued,
    signedBy: "P-430100-01", to: "U-430105-A", answeredBy: CentreID("430105"), demand: "整改", receivedAt: received,
    due: due, drill: false)
}
