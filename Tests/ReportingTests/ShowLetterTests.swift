import Casework
import Foundation
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

enum ShowLetters {
  static let folder = ProcessInfo.processInfo.environment["WATCHROOM_SHOW"]

  /// What people telephone, and a handover: letters that no other list has.
  static func others(_ letters: LetterWriter) throws -> [Letter] {
    let people = try ["P-430100-11", "P-430100-31"].map { try Sample.person($0) }
    var all: [Letter] = []
    for (grade, scene) in [(PublicReport.Grade.report, true), (.complaint, false)] {
      let report = PublicReport(
        no: scene ? 1 : 2, centre: Sample.city, means: .telephone, grade: grade, takenAt: at("19:45"),
        takenBy: "P-430100-01", text: "三汊矶渡口渡船人车混装", place: "三汊矶渡口", name: "张某", phone: "13800000000",
        isConfidential: true, needsScene: scene)
      let now = scene ? at("20:16") : at("08:00", "2026-11-25")
      let tellings = PublicReportClock.tellings(
        report, rules: letters.rules.publicReports, zone: .shanghai, holidays: HolidayCalendar([]), now: now)
      all += tellings.map { letters.publicReport(report, telling: $0, to: people) }
    }
    var handover = Handover(
      centre: Sample.city,
      offGoing: WatchOnDuty(
        watchkeepers: ["P-430100-03", "P-430100-04"], leader: "P-430100-11", starts: at("14:00"), ends: at("20:00")),
      onComing: WatchOnDuty(
        watchkeepers: ["P-430100-05", "P-430100-06"], leader: "P-430100-12", starts: at("20:00"),
        ends: at("08:00", "2026-11-22")))
    all.append(letters.handoverLate(handover, to: people, at: at("20:06")))
    try handover.askSwap(
      of: "P-430100-06", for: "P-430100-02", reason: "家人住院", by: "P-430100-06", at: at("19:45"))
    if let swap = handover.substitutes.last { all.append(letters.swapAsked(swap, handover, to: people)) }
    return all + [letters.ledgers(MonthlyTests.ledgers())]
  }
}

@Suite("Letters of callers and of handovers") struct OtherLetterTests {
  @Test(
    "S6, S8, G6: they say what is owed and by when, to no line of code or torn deadline",
    arguments: Catalogue.Language.allCases)
  func said(language: Catalogue.Language) throws {
    for letter in try ShowLetters.others(try Example.letters(language)) {
      #expect(!letter.text.contains("⟨") && !letter.text.contains("23:59:59"), "\(letter.kind)")
      // S8: who telephoned stands in no mail.
      #expect(!letter.text.contains("张某") && !letter.html.contains("13800000000"), "\(letter.kind)")
    }
  }
}

/// All letters as HTML, to be looked at: `WATCHROOM_SHOW=/tmp/mails swift test --filter ShowLetterTests`.
@Suite("Letters: to be looked at", .enabled(if: ShowLetters.folder != nil, "WATCHROOM_SHOW names no folder"))
struct ShowLetterTests {
  @Test("D7: every letter in Chinese, drills besides") func show() throws {
    let folder = URL(filePath: try #require(ShowLetters.folder)).appending(path: "mails")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let letters = try Example.letters()
    let all = try Letters.all(letters) + ShowLetters.others(letters) + Letters.all(letters, drill: true).prefix(3)
    for (index, letter) in all.enumerated() {
      let name = "\(index < 9 ? "00" : index < 99 ? "0" : "")\(index + 1)-\(letter.kind.rawValue).html"
      try Data(letter.html.utf8).write(to: folder.appending(path: name))
    }
  }
}
