import Foundation
import Testing
import Wire

@testable import watchroom_commands

/// What people see of a vessel that is not heard any more, or that is not believed, in both languages.
@Suite struct VesselViewTests {
  private static func grey() -> VesselRow {
    var row = Samples.vessel()
    row.freshness = "grey"
    return row
  }

  @Test(arguments: [(Language.zh, "过时"), (.en, "stale")])
  func `a symbol that is greyed says so in the list`(_ language: Language, _ word: String) {
    let screen = Screen(language: language, width: 160)
    func lines(_ row: VesselRow) -> String {
      Render.$screen.withValue(screen) {
        TrafficViews.vessels(at: Samples.now).lines([row], on: screen).joined(separator: "\n")
      }
    }
    var current = Samples.vessel()
    current.freshness = "current"
    #expect(lines(Self.grey()).contains(word))
    #expect(!lines(current).contains(word) && !lines(Samples.vessel()).contains(word))
  }

  @Test(arguments: [Language.zh, .en]) func `one vessel: greyed, withheld, and who it says it is`(_ language: Language)
  {
    let screen = Screen(language: language, width: 160)
    var detail = VesselDetail(summary: Self.grey(), track: [], findings: [])
    detail.eni = "02324567"
    detail.match = RegisterMatch(id: "V-003", name: "湘望城渡01", mmsi: 413_900_103, by: "name")
    detail.withheld = WithheldShape(count: 3, last: Samples.now, reason: "jump")
    let text = Render.$screen.withValue(screen) {
      TrafficViews.detail(detail, on: screen).joined(separator: "\n")
    }
    for word in ["02324567", "V-003  湘望城渡01  413900103"] { #expect(text.contains(word)) }
    let words =
      language == .zh
      ? ["位置过时（符号变灰）", "（按船名）", "3 次，最近", "跳变"] : ["stale (greyed)", "(by its name)", "3, last", "(jump)"]
    for word in words { #expect(text.contains(word), "\(word): \(text)") }
  }

  @Test func `the status says what no detector saw, and why`() {
    let counts = ["jump": 20, "jammed": 112, "swapped": 3, "zero": 2]
    #expect(
      TrafficViews.withheld(counts, on: Screen(language: .zh, width: 100))
        == "  暂扣定位 137（疑似干扰 112、跳变 20、经纬度颠倒 3、零点 2）")
    #expect(
      TrafficViews.withheld(counts, on: Screen(language: .en, width: 100))
        == "  positions withheld 137 (jammed 112, jump 20, axes exchanged 3, 0/0 2)")
    #expect(TrafficViews.withheld([:], on: Screen(language: .en, width: 100)).isEmpty)
  }

  @Test func `the picture as GeoJSON says which symbols are greyed`() throws {
    var away = Samples.vessel()
    away.latitude = nil
    var quoted = Self.grey()
    quoted.name = "湘\"渡\\01"
    let text = VesselFile.geoJSON([Samples.vessel(), away, quoted])
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let features = try #require(root["features"] as? [[String: Any]])
    #expect(root["type"] as? String == "FeatureCollection" && features.count == 2)
    let properties = features.compactMap { $0["properties"] as? [String: Any] }
    #expect(properties.map { $0["freshness"] as? String } == [nil, "grey"])
    #expect(properties[1]["name"] as? String == "湘\"渡\\01" && properties[0]["registered"] as? Bool == true)
    let geometry = features[0]["geometry"] as? [String: Any]
    #expect(geometry?["coordinates"] as? [Double] == [112.95151, 28.26268])
    #expect(VesselFile.geoJSON([]) == #"{"type":"FeatureCollection","features":[]}"#)
  }
}
