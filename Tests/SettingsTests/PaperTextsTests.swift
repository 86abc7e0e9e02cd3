import Foundation
import Reporting
import Testing

@testable import Settings

/// Templates of papers: replaced by a bureau's own words, and checked where they are read.
@Suite("Papers: texts are checked at the start") final class PaperTextsTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "watchroom-texts-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: URL(filePath: exampleFolder).appending(path: "texts"), to: folder)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func load(_ language: Catalogue.Language = .zh) -> Result<Catalogue, ConfigurationRefused> {
    do throws(any Error) {
      return .success(try CatalogueLoader.load(directory: folder.path(), language: language))
    } catch {
      return .failure(
        error as? ConfigurationRefused ?? ConfigurationRefused(problems: [], omitted: 0, warnings: []))
    }
  }

  private func problems() -> [ConfigurationProblem] {
    if case .failure(let refused) = load() { refused.problems } else { [] }
  }

  private func replace(_ old: String, _ new: String) throws {
    let file = folder.appending(path: "zh.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing(try #require(text.contains(old) ? old : nil), with: new).utf8).write(to: file)
  }

  private func line(of text: String) throws -> Int {
    let lines = try String(contentsOf: folder.appending(path: "zh.yaml"), encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }

  @Test("the example's texts are good in both languages") func example() throws {
    for language in Catalogue.Language.allCases {
      let catalogue = try load(language).get()
      #expect(Set(PaperTexts.templates.keys).isSubset(of: catalogue.keys))
    }
  }

  @Test("a place that nobody fills is refused with file, line and key") func strange() throws {
    try replace("page: \"第 {page} 页　共 {pages} 页\"", "page: \"第 {seite} 页　共 {pages} 页\"")
    let problem = try #require(problems().first)
    #expect(problem.file == "zh.yaml" && problem.key == "paper.page")
    #expect(problem.line == (try line(of: "{seite}")))
    #expect(problem.reason == "has {seite}, which nobody fills; known here: {page} {pages}")
  }

  @Test("a place that must be there is asked for") func missingPlace() throws {
    try replace("body.violation: \"经本中心监控发现并核实，{time}，", "body.violation: \"经本中心监控发现并核实，")
    let problem = try #require(problems().first)
    #expect(problem.key == "notice.body.violation" && problem.reason == "must have {time}")
    #expect(problem.line == (try line(of: "body.violation:")))
  }

  @Test("a text that papers need and that is not there is named") func missingKey() throws {
    try replace("  seal: \"（盖章处）\"\n", "")
    #expect(problems().map(\.description) == ["zh.yaml:1: paper.seal: is missing: papers need it"])
  }

  @Test("a bureau's own words in zh.local.yaml take the place of ours") func local() throws {
    try Data("paper:\n  seal: \"（公章）\"\nform:\n  \"8\": \"监控点违章通知书\"\n".utf8)
      .write(to: folder.appending(path: "zh.local.yaml"))
    #expect(try load().get().text("paper.seal") == "（公章）")
    #expect(try load().get().text("paper.draft") == "草稿")
  }

  @Test("own words for what is no text, or with a place that is none, are refused") func wrongLocal() throws {
    try Data("paper:\n  sael: \"x\"\nalarm:\n  again: \"{often}\"\nnotice:\n  copy: \"抄送\"\n".utf8)
      .write(to: folder.appending(path: "zh.local.yaml"))
    let found = problems().map(\.description)
    #expect(found.contains("zh.local.yaml:2: paper.sael: is no text of zh.yaml"), "\(found)")
    #expect(
      found.contains("zh.local.yaml:4: alarm.again: has {often}, which nobody fills; known here: {times}"), "\(found)")
    #expect(found.contains("zh.local.yaml:6: notice.copy: must have {centre}"), "\(found)")
  }

  @Test(arguments: papers) func refusesInWatchroomYAML(_ broken: Broken) throws { try broken.check() }

  private static let file = "watchroom.yaml"
  static let papers: [Broken] = [
    Broken(
      "no font", file, "fonts: [Noto Serif CJK SC, Noto Sans CJK SC, WenQuanYi Zen Hei]", "fonts: []",
      line: "fonts: []",
      key: "papers.fonts", "names no font"),
    Broken(
      "mails without an end", file, "mail_size: 10 MiB", "mail_size: 10 GiB", line: "mail_size",
      key: "papers.mail_size",
      "10737418240 is out of range: 65536 to 25165824"),
    Broken(
      "a flag that is none", file, "  csv: false", "  csv: maybe", line: "csv: maybe", key: "papers.csv",
      "\"maybe\" is neither true nor false"),
    Broken(
      "an unknown key", file, "  csv: false", "  cvs: false", line: "cvs: false", key: "papers.cvs",
      "is not a key here; did you mean \"csv\"?"),
  ]
}
