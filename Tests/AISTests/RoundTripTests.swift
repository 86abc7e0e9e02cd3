import AIS
import Testing

@Suite("decode(encode(m)) == m")
struct RoundTripTests {
  private func expectRoundTrip(_ message: Message, parts: UInt8? = nil) {
    let bench = Bench.from(encode(message))
    #expect(bench.sink.messages == [message])
    #expect(bench.counters.rejected == 0)
    if let parts { #expect(bench.sink.envelopes.first?.parts == parts) }
  }

  static let longitudes: [Int32] = [-108_000_000, 108_000_000, 108_600_000, -1, 0, -134_217_728, 134_217_727]
  static let latitudes: [Int32] = [-54_000_000, 54_000_000, 54_600_000, -1, 0, -67_108_864, 67_108_863]

  @Test("Types 1, 2, 3 at the limits of every field", arguments: 1...3)
  func position(type: Int) {
    var report = PositionReport(type: UInt8(type), mmsi: 0)
    expectRoundTrip(.position(report), parts: 1)
    report.mmsi = 1_073_741_823
    report.repeatIndicator = 3
    report.status = NavigationStatus(rawValue: 15)
    for turn in Int8.min...Int8.max {
      report.turn = RateOfTurn(raw: turn)
      expectRoundTrip(.position(report))
    }
    for (longitude, latitude) in zip(Self.longitudes, Self.latitudes) {
      report.longitude = Longitude(raw: longitude)
      report.latitude = Latitude(raw: latitude)
      expectRoundTrip(.position(report))
    }
    report.speed = Speed(raw: 1_022)
    report.course = Course(raw: 4_095)
    report.heading = Heading(raw: 359)
    report.second = FixSecond(raw: 63)
    report.manoeuvre = 3
    report.isAccurate = true
    report.usesRAIM = true
    report.radio = CommunicationState(raw: 0x7FFFF)
    expectRoundTrip(.position(report))
    report.radio = .notSent
    expectRoundTrip(.position(report))
  }

  @Test("Types 4 and 11", arguments: [UInt8(4), 11])
  func baseStation(type: UInt8) {
    var report = BaseStationReport(type: type, mmsi: 4_310_001)
    expectRoundTrip(.baseStation(report))
    report.time = UTCTimestamp(year: 9_999, month: 12, day: 31, hour: 23, minute: 59, second: 59)
    report.fixDevice = FixDevice(rawValue: 15)
    report.controlsLongRange = true
    report.longitude = Longitude(raw: -1)
    report.latitude = Latitude(raw: 16_929_000)
    report.isAccurate = true
    report.usesRAIM = true
    report.radio = CommunicationState(raw: 67_039)
    expectRoundTrip(.baseStation(report))
  }

  @Test("Type 5 takes two sentences")
  func staticAndVoyage() throws {
    var report = StaticAndVoyage(mmsi: 413_000_001)
    expectRoundTrip(.staticAndVoyage(report), parts: 2)
    report.version = 3
    report.imo = 1_073_741_823
    report.callSign = try #require(CallSign("ABCDEFG"))
    report.name = try #require(NameText("XIANG CHANG SHA 0001"))
    report.shipType = ShipType(rawValue: 255)
    report.dimensions = Dimensions(toBow: 511, toStern: 511, toPort: 63, toStarboard: 63)
    report.fixDevice = FixDevice(rawValue: 15)
    report.arrival = ArrivalTime(month: 15, day: 31, hour: 31, minute: 63)
    report.draughtTenths = 255
    report.destination = try #require(NameText("  CHANGSHA >< WUHAN "))
    report.terminalNotReady = false
    expectRoundTrip(.staticAndVoyage(report), parts: 2)
    #expect(report.draught == 25.5)
  }

  @Test("Type 9")
  func searchAndRescue() {
    var report = SearchAndRescueAircraft(mmsi: 111_413_001)
    expectRoundTrip(.searchAndRescue(report))
    report.rawAltitude = 4_094
    report.rawSpeed = 1_022
    report.regional = 255
    report.terminalNotReady = false
    report.isAssigned = true
    report.radio = CommunicationState(raw: 0xFFFFF)
    expectRoundTrip(.searchAndRescue(report))
    #expect(report.altitude == 4_094)
  }

  @Test("Types 12 and 14 up to their longest text")
  func texts() throws {
    for length in [0, 1, 2, 3, 10, 42, 100, 156] {
      let text = try #require(SafetyText(String(repeating: "MAYDAY 1", count: 20).prefix(length).description))
      var addressed = AddressedSafetyText(mmsi: 413_000_001, destination: 4_310_001, text: text)
      addressed.sequenceNumber = 3
      addressed.isRetransmitted = true
      expectRoundTrip(.addressedText(addressed))
    }
    let text = try #require(SafetyText(String(repeating: "?", count: 161)))
    expectRoundTrip(.broadcastText(SafetyBroadcast(mmsi: 970_413_001, text: text)), parts: 3)
  }

  @Test("Type 18")
  func classB() {
    var report = ClassBPosition(mmsi: 412_000_001)
    expectRoundTrip(.classBPosition(report))
    report.reserved = 255
    report.regional = 3
    report.isCarrierSense = false
    report.hasDisplay = true
    report.hasDSC = true
    report.usesWholeBand = false
    report.acceptsMessage22 = false
    report.isAssigned = true
    report.usesRAIM = true
    report.longitude = Longitude(raw: 67_788_123)
    report.latitude = Latitude(raw: 16_912_345)
    expectRoundTrip(.classBPosition(report))
  }

  @Test("Type 19")
  func classBExtended() throws {
    var report = ClassBExtended(mmsi: 412_000_001)
    expectRoundTrip(.classBExtended(report))
    report.name = try #require(NameText("TWENTY CHARACTERS ,!"))
    report.dimensions = Dimensions(toBow: 1, toStern: 2, toPort: 3, toStarboard: 4)
    report.shipType = ShipType(rawValue: 60)
    report.regional = 15
    report.terminalNotReady = false
    report.isAssigned = true
    expectRoundTrip(.classBExtended(report))
  }

  @Test("Type 21 with and without an extended name")
  func aid() throws {
    var report = AidToNavigation(mmsi: 994_131_001)
    expectRoundTrip(.aidToNavigation(report))
    for name in ["A", "TWENTY CHARACTERS 20", "TWENTY CHARACTERS 20X", "THIRTY-FOUR CHARACTERS ARE THE MOST"] {
      report.name = try #require(AidName(String(name.prefix(34))))
      report.aidType = AidType(rawValue: 31)
      report.second = FixSecond(raw: 61)
      report.isOffPosition = true
      report.isVirtual = true
      report.isAssigned = true
      report.regional = 0xA5
      expectRoundTrip(.aidToNavigation(report))
    }
  }

  @Test("Type 24, both parts, and an auxiliary craft's mother ship")
  func staticReport() throws {
    expectRoundTrip(.staticA(StaticReportA(mmsi: 412_000_001, name: try #require(NameText("PART A")))))
    var report = StaticReportB(mmsi: 412_000_001)
    expectRoundTrip(.staticB(report))
    report.shipType = ShipType(rawValue: 37)
    report.vendor = try #require(CallSign("1D00014"))
    report.callSign = try #require(CallSign("TC6163"))
    report.dimensions = Dimensions(toBow: 511, toStern: 0, toPort: 63, toStarboard: 1)
    report.fixDevice = .gps
    expectRoundTrip(.staticB(report))
    #expect(report.model == 12)
    #expect(report.serial == 199_796)
    #expect(report.dimensions == Dimensions(toBow: 511, toStern: 0, toPort: 63, toStarboard: 1))
    var craft = StaticReportB(mmsi: 984_131_234)
    craft.dimensionBits = 413_000_001
    expectRoundTrip(.staticB(craft))
    #expect(craft.motherShip == 413_000_001)
    #expect(craft.dimensions == nil)
  }

  @Test("Type 27")
  func longRange() {
    var report = LongRangePosition(mmsi: 413_000_001)
    expectRoundTrip(.longRange(report))
    report.longitude = Longitude(raw: -108_000_000)
    report.latitude = Latitude(raw: -54_000_000)
    report.rawSpeed = 62
    report.rawCourse = 359
    report.isDelayed = true
    report.status = .distress
    expectRoundTrip(.longRange(report))
  }

  @Test("Random values in every field of types 1-3, 5 and 18")
  func random() throws {
    var random = Seeded(2_026)
    for _ in 0..<500 {
      var report = PositionReport(type: UInt8.random(in: 1...3, using: &random), mmsi: 0)
      report.mmsi = UInt32.random(in: 0..<1 << 30, using: &random)
      report.status = NavigationStatus(rawValue: UInt8.random(in: 0..<16, using: &random))
      report.turn = RateOfTurn(raw: Int8.random(in: -128...127, using: &random))
      report.speed = Speed(raw: UInt16.random(in: 0..<1_024, using: &random))
      report.longitude = Longitude(raw: Int32.random(in: -134_217_728...134_217_727, using: &random))
      report.latitude = Latitude(raw: Int32.random(in: -67_108_864...67_108_863, using: &random))
      report.course = Course(raw: UInt16.random(in: 0..<4_096, using: &random))
      report.heading = Heading(raw: UInt16.random(in: 0..<512, using: &random))
      report.second = FixSecond(raw: UInt8.random(in: 0..<64, using: &random))
      report.radio = CommunicationState(raw: UInt32.random(in: 0..<1 << 19, using: &random))
      expectRoundTrip(.position(report))
    }
  }

  @Test("Sentences keep within 82 characters and carry talker, VDO, channel and tag block")
  func sentences() throws {
    var encoder = SentenceEncoder(talker: "BS", isOwnShip: true)
    var bytes: [UInt8] = []
    encoder.append(
      .staticAndVoyage(StaticAndVoyage(mmsi: 1)), channel: 0x42, tagTime: 1_565_218_798_000, to: &bytes)
    encoder.append(.position(PositionReport(mmsi: 2)), channel: 0, tagTime: 1_565_218_798_123, to: &bytes)
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let bare = try #require(line.split(separator: "\\").last)
      #expect(bare.count + 2 <= 82)
    }
    let bench = Bench.from(bytes)
    #expect(bench.counters.rejected == 0)
    #expect(bench.sink.envelopes.map(\.tagTime) == [1_565_218_798_000, 1_565_218_798_123])
    #expect(bench.sink.envelopes.map(\.channel) == [0x42, 0])
    #expect(bench.sink.envelopes.map(\.isOwnShip) == [true, true])
    #expect(bench.sink.envelopes.map(\.talker) == [0x4253, 0x4253])
  }
}
