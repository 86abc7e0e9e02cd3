import AIS
import Geometry
import Organisation
import Picture
import Testing
import Units

@testable import Detection

extension String {
  var nameText: NameText { NameText(self) ?? NameText() }
}

/// C5, X4: what the scenarios do not say.
@Suite struct IdentityTests {
  @Test(arguments: [
    ("湘渡0123", "XIANG DU 0123"), ("湘渡0123", "XIANGDU0123"), ("湘渡 0123", "XIANG DU 123"), ("湘渡０１２３", "XIANG DU O123"),
    ("湘长沙渡01", "XIANG CHANG SHA DU 0"), ("湘望城渡01", "XIANG WANG CHENG D01"), ("湘长沙渡01", "XIANG CS D 01"),
    ("湘岳阳货2016", "XIANG YUE YANG HUO 2"), ("橘洲之星", "JU ZHOU ZHI XING"), ("洞庭之舟", "DONGTINGZHIZHOU"),
    ("海巡湘0101", "HAI XUN XIANG 0101"), ("岳阳楼轮", "YUE YANG LOU"), ("顺达8号", "SHUN DA 8"), ("顺达8号", "SHUN DA 8 HAO"),
    ("吕梁1", "LV LIANG 1"), ("长江之歌", "CHANG JIANG ZHI GE"), ("重庆", "CHONG QING"), ("万兴6", "WAN XING 6"), ("湘江明珠", ""),
    ("湘㵐渡01", "ANYTHING 99"), ("HN-88", "HN 88"), ("江I号", "JIANG 1 HAO"), ("大·明", "DA MING"),
  ])
  func `the name as the register has it and as transponders send it`(_ pair: (String, String)) {
    #expect(ShipName.fits(registered: pair.0, received: pair.1), "\(pair)")
  }

  @Test(arguments: [
    ("湘渡0123", "XIANG DU 0124"), ("湘渡0123", "XIANG HUO 0123"), ("湘渡0123", "XIANG DU"), ("湘渡0123", "E DU 0123"),
    ("湘渡0123", "XIANG DU 01234"), ("湘渡0123", "XIANG DU 123 A"), ("湘江明珠", "XIANG JIANG"), ("湘渡0123", "TEST"),
    ("HN-88", "HN 89"),
  ])
  func `another name`(_ pair: (String, String)) {
    #expect(!ShipName.fits(registered: pair.0, received: pair.1), "\(pair)")
  }

  @Test func `a name is sent in pinyin, twenty characters at most`() {
    #expect(ShipName.sent("湘渡0123") == "XIANG DU 0123" && ShipName.sent("湘长沙渡01") == "XIANG CHANG SHA DU 0")
    #expect(ShipName.sent("湘㵐渡01") == nil && ShipName.sent("HN 88") == "HN 88")
    for name in ["湘长沙渡01", "橘洲之星", "湘岳阳危0005", "湘攸县渡02", "湘汨罗货0109", "海巡湘0601"] {
      #expect(ShipName.fits(registered: name, received: ShipName.sent(name) ?? "?"), "\(name)")
    }
  }

