import AIS
import Foundation
import TestSupport
import Testing

/// What "no allocation a sentence" says, counted: malloc and its kin stand under a counter in `ais-bench`.
@Suite("The decoder asks for no memory for a sentence") struct AllocationTests {
  @Test("31,500 sentences of single-part types, tag blocks too: not one block")
  func single() async throws {
    let folder = try ScratchFolder("wr-alloc")
    var text: [UInt8] = []
    var encoder = SentenceEncoder()
    for number in 0..<1_500 as Range<UInt32> {
      encoder.append(.position(PositionReport(mmsi: 413_000_000 + number)), to: &text)
      encoder.append(.classBPosition(ClassBPosition(mmsi: 413_000_000 + number)), tagTime: 1_700_000_000_000, to: &text)
      encoder.append(.position(PositionReport(mmsi: 413_000_000 + number)), tagTime: 1_700_000_000_000, to: &text)
      // A station and a time; and a block whose checksum is wrong.
      let line = Array("!BSVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0*5D\r\n".utf8)
      text += Array(#"\s:2573345,c:1565218798*07\"#.utf8) + line + Array(#"\c:1565218798*00\"#.utf8) + line
      encoder.append(.baseStation(BaseStationReport(mmsi: 4_130_000 + number)), channel: 0, to: &text)
      encoder.append(
        .staticA(StaticReportA(mmsi: 413_000_000 + number, name: NameText("A NAME") ?? NameText())), to: &text)
    }
    try Data(text).write(to: URL(fileURLWithPath: folder.file("lines")))
    let ended = try await run(
      WatchDaemon.build + "/ais-bench",
      ["--rounds", "4", "--piece", "100000000", folder.file("lines")])
    #expect(ended.status == 0, "\(ended.errors)")
    func figure(_ name: String) -> Int? {
      ended.output.split(separator: "\n").first { $0.hasPrefix(name + " ") }
        .flatMap { Int($0.dropFirst(name.count).drop { $0 == " " }) }
    }
    #expect(figure("messages") == 10_500)
    #expect(figure("timed sentences") == 31_500)
    // Starting asked for some, so the counter counts.
    #expect(try #require(figure("blocks before")) > 10)
    #expect(try #require(figure("allocations")) == 0)
  }
}
