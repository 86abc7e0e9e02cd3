import Casework
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

/// What leaves the watch rooms is read by people who know neither our numbering of the regulation's clauses, nor our codes, nor our
/// command.
@Suite("Papers to outsiders speak the regulation's language, not ours") struct OutsiderTests {
  /// Every letter that goes to somebody besides the watch rooms and the people in them, and the reports that superiors read.
  private func outward(_ language: Catalogue.Language) throws -> [Letter] {
    let letters = try Example.letters(language)
    let units = Set(letters.directory.organisation.units.flatMap(\.addresses))
    let reports: Set<LetterKind> = [.report, .ledgers, .summary, .bulletin, .recurring]
    var all = try Letters.all(letters)
    all.append(letters.report(Sample.empty("P4", CentreID("430000"))))
    all.append(letters.ledgers(MonthlyTests.ledgers()))
    return all.filter { letter in
      reports.contains(letter.kind) || letter.recipients.contains { units.contains($0) }
    }
  }

  @Test(
    "P7, C10, X8, P4, C13: no clause id of ours stands in a paper for outsiders", arguments: Catalogue.Language.allCases
  )
  func clauses(language: Catalogue.Language) throws {
    let letters = try outward(language)
    #expect(letters.count > 20 && letters.contains { $0.kind == .notice } && letters.contains { $0.kind == .incident })
    for letter in letters {
      let ids = (letter.subject + "\n" + letter.text).matches(of: /\b[PCXGRS]\d{1,2}\b(\([a-d]\))?/).map {
        "\($0.output.0)"
      }
      #expect(ids.isEmpty, "\(letter.kind): \(ids)")
    }
  }

  @Test("a notice and an incident report name no code, no command and no version of ours")
  func plain() throws {
    let letters = try outward(.zh).filter { [.notice, .incident, .incidentFollowUp, .incidentFinal].contains($0.kind) }
    #expect(letters.count >= 4)
    for letter in letters {
      #expect(letter.text.firstMatch(of: /\b[VBHDAF]\d\d\b/) == nil, "\(letter.kind)")
      #expect(!letter.text.contains("watchroom") || letter.text.contains("@watchroom"), "\(letter.kind)")
      #expect(
        !letter.text.contains("watchroom notice") && !letter.text.contains("watchroom incident"), "\(letter.kind)")
      #expect(!letter.text.contains("4be1d09c22aa"), "\(letter.kind)")
      // Whole minutes are said without seconds, the end of a day as such.
      #expect(!letter.text.contains("23:59:59") && letter.text.firstMatch(of: /\d\d:\d\d:00/) == nil, "\(letter.kind)")
    }
    let notice = try #require(letters.first { $0.kind == .notice })
    #expect(notice.text.contains("依据《监控中心值班管理制度》关于监控点违章查处的规定"))
    #expect(notice.text.contains("请在 2026年11月28日 24:00 前书面回复整改情况"))
  }
}

@Suite("HTML text: what a short line may not tear") struct HTMLTextTests {
  @Test(
    "days, times and numbers of papers stay in one piece",
    arguments: [
      ("2026年11月21日 10:11", "<2026年11月21日> <10:11>"), ("湘水监违〔2026〕430100-0007号", "湘水监违〔2026〕<430100-0007号>"),
      ("11-24 10:22", "<11-24> <10:22>"), ("MMSI 413900101，6.1 节", "MMSI 413900101，6.1 节"),
      ("0731-85551234。", "<0731-85551234>。"),
      ("12 人", "12 人"), ("1234567890-1234567890", "1234567890-1234567890"), ("a&b <1-2>", "a&amp;b &lt;<1-2>&gt;"),
    ]) func kept(text: String, shown: String)
  {
    let html = HTMLText.kept(text).replacing("<span style=\"white-space:nowrap\">", with: "<").replacing(
      "</span>", with: ">")
    #expect(html == shown)
  }
}
