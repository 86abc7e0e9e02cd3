import Glibc
import TestSupport
import Testing

/// Whether what was written down is still what was written down: asked of the daemon, and of a folder at rest.
@Suite("The real daemon: the journal is proved whole, and a change is found") struct JournalTests {
  @Test(
    "verify, an end that was noted, a row altered behind the daemon's back",
    .enabled(if: access("/usr/bin/python3", X_OK) == 0))
  func verify() async throws {
    let daemon = try WatchDaemon()
    try await daemon.start()
    let whole = try await daemon.watchroom(["journal", "verify"])
    #expect(whole.status == 0 && whole.output.contains("日志完整"))
    let answer = try await daemon.json("journal", "verify")
    let seq = try #require(answer["head"]["seq"].int)
    let hash = answer["head"]["hash"].text
    #expect(seq > 1 && answer["entries"].int == seq && hash.count == 64)
    let noted = "\(seq):\(hash.prefix(16))"
    #expect(try await daemon.watchroom(["journal", "verify", "--expect", noted]).status == 0)
    let other = try await daemon.watchroom([
      "journal", "verify", "--expect", "\(seq):\(String(repeating: "0", count: 16))",
    ])
    #expect(other.status == 1 && other.output.contains("以前记下的不符"))
    let shown = try await daemon.watchroom(["journal", "show", "2"])
    #expect(shown.status == 0 && shown.output.contains("摘要"))
    #expect(try await daemon.stop().status == 0)

    let state = daemon.folder.file("state")
    let rest = try await run(WatchDaemon.build + "/watchroomd", ["--verify-journal", "--state", state])
    #expect(rest.status == 0 && rest.output.contains("journal whole"), "\(rest)")
    let alter =
      "import sqlite3; c = sqlite3.connect('\(state)/register.sqlite'); "
      + "c.execute(\"update journal set detail = '{\\\"reason\\\":\\\"none\\\"}' where seq = 2\"); c.commit()"
    #expect(try await run("/usr/bin/python3", ["-c", alter]).status == 0)
    let broken = try await run(WatchDaemon.build + "/watchroomd", ["--verify-journal", "--state", state])
    #expect(
      broken.status == 1 && broken.output.contains("broken at entry 2 (altered), 1 before it are whole"), "\(broken)")
    let nowhere = try await run(WatchDaemon.build + "/watchroomd", ["--verify-journal", "--state", state + "/none"])
    #expect(nowhere.status == 73)
    // A daemon on an altered register keeps its watch, and says so when it is asked.
    try await daemon.start()
    let asked = try await daemon.watchroom(["journal", "verify", "--lang", "en"])
    #expect(asked.status == 1 && asked.output.contains("broken at entry 2: it is not what was written"))
    #expect(try await daemon.stop().status == 0)
  }
}
