import TestSupport
import Testing

/// What the command lists, asked of the real daemon: a query that its route does not know would be refused.
@Suite("The real daemon: every list of the command") struct ListTests {
  private static let lists = [
    "status", "duty list", "round list", "finding list", "case list", "case list --recurring", "case triage",
    "notice list", "notice drafts", "incident list", "fault list", "fault outage list", "vessel list", "feed list",
    "outbox list", "gateway list", "report list", "ledger show 10", "equipment list", "register list",
    "contacts", "summary list", "sheet list", "cargo list", "bulletin list", "broadcast list", "watch", "watch checks",
    "journal", "agenda", "config check",
  ]

  @Test("each is answered, in Chinese and in English") func lists() async throws {
    let daemon = try WatchDaemon()
    try await daemon.start()
    for list in Self.lists {
      var words = list.split(separator: " ").map(String.init)
      if list == "config check" { words.append(daemon.configuration) }
      for language in ["zh", "en"] {
        let ended = try await daemon.watchroom(words + ["--lang", language])
        #expect(ended.status == 0, "watchroom \(list) --lang \(language): \(ended.errors)")
        #expect(!ended.output.isEmpty, "\(list)")
      }
    }
    #expect(try await daemon.stop().status == 0)
  }
}
