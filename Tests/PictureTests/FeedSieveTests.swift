import AIS
import Geometry
import Picture
import Testing
import Units

@Suite("What of a feed goes on") struct FeedSieveTests {
  static let box = Box(south: 28, west: 112, north: 29, east: 113)
  static let at = Instant(seconds: 1_795_766_400)

  static func report(
    _ mmsi: UInt32, _ latitude: Double?, status: UInt8 = 0, _ transceiver: Transceiver = .classA
  ) -> Observation {
    Observation(
      at: at, source: 0, mmsi: mmsi, raw: 0..<0,
      content: .report(
        .init(
          transceiver: transceiver, position: latitude.map { Position(latitude: $0, longitude: 112.5) },
          motion: Motion(status: status))))
  }

  static func other(_ mmsi: UInt32, _ content: Observation.Content) -> Observation {
    Observation(at: at, source: 0, mmsi: mmsi, raw: 0..<0, content: content)
  }

  @Test("outside the box only the register, distress and what is said to all goes on") func place() {
    let picture = Picture(registered: [413_900_101])
    var batch = ObservationBatch()
    batch.observations = [
      Self.report(413_000_009, 40), Self.report(413_000_001, 40),
      Self.other(413_000_001, .particulars(Particulars(), [.name])),
      Self.report(413_000_002, 28.5), Self.other(413_000_002, .particulars(Particulars(), [.name])),
      Self.report(413_900_101, 40), Self.report(413_000_003, 40, status: 14), Self.report(970_012_345, nil, .beacon),
      Self.other(413_000_004, .safetyText(0)), Self.other(413_000_005, .heard), Self.report(413_000_006, nil),
    ]
    let dropped = batch.sift(from: 1, FeedSieve(box: Self.box), picture)
    #expect(
      batch.observations.map(\.mmsi) == [
        413_000_009, 413_000_002, 413_000_002, 413_900_101, 413_000_003, 970_012_345, 413_000_004,
      ])
    #expect(dropped == 4)
    #expect(batch.sift(from: 0, FeedSieve(), picture) == 0)
  }

  @Test("types that are not wanted are passed over, distress never") func types() {
    var sink = SievedBuilder(ObservationBuilder(), FeedSieve(types: [5, 18]))
    var bytes: [UInt8] = []
    var encoder = SentenceEncoder()
    var sart = PositionReport(mmsi: 970_012_345)
    sart.status = NavigationStatus(rawValue: 14)
    encoder.append(.position(PositionReport(mmsi: 413_000_001)), to: &bytes)
    encoder.append(.classBPosition(ClassBPosition(mmsi: 413_000_002)), to: &bytes)
    encoder.append(.position(sart), to: &bytes)
    let count = bytes.count
    bytes += [UInt8](repeating: 0, count: 16)
    var decoder = Decoder()
    unsafe bytes.withUnsafeBytes { raw in
      decoder.consume(unsafe RawSpan(_unsafeBytes: raw), count: count, receivedAt: 0, source: 0, into: &sink)
    }
    #expect(sink.builder.batch.observations.map(\.mmsi) == [413_000_002, 970_012_345])
    #expect(sink.dropped == 1)
  }
}
