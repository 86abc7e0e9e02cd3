import Daemon
import ControlSocket
import Casework
import Foundation
import Organisation
import Regulation
import Store
import Story
import TestSupport
import Testing
import Units
import Wire

@Suite("Story: a drill (D14), and a changed organisation (D1, R22)") struct DrillTests {
  /// The night's finding is filed as a drill by the city; the same finding of the whole story is the real form 8.
  private static let drill = StoryAct(Book.at(5, 32), "drill") { consoles in
    let caller = try await consoles.person("P-430100-05")
    let row = try await consoles.finding("V06", mmsi: 413_900_104, centre: .init("430112"), caller)
    _ = try await consoles.room.file(
      finding: row.no, FileRequest(drill: true, note: "季度演练"), act: consoles.act(caller, key: "drill"))
  }
  private static let real = StoryAct(Book.at(9, 50), "real") { consoles in
    let caller = try await consoles.person("P-430000-01")
    let row = try await consoles.finding("V06", mmsi: 413_900_101, centre: .init("430100"), caller)
    _ = try await consoles.room.file(finding: row.no, FileRequest(), act: consoles.act(caller, key: "real"))
  }

  @Test("D14: marked on every paper, a number series of its own, and it never leaves the organisation") func drill()
    async throws
  {
    let book = try await Book.tell(scripted: false, more: [Book.arming, Self.drill, Self.real])
    let papers = try await book.read { read in
      try read.cases(before: .max, limit: 10).reversed().flatMap { try read.papers(case: $0.no) }
    }
    // The province files in the city's waters: a real notice (P7) in a series of its own.
    #expect(papers.map(\.number) == ["演练湘水监违〔2026〕430100-0001号", "湘水监违〔2026〕430000-0001号"])
    #expect(papers.map(\.drill) == [true, false])
    let mails = try await book.mails()
    let marked = mails.filter { $0.mark("Drill") == "yes" }
    #expect(!marked.isEmpty)
    for mail in marked {
      #expect(mail.subject.hasPrefix("【演练】"), "\(mail.subject)")
      #expect(mail.text().contains("演练"))
      #expect(mail.text("text/html").contains("演练"))
      #expect(mail.recipient.hasSuffix("@watchroom.example.invalid"), "\(mail.recipient)")
    }
    let outside = mails.filter { !$0.recipient.hasSuffix("@watchroom.example.invalid") }
    #expect(outside.contains { $0.mark("Kind") == "report" } && outside.contains { $0.mark("Kind") == "notice" })
    for mail in outside {
      let all = ([mail.subject] + mail.parts.compactMap(\.text)).joined()
      #expect(!all.contains("演练"), "\(mail.recipient): \(mail.subject)")
    }
    // Inside it is reported, as what it is.
    let city = try #require(mails.first { $0.mark("Kind") == "report" && $0.mark("Centre") == "430100" })
    #expect(city.text().contains("演练湘水监违〔2026〕430100-0001号"))
  }

  @Test("R22, D1: a changed organisation takes effect at the next opening; the open day is not touched")
  func changedOrganisation() async throws {
    let before = try await Book.tell(until: Book.at(4, 0), scripted: false)
    let opened = try await before.read { try $0.duties(day: Book.usual.day) }
    try before.story.rig.register.close()
    let scratch = try ScratchFolder("wr-config")
    let folder = scratch.file("Config")
    try FileManager.default.copyItem(atPath: Book.configuration, toPath: folder)
    let points = try String(contentsOfFile: folder + "/organisation/points.csv", encoding: .utf8)
    let more = "PT-430112-08,新渡口,ferry,430112,112.87000,28.36000,cctv ais,07:00,18:00,U-430112-T2,,,\n"
    try Data((points + more).utf8).write(to: URL(fileURLWithPath: folder + "/organisation/points.csv"))
    let after = try await Book.tell(
      on: before, configuration: folder, until: Book.at(0, 10, days: 1), resumesAt: Book.at(12, 0), scripted: false)
    let (same, next, versions) = try await after.read { read in
      (
        try read.duties(day: Book.usual.day), try read.duties(day: Book.usual.day + 1),
        (try read.versions(day: Book.usual.day), try read.versions(day: Book.usual.day + 1))
      )
    }
    #expect(same.map(\.duty) == opened.map(\.duty))
    func round(_ duties: [DutyRecord]) -> Int? {
      duties.first { $0.duty.kind == .pointRound && $0.duty.centre.rawValue == "430112" }?.duty.targets.count
    }
    #expect(round(same) == 7)
    #expect(round(next) == 8)
    #expect(versions.0?.organisation != versions.1?.organisation)
    #expect(versions.0?.regulation == versions.1?.regulation)
  }
}
