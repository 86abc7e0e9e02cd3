import AIS
import Testing

/// Every field of the rarer types and of every application payload, at its limits and in between.
@Suite("decode(encode(m)) == m, all types and payloads by a seeded generator")
struct RoundTripAllTests {
  static let rounds: UInt64 = 30

  private func expectRoundTrip(_ message: Message, _ about: Comment) {
    let bench = Bench.from(encode(message))
    #expect(bench.sink.messages == [message], about)
    #expect(bench.counters.rejected == 0 && bench.counters.shortMessages == 0, about)
  }

  @Test("Types 7, 10, 13, 15, 16, 20, 22 and 23", arguments: 1...rounds)
  func control(seed: UInt64) {
    for type: UInt8 in [7, 13] {
      var receipt = Acknowledgement(type: type, mmsi: 0, receipts: [])
      receipt.randomise(seed)
      expectRoundTrip(.acknowledgement(receipt), "type \(type)")
    }
    expectRoundTrip(.timeInquiry(.random(seed)), "type 10")
    var question = Interrogation.random(seed)
    for form: Interrogation.Form in [.oneQuestion, .twoQuestions, .twoStations] {
      question.form = form
      if form != .twoStations { (question.station2, question.type3, question.offset3) = (0, 0, 0) }
      if form == .oneQuestion { (question.type2, question.offset2) = (0, 0) }
      expectRoundTrip(.interrogation(question), "type 15")
      question.randomise(seed)
    }
    expectRoundTrip(.assignment(.random(seed)), "type 16")
    expectRoundTrip(.linkManagement(.random(seed)), "type 20")
    expectRoundTrip(.groupAssignment(.random(seed)), "type 23")
    var channels = ChannelManagement(mmsi: 1)
    if seed % 2 == 0 { channels.target = .stations(0, 0) }
    channels.randomise(seed)
    expectRoundTrip(.channelManagement(channels), "type 22")
  }

  @Test("Types 6, 8, 17, 25 and 26 with data of any length", arguments: 1...rounds)
  func binary(seed: UInt64) {
    for count in [0, 1, 7, 8, 63, 64, 65, 120, 128, 500, 920] {
      var addressed = BinaryAddressed.random(seed)
      addressed.data = .random(seed, count: count)
      #expect(addressed.data.count == count)
      expectRoundTrip(.binaryAddressed(addressed), "type 6, \(count) bits")
      var broadcast = BinaryBroadcast.random(seed)
      broadcast.data = addressed.data
      expectRoundTrip(.binaryBroadcast(broadcast), "type 8, \(count) bits")
      var corrections = DifferentialCorrections.random(seed)
      corrections.data = addressed.data
      expectRoundTrip(.corrections(corrections), "type 17, \(count) bits")
      for type: UInt8 in [25, 26] {
        var slotted = SlottedBinary(type: type, mmsi: 0, data: addressed.data)
        if seed % 2 == 0 { slotted.destination = 1 }
        if seed % 3 == 0 { slotted.application = 1 }
        slotted.randomise(seed)
        if type == 26 { slotted.radio = CommunicationState(raw: UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9)) }
        expectRoundTrip(.slottedBinary(slotted), "type \(type), \(count) bits")
      }
    }
  }

  /// One maker a payload.
  static let makers: [@Sendable (UInt64) -> ApplicationPayload] = [
    { .textTelegram(.random($0)) }, { .meteorology236(.random($0)) }, { .cargoIndication236(.random($0)) },
    { .fairwayClosed(.random($0)) }, { .tidalWindow236(.random($0)) }, { .airDraught236(.random($0)) },
    { .personsAboard(.random($0)) }, { .syntheticTargets(.random($0)) }, { .clearanceTime(.random($0)) },
    { .trafficSignal(.random($0)) }, { .berthingData(.random($0)) },
    {
      var report = ShipWeather.random($0)
      report.isWMO = false
      return .shipWeather(report)
    },
    {
      var report = ShipWeatherWMO.random($0)
      report.isWMO = true
      return .shipWeatherWMO(report)
    },
    { .areaNotice(.random($0)) }, { .extendedStatic(.random($0)) }, { .dangerousCargo(.random($0)) },
    { .environmental(.random($0)) }, { .route(.random($0)) }, { .linkedText(.random($0)) },
    { .meteorology(.random($0)) }, { .tidalWindow(.random($0)) }, { .inlandStatic(.random($0)) },
    { .lockArrival(.random($0)) }, { .lockSchedule(.random($0)) }, { .weatherWarning(.random($0)) },
    { .waterLevels(.random($0)) }, { .signalStatus(.random($0)) }, { .inlandPersons(.random($0)) },
    { .aidMonitoring(.random($0)) },
  ]

  @Test("Every payload, to all and to one station, in types 6, 8 and 26", arguments: 0..<makers.count)
  func payloads(number: Int) {
    for seed in 1...Self.rounds {
      let payload = Self.makers[number](seed)
      let all = BinaryBroadcast(mmsi: 1, payload)
      let one = BinaryAddressed(mmsi: 1, destination: 2, payload)
      for message in [Message.binaryBroadcast(all), .binaryAddressed(one)] {
        let back = Bench.from(encode(message)).sink.messages
        #expect(back == [message])
        switch back.first {
        case .binaryBroadcast(let m): #expect(m.application == payload)
        case .binaryAddressed(let m): #expect(m.application == payload)
        default: Issue.record("another type")
        }
      }
      var slotted = SlottedBinary(type: 26, mmsi: 1, data: all.data)
      slotted.application = all.dac << 6 | UInt16(all.fid)
      guard case .slottedBinary(let back)? = Bench.from(encode(.slottedBinary(slotted))).sink.messages.first else {
        Issue.record("another type")
        return
      }
      #expect(back.payload == payload)
    }
  }

  @Test("Random bits of every type: what was decoded is encoded and decoded to the same", arguments: 1...27)
  func randomBits(type: Int) {
    let alphabet = Array("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw".utf8)
    var random = Seeded(UInt64(type))
    var whole = 0
    for round in 0..<150 {
      var text = String(UnicodeScalar(alphabet[type]))
      for _ in 0..<Int.random(in: 10...75, using: &random) {
        text.unicodeScalars.append(Unicode.Scalar(alphabet[Int.random(in: 0..<64, using: &random)]))
      }
      guard let message = decode(sentence("AIVDM,1,1,,A,\(text),\(round % 6)")).sink.messages.first else { continue }
      if case .uninterpreted = message { continue }
      whole += 1
      #expect(Bench.from(encode(message)).sink.messages == [message])
    }
    #expect(whole > 20)
  }

  @Test("A payload cut short or far too long is not interpreted, and its bits stay", arguments: 0..<makers.count)
  func lengths(number: Int) {
    let payload = Self.makers[number](7)
    let code = payload.identifier(isAddressed: false)
    let bits = payload.bits
    #expect(ApplicationPayload(dac: code.dac, fid: code.fid, isAddressed: true, bits) == payload)
    #expect(ApplicationPayload(dac: code.dac, fid: code.fid, isAddressed: true, bits.suffix(from: 0, to: 4)) == nil)
    #expect(ApplicationPayload(dac: 999, fid: code.fid, isAddressed: true, bits) == nil)
    let stub = BinaryBroadcast(mmsi: 1, dac: code.dac, fid: code.fid, data: bits.suffix(from: 0, to: 4))
    #expect(Bench.from(encode(.binaryBroadcast(stub))).sink.messages == [.binaryBroadcast(stub)])
  }
}
