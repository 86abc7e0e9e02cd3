import ControlSocket
import Foundation
import Units
import Wire

@testable import watchroom_commands

/// A finding with all kinds of evidence, a shelf, and a flooded room.
extension FakeDesk {
  static let photo: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
  static let leg = Array(#"[{"at":1}]"#.utf8)
  static func digest(_ bytes: [UInt8]) -> String {
    CaseFolder.digest(Data(bytes))
  }

  private func items(_ state: String) -> [EvidenceItemRow] {
    [
      EvidenceItemRow(
        item: "leg/1", kind: "leg", digest: Self.digest(Self.leg), bytes: Self.leg.count, at: Samples.now,
        state: state),
      EvidenceItemRow(
        item: "file/1", kind: "file", digest: Self.digest(Self.photo), bytes: Self.photo.count, at: Samples.now,
        state: "intact", name: "现场照片.png", type: "image/png", by: "唐思远", note: "三汊矶大桥北侧所见"),
    ]
  }

  func evidence(_ no: Int64, caller: Caller) async throws -> EvidenceSheet {
    try note("evidence", no)
    var finding = Samples.findingDetail()
    finding.evidence = []
    let start = Samples.now.instant
    let fixes = (0..<40).map { step in
      FixRow(
        at: Timestamp(start + .seconds(Int64(step) * 10), offset: 8 * 3600), latitude: 28.2600 + Double(step) * 0.0002,
        longitude: 112.9500 + Double(step % 20) * 0.0001, speed: 6.1, course: 20,
        raw: "!AIVDM,1,1,,A,\(step),0*00", source: "ais-udp")
    }
    let corners = [(28.262, 112.945), (28.262, 112.957), (28.270, 112.957), (28.270, 112.945), (28.262, 112.945)]
    let hole = [(28.266, 112.949), (28.266, 112.950), (28.267, 112.950), (28.266, 112.949)]
    return EvidenceSheet(
      finding: finding, items: items(no == 9 ? "altered" : "intact"),
      seals: [
        EvidenceSealRow(
          seq: 17, at: Samples.now, why: "opened", hash: String(repeating: "ab", count: 32),
          digests: ["leg/1": Self.digest(Self.leg)])
      ], fixes: fixes,
      zone: EvidenceZone(
        id: "Z-SCJ", name: "三汊矶禁航区", version: "f2332618201e",
        polygons: [[corners, hole].map { $0.map { PlaceShape(latitude: $0.0, longitude: $0.1) } }]))
  }

  func evidenceItem(_ no: Int64, digest: String, caller: Caller) async throws -> (row: EvidenceItemRow, bytes: [UInt8])
  {
    try note("evidenceItem", no, digest)
    let bytes = digest == Self.digest(Self.photo) ? Self.photo : Self.leg
    return (items("intact")[digest == Self.digest(Self.photo) ? 1 : 0], bytes)
  }

  func verifyEvidence(_ no: Int64, caller: Caller) async throws -> EvidenceCheck {
    try note("verifyEvidence", no)
    return EvidenceCheck(
      finding: no, whole: no != 9, items: items(no == 9 ? "altered" : "intact"),
      journal: JournalCheckAnswer(entries: 3, head: Samples.journal(3)))
  }

  func attach(finding no: Int64, _ request: AttachRequest, act: Act) async throws -> EvidenceItemRow {
    try self.act("attach", act, no, request.name, request.content.text.utf8.count, request.note)
    return items("intact")[1]
  }

  private func shelf(_ no: Int64, ended: Bool) -> ShelfRow {
    ShelfRow(
      no: no, scope: "zone", subject: "Z-SCJ", subjectName: "三汊矶禁航区", centre: "430100",
      centreName: "长沙市水上交通监控中心", by: "彭建国", reason: "航道清淤施工，工程船进出", finding: 2, at: Samples.now,
      until: Timestamp(Samples.now.instant + .hours(2), offset: 8 * 3600), endedAt: ended ? Samples.now : nil,
      endedBy: ended ? "彭建国" : nil, holds: !ended, alarms: ended ? 0 : 3)
  }

  func shelves(all: Bool, centre: String?, caller: Caller) async throws -> Page<ShelfRow> {
    try note("shelves", all ? "all" : nil, centre)
    return Page(items: [shelf(4, ended: false), shelf(3, ended: true)])
  }

  func end(shelf no: Int64, _ request: ShelfEndRequest, act: Act) async throws -> ShelfRow {
    try self.act("endShelf", act, no, request.reason)
    return shelf(no, ended: true)
  }

  func alarmLoad(centre: String?, caller: Caller) async throws -> AlarmLoadAnswer {
    try note("alarmLoad", centre)
    return AlarmLoadAnswer(
      at: Samples.now, most: 6, staffedCentres: 2, perStaffedCentre: 5.5,
      centres: [
        AlarmLoadRow(
          centre: "430100", centreName: "长沙市水上交通监控中心", staffed: true, lastHour: 9, lastDay: 31, worstHour: 11,
          flooded: true),
        AlarmLoadRow(
          centre: "430112", centreName: "望城区水上交通监控中心", staffed: false, lastHour: 2, lastDay: 4, worstHour: 2,
          flooded: false),
      ])
  }
}
