import AIS
import AISReport
import Foundation
import Testing

@Suite("What decode prints")
struct ReportTests {
  private func json(_ lines: String..., device: String = "stdin") -> String {
    var run = DecodeRun(format: .json, device: device)
    for line in lines { run.feed(Array((line + "\n").utf8).span.bytes) }
    run.finish()
    return String(decoding: run.output.bytes.prefix(run.output.count), as: UTF8.self)
  }

  @Test("One object a line, gpsd's names, numbers as numbers, absent when not available")
  func object() {
    #expect(
      json("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A") == """
        {"class":"AIS","device":"stdin","scaled":true,"type":1,"repeat":0,"mmsi":371798000,"status":0,\
        "status_text":"Under way using engine","turn":"fastleft","speed":12.3,"accuracy":true,"lon":-123.3953833,\
        "lat":48.3816333,"course":224.0,"heading":215,"second":33,"maneuver":0,"raim":false,"radio":34017,\
        "sync_state":0,"slot_timeout":2,"slot_number":1249}

        """)
    #expect(
      json(Self.line(.position(PositionReport(mmsi: 7)))) == """
        {"class":"AIS","device":"stdin","scaled":true,"type":1,"repeat":0,"mmsi":7,"status":15,\
        "status_text":"Not defined","accuracy":false,"maneuver":0,"raim":false,"radio":0,"sync_state":0,\
        "slot_timeout":0,"slot_offset":0}

        """)
  }

  static func line(_ message: Message) -> String {
    String(decoding: encode(message), as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  @Test("Quotes and backslashes in texts and device names are escaped")
  func escapes() throws {
    let text = try #require(SafetyText("A\"B\\C"))
    let line = json(Self.line(.broadcastText(SafetyBroadcast(mmsi: 1, text: text))), device: "a\"b\\c\u{1}.nmea")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["text"] as? String == "A\"B\\C")
    #expect(object["device"] as? String == "a\"b\\c?.nmea")
  }

  @Test("The longest lines fit their room and parse")
  func longest() throws {
    let quotes = try #require(SafetyText(String(repeating: "\"", count: 161)))
    var lines = [Self.line(.broadcastText(SafetyBroadcast(mmsi: 1_073_741_823, text: quotes)))]
    lines.append(sentence("AIVDM,1,1,,A,8" + String(repeating: "w", count: 233) + ",0"))
    let device = String(repeating: "x", count: 3_000)
    for line in lines {
      for object in json(line, device: device).split(separator: "\n") {
        #expect(object.utf8.count < 1_024 + 1_600)
        #expect(try JSONSerialization.jsonObject(with: Data(object.utf8)) is [String: Any])
      }
    }
  }

  @Test("An uninterpreted message shows all its bits, data without a meaning its own")
  func uninterpreted() {
    #expect(json(sentence("AIVDM,1,1,,B,:5MlU41GM,0")).hasSuffix(",\"payload\":\"54:28577494405774\"}\n"))
    let message = BinaryBroadcast(mmsi: 1, dac: 366, fid: 56, data: PayloadBits.random(3, count: 12))
    #expect(json(Self.line(.binaryBroadcast(message))).contains("\"dac\":366,\"fid\":56,\"data\":\"12:"))
  }

  @Test("Lists are lists of objects, empty ones too, and every payload's line parses", arguments: 1...20)
  func lists(seed: UInt64) throws {
    for maker in RoundTripAllTests.makers {
      let message = BinaryBroadcast(mmsi: 1_073_741_823, maker(seed))
      for format in [DecodeRun.Format.json, .unscaled] {
        var run = DecodeRun(format: format)
        run.feed(encode(.binaryBroadcast(message)).span.bytes)
        run.finish()
        let line = Data(run.output.bytes.prefix(run.output.count))
        #expect(line.count < 5_000)
        #expect(try JSONSerialization.jsonObject(with: line) is [String: Any])
      }
    }
    var tide = TidalWindow()
    tide.windows = Listed([TidalWindow.Window(), TidalWindow.Window()])
    let line = json(Self.line(.binaryBroadcast(BinaryBroadcast(mmsi: 1, .tidalWindow(tide)))))
    #expect(line.contains("\"tidals\":[{\"from_hour\":24,\"from_min\":60,\"to_hour\":24,\"to_min\":60},{\"from_hour\""))
    let empty = json(Self.line(.binaryBroadcast(BinaryBroadcast(mmsi: 1, .areaNotice(AreaNotice())))))
    #expect(empty.contains("\"subareas\":[]}"))
  }

  @Test("Rates of turn, arrival times and partial times")
  func odd() throws {
    var report = PositionReport(mmsi: 1)
    report.turn = RateOfTurn(raw: -5)
    #expect(json(Self.line(.position(report))).contains("\"turn\":-1.12,"))
    report.turn = RateOfTurn(raw: 127)
    #expect(json(Self.line(.position(report))).contains("\"turn\":\"fastright\","))
    var base = BaseStationReport(mmsi: 1)
    base.time = UTCTimestamp(year: 2_012, month: 6, day: 1, hour: 24, minute: 60, second: 60)
    #expect(json(Self.line(.baseStation(base))).contains("\"timestamp\":\"2012-06-01T24:60:60Z\""))
    var voyage = StaticAndVoyage(mmsi: 1)
    voyage.arrival = ArrivalTime(month: 5, day: 15, hour: 14, minute: 0)
    var encoder = SentenceEncoder()
    var bytes: [UInt8] = []
    encoder.append(.staticAndVoyage(voyage), to: &bytes)
    #expect(json(String(decoding: bytes, as: UTF8.self)).contains("\"eta\":\"05-15T14:00Z\""))
  }

  @Test("The digest is the same in both formats, and moves with every field")
  func digest() {
    func digest(_ message: Message, _ format: DecodeRun.Format) -> UInt64 {
      var run = DecodeRun(format: format)
      run.feed(encode(message).span.bytes)
      run.finish()
      return run.totals.digest
    }
    var seen: Set<UInt64> = []
    var report = PositionReport(mmsi: 413_000_001)
    let changes: [(inout PositionReport) -> Void] = [
      { _ in }, { $0.type = 2 }, { $0.repeatIndicator = 1 }, { $0.mmsi = 2 }, { $0.status = .moored },
      { $0.turn = RateOfTurn(raw: 1) }, { $0.speed = Speed(raw: 1) }, { $0.isAccurate = true },
      { $0.longitude = Longitude(raw: 1) }, { $0.latitude = Latitude(raw: 1) }, { $0.course = Course(raw: 1) },
      { $0.heading = Heading(raw: 1) }, { $0.second = FixSecond(raw: 1) }, { $0.manoeuvre = 1 },
      { $0.usesRAIM = true }, { $0.radio = CommunicationState(raw: 1) },
    ]
    for change in changes {
      change(&report)
      let one = digest(.position(report), .none)
      #expect(one == digest(.position(report), .json))
      #expect(seen.insert(one).inserted)
    }
  }

  @Test("Totals as a table and as an object")
  func totals() throws {
    var run = DecodeRun(format: .none)
    for line in [
      "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A", "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4B", "#",
    ] {
      run.feed(Array((line + "\n").utf8).span.bytes)
    }
    let text = run.totals.text
    #expect(text.contains("messages                                 1\n"))
    #expect(text.contains("  bad-checksum                           1\n"))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.totals.json.utf8)) as? [String: Any])
    #expect(object["messages"] as? Int == 1)
    #expect((object["rejects"] as? [String: Int]) == ["bad-checksum": 1])
    #expect((object["types"] as? [String: Int]) == ["1": 1])
    #expect((object["digest"] as? String)?.count == 16)
    #expect(run.output.count == 0)
  }
}
