import Foundation
import Testing
import Wire

@testable import watchroom_commands

@Suite("G7: the twelve forms from the command", .timeLimit(.minutes(10))) struct FormCommandTests {
  private static let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Config").path()

  @Test("an empty form of each kind needs no daemon, and its text fits 80 columns", arguments: 1...12)
  func empty(form: Int) async throws {
    let outcome = await CommandLineRun(width: 80)(
      "form", "print", "\(form)", "--empty", "--config", Self.config, "--centre", "430105")
    #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.output.contains("开福区水上交通监控中心"))
    for line in outcome.output.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= 80, "\(line)") }
  }

  @Test("into a file, as PDF, HTML and spreadsheet") func files() async throws {
    let folder = TemporaryFolder()
    for (format, start) in [("pdf", "%PDF"), ("html", "<!DOCTYPE"), ("xlsx", "PK")] {
      let file = folder.path + "/form.\(format)"
      let outcome = await CommandLineRun(width: 80)(
        "form", "print", "8", "--empty", "--config", Self.config, "-o", format, "--file", file)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      #expect(bytes.starts(with: Array(start.utf8)), "\(format)")
    }
    let onScreen = await CommandLineRun(width: 80)(
      "form", "print", "8", "--empty", "--config", Self.config, "-o", "pdf")
    #expect(onScreen.code == 2 && onScreen.errors.contains("写入的文件"))
  }

  @Test("what is asked of the daemon: form, number, centre, day, month") func asked() async throws {
    try await withDaemon { desk, cli in
      let shown = await cli("form", "print", "8", "--id", "7")
      #expect(shown.code == 0 && shown.output.contains("第七号"), "\(shown.errors)")
      _ = await cli("form", "print", "10", "--month", "2026-11", "--centre", "430105", "-o", "html")
      _ = await cli("notice", "pdf", "7", "-o", "/dev/null/x")
      let folder = TemporaryFolder()
      let exported = await cli("report", "export", "41", "-o", folder.path + "/r.xlsx")
      #expect(exported.code == 0, "\(exported.errors)")
      let written = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/r.xlsx"))
      #expect(written == Data([80, 75, 3, 4]))
      for call in ["form 8 7 text", "form 10 430105 2026-11-01 html", "form 8 7 pdf", "reportFile 41"] {
        #expect(desk.log.contains(call), "\(desk.log)")
      }
    }
  }

  @Test("a wrong form, a wrong centre and what does not go together are said") func wrong() async {
    let cli = CommandLineRun(width: 80)
    #expect(await cli("form", "print", "13", "--empty").code == 2)
    #expect(await cli("form", "print", "8", "--empty", "--id", "3").code == 2)
    let centre = await cli("form", "print", "8", "--empty", "--config", Self.config, "--centre", "439999")
    #expect(centre.code == 2 && centre.errors.contains("439999"))
    #expect(await cli("form", "print", "8", "--empty", "--config", "/nowhere").code == 78)
  }
}