  @Test func `numbers that a vessel can have, and numbers that none has`() {
    for good: UInt32 in [
      413_900_123, 412_000_001, 477_123_456, 244_660_584, 111_413_501, 984_130_001, 970_413_001, 972_413_002,
      974_413_003, 841_312_345, 366_834_160, 701_000_001, 775_123_456, 201_000_001,
    ] { #expect(MMSIForm.isPossible(good), "\(good)") }
    for bad: UInt32 in [
      0, 1, 12_345, 123_456_789, 200_123_456, 413_000_000, 999_999_999, 776_123_456, 300_000_001, 415_123_456,
      111_999_001, 111_111_111, 555_555_555, 666_666_666, 888_888_888, 990_001_001, 973_413_001, 1_000_000_001,
      // A station ashore, a group of ships, an aid to navigation.
      4_131_000, 41_300_001, 994_131_001,
    ] { #expect(!MMSIForm.isPossible(bad), "\(bad)") }
  }

  @Test func `found in the register by IMO number, ENI or name; not by a name that many have or that is cut short`() {
    func vessel(_ n: UInt32, _ name: String, _ change: (inout RegisteredVessel) -> Void = { _ in }) -> RegisteredVessel
    {
      var vessel = Harness.ferry(413_900_000 + n)
      vessel.name = name
      change(&vessel)
      return vessel
    }
    let vessels = [
      vessel(1, "湘渡0123") { $0.imo = 9_074_729 }, vessel(2, "湘岳阳货2016") { $0.eni = 2_324_567 },
      vessel(3, "顺达8"), vessel(4, "洞庭之星"), vessel(5, "湘沅渡077"), vessel(6, "湘元渡077"), vessel(7, "重庆长航001"),
    ]
    let index = RegisterIndex(Directory(Harness.organisation([], vessels)))
    func find(_ name: String = "", imo: UInt32 = 0, eni: UInt32 = 0) -> UInt32? {
      var said = Particulars()
      (said.name, said.imo, said.eni) = (name.nameText, imo, eni)
      return index.find(said, [.name, .voyage, .inland]).map { $0.number - 413_900_000 }
    }
    #expect(find("XIANG DU 0123") == 1 && find("XIANGDU123") == 1 && find("XIANG DU O123") == 1)
    #expect(find(imo: 9_074_729) == 1 && find(eni: 2_324_567) == 2 && find("XIANGYUEYANGHUO2016") == 2)
    #expect(find("DONG TING ZHI XING") == 4)
    // 重 has two readings, 长 has two.
    #expect(find("CHONG QING CHANG HANG 1") == nil && find("CHONGQINGCHANGHANG1") == 7)
    #expect(find("SHUN DA 8") == nil && find("XIANG YUAN DU 077") == nil && find("XIANG DU") == nil && find() == nil)
  }

  private func conflict(
    _ h: inout Harness, _ name: String, at seconds: Double, source: UInt16 = 0, mmsi: UInt32 = 413_900_123
  ) {
    h.pass(to: seconds)
    var said = Particulars()
    said.name = name.nameText
    var batch = ObservationBatch()
    let raw = batch.keep(Array("!AIVDM,1,1,,A,5name,0*00".utf8))
    batch.observations = [
      Observation(at: h.now, source: source, mmsi: mmsi, raw: raw, content: .particulars(said, .name))
    ]
    h.take(batch)
    h.pass(1)
    h.report(Harness.at(0, 0), mmsi: mmsi)
  }

  @Test
  func `a wrong name opens with its second message, at the vessel's place, and ends when the right one was said twice`()
    throws
  {
    var h = Harness(vessels: [Harness.ferry()])
    conflict(&h, "XIANG HUO 0777", at: 0)
    #expect(h.opened.isEmpty)
    conflict(&h, "XIANG HUO 0777", at: 360)
    let finding = try #require(h.opened(.identity).first)
    #expect(finding.reason.key == "identity.name" && finding.severity == .info && finding.code.rawValue == "F07")
    #expect(finding.reason.values == ["registered": "湘渡 0123", "received": "XIANG HUO 0777"])
    #expect(finding.place == Harness.at(0, 0) && finding.object == "name")
    conflict(&h, "XIANG DU 0123", at: 720)
    #expect(h.ended.isEmpty)
    conflict(&h, "XIANG DU 0123", at: 1080)
    #expect(h.ended == [finding.id] && h.opened(.identity).count == 1)
  }

  @Test func `persons aboard say no name a second time, and two feeds tell one message once`() {
    var h = Harness(vessels: [Harness.ferry()])
    conflict(&h, "XIANG HUO 0777", at: 0)
    for _ in 0..<5 {
      var batch = ObservationBatch()
      let raw = batch.keep(Array("!AIVDM,1,1,,A,8aboard,0*00".utf8))
      batch.observations = [Observation(at: h.now, source: 0, mmsi: 413_900_123, raw: raw, content: .aboard(12))]
      h.take(batch)
      h.pass(10)
      h.report(Harness.at(0, 0))
    }
    #expect(h.opened.isEmpty)
    var other = Harness(vessels: [Harness.ferry()])
    conflict(&other, "XIANG HUO 0777", at: 0)
    conflict(&other, "XIANG HUO 0777", at: 2, source: 1)
    #expect(other.opened.isEmpty)
    conflict(&other, "XIANG HUO 0777", at: 360)
    #expect(other.opened.count == 1)
  }

  @Test func `over a restart: no second finding, and over as it would have been`() throws {
    var h = Harness(vessels: [Harness.ferry()])
    conflict(&h, "XIANG HUO 0777", at: 0)
    conflict(&h, "XIANG HUO 0777", at: 360)
    let name = try #require(h.opened.first)
    h.restart()
    conflict(&h, "XIANG HUO 0777", at: 720)
    conflict(&h, "XIANG DU 0123", at: 1080)
    #expect(h.opened.count == 1 && h.ended.isEmpty)
    h.restart()
    conflict(&h, "XIANG DU 0123", at: 1440)
    conflict(&h, "XIANG DU 0123", at: 1800)
    #expect(h.opened.count == 1 && h.ended == [name.id])

    var places = Harness()
    for step in 0..<20 {
      places.pass(to: Double(step) * 10)
      places.report(step % 2 == 0 ? Harness.at(0, 0) : Harness.at(12_000, 0))
    }
    let found = try #require(places.opened.first)
    places.restart()
    // One of the two is gone: the other goes on reporting, and the episode is over a quarter of an hour later.
    places.lie(at: Harness.at(0, 0), for: 880)
    #expect(places.opened.count == 1 && places.ended.isEmpty)
    places.lie(at: Harness.at(0, 0), for: 40)
    #expect(places.ended == [found.id] && places.opened.count == 1 && places.detection.openEpisodes == 0)
  }

  @Test func `a stranger under the name of a registered vessel; over when it says another, or is not heard any more`()
    throws
  {
    var h = Harness(vessels: [Harness.ferry()])
    conflict(&h, "XIANG DU 0123", at: 0, mmsi: 413_700_001)
    conflict(&h, "XIANG DU 0123", at: 360, mmsi: 413_700_001)
    let finding = try #require(h.opened.first)
    #expect(finding.object == "borrowed" && finding.mmsi == 413_700_001 && finding.severity == .ordinary)
    #expect(
      finding.reason.values
        == ["received": "XIANG DU 0123", "registered": "湘渡 0123", "number": "413900123"])
    conflict(&h, "SHUN DA 8", at: 720, mmsi: 413_700_001)
    conflict(&h, "SHUN DA 8", at: 1080, mmsi: 413_700_001)
    #expect(h.ended == [finding.id])
    conflict(&h, "XIANG DU 0123", at: 1440, mmsi: 413_700_002)
    conflict(&h, "XIANG DU 0123", at: 1800, mmsi: 413_700_002)
    #expect(h.opened.count == 2)
    h.pass(1700)
    #expect(h.ended.count == 1)
    h.pass(200)
    #expect(h.ended.count == 2 && h.detection.openEpisodes == 0)
  }

  @Test func `a vessel without a doubt leaves nothing behind, nor does one whose doubt is over`() {
    var h = Harness()
    h.sail(from: Harness.at(0, 0), to: Harness.at(600, 0))
    #expect(h.detection.identity.states.isEmpty)
    h.report(Harness.at(40_000, 0))
    #expect(h.detection.identity.states.count == 1)
    h.lie(at: Harness.at(600, 0), for: 700)
    #expect(h.detection.identity.states.isEmpty && h.opened.isEmpty)
  }

  @Test func `two places: what is said, and when it is over; not while its feed is silent`() throws {
    var h = Harness()
    for step in 0..<20 {
      h.pass(to: Double(step) * 10)
      h.report(step % 2 == 0 ? Harness.at(0, 0) : Harness.at(12_000, 0), source: UInt16(step % 2))
    }
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.object == "places" && finding.severity == .ordinary)
    #expect(finding.reason.values["kilometres"] == "12.0" && finding.reason.values["feeds"] == "north, south")
    #expect(finding.opened - finding.onset >= .seconds(60))
    h.silentFeeds = [0, 1]
    h.pass(1200)
    #expect(h.ended.isEmpty)
    h.silentFeeds = []
    h.pass(30)
    #expect(h.ended == [finding.id] && h.detection.openEpisodes == 0)
  }

