import Foundation
import Terminals
import TestSupport
import Testing

/// `watchroom vessel text`: from a watchkeeper's console to a terminal's display and back.
@Suite(
  "The real daemon: texts to JT/T 808 terminals", .serialized,
  .enabled(if: Account.isRoot, Comment(rawValue: Account.needsRoot)))
struct TerminalTextTests {
  private static let city = Account("man")

  private static func daemon(_ port: Int) throws -> WatchDaemon {
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - name: terminals
            kind: tcp-server
            host: 127.0.0.1
            port: \(port)
            format: jt808
            devices: { "13900000001": V-001 }
        """,
      people: { text in
        text = text.replacing("consoles:\n", with: "consoles:\n  - { account: man, centre: 430100 }\n")
        text = text.replacing("  - id: P-430100-03\n", with: "  - id: P-430100-03\n    account: lp\n")
      })
    try daemon.edit("organisation/vessels.csv") { text in
      text = text.replacing("\n", with: ",\n").replacing("crew_limit,\n", with: "crew_limit,terminals\n")
      text += "V-900,,湘试航01,workboat,430100,,,,,,,,100200300\nV-901,,湘试航02,workboat,430100,,,,,,,,13900000011\n"
      text += "V-902,,湘岳阳试,workboat,430602,,,,,,,,13900000012\n"
    }
    return daemon
  }

  @Test("terminals of 2011, 2013 and 2019 take a text; refusals, silence and absence are said; the journal has it all")
  func texts() async throws {
    let port = try freePort()
    let daemon = try Self.daemon(port)
    try await daemon.start()
    var oldest = try ScriptedTerminal(port, "013900000011", .year2013)
    try await oldest.enter(of2011: true)
    var old = try ScriptedTerminal(port, "013900000001", .year2013)
    try await old.enter()
    var new = try ScriptedTerminal(port, "00000000000100200300", .year2019(version: 1))
    try await new.enter()
    // 大风，请靠泊 in GBK.
    let gbk: [UInt8] = [0xb4, 0xf3, 0xb7, 0xe7, 0xa3, 0xac, 0xc7, 0xeb, 0xbf, 0xbf, 0xb2, 0xb4]
    func text(_ arguments: String...) async throws -> (status: Int32, output: String, errors: String) {
      try await daemon.watchroom(["vessel", "text"] + arguments, as: Self.city)
    }
    let unsigned = try await text("V-001", "大风，请靠泊")
    #expect(unsigned.status != 0 && unsigned.errors.contains("签到"), "an act needs a person: \(unsigned.errors)")
    try await daemon.signOn("P-430100-03", pin: daemon.pin(of: "P-430100-03"), as: Self.city)

    // By id, by name, by the terminal's number; each in its edition's layout.
    async let first = text("V-001", "大风，请靠泊")
    #expect(try await old.take(0) == [4] + gbk)
    let firstEnded = try await first
    #expect(firstEnded.status == 0 && firstEnded.output.contains("湘长沙渡01（V-001）的终端 13900000001 已收下文本"))
    async let second = text("湘试航01", "大风，请靠泊", "--kind", "urgent", "--speak")
    #expect(try await new.take(0) == [0b1110, 1] + gbk)
    let secondEnded = try await second
    #expect(secondEnded.status == 0)
    async let third = text("013900000011", "大风，请靠泊", "--kind", "urgent", "--no-display", "--screen", "--fault-code")
    #expect(try await oldest.take(0) == [0b11_0001] + gbk)
    let thirdEnded = try await third
    #expect(thirdEnded.status == 0)

    // What the terminal refuses, and what never gets there.
    async let refused = text("V-900", "x")
    _ = try await new.take(3)
    let refusedEnded = try await refused
    #expect(refusedEnded.status == 1 && refusedEnded.errors.contains("不支持文本下发"))
    async let cut = text("V-901", "x")
    _ = try await oldest.next()
    oldest.stream.hangUp()
    let cutEnded = try await cut
    #expect(cutEnded.status == 1 && cutEnded.errors.contains("不能确认是否收到"))
    for (arguments, words) in [
      (["V-901", "x"], "没有连接"), (["V-003", "x"], "没有登记船载终端"), (["V-999", "x"], "没有这样的船舶或终端"),
      (["V-902", "x"], "岳阳"), (["V-001", String(repeating: "风", count: 511)], "1022 字节"), (["V-001", "风🌊"], "🌊"),
      (["V-001", "x", "--no-display"], "至少选一种"), (["V-001", "x", "--feed", "no"], "没有这个数据源"),
    ] {
      let ended = try await daemon.watchroom(["vessel", "text"] + arguments, as: Self.city)
      #expect(ended.status == 1 && ended.errors.contains(words), "\(arguments.first ?? ""): \(ended.errors)")
    }
    let longest = String(repeating: "风", count: 510) + "!"
    async let long = text("V-001", longest)
    #expect(try await old.take(0).count == 1022)
    let longEnded = try await long
    #expect(longEnded.status == 0)

    let entries = try await daemon.journal().filter { $0["kind"].text.hasPrefix("terminal.text") }
    let orders = entries.filter { $0["kind"].text == "terminal.text" }
    #expect(orders.count == 6, "what was refused before it was sent is none: \(orders.map { $0["detail"].text })")
    #expect(orders.allSatisfy { $0["person"].text == "P-430100-03" && $0["text"]["zh"].text == "向船载终端下发文本" })
    #expect(orders[0]["detail"].text.contains("大风，请靠泊") && orders[0]["detail"].text.contains("13900000001"))
    let results = entries.filter { $0["kind"].text == "terminal.text-result" }.map { $0["detail"].text }
    #expect(
      ["done", "done", "done", "unsupported", "lost", "done"].allSatisfy { word in
        results.contains { $0.contains(word) }
      })
    #expect(results.count == 6)
    #expect(try await daemon.stop().status == 0)
  }

  @Test("the same act again sends nothing: it is told what became of the first") func idempotent() async throws {
    let port = try freePort()
    let daemon = try Self.daemon(port)
    try await daemon.start()
    var terminal = try ScriptedTerminal(port, "013900000001", .year2013)
    try await terminal.enter()
    func order(_ key: String) async throws -> (status: Int, body: JSON) {
      let answer = try await daemon.ask(
        "POST", "/v1/terminal-texts", as: Account("lp"), headers: ["Idempotency-Key": key],
        body: #"{"to": "V-001", "text": "x"}"#)
      return (answer.status, answer.body)
    }
    async let first = order("done")
    _ = try await terminal.take(0)
    let done = try await first
    #expect(done.status == 200 && done.body["vessel"].text == "V-001", "\(done)")
    let again = try await order("done")
    #expect(again.status == 200 && again.body["answeredAt"].text == done.body["answeredAt"].text)
    async let second = order("refused")
    _ = try await terminal.take(2)
    let refused = try await second
    #expect(refused.status == 409)
    #expect(try await order("refused").status == 409)
    // Had either been sent again, it would stand before this answer.
    #expect(try await terminal.ask(0x0002, []).header.id == 0x8001)
    #expect(try await daemon.journal().count { $0["kind"].text == "terminal.text" } == 2)
    #expect(try await daemon.stop().status == 0)
  }
}
