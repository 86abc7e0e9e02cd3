import Picture
import Testing
import Units

@testable import Detection

/// G9: safety texts heard on AIS, as candidates for bulletins.
@Suite("G9: safety texts that are no distress") struct SafetyTextTests {
  private var watch = SafetyTextWatch()
  private var h = Harness()

  private mutating func say(_ text: String, mmsi: UInt32 = 413_900_123, place: Position? = nil) -> [HeardText] {
    var batch = ObservationBatch()
    if let place {
      batch.observations = [
        Observation(at: h.now, source: 0, mmsi: mmsi, raw: 0..<0, content: .station(.baseStation, place))
      ]
      _ = h.picture.apply(batch)
      batch.removeAll()
    }
    batch.texts = [text]
    batch.observations = [Observation(at: h.now, source: 1, mmsi: mmsi, raw: 0..<0, content: .safetyText(0))]
    let changes = h.picture.apply(batch)
    return watch.take(changes, of: batch, picture: h.picture, within: .hours(24))
  }

  @Test("G9: a shore station's text is told once a day, with its place, however it is spaced") mutating func once()
    throws
  {
    let place = Harness.at(500, 0)
    let first = say("NAV WARNING: DREDGER AT BRIDGE 3", mmsi: 4_131_234, place: place)
    let heard = try #require(first.first)
    #expect(first.count == 1 && heard.mmsi == 4_131_234 && heard.place == place && heard.source == 1)
    #expect(heard.words == "NAV WARNING DREDGER AT BRIDGE 3")
    #expect(say("nav  warning dredger at bridge 3.", mmsi: 413_900_777).isEmpty)
    #expect(say("NAV WARNING: DREDGER AT BRIDGE 4").count == 1)
    #expect(watch.repeated == 1)
  }

  @Test("G9: said all day long it is one, told again every six hours so that the register knows of it")
  mutating func allDay() {
    var told = 0
    for _ in 0..<(48 * 12) {
      told += say("NAV WARNING: DREDGER AT BRIDGE 3").count
      h.clock += 300
    }
    #expect(told == 8)
  }

  @Test(
    "C13: distress is not among them, nor what a beacon says, nor noise", arguments: ["MAYDAY SINKING", "OK", "..."])
  mutating func others(text: String) {
    #expect(say(text).isEmpty)
    #expect(say("SART TEST", mmsi: 970_010_001).isEmpty)
  }

  @Test("D9: ten thousand different texts are remembered in bounded room") mutating func bounded() {
    for number in 0..<(SafetyTextWatch.most + 500) {
      #expect(say("TEXT \(number)").count == 1)
      h.clock += 1
    }
    #expect(say("TEXT 0").count == 1, "the one longest unheard made room")
    #expect(say("TEXT \(SafetyTextWatch.most + 499)").isEmpty)
  }
}
