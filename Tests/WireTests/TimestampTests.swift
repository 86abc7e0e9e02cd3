import Foundation
import Testing
import Units

@testable import Wire

/// Times on the wire: ISO 8601 with the organisation's offset.
@Suite("Wire: timestamps with an offset") struct TimestampTests {
  @Test("written with the offset of the zone at that moment") func written() {
    #expect(evening.iso8601 == "2026-11-21T18:50:00+08:00")
    #expect(Timestamp(Instant(milliseconds: 1_795_258_200_045), zone: zone).iso8601 == "2026-11-21T18:50:00.045+08:00")
    #expect(Timestamp(Instant(milliseconds: -1), offset: 0).iso8601 == "1969-12-31T23:59:59.999+00:00")
    #expect(Timestamp(Instant(seconds: 0), offset: -(3 * 3600 + 1800)).iso8601 == "1969-12-31T20:30:00-03:30")
  }

  @Test(
    "read with Z, with any offset, with fractions",
    arguments: [
      ("2026-11-21T18:50:00+08:00", Int64(1_795_258_200_000), 28_800), ("2026-11-21T10:50:00Z", 1_795_258_200_000, 0),
      ("2026-11-21T05:50:00-05:00", 1_795_258_200_000, -18_000),
      ("2026-11-21T18:50:00.5+08:00", 1_795_258_200_500, 28_800),
      ("2026-11-21T18:50:00.123456+08:00", 1_795_258_200_123, 28_800),
    ])
  func read(text: String, milliseconds: Int64, offset: Int) throws {
    let time = try #require(Timestamp(iso8601: text))
    #expect(time.instant.milliseconds == milliseconds && time.offset == offset)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "2026-11-21", "2026-11-21T18:50:00", "2026-11-21T18:50+08:00", "2026-02-30T00:00:00Z",
      "2026-11-21T25:00:00Z", "2026-11-21T18:50:00+8", "2026-11-21T18:50:00 +08:00", "2026-11-21T18:50:00+08:00x",
      "18:50", "二〇二六年十一月",
    ])
  func refused(text: String) { #expect(Timestamp(iso8601: text) == nil) }

  @Test("what is written is read again, to the millisecond, in every offset of the world") func roundTrip() throws {
    for quarter in -48...56 {
      for milliseconds: Int64 in [0, 1, 999, 1_795_258_200_045, -621_355_968_001] {
        let time = Timestamp(Instant(milliseconds: milliseconds), offset: quarter * 900)
        let again = try #require(Timestamp(iso8601: time.iso8601), "\(time.iso8601)")
        #expect(again == time)
      }
    }
  }

  @Test("they are ordered by what moment they are, not by how they look") func order() throws {
    let earlier = try #require(Timestamp(iso8601: "2026-11-21T18:50:00+08:00"))
    let later = try #require(Timestamp(iso8601: "2026-11-21T10:50:01Z"))
    #expect(earlier < later)
  }

  @Test("the local date and time that a reader sees") func civil() {
    let midnight = Timestamp(Instant(seconds: 1_795_276_800), zone: zone)
    #expect(midnight.civil.date.iso == "2026-11-22" && midnight.civil.time == .midnight)
  }
}

/// What a list may be asked for.
@Suite("Wire: filters and fixed words") struct FilterTests {
  @Test("without more, a page has 100 rows, open alarms only, all states") func defaults() {
    #expect(PageRequest().limit == 100 && PageRequest.most == 500 && PageRequest().cursor == nil)
    #expect(FindingFilter().openOnly && FindingFilter().severity == nil)
    #expect(DutyFilter().states.isEmpty && CaseFilter().state == nil && VesselFilter().registered == nil)
  }

  @Test("fixed words are those that the CLI and OpenAPI name") func words() {
    #expect(DutyStateName.words == ["ahead", "open", "done", "late", "done-late", "missed", "withdrawn", "over"])
    #expect(SeverityName.words == ["info", "ordinary", "serious", "emergency"])
    #expect(MatterName.words == ["violation", "breach", "incident", "fault"])
    #expect(CheckMeans.words == ["cctv", "gps", "ais", "vhf", "phone", "onsite"])
    #expect(VerifyOutcome.words == ["accepted", "sentBack"])
    #expect(ShelveScope.words == ["zone", "vessel"] && PreviewFormat.words == ["text", "html"])
    #expect(Language.words == ["zh", "en"])
  }

  @Test("a zone of civil time crosses the wire whole") func zones() throws {
    let summer = CivilZone(
      identifier: "Europe/Berlin", firstOffset: 3600,
      transitions: [
        .init(from: Instant(seconds: 1_774_746_000), offset: 7200),
        .init(from: Instant(seconds: 1_792_890_000), offset: 3600),
      ])
    for zone in [summer, .shanghai] {
      let shape = try JSONDecoder().decode(ZoneShape.self, from: JSONEncoder().encode(ZoneShape(zone)))
      #expect(shape.civil == zone)
    }
  }

  @Test("Chinese unless somebody asks") func languages() {
    #expect(Samples.words.text(.zh) == "违反禁止航行规定")
    #expect(Samples.words.text(.en) == "Sailing in a closed water")
  }
}
