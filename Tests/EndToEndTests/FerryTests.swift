import Foundation
import TestSupport
import Testing

/// A clerk at a ferry point: an account of the site's web server, a form, and the command.
@Suite(
  "The real daemon: sign-offs from a ferry point", .serialized,
  .enabled(if: Account.isRoot, Comment(rawValue: Account.needsRoot)))
struct FerryTests {
  private static let clerk = Account("lp")
  private static let form = ["Content-Type": "application/x-www-form-urlencoded"]

  @Test("posted as a form, doubled, refused; listed by the command; the journal knows who") func form() async throws {
    let daemon = try WatchDaemon { text in
      text = text.replacing(
        "people:\n",
        with: "people:\n  - { id: P-430105-90, name: 鸭子铺签单终端, centre: \"430105\", role: clerk, account: lp }\n")
    }
    try await daemon.start()
    let body = "vessel=V-007&berth=%E9%B8%AD%E5%AD%90%E9%93%BA%E8%A5%BF%E5%B2%B8&persons=23&clerk=%E6%9D%8E%E5%9B%9B"
    let first = try await daemon.ask("POST", "/v1/sign-offs", as: Self.clerk, headers: Self.form, body: body)
    #expect(first.status == 200 && first.body["no"].int == 1 && first.body["by"].text == "鸭子铺签单终端")
    let again = try await daemon.ask("POST", "/v1/sign-offs", as: Self.clerk, headers: Self.form, body: body)
    #expect(again.status == 200 && again.body["no"].int == 1, "sent twice")
    let other = try await daemon.ask(
      "POST", "/v1/sign-offs", as: Self.clerk, headers: Self.form, body: "vessel=V-003&berth=W&persons=1")
    #expect(other.status == 403, "of another county")
    let stranger = try await daemon.ask(
      "POST", "/v1/sign-offs", as: Account("nobody"), headers: Self.form, body: body)
    #expect(stranger.status == 401)
    let listed = try await daemon.watchroom(["signoff", "list", "--centre", "all"], as: Self.clerk)
    #expect(listed.status == 0 && listed.output.contains("鸭子铺西岸") && listed.output.contains("李四"), "\(listed)")
    let added = try await daemon.watchroom(["signoff", "add", "V-007", "E", "--persons", "9"], as: Self.clerk)
    #expect(added.status == 0 && added.output.contains("已签单 2"), "\(added)")
    let trips = try await daemon.watchroom(["trip", "list", "--centre", "all"], as: Self.clerk)
    #expect(trips.status == 0 && trips.output.contains("鸭子铺渡线"), "\(trips)")
    let entries = try await daemon.journal().filter { $0["kind"].text == "departure.signed" }
    #expect(entries.count == 2)
    _ = try await daemon.stop()
    try await daemon.start()
    let kept = try await daemon.watchroom(["signoff", "list", "--centre", "all"], as: Self.clerk)
    #expect(kept.output.contains("李四"), "after a restart")
  }
}
