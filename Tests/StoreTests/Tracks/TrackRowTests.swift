import Testing
import Units

@testable import Store

@Suite struct TrackRowTests {
  @Test("ITU's 1/10,000 minute goes into the row's unit and comes back the same, over the whole range")
  func ituUnits() {
    for value in stride(from: Int32(-108_000_000), through: 108_000_000, by: 99_991) {
      #expect(TrackRow.units(itu: value).map(TrackRow.ituUnits) == value)
    }
    for value: Int32 in [-108_000_000, -2, -1, 0, 1, 2, 3, 54_000_000, 108_000_000] {
      #expect(TrackRow.units(itu: value).map(TrackRow.ituUnits) == value)
    }
    #expect(TrackRow.units(itu: 600_000) == 10_000_000)
    #expect(TrackRow.units(itu: 108_600_000) == nil)
  }

  @Test("degrees go into the row's unit; what is no place on earth does not")
  func degrees() throws {
    let units = try #require(TrackRow.units(Position(latitude: 28.2282093, longitude: -112.9388142)))
    #expect(units == (282_282_093, -1_129_388_142))
    #expect(try #require(TrackRow.units(Position(latitude: -90, longitude: 180))) == (-900_000_000, 1_800_000_000))
    #expect(TrackRow.units(Position(latitude: 91, longitude: 181)) == nil)
    #expect(TrackRow.units(Position(latitude: .nan, longitude: 0)) == nil)
    #expect(trackRows(1)[0].position == Position(latitude: 28.2, longitude: 112.9))
  }

  @Test("an hour's label reads back, over years; what is no label is none")
  func hours() {
    #expect(TrackHour(containing: TrackBench.hour).label == "20261121T19")
    for number in stride(from: Int64(0), to: 4_000_000, by: 1009) {
      let hour = TrackHour(containing: Instant(seconds: number * 3600 + 1799))
      #expect(TrackHour(label: hour.label) == hour)
      #expect(hour.start == Instant(seconds: number * 3600) && hour.end == hour.next.start)
    }
    for text in [
      "", "20261121", "20261121T24", "20261321T00", "20260229T00", "2026112 T00", "20261121T001", "x0261121T00",
    ] {
      #expect(TrackHour(label: text) == nil)
    }
    #expect(TrackHour(containing: .distantPast).label == "19700101T00")
    #expect(TrackHour(containing: .distantFuture).label == "99991231T23")
  }

  @Test("files are known by their names, others are left alone")
  func names() throws {
    let hour = try #require(TrackHour(label: "20261121T19"))
    #expect(TrackName("hot-20261121T19.sqlite") == .hot(hour))
    #expect(TrackName("20261121T19.sqlite") == .sealed(hour))
    #expect(TrackName("20261121T19.sqlite.part") == .part(hour))
    #expect(TrackName("hot-20261121T19.sqlite.broken") == .broken(hour))
    #expect(TrackName("20261121T19.sqlite.2.broken") == .broken(hour))
    #expect(TrackName("hot-20261121T19.sqlite-wal") == .side(of: "hot-20261121T19.sqlite"))
    for other in ["register.sqlite", "20261121T19", "20261121T19.sqlite.bak", "hot-20261121T25.sqlite", "a-wal", ""] {
      #expect(TrackName(other) == nil)
    }
  }
}
