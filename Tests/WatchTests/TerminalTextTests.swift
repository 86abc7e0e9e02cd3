import Casework
import Feeds
import Organisation
import Store
import Terminals
import Testing
import Units
import Wire

@testable import Daemon

/// Who may text which vessel, whom a text is for, and what the journal has of it.
@Suite("Texts to vessels' terminals: who, to whom, journalled") struct TerminalTextTests {
  /// V-003 is 430112's, V-001 430100's. Both have a terminal by their feed.
  private static let devices: [String: VesselID] = ["139": "V-003", "138": "V-001"]

  private func order(_ room: Room, _ to: String, by person: PersonID, here: [String] = ["139", "138"]) async
    -> Result<TerminalTextOrder, any Error>
  {
    do {
      return .success(
        try await room.act(person, at: at("12:30")) { desk in
          try desk.orderText(TerminalTextRequest(to: to, text: "大风"), devices: Self.devices) { devices in
            devices.first { here.contains($0) }.map { ("terminals", $0) }
          }
        })
    } catch { return .failure(error) }
  }

  private func refusal(_ result: Result<TerminalTextOrder, any Error>) -> (any Error)? {
    if case .failure(let error) = result { error } else { nil }
  }

  @Test("by id, MMSI, name and terminal, all the same vessel; the order stands in the journal with its words")
  func targets() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    for to in ["V-003", "413900103", "湘望城渡01", " 139 ", "000139"] {
      let order = try await order(room, to, by: "P-430112-03").get()
      #expect((order.vessel, order.device, order.feed, order.name) == ("V-003", "139", "terminals", "湘望城渡01"), "\(to)")
    }
    let entries = try room.journal("terminal.text")
    #expect(entries.count == 5 && entries.allSatisfy { $0.person == "P-430112-03" && $0.centre == CentreID("430112") })
    #expect(
      entries[0].subject == "vessel:V-003" && entries[0].detail.contains("大风") && entries[0].detail.contains("139"))
    let order = try await order(room, "V-003", by: "P-430112-03").get()
    try await room.watch.note(.answered(.failed, sendings: 2), of: order, at: at("12:31"))
    let result = try #require(try room.journal("terminal.text-result").first)
    #expect(result.detail.contains("\"order\":\"\(order.seq)\"") && result.detail.contains("\"result\":\"failed\""))
    #expect(result.person == nil, "the daemon notes what the terminal said")
  }

  @Test(
    "its own centre and its superiors may; a neighbour, and who leads from afar, may not; nothing is journalled then")
  func authority() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    #expect(try await order(room, "V-003", by: "P-430100-03").get().vessel == "V-003", "its city")
    let beside = await order(room, "V-003", by: "P-430105-03")
    #expect(refusal(beside) as? AuthorityRefusal == .scope(CentreID("430112")))
    let above = await order(room, "V-001", by: "P-430112-03")
    #expect(refusal(above) as? AuthorityRefusal == .scope(CentreID("430100")))
    #expect(try room.journal("terminal.text").count == 1)
  }

  @Test("no such vessel, none of its terminals, not here") func refusals() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let cases: [(String, [String], TerminalTextRefusal)] = [
      ("V-999", [], .noSuchVessel("V-999")), ("V-004", ["139"], .noTerminal("湘望城渡02")),
      ("V-003", ["138"], .notConnected("湘望城渡01")), ("137", ["137"], .noSuchVessel("137")),
    ]
    for (to, here, expected) in cases {
      let refused = await order(room, to, by: "P-430112-03", here: here)
      #expect(refusal(refused) as? TerminalTextRefusal == expected, "\(to)")
    }
    #expect(try room.journal("terminal.text").isEmpty)
  }

  @Test("a name that two vessels have is asked back") func ambiguous() throws {
    var organisation = try Room().directory.organisation
    for index in organisation.vessels.indices where organisation.vessels[index].id == "V-004" {
      organisation.vessels[index].name = "湘望城渡01"
    }
    #expect(throws: TerminalTextRefusal.ambiguous("湘望城渡01", ["V-003", "V-004"])) {
      try TextTarget("湘望城渡01", Directory(organisation), [:])
    }
  }

  @Test("GBK: ASCII in one byte, the rest in two, and what it has not is named")
  func gbk() {
    #expect(GBKText.bytes("A1 停航\n，") == .success([0x41, 0x31, 0x20, 0xcd, 0xa3, 0xba, 0xbd, 0x0a, 0xa3, 0xac]))
    // 朱镕基's 镕 is in GBK and not in GB 2312; 㐂 needs four bytes of GB 18030.
    #expect(GBKText.bytes("镕") == .success([0xe9, 0x46]))
    for missing in ["㐂", "🌊", "\u{7}", "\u{7f}"] {
      guard case .failure(let scalar) = GBKText.bytes("好" + missing) else {
        Issue.record("\(missing) went through")
        continue
      }
      #expect(String(scalar.scalar) == missing)
    }
  }
}
