import Foundation
import Testing
import Wire

@testable import watchroom_commands

@Suite("R12, P3, C2, X2: form 4 on paper, and a whole round in one command", .timeLimit(.minutes(10)))
struct PatrolFormTests {
  private static let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Config").path()

  @Test("R12: form 4 is printed with its Chinese title, all columns and one row an object") func page() async throws {
    try await withDaemon { desk, cli in
      let outcome = await cli("round", "print", "8")
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("<h1>监控情况记录表</h1>") && outcome.output.contains("size: A4 landscape"))
      for column in PatrolFile.Column.allCases where ![.key, .round].contains(column) {
        #expect(outcome.output.contains("<th>\(column.words.zh)</th>"), "\(column)")
      }
      for target in Samples.round().targets { #expect(outcome.output.contains("<small>\(target.key)</small>")) }
      let all = await cli("round", "print")
      #expect(all.code == 0 && all.output.contains("<section>") && desk.log.contains("rounds 430100"))
    }
  }

  @Test("R12: without the daemon the configuration prints what is not drawn; what is drawn is blank but for the key")
  func offline() async throws {
    let cli = CommandLineRun()
    let county = await cli(
      "round", "print", "--config", Self.config, "--centre", "430105", "--day", "2026-11-25", "--csv")
    #expect(county.code == 0, "\(county.errors)")
    let rows = try #require(CSVText.rows(String(county.output.dropFirst())))
    #expect(rows.count == 1 + 7 && rows[0].first == "序号")
    #expect(rows[1][1] == "X2/430105/2026-11-25/point-round/1" && rows[1][2] == "point:PT-430105-01")
    let province = await cli(
      "round", "print", "--config", Self.config, "--centre", "430000", "--day", "2026-11-25", "--csv")
    let drawn = try #require(CSVText.rows(String(province.output.dropFirst()))).filter {
      $0[1].contains("county-spot-check")
    }
    #expect(!drawn.isEmpty && drawn.allSatisfy { $0[2].isEmpty })
    let key = String(repeating: "07", count: 32)
    let known = await cli(
      "round", "print", "--config", Self.config, "--centre", "430000", "--day", "2026-11-25", "--csv", "--key", key)
    let named = try #require(CSVText.rows(String(known.output.dropFirst()))).filter {
      $0[1].contains("county-spot-check")
    }
    #expect(named.count == drawn.count && named.allSatisfy { $0[2].hasPrefix("centre:") })
    #expect(await cli("round", "print", "--config", Self.config, "--centre", "430105").code == 2)
  }

  @Test("X2: what was printed, filled in and saved in UTF-8 or GB18030 is entered in one act") func file() async throws
  {
    let text = """
      序号,任务号,对象代号,监控对象,检查时间,方式,画面有效,天气水情,船管员在岗,签单员在岗,救生衣,载客载货,渡运秩序,发现问题,处理措施,值班人员,带班领导,备注\r
      1,C2/430100/2026-11-22/county-round/3,point:PT-1,,09:15,视频,是,晴,是,否,,,,"V01 船员未穿(拿)救生衣、V09","已劝导，整改",王五,,\r
      2,,point:PT-2,,09:20,现场,否,,,,,,,,,,,\r
      3,,point:PT-3,,,,,,,,,,,,,,,\r
      4,X2/430105/2026-11-22/point-round/1,point:PT-9,,10:00,,,,,,,,,,,,,\r

      """
    let gb = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    #expect(CSVText.text(gb) == text && CSVText.text(Data(text.utf8)) == text)
    #expect(CSVText.text(Data("\u{FEFF}".utf8) + Data(text.utf8)) == text)
    let round = Samples.round()
    let rows = try PatrolFile(text)
    #expect(rows.rows.map(\.line) == [2, 3, 5])
    for (name, bytes) in [("utf8", Data(text.utf8)), ("gb18030", gb)] {
      let folder = TemporaryFolder()
      let path = folder.path + "/\(name).csv"
      try bytes.write(to: URL(filePath: path))
      try await withDaemon { desk, cli in
        let outcome = await cli("round", "check", "8", "--file", path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let call = try #require(desk.log.last { $0.hasPrefix("check") })
        let mine = round.summary.id == "C2/430100/2026-11-22/county-round/3"
        let first = "point:PT-1/cctv/V01+V09/已劝导，整改,"
        #expect(call == "check 8 \(mine ? first : "")point:PT-2/onsite//", "\(call)")
      }
    }
  }

  @Test("X2: a wrong row is named with its line, and nothing is sent") func wrongRows() async throws {
    for (row, said) in [
      ("point:PT-1,25:00,是,", "第 2 行"), ("point:PT-1,09:00,也许,", "第 2 行"), ("point:PT-77,09:00,是,", "第 2 行"),
      ("point:PT-1,09:00,是,超载", "第 2 行"), ("point:PT-1,,,", "没有本轮"),
    ] {
      try await withDaemon { desk, cli in
        var cli = cli
        cli.input = ["对象代号,检查时间,画面有效,发现问题", row]
        let outcome = await cli("round", "check", "8", "--file", "-")
        #expect(outcome.code == 2 && outcome.errors.contains(said), "\(row): \(outcome.errors)")
        #expect(!desk.log.contains { $0.hasPrefix("check") })
      }
    }
    #expect(CSVText.rows("a,\"b") == nil)
    #expect(CSVText.rows("a,\"b \"\"c\"\"\r\nd\",e\n\n,,\n") == [["a", "b \"c\"\r\nd", "e"]])
  }

  @Test("X2: a whole round in one command with its exceptions, each by number, key or name") func exceptions()
    async throws
  {
    try await withDaemon { desk, cli in
      let outcome = await cli("round", "check", "8", "--all", "--except", "1:V01+V09", "--except", "PT-2:camera")
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(desk.log.last { $0.hasPrefix("check") } == "check 8 all point:PT-1/cctv/V01+V09/,point:PT-2/cctv//")
      for wrong in ["1", "1:", "1:camel", "99:V01"] {
        #expect(await cli("round", "check", "8", "--all", "--except", wrong).code == 2, "\(wrong)")
      }
      #expect(await cli("round", "check", "8", "1", "--except", "2:V01").code == 2)
      #expect(await cli("round", "check", "8", "--all", "--file", "x").code == 2)
    }
  }
}
