import AIS
import AISReport
import Foundation
import Testing

@Suite("Recordings of live feeds", .enabled(if: SharedData.isThere, SharedData.hint))
struct RecordingTests {
  private func run(_ name: String, _ format: DecodeRun.Format, piece: Int = .max) throws -> DecodeTotals {
    var run = DecodeRun(format: format)
    let bytes = try SharedData.bytes(name)
    var p = 0
    while p < bytes.count {
      let end = p + min(piece, bytes.count - p)
      let part = Array(bytes[p..<end])
      run.feed(part.span.bytes)
      run.drain { _ in }
      p = end
    }
    run.finish()
    return run.totals
  }

  /// Of 82,753 possible ones, one is a first and a last part that carry different sequence numbers.
  @Test("AISHub: 82,752 messages of 18 types, the same in JSON, torn and whole")
  func aishub() throws {
    let totals = try run("ais/aishub-3min.nmea", .none)
    #expect(totals.counters.lines == 85_187)
    #expect(totals.counters.sentences == 85_182)
    #expect(totals.counters.messages == 82_752)
    #expect((1...27).filter { totals.counters.delivered(type: $0) > 0 }.count == 18)
    #expect(totals.counters.delivered(type: 9) == 27)
    #expect(totals.counters.shortMessages == 0)
    #expect(totals.counters.rejected == 2)
    #expect(totals.counters.rejected(.supersededMessage) == 1)
    #expect(totals.counters.rejected(.expiredMessage) == 1)
    #expect(try run("ais/aishub-3min.nmea", .json, piece: 65_536) == totals)
    #expect(try run("ais/aishub-3min.nmea", .none, piece: 1_009) == totals)
  }

  /// The 246 tag blocks with a group carry the checksum they had without it: counted, and their sentences used.
  @Test("Kystverket: 877 messages of 877, one byte at a time too")
  func kystverket() throws {
    let totals = try run("ais/kystverket-1000.nm4", .none)
    #expect(totals.counters.messages == 877)
    #expect(totals.counters.sentences == 1_000)
    #expect(totals.counters.rejected == 246)
    #expect(totals.counters.rejected(.badTagBlock) == 246)
    #expect(try run("ais/kystverket-1000.nm4", .none, piece: 1) == totals)
  }

  /// What is printed of a recording that comes in pieces.
  private func printed(_ bytes: [UInt8], piece: Int) -> [UInt8] {
    var run = DecodeRun(format: .json)
    var text: [UInt8] = []
    var p = 0
    while p < bytes.count {
      let end = p + min(piece, bytes.count - p)
      run.feed(bytes.span.bytes.extracting(p..<end))
      p = end
      run.drain { $0.withUnsafeBytes { text.append(contentsOf: $0) } }
    }
    run.finish()
    run.drain { $0.withUnsafeBytes { text.append(contentsOf: $0) } }
    return text
  }

  @Test(
    "One byte at a time, and all in one buffer: the same messages, field by field",
    arguments: ["aishub-3min.nmea", "kystverket-1000.nm4", "gpsd-sample.aivdm", "gpsd-inland-fid55.log"])
  func drip(name: String) throws {
    let bytes = try SharedData.bytes("ais/" + name)
    let whole = printed(bytes, piece: bytes.count)
    #expect(whole.count > 10_000)
    #expect(printed(bytes, piece: 1) == whole)
    #expect(printed(bytes, piece: 65_536) == whole)
  }
}

/// Inland vessels with persons aboard (DAC 200 FI 55) and their static data (FI 10), against gpsd's unscaled output.
@Suite("gpsd's inland recording", .enabled(if: SharedData.isThere, SharedData.hint))
struct InlandRecordingTests {
  typealias Sample = GpsdSampleTests

  /// gpsd's words for the load of FI 10 are the wrong way round, and it names the ERI kinds above 8370 illegal.
  @Test("Every message that gpsd reads, field by field: persons, inland static, weather, aids, binary data")
  func fields() throws {
    let checked = try SharedData.bytes("ais/gpsd-inland-fid55.log.chk").split(separator: 0x0A).filter {
      $0.first == 0x7B
    }
    let wanted = try checked.map { try JSONDecoder().decode(Sample.Object.self, from: Data($0)) }
    var run = DecodeRun(format: .unscaled)
    let bytes = try SharedData.bytes("ais/gpsd-inland-fid55.log")
    run.feed(bytes.span.bytes)
    run.finish()
    let got = try Sample.objects(run.output.bytes.prefix(run.output.count))
    var kinds: [Int: Int] = [:]
    var cursor = 0
    for object in wanted where object["class"] == .text("AIS") {
      let type = Sample.type(object)
      guard type == 6 || type == 8 || type == 7 || type == 10 || type == 17 || type == 20 || type == 23 else {
        continue
      }
      guard
        let found = got[cursor...].firstIndex(where: { $0["mmsi"] == object["mmsi"] && $0["type"] == object["type"] })
      else {
        Issue.record("type \(type) of \(String(describing: object["mmsi"])) is missing")
        continue
      }
      cursor = found
      kinds[Int(object["fid"]?.number ?? -1), default: 0] += 1
      for (name, value) in object where !Sample.isOverruled(name, in: object) && name != "class" {
        expectField(name, value, got[found][name], in: object)
      }
      cursor += 1
    }
    #expect(kinds[55] == 49 && kinds[10] == 50 && kinds[31] == 17)
  }

  private func expectField(
    _ name: String, _ wanted: Sample.Value, _ got: Sample.Value?, in object: Sample.Object
  ) {
    let about: Comment = "\(name) of \(object)"
    let fid = object["fid"]?.number ?? 0
    if got == nil {
      let isUnknown = ["crew", "personnel"].contains(name) && wanted == .number(255)
      let isNone =
        wanted == .number(0)
        && ["length", "beam", "shiptype", "draught", "ana_int", "ana_ext1", "ana_ext2"].contains(name)
      #expect(
        isUnknown || isNone || Sample.isNotMeasured(name, wanted, fid: fid) || wanted == .text("")
          || name == "shiptype_text" || name == "passengers" && wanted == .number(8_191), about)
    } else if name != "shiptype_text" {
      #expect(got == wanted, about)
    }
  }
}