  @Test func `an impossible number is over half an hour after it was last heard`() {
    var h = Harness()
    h.lie(at: Harness.at(0, 0), for: 300, mmsi: 123_456_789)
    #expect(h.opened.map(\.object) == ["mmsi"])
    h.pass(1700)
    #expect(h.ended.isEmpty)
    h.pass(200)
    #expect(h.ended.count == 1)
  }

  @Test func `the same traffic gives the same ids however it is cut into batches`() {
    func run(_ cut: Int) -> [String] {
      var h = Harness()
      var batch = ObservationBatch()
      for step in 0..<60 {
        let clock = Double(step) * 5
        let raw = batch.keep(Array("!AIVDM,\(step)".utf8))
        let place = step % 2 == 0 ? Harness.at(Double(step), 0) : Harness.at(9000, Double(step))
        batch.observations.append(
          Observation(
            at: Harness.start + .milliseconds(Int64(clock * 1000)), source: 0, mmsi: 413_900_123, raw: raw,
            content: .report(
              .init(
                transceiver: .classA, position: place, motion: Motion(speedTenths: 10, second: UInt8(Int(clock) % 60))))
          ))
        if step % cut == cut - 1 {
          h.pass(to: clock)
          h.take(batch)
          batch.removeAll()
        }
      }
      return h.opened.map(\.id)
    }
    #expect(run(1).count == 1 && run(1) == run(4) && run(1) == run(30))
  }
}
