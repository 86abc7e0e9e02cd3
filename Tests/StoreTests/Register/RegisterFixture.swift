import Casework
import Foundation
import GRDB
import Organisation
import Regulation
import Testing
import Units

@testable import Store

/// A register in a folder of its own that goes with it.
final class RegisterFolder: Sendable {
  let folder: URL
  var path: String { folder.appending(path: "register.sqlite").path() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: folder) }

  func open() throws -> Register { try Register(path: path) }

  /// The same file through SQLite itself.
  func raw<T>(_ body: (Database) throws -> T) throws -> T {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.write { try body($0) }
  }

  /// All that stands in the write-ahead log goes into the file.
  func checkpoint() throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
  }
}

/// 2026-11-21 12:00 in Shanghai.
let noon = CivilZone.shanghai.instant(saturday, CivilTime(12, 0))
let saturday = CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)

enum Sample {
  static func duty(_ ordinal: Int = 1, targets: [Target] = [.point("PT-1"), .point("PT-2")], day: CivilDate = saturday)
    -> Duty
  {
    Duty(
      id: "X2/430105/\(day.iso)/point-round/\(ordinal)", clause: "X2", kind: .pointRound, centre: CentreID("430105"),
      day: day, ordinal: ordinal, targets: targets, opens: noon - .hours(4), due: noon + .hours(6),
      missedAfter: noon + .hours(12))
  }

  static func report(_ day: CivilDate = saturday) -> Duty {
    let due = CivilZone.shanghai.instant(day, CivilTime(19, 0))
    return Duty(
      id: "X2/430105/\(day.iso)/daily-report/1", clause: "X2", kind: .dailyReport, centre: CentreID("430105"), day: day,
      ordinal: 1, targets: [], opens: due - .minutes(30), due: due, missedAfter: nil,
      period: .init(from: due - .days(1), to: due - .minutes(10)), to: [.centre(CentreID("430100"))])
  }

  static func finding(_ object: String = "Z-SCJ", onset: Instant = noon, evidence: [EvidenceFix] = []) -> FindingRecord
  {
    let seen = Finding(
      id: "closed-water/413900101/\(object)/\(onset.milliseconds)", detector: .closedWater, code: FindingCode("V06"),
      severity: .serious, mmsi: 413_900_101, vessel: "S-1", vesselName: "湘长沙渡01", object: object, onset: onset,
      opened: onset + .seconds(95), place: Position(latitude: 28.26, longitude: 112.95),
      reason: Reason("closed-water.inside", ["zone": "三汊矶禁航区"]), ruleVersion: "v", evidence: evidence)
    return FindingRecord(
      finding: seen, centre: CentreID("430105"), copy: nil, severity: .serious, ladderFrom: seen.opened,
      recordedAt: noon + .minutes(2))
  }

  static func matter(finding: Int64? = nil, filed: Instant = noon, state: CaseState = .filed) -> CaseRecord {
    CaseRecord(
      kind: .violation, code: FindingCode("V06"), severity: .serious, centre: CentreID("430100"),
      waters: CentreID("430105"), state: state, findingNo: finding, occurredAt: noon, filedAt: filed, filedBy: "P-1",
      vesselName: "湘长沙渡01", mmsi: 413_900_101, point: "PT-1", place: Position(latitude: 28.26, longitude: 112.95),
      placeName: "三汊矶禁航区", reason: Reason("closed-water.inside", ["zone": "三汊矶禁航区"]), note: "", ruleVersion: "v",
      regulationVersion: "r", drill: false)
  }

  static func paper(_ serial: Int, case caseNo: Int64) -> Paper {
    Paper(
      form: .violationNotice, number: "湘水监违〔2026〕430100-\(padded(serial, 4))号", caseNo: caseNo,
      issuedBy: CentreID("430100"), issuedAt: noon, signedBy: "P-1", to: "U-430105-A", answeredBy: CentreID("430105"),
      demand: "整改", due: noon + .days(7), drill: false)
  }

  static func letter(
    _ cause: String, to recipients: [String] = ["a@example.invalid", "b@example.invalid"],
    _ importance: Importance = .notice
  )
    -> NewMessage
  {
    let letter = Letter(
      kind: .notice, cause: cause, centre: CentreID("430100"), recipients: recipients, subject: "监控点违章通知书", text: "t",
      html: "h", importance: importance, deadline: noon + .hours(1))
    return NewMessage(
      messageID: "\(Digest.hex(cause).prefix(32))@example.invalid", letter: letter,
      bytes: Array("message \(cause)".utf8),
      paperNo: nil, dutyNo: nil)
  }

  static func entry(_ act: String, at instant: Instant = noon, occurred: Instant? = nil) -> JournalEntry {
    JournalEntry(
      occurredAt: occurred ?? instant, recordedAt: instant, centre: CentreID("430105"), person: "P-1",
      account: "wr-430105", act: act, subject: "finding:1", detail: #"{"a":"1"}"#)
  }

  static func check(_ target: Target, at instant: Instant, _ placement: CheckEntry.Placement = .counts) -> CheckEntry {
    CheckEntry(
      centre: CentreID("430105"), target: target, checkedAt: instant, recordedAt: instant + .minutes(1), by: "P-1",
      leader: "P-11", dutyID: duty().id, placement: placement, means: .cctv, pictureUsable: true, weather: "晴",
      findings: [FindingCode("V01")])
  }
}

extension RegisterWriter {
  /// Versions and a day with `duties`.
  func openSampleDay(_ day: CivilDate = saturday, _ duties: [Duty] = [Sample.duty(), Sample.report()]) throws {
    let organisation = try insertVersion(
      .organisation, body: "o", digest: "o1", effectiveFrom: day, at: noon)
    let regulation = try insertVersion(.regulation, body: RegulationRules(), digest: "r1", effectiveFrom: day, at: noon)
    try openDay(day, at: noon, organisation: organisation, regulation: regulation, counts: "{}", duties: duties)
  }
}

/// The code of what `body` throws.
func code(_ body: () throws -> Void) -> StoreError.Code? {
  do {
    try body()
    return nil
  } catch let error as StoreError {
    return error.code
  } catch {
    Issue.record("not a StoreError: \(error)")
    return nil
  }
}
