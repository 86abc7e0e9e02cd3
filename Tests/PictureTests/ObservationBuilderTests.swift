import AIS
import Picture
import Testing
import Units

/// From sentences to observations, through the real decoder.
@Suite struct ObservationBuilderTests {
  private func build(_ messages: [Message], clock: ObservationBuilder.Clock = .received, tag: Int64? = nil)
    -> ObservationBatch
  {
    var encoder = SentenceEncoder()
    var bytes: [UInt8] = []
    for message in messages { encoder.append(message, tagTime: tag, to: &bytes) }
    let count = bytes.count
    bytes += [UInt8](repeating: 0x0A, count: Decoder.slack)
    var decoder = Decoder()
    var builder = ObservationBuilder(clock: clock)
    decoder.consume(bytes.span.bytes, count: count, receivedAt: 1_795_300_000_123, source: 3, into: &builder)
    return builder.batch
  }

  private func place(_ m: inout PositionReport) {
    m.longitude = Longitude(raw: 67_770_000)
    m.latitude = Latitude(raw: 16_920_000)
  }

  @Test func `after a large batch the small ones are small again, whoever keeps their bytes`() {
    var batch = ObservationBatch()
    var kept: [ArraySlice<UInt8>] = []
    for size in [1_000_000, 60, 60, 60] {
      let range = batch.keep([UInt8](repeating: 0x21, count: size))
      kept.append(batch.raw(range))
      batch.removeAll()
    }
    _ = batch.keep([UInt8](repeating: 0x21, count: 60))
    #expect(batch.bytes.capacity < 1000 && kept.map(\.count) == [1_000_000, 60, 60, 60])
  }

  @Test func `a class A report keeps time, feed, place, motion and the raw sentence`() throws {
    var m = PositionReport(type: 1, mmsi: 413_900_123)
    place(&m)
    m.speed = Speed(raw: 61)
    m.course = Course(raw: 1234)
    m.status = .moored
    m.second = FixSecond(raw: 7)
    let batch = build([.position(m)])
    let observation = try #require(batch.observations.first)
    #expect(observation.at.milliseconds == 1_795_300_000_123 && observation.source == 3)
    #expect(batch.raw(observation.raw).starts(with: Array("!AIVDM,1,1".utf8)))
    guard case .report(let report) = observation.content else {
      Issue.record("a report expected")
      return
    }
    #expect(report.transceiver == .classA)
    #expect(report.position == Position(latitude: 28.2, longitude: 112.95))
    #expect(report.motion.speed?.value == 6.1 && report.motion.course == 123.4 && report.motion.status == 5)
    #expect(report.motion.second == 7 && report.motion.heading == nil && !report.motion.isCoarse)
  }

  @Test func `without a position there is none`() {
    let batch = build([.position(PositionReport(type: 1, mmsi: 1))])
    guard case .report(let report)? = batch.observations.first?.content else {
      Issue.record("a report expected")
      return
    }
    #expect(report.position == nil && report.motion.speed == nil && report.motion.course == nil)
  }

  @Test func `distress beacons are told by their MMSI`() {
    for (mmsi, transceiver) in [
      (UInt32(970_010_001), Transceiver.beacon), (972_010_001, .beacon), (974_010_001, .beacon), (971_010_001, .classA),
    ] {
      let batch = build([.position(PositionReport(type: 1, mmsi: mmsi))])
      guard case .report(let report)? = batch.observations.first?.content else {
        Issue.record("a report expected")
        return
      }
      #expect(report.transceiver == transceiver)
    }
  }

  @Test func `multi-part static data, texts, stations and coarse positions find their kind`() throws {
    var voyage = StaticAndVoyage(mmsi: 413_900_123)
    voyage.name = try #require(NameText("XIANG DU 0123"))
    voyage.shipType = ShipType(rawValue: 60)
    let text = SafetyBroadcast(mmsi: 413_900_123, text: try #require(SafetyText("MAYDAY")))
    var aid = AidToNavigation(mmsi: 994_131_000)
    aid.name = try #require(AidName("JUZIZHOU HEAD LIGHT NORTH"))
    var far = LongRangePosition(mmsi: 5)
    far.rawSpeed = 12
    var warning = WeatherWarning()
    warning.kind = 5
    var persons = InlandPersons()
    persons.crew = Whole(raw: 4)
    persons.passengers = Whole(raw: 130)
    var words = LinkedText()
    words.text = try #require(SafetyText("BRIDGE 3"))
    var ship = InlandStatic()
    ship.hazard = 2
    let batch = build([
      .staticAndVoyage(voyage), .broadcastText(text), .baseStation(BaseStationReport(mmsi: 4_131_000)),
      .aidToNavigation(aid), .longRange(far), .binaryBroadcast(BinaryBroadcast(mmsi: 6, .weatherWarning(warning))),
      .binaryAddressed(BinaryAddressed(mmsi: 7, destination: 8, .inlandPersons(persons))),
      .binaryBroadcast(BinaryBroadcast(mmsi: 9, .linkedText(words))),
      .binaryBroadcast(BinaryBroadcast(mmsi: 11, .inlandStatic(ship))),
      .binaryBroadcast(BinaryBroadcast(mmsi: 10, dac: 366, fid: 56, data: PayloadBits())),
    ])
    var kinds: [String] = []
    for observation in batch.observations {
      switch observation.content {
      case .particulars(let particulars, _): kinds.append("static " + particulars.name.string)
      case .safetyText(let index): kinds.append("text " + batch.texts[Int(index)])
      case .station(let kind, let position): kinds.append("\(kind) \(position == nil)")
      case .report(let report): kinds.append("coarse \(report.motion.isCoarse) \(report.motion.speed?.value ?? -1)")
      case .notice(let index): kinds.append("notice \(batch.notices[Int(index)].identifier(isAddressed: false).fid)")
      case .aboard(let persons): kinds.append("aboard \(persons)")
      case .cones(let number): kinds.append("cones \(number)")
      case .heard: kinds.append("heard")
      }
    }
    #expect(
      kinds == [
        "static XIANG DU 0123", "text MAYDAY", "baseStation true", "static JUZIZHOU HEAD LIGHT",
        "aidToNavigation true", "coarse true 12.0", "notice 23", "aboard 134", "text BRIDGE 3", "cones 2",
        "heard",
      ])
    let raw = String(decoding: batch.raw(batch.observations[0].raw), as: UTF8.self)
    #expect(raw.split(separator: "\n").count == 2)
  }

  @Test func `an offline replay is dated by the tag block`() {
    let messages: [Message] = [.position(PositionReport(type: 1, mmsi: 1))]
    #expect(
      build(messages, clock: .recorded, tag: 1_565_218_798_000).observations.first?.at.milliseconds == 1_565_218_798_000
    )
    #expect(build(messages, clock: .recorded).observations.first?.at.milliseconds == 1_795_300_000_123)
    #expect(build(messages, tag: 1_565_218_798_000).observations.first?.at.milliseconds == 1_795_300_000_123)
  }

  @Test func `persons aboard stay with the vessel, and with the hour`() throws {
    var persons = PersonsAboard()
    persons.persons = Whole(raw: 61)
    var picture = Picture()
    let batch = build([.binaryBroadcast(BinaryBroadcast(mmsi: 413_000_001, .personsAboard(persons)))])
    let changes = picture.apply(batch)
    #expect(changes.count == 1)
    let view = try #require(picture.view(413_000_001))
    #expect(view.particulars.aboard == 61 && view.particulars.aboardAt == batch.observations[0].at)
  }
}
