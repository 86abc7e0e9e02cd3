import AIS
import Foundation
import Testing

// The example of docs/ais.md, word for word.

/// Keeps where ships are, and which bridges are called closed.
struct Harbour: MessageSink {
  var places: [UInt32: (latitude: Double, longitude: Double)] = [:]
  var notices: [String] = []

  mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) {
    switch message {
    case .position(let report):
      // Not available is nil.
      if let latitude = report.latitude.degrees, let longitude = report.longitude.degrees {
        places[report.mmsi] = (latitude, longitude)
      }
    case .binaryBroadcast(let broadcast):
      if case .areaNotice(let notice)? = broadcast.application {
        notices.append("\(broadcast.mmsi): \(AreaNotice.label(notice.notice))")
      }
    default:
      break
    }
  }
}

func read(_ reads: [[UInt8]]) -> (harbour: Harbour, counters: DecoderCounters) {
  var decoder = Decoder()
  var chunker = Chunker()
  var harbour = Harbour()
  for bytes in reads {
    decoder.consume(bytes.span.bytes, through: &chunker, receivedAt: 0, source: 1, into: &harbour)
  }
  decoder.finish(&chunker, receivedAt: 0, source: 1, into: &harbour)
  return (harbour, decoder.counters)
}

@Suite("The guide's example")
struct GuideTests {
  @Test("It does what it says, however the bytes are torn")
  func example() throws {
    var report = PositionReport(mmsi: 413_000_001)
    report.latitude = Latitude(raw: 16_932_000)
    report.longitude = Longitude(raw: 67_785_000)
    var notice = AreaNotice()
    notice.notice = 18
    let bytes =
      encode(.position(report)) + encode(.position(PositionReport(mmsi: 413_000_002)))
      + encode(.binaryBroadcast(BinaryBroadcast(mmsi: 4_131_234, .areaNotice(notice))))
    for reads in [[bytes], bytes.map { [$0] }] {
      let (harbour, counters) = read(reads)
      #expect(counters.messages == 3 && counters.rejected == 0)
      #expect(harbour.places.count == 1)
      #expect(harbour.places[413_000_001]?.latitude == 28.22)
      #expect(harbour.places[413_000_001]?.longitude == 112.975)
      #expect(harbour.notices == ["4131234: Caution Area: Fairway closed"])
    }
  }

  @Test("docs/ais.md has it word for word")
  func text() throws {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let guide = try String(
      contentsOf: here.deletingLastPathComponent().appendingPathComponent("../../docs/ais.md").standardizedFileURL,
      encoding: .utf8)
    let code = try String(contentsOf: here, encoding: .utf8)
    let block = try #require(
      guide.components(separatedBy: "```swift\nimport AIS\n").last?.components(separatedBy: "```").first)
    #expect(block.contains("struct Harbour"))
    #expect(code.contains(block.trimmingCharacters(in: .newlines)))
  }
}
