import AIS
import Testing

/// Payloads from the air and from the standards' own tables, value by value.
@Suite("What binary messages say")
struct ApplicationTests {
  private func application(_ lines: String...) -> ApplicationPayload? {
    var bench = Bench()
    for line in lines { bench.line(line) }
    switch bench.sink.messages.last {
    case .binaryBroadcast(let message): return message.application
    case .binaryAddressed(let message): return message.application
    default: return nil
    }
  }

  @Test("Communication states: sub-messages by time-out, incremental, by selector, not sent")
  func communication() {
    #expect(CommunicationState(raw: 0x1C01F).selfOrganised == .selfOrganised(timeout: 7, .receivedStations(31)))
    #expect(CommunicationState(raw: 2 << 14 | 2_249).selfOrganised == .selfOrganised(timeout: 2, .slot(2_249)))
    let clock = CommunicationState(raw: 1 << 14 | 23 << 9 | 59 << 2)
    #expect(clock.selfOrganised == .selfOrganised(timeout: 1, .time(hour: 23, minute: 59)))
    #expect(CommunicationState(raw: 0x3FFF).selfOrganised == .selfOrganised(timeout: 0, .offset(16_383)))
    #expect(
      CommunicationState(raw: 8_191 << 4 | 5 << 1 | 1).incremental
        == .incremental(increment: 8_191, slots: 5, keeps: true))
    #expect(CommunicationState(raw: 0xE0006).selected == .incremental(increment: 0, slots: 3, keeps: false))
    #expect(CommunicationState(raw: 0x60006).selected == CommunicationState(raw: 0x60006).selfOrganised)
    #expect(CommunicationState.notSent.selected == nil)
  }

  @Test("Type 17 keeps its words, with the header of M.823")
  func corrections() throws {
    let lines = [
      "!AIVDM,2,1,5,A,A02VqLPA4I6C07h5Ed1h<OrsuBTTwS?r:C?w`?la<gno1RTRwSP9:BcurA8a,0*3A",
      "!AIVDM,2,2,5,A,:Oko02TSwu8<:Jbb,0*11",
    ]
    var bench = Bench()
    for line in lines { bench.line(line) }
    guard case .corrections(let message) = try #require(bench.sink.messages.first) else { return }
    #expect(message.data.count == 376)
    #expect(message.hasHeader && message.words == 14 && message.wordCount == 14 && message.messageType == 31)
    #expect(message.word(0) == 0x31FEBB && message.word(13) == 0x29AAAA)
    #expect(message.word(14) == 0 && message.word(-1) == 0)
    #expect(message.longitude.degrees == 29.13)
  }

  @Test("Inland persons, and the inland draught in 0.01 m")
  func inland() throws {
    var persons = InlandPersons()
    #expect(persons.persons == nil)
    persons.crew = Whole(raw: 4)
    persons.passengers = Whole(raw: 120)
    #expect(persons.persons == 124)
    var vessel = InlandStatic()
    vessel.length = Tenths(raw: 1_100)
    vessel.draught = Hundredths(raw: 285)
    #expect(vessel.length.value == 110)
    #expect(vessel.draught.value == 2.85)
    #expect(vessel.beam.value == nil)
  }

  @Test("EMMA: sign and magnitude, 255 not known")
  func warning() {
    var warning = WeatherWarning()
    #expect(warning.minimum == nil && warning.maximum == nil)
    warning.rawMinimum = 0x100 | 20
    warning.rawMaximum = 253
    #expect(warning.minimum == -20)
    #expect(warning.maximum == 253)
    warning.rawMaximum = 0x1FF
    #expect(warning.maximum == nil)
  }

  @Test("Signals: nine digits, one a light; closed where red and nothing lets pass")
  func signal() {
    var signal = SignalStatus()
    #expect(!signal.isClosed)
    signal.lights = 550_000_000
    #expect(signal.light(0) == 5 && signal.light(1) == 5 && signal.light(2) == 0 && signal.light(9) == 0)
    #expect(signal.isClosed)
    signal.lights = 540_000_000
    #expect(!signal.isClosed)
    signal.lights = 1_073_741_823
    #expect(!signal.isClosed)
  }

  @Test("Quantities: step, base and places; what says not available is none")
  func quantities() {
    #expect(Quantity<2047, 1, -600, 1>(raw: 742).value == 14.2)
    #expect(Quantity<2047, 1, -600, 1>().value == nil)
    let cold: Tenths<-1024> = .init(raw: -5)
    #expect(cold.value == -0.5)
    #expect(Quantity<720, 5, 0, 1>(raw: 3).value == 1.5)
    #expect(Quantity<0, 5, 0, 2>(raw: 274).value == 13.7)
    let low: Hundredths<-32768> = .init(raw: -32_767)
    #expect(low.value == -327.67)
  }

  @Test("An area notice with a circle, a polygon and words; a reserved shape keeps its bits")
  func area() throws {
    var notice = AreaNotice()
    notice.notice = 18
    notice.start = ArrivalTime(month: 11, day: 27, hour: 2, minute: 30)
    notice.duration = Whole(raw: 120)
    var circle = Subarea.Circle()
    circle.longitude = Longitude(raw: 67_785_010)
    circle.latitude = Latitude(raw: 16_932_000)
    var legs = Subarea.Legs()
    legs.bearing1 = Quantity(raw: 180)
    legs.distance1 = 500
    var words = Subarea.Words()
    words.text = try #require(NameText("BRIDGE 3"))
    notice.areas = Listed([.circle(circle), .polygon(legs), .words(words), .reserved(shape: 7, 1, 2)])
    let message = BinaryBroadcast(mmsi: 4_131_234, .areaNotice(notice))
    #expect(message.fid == 22)
    guard case .binaryBroadcast(let back)? = Bench.from(encode(.binaryBroadcast(message))).sink.messages.first else {
      return
    }
    #expect(back.application == .areaNotice(notice))
    #expect(AreaNotice.label(18).description == "Caution Area: Fairway closed")
    #expect(legs.bearing1.value == 90)
  }

  /// Bits of the data, head of the message left out, as the tables of the standards add up.
  @Test("Every payload is as long as its table")
  func lengths() {
    let tables: [(ApplicationPayload, Int)] = [
      (.meteorology(Meteorology()), 360 - 56), (.meteorology236(Meteorology236()), 352 - 56),
      (.cargoIndication236(CargoIndication236()), 360 - 88), (.fairwayClosed(FairwayClosed()), 472 - 56),
      (.airDraught236(AirDraught236()), 72 - 56), (.clearanceTime(ClearanceTime()), 360 - 88),
      (.trafficSignal(TrafficSignal()), 360 - 56), (.berthingData(BerthingData()), 360 - 88),
      (.shipWeather(ShipWeather()), 360 - 56), (.shipWeatherWMO(ShipWeatherWMO()), 360 - 56),
      (.extendedStatic(ExtendedStatic()), 360 - 56), (.inlandStatic(InlandStatic()), 168 - 56),
      (.lockArrival(LockArrival()), 248 - 88), (.lockSchedule(LockSchedule()), 232 - 88),
      (.weatherWarning(WeatherWarning()), 256 - 56), (.signalStatus(SignalStatus()), 168 - 56),
      (.inlandPersons(InlandPersons()), 168 - 88), (.aidMonitoring(AidMonitoring()), 136 - 88),
      (.areaNotice(.random(1)), 111 - 56 + 87 * AreaNotice.random(1).areas.count),
      (.route(.random(2)), 117 - 56 + 55 * RouteInformation.random(2).waypoints.count),
      (.environmental(.random(3)), 112 * Environmental.random(3).reports.count),
      (.syntheticTargets(.random(4)), 120 * SyntheticTargets.random(4).targets.count),
      (.tidalWindow(.random(5)), 9 + 88 * TidalWindow.random(5).windows.count),
      (.tidalWindow236(.random(6)), 9 + 93 * TidalWindow236.random(6).windows.count),
      (.dangerousCargo(.random(7)), 12 + 17 * DangerousCargo.random(7).cargos.count),
    ]
    for (payload, bits) in tables { #expect(payload.bits.count == bits, "\(payload)") }
    var levels = WaterLevels()
    levels.gauges = Listed(Array(repeating: WaterLevels.Gauge(), count: 4))
    #expect(ApplicationPayload.waterLevels(levels).bits.count == 168 - 56)
  }
}
