import ControlSocket
import Testing
import Wire

@testable import watchroom_commands

/// `watchroom incident` through the daemon's own socket: what it asks, what it shows within 80 columns.
@Suite("Incidents on the screen (P9, P10, C12, C13, X9)", .timeLimit(.minutes(10))) struct IncidentCommandTests {
  static let asked: [(line: [String], call: String)] = [
    (["incident"], "incidents 430100"), (["incident", "list", "--state", "waiting"], "incidents waiting 430100"),
    (["incident", "list", "--all", "--centre", "all"], "incidents all"), (["incident", "show", "5"], "incident 5"),
    (
      ["incident", "set", "5", "--dead", "1", "--missing", "2", "--oil", "unknown", "--transport", "pupils"],
      "setIncident 5 dead=1.0+missing=2.0 oil pupils"
    ),
    (
      ["incident", "set", "5", "--vessel", "湘开福渡01:45:150", "--vessel", "货船：800", "--emergency", "--no-major-leak"],
      "setIncident 5 湘开福渡01/45/150+货船/800/0 true false"
    ),
    (
      ["incident", "set", "5", "--dead", "1", "--reason", "重复统计", "--revision", "4"],
      "setIncident 5 dead=1.0 重复统计 revision=4"
    ),
    (["incident", "log", "5", "渔船救起九人", "--at", "16:10"], "logIncident 5 渔船救起九人 2026-11-22T16:10:00+08:00"),
    (["incident", "log", "5", "请求拖轮", "--help-wanted"], "logIncident 5 请求拖轮 true"),
    (["incident", "call", "5", "vessel", "--no-answer", "--note", "无人接听"], "callIncident 5 vessel false 无人接听"),
    (["incident", "call", "5", "U-430100-E", "--reached"], "callIncident 5 U-430100-E true"),
    (["incident", "approve", "5", "--submission", "1"], "approveIncident 5 1"),
    (["incident", "send-back", "5", "人数再核"], "sendBackIncident 5 人数再核"),
    (["incident", "follow-up", "5", "已救起九人"], "followUpIncident 5 已救起九人"),
    (["incident", "final", "5", "全部获救", "--cause", "操作不当"], "finishIncident 5 全部获救 操作不当"),
    (["incident", "instruct", "5", "封航"], "instructIncident 5 封航"),
    (["incident", "receive", "5"], "receiveIncident 5"),
  ]

  @Test func `each command asks what it should and fits its screen, in both languages`() async throws {
    try await withDaemon { desk, cli in
      for (line, call) in Self.asked {
        for (width, language) in [(80, "zh"), (80, "en"), (120, "zh")] {
          var run = cli
          run.width = width
          let outcome = await run.run(["--lang", language] + line)
          #expect(outcome.code == 0, "\(line): \(outcome.errors)")
          #expect(desk.log.contains(call), "\(line) asked \(desk.log.suffix(3)), not \(call)")
          for shown in outcome.output.split(separator: "\n") {
            #expect(TextWidth.of(String(shown)) <= width, "\(line) at \(width): \(shown)")
          }
        }
        let json = await cli.run(line + ["-o", "json"])
        #expect(json.code == 0 && json.output.hasPrefix("{"))
      }
      #expect(!desk.log.contains { $0.contains("without-key") })
    }
  }

  @Test func `form 5 on one screen: what is next, who was not reached for how long, who approves`() async throws {
    try await withDaemon { _, cli in
      var run = cli
      run.width = 80
      let shown = await run("incident", "show", "5").output
      for part in [
        "→ 呼叫长沙市水上搜救分中心", "未联系 7 分", "派冲锋舟两艘", "待中心领导", "人数请再核", "未签收", "立即封航", "请求增派拖轮", "渔船救起九人",
        "较大事故",
      ] {
        #expect(shown.contains(part), "\(part)\n\(shown)")
      }
      let english = await run("--lang", "en", "incident", "show", "5").output
      #expect(english.contains("open 7 min") && english.contains("centre leader"))
    }
  }

  @Test func `what is typed wrong ends with 2 and is never sent`() async throws {
    try await withDaemon { desk, cli in
      for (line, word) in [
        ("incident call 5 vessel", "--reached"), ("incident call 5 vessel --reached --no-answer", "--reached"),
        ("incident set 5 --dead many", "dead"), ("incident set 5 --vessel x:y", "x:y"), ("incident log 5", "text"),
        ("incident send-back 5", "words"),
      ] {
        let outcome = await cli.run(line.split(separator: " ").map(String.init))
        #expect(outcome.code == 2, "\(line): \(outcome.code) \(outcome.errors)")
        #expect(outcome.errors.lowercased().contains(word), "\(line): \(outcome.errors)")
      }
      #expect(desk.log.isEmpty)
    }
  }
}
