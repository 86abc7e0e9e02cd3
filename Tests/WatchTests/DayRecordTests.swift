import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

@Suite("Watch: the day's record is looked at and signed (S1)") struct DayRecordTests {
  private static let city = CentreID("430100")

  @Test(
    "S1: leaders sign a day's record, each once, not ahead; unsigned days stand in the daily look; form 4 bears the name"
  )
  func signed() async throws {
    let room = try Room()
    try await room.watch.start(at: at("07:00"))
    _ = try await room.watch.tick(at: at("07:00"))
    let round = try #require(
      try room.register.read { reader in
        try reader.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
          $0.duty.kind.isRound && $0.duty.centre == Self.city && $0.duty.opens <= at("09:30")
            && $0.duty.due > at("09:30")
        }
      })
    let target = try #require(round.duty.targets.first)
    let line = Desk.CheckLine(target: target, at: at("09:30"), means: .cctv, pictureUsable: true, findings: [])
    _ = try await room.act("P-430100-01", at: at("09:31")) { try $0.check(round: round.no, lines: [line]).entries }
    let finding = try await room.open(.ordinary, code: "V11", in: "430100", at: at("07:30"))
    _ = try await room.file(finding, by: "P-430100-01", at: at("08:10"))
    let tomorrow = "2026-11-22"
    let day = try #require(CivilDate(iso: "2026-11-21"))
    _ = try await room.watch.tick(at: at("08:30", tomorrow))
    let letter = try #require(try room.messages(.dailyLook).first { $0.message.centre == Self.city })
    let text = try room.text(of: letter.message)
    #expect(text.contains("尚未查看签名：2026年11月21日") && text.contains("watchroom record sign --day 2026-11-21"))
    await #expect(throws: AuthorityRefusal.self) {
      _ = try await room.act("P-430100-01", at: at("08:40", tomorrow)) { try $0.signDay(day, note: "").day }
    }
    await #expect(throws: DaySignatureRefusal.ahead) {
      _ = try await room.act("P-430100-11", at: at("08:40", tomorrow)) { try $0.signDay(day + 2, note: "").day }
    }
    _ = try await room.act("P-430100-11", at: at("08:45", tomorrow)) { try $0.signDay(day, note: "已阅").day }
    await #expect(throws: DaySignatureRefusal.signedAlready) {
      _ = try await room.act("P-430100-11", at: at("08:46", tomorrow)) { try $0.signDay(day, note: "").day }
    }
    _ = try await room.act("P-430100-21", at: at("09:00", tomorrow)) { try $0.signDay(day, note: "").day }
    let signatures = try room.register.read { try $0.daySignatures(centre: Self.city, day: day) }
    #expect(signatures.map(\.by) == ["P-430100-11", "P-430100-21"] && signatures[0].note == "已阅")
    #expect(try room.journal("record.signed").count == 2)
    let form = room.context.letters.patrolForm([], duties: [], centre: Self.city, day: day, signed: signatures)
    #expect(form.signatures[0].value.text.contains("08:45"))
    #expect(form.notes == ["内部记录，注意保密，保存期不少于一年。"])
    // Signed it is asked for no more.
    _ = try await room.watch.tick(at: at("08:30", "2026-11-23"))
    let next = try #require(try room.messages(.dailyLook).last { $0.message.centre == Self.city })
    #expect(try !room.text(of: next.message).contains("尚未查看签名"))
  }
}
