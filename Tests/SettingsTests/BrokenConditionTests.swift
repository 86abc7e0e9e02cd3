import Organisation
import Testing
import Units

@testable import Settings

/// Conditions of a zone's rule and the stations that they depend on (P7, C5): what stands there is read, what is wrong is named.
@Suite struct BrokenConditionTests {
  @Test(arguments: rules) func refusesInRules(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: stations) func refusesInStations(_ broken: Broken) throws { try broken.check() }

  private static let plain = "\"kind\": \"closed-water\", \"code\": \"V06\""
  private static let rule = "features[0].properties.rules[0]"

  /// One more condition of the first rule.
  private static func condition(_ name: String, _ text: String, key: String, _ reason: String) -> Broken {
    Broken(
      name, "zones.geojson", plain, plain + ", " + text, line: plain, key: key.isEmpty ? rule : "\(rule).\(key)", reason
    )
  }

  static let rules: [Broken] = [
    condition(
      "station that is not there", #""wind": {"station": "Q-99999", "at_least": 10.8}"#, key: "wind.station",
      "there is no station \"Q-99999\" in organisation/stations.yaml"),
    condition(
      "level without a limit", #""level": {"station": "G-CS"}"#, key: "level.above",
      "is missing: above or below, in metres"),
    condition(
      "level above and below", #""level": {"station": "G-CS", "above": 34, "below": 30}"#, key: "level.below",
      "above is said already: two rules make two limits"),
    condition("level of no station", #""level": {"above": 34}"#, key: "level.station", "is missing"),
    condition(
      "wind twice", #""wind": {"at_least": 10.8, "beaufort": 6}"#, key: "wind.beaufort",
      "at_least says it in m/s already"),
    condition(
      "wind without a limit", #""wind": {"within_km": 10}"#, key: "wind.at_least",
      "is missing: the wind in m/s, or beaufort"),
    condition(
      "near a named station", #""visibility": {"below": 500, "station": "W-CS", "within_km": 10}"#,
      key: "visibility.within_km", "station is named already"),
    condition(
      "season without its dots", #""season": "12-15-02-20""#, key: "season",
      "\"12-15-02-20\" is not a part of the year such as 12-15..02-20"),
    condition(
      "unknown without readings", #""when_unknown": "lift""#, key: "when_unknown",
      "is about readings, and the rule asks for none: level, wind or visibility"),
    condition(
      "weekday that there is not", #""weekdays": [8]"#, key: "weekdays[0]", "8 is out of range: 1 to 7"),
    condition(
      "neither hold nor lift", #""level": {"station": "G-CS", "above": 34}, "when_unknown": "open""#,
      key: "when_unknown", "\"open\" is none of: hold, lift"),
    Broken(
      "ban without cause", "zones.geojson", plain, "\"kind\": \"sailing-ban\", \"code\": \"V06\"",
      line: "sailing-ban", key: "\(rule).cause", "is missing"),
    Broken(
      "cause that there is not", "zones.geojson", plain,
      "\"kind\": \"sailing-ban\", \"cause\": \"rain\", \"code\": \"V06\"", line: "sailing-ban", key: "\(rule).cause",
      "\"rain\" is none of: wind, fog, flood, ice, traffic, other"),
  ]

  static let stations: [Broken] = [
    Broken(
      "gauge without a sender", "organisation/stations.yaml", ", mmsi: \"004130001\"", "", line: "gauge: 12",
      key: "stations[0].gauge", "is the number under which an AIS station sends it: mmsi is missing"),
    Broken(
      "longitude alone", "organisation/stations.yaml", "lon: 112.9530, ", "", line: "W-CS", key: "stations[1].lat",
      "lon and lat stand together"),
    Broken(
      "sender that is no number", "organisation/stations.yaml", "\"004130001\"", "\"4130001\"", line: "\"4130001\"",
      key: "stations[0].mmsi", "\"4130001\" is not an MMSI of nine digits"),
    Broken(
      "two stations of one sender", "organisation/stations.yaml", "lat: 28.2650 }",
      "lat: 28.2650, mmsi: \"004130001\", gauge: 12 }", line: "W-CS", key: "stations[1].mmsi",
      "is the sender of the station in line ⟦G-CS⟧ already: gauge tells two apart"),
    Broken(
      "centre that is not there", "organisation/stations.yaml", "centre: 430600", "centre: nowhere", line: "nowhere",
      key: "stations[2].centre", "there is no centre \"nowhere\" in organisation/centres.yaml"),
  ]

  @Test func everyConditionIsRead() throws {
    let copy = try TemporaryConfiguration()
    let text = """
      , "weekdays": [6, 7], "season": "12-15..02-20", "lunar_days": ["03-03"], "holidays": "never", "stale_after": "2 h",
        "level": {"station": "G-CS", "above": 34.5}, "wind": {"beaufort": 6, "within_km": 5}, "when_unknown": "lift",
        "visibility": {"station": "W-CS", "below": 500}
      """
    try copy.replace(Self.plain, with: Self.plain + text, in: "zones.geojson")
    let organisation = try copy.load().get().configuration.organisation
    let zone = try #require(organisation.zones.first { $0.id == "Z-SCJ" })
    let conditions = try #require(zone.rules[0].conditions)
    #expect(conditions.days.weekdays == [6, 7] && conditions.days.holidays == .never)
    #expect(conditions.days.season == Season(from: MonthDay(12, 15), through: MonthDay(2, 20)))
    #expect(conditions.days.lunarDays == [MonthDay(3, 3)] && conditions.whenUnknown == .lift)
    #expect(
      conditions.measured == [
        MeasuredCondition(.level, isAbove: true, limit: 34.5, stations: ["G-CS"], staleAfter: .hours(2)),
        MeasuredCondition(.wind, isAbove: true, limit: 10.8, near: Metres(5000), staleAfter: .hours(2)),
        MeasuredCondition(.visibility, isAbove: false, limit: 500, stations: ["W-CS"], staleAfter: .hours(2)),
      ])
    #expect(organisation.stations.map(\.id) == ["G-CLJ", "G-CS", "W-CS"])
    #expect(organisation.stations[1].mmsi == 4_130_001 && organisation.stations[1].gauge == 12)
  }

  @Test func aFolderWithoutStationsHasNone() throws {
    let copy = try TemporaryConfiguration()
    try copy.remove("organisation/stations.yaml")
    #expect(try copy.load().get().configuration.organisation.stations.isEmpty)
    try copy.replace(Self.plain, with: Self.plain + #", "wind": {"at_least": 10}"#, in: "zones.geojson")
    #expect(
      copy.problems().map(\.reason) == [
        "is missing, and no station in organisation/stations.yaml has a place to be near by"
      ])
  }

  @Test func aRuleWithoutConditionsIsStoredAsItWas() throws {
    let zones = try TemporaryConfiguration().load().get().configuration.organisation.zones
    #expect(zones.allSatisfy { $0.rules.allSatisfy { $0.conditions == nil } })
  }
}
