import Foundation
import TestSupport
import Testing

/// D1, R22: a configuration that takes effect at once, through the real daemon and the real command.
@Suite("The real daemon: config apply --now (D1)", .serialized) struct ApplyTests {
  /// A zone in which it is between nine and ten in the morning now, so that the day's rounds and broadcasts lie ahead.
  private static var morning: String {
    let hour = Int(Date.now.timeIntervalSince1970) / 3600 % 24
    let offset = 9 - hour < -12 ? 33 - hour : 9 - hour
    return offset == 0 ? "Etc/GMT" : "Etc/GMT\(offset > 0 ? "-" : "+")\(abs(offset))"
  }

  @Test(
    "D1: read again it holds from the next opening; applied with a reason it adds, withdraws and changes today's duties, once"
  )
  func apply() async throws {
    let daemon = try WatchDaemon()
    try daemon.edit("organisation/centres.yaml") {
      $0 = $0.replacing("time_zone: Asia/Shanghai", with: "time_zone: \(Self.morning)")
    }
    try await daemon.start()
    func agenda() async throws -> [JSON] {
      try await daemon.watchroom(["agenda", "--centre", "430100", "-o", "json"]).output.split(separator: "\n")
        .map { JSON(String($0)) }
    }
    try await eventually("the day is open") { try await agenda().contains { $0["kind"].text == "county-round" } }
    func count(_ kind: String) async throws -> Int { try await agenda().count { $0["kind"].text == kind } }
    #expect(try await count("county-round") == 4)
    #expect(try await count("broadcast") == 2)

    let none = try await daemon.watchroom(["config", "apply", "--now", "--reason", "无改动", "-o", "json"])
    #expect(none.status == 0 && JSON(none.output)["added"].list.isEmpty && JSON(none.output)["withdrawn"].list.isEmpty)
    try daemon.edit("regulation.yaml") { text in
      text = text.replacing("county_rounds_per_half_day: 2", with: "county_rounds_per_half_day: 3")
        .replacing("county_point_floor: 80", with: "county_point_floor: 5")
        .replacing("times: [\"10:00\", \"17:00\"]", with: "times: [\"10:00\"]")
    }
    daemon.program?.signal(SIGHUP)
    try await eventually("the configuration is read again") {
      try await daemon.journal().contains { $0["kind"].text == "configuration.reloaded" }
    }
    #expect(try await count("county-round") == 4, "what is read holds from the next opening")
    #expect(
      try await daemon.watchroom(["config", "apply", "--now", "--reason", " "]).status != 0, "not without a reason")
    #expect(try await daemon.watchroom(["config", "apply", "--reason", "汛期加密"]).status != 0, "not without --now")

    let answer = try await daemon.json("config", "apply", "--now", "--reason", "汛期加密")
    func ids(_ key: String) -> [String] {
      answer[key].list.compactMap { $0.value as? String }.filter { $0.contains("/430100/") }
    }
    #expect(ids("added").map { $0.suffix(15) } == ["/county-round/5", "/county-round/6"], "\(answer)")
    #expect(ids("withdrawn").map { $0.suffix(12) } == ["/broadcast/2"])
    #expect(ids("changed").contains { $0.hasSuffix("/county-point-check/1") })
    let rows = try await agenda()
    #expect(rows.count { $0["kind"].text == "county-round" } == 6)
    #expect(rows.first { $0["kind"].text == "county-point-check" }?["count"].int == 5)
    #expect(rows.filter { $0["kind"].text == "broadcast" }.map { $0["state"].text }.contains("withdrawn"))
    let again = try await daemon.json("config", "apply", "--now", "--reason", "汛期加密")
    #expect(again["added"].list.isEmpty && again["withdrawn"].list.isEmpty, "nothing twice")
    let journal = try await daemon.journal()
    #expect(
      journal.contains { $0["kind"].text == "duty.added" } && journal.contains { $0["kind"].text == "duty.withdrawn" })
    #expect(try await daemon.stop().status == 0)
  }
}
