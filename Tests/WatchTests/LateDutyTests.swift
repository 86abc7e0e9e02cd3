import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

@Suite("R3: what is no round and no report is told late, each once, in one letter") struct LateDutyTests {
  private let friday = "2026-11-27"

  @Test(
    "X5, C6, R3: a form 2 that was not sent is told to the duty leader once, and never missed; C7: a broadcast has its own letters"
  )
  func friday() async throws {
    let room = try Room()
    let leader = room.addresses(of: "430105", .dutyLeader, at("15:01", friday))
    try await room.watch.start(at: at("00:00", friday))
    for clock in ["00:00", "08:30", "10:20", "11:01", "15:00"] { _ = try await room.watch.tick(at: at(clock, friday)) }
    #expect(
      try room.messages(.dutyLate).isEmpty, "by 15:00 no county is late, and a broadcast is no matter of this letter")
    for clock in ["15:01", "15:02", "23:00"] { _ = try await room.watch.tick(at: at(clock, friday)) }
    let told = try room.messages(.dutyLate)
    let county = told.filter { $0.message.centre == CentreID("430105") }
    #expect(county.count == 1 && county.first?.recipients == leader)
    let text = try room.text(of: try #require(county.first).message)
    #expect(text.contains("重点监控任务表") && text.contains("15:00") && text.contains("watchroom duty show"))
    // Eleven centres owe a form 2; each leader reads of it once.
    #expect(told.count == 11 && Set(told.map(\.message.centre)).count == 11)
    _ = try await room.watch.tick(at: at("00:01", "2026-11-28"))
    #expect(try room.messages(.dutyMissed).isEmpty, "R12: form 2 is done late")
    #expect(try room.messages(.broadcastMissed).count == 6)
    #expect(try room.messages(.dutyLate).count == 11)
  }
}
