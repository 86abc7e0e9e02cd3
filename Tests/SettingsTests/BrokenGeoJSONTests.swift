import Geometry
import Organisation
import Testing
import Units

@testable import Settings

@Suite struct BrokenGeoJSONTests {
  @Test(arguments: rings) func refusesInRings(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: zones) func refusesInZones(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: waters) func refusesInWaters(_ broken: Broken) throws { try broken.check() }

  static let file = "zones.geojson"
  static let ring = "features[0].geometry.coordinates[0]"

  static let rings: [Broken] = [
    Broken(
      "ring that is not closed", file, "[112.946791, 28.267095],\n          [112.948114, 28.263683]",
      "[112.946791, 28.267095],\n          [112.948115, 28.263683]", line: "112.948115", key: "\(ring)[4]",
      "the ring is not closed: its last position must equal its first"),
    Broken(
      "ring of three positions", file, "          [112.953903, 28.265437],\n          [112.95258, 28.26885],\n", "",
      line: "        [", key: ring,
      "the ring has 3 positions; four at least make one, the last equal to the first"),
    Broken(
      "ring that crosses itself", file, "[112.953903, 28.265437],\n          [112.95258, 28.26885],",
      "[112.95258, 28.26885],\n          [112.953903, 28.265437],", line: "[112.948114, 28.263683],",
      key: "\(ring)[0]", "the ring crosses or touches itself: the edges from positions 0 and 2"),
    Broken(
      "ring that runs back on itself", file, "[112.953903, 28.265437],\n          [112.95258, 28.26885],",
      "[112.953903, 28.263683],\n          [112.951, 28.263683],\n          [112.95258, 28.26885],",
      line: "[112.948114, 28.263683],", key: "\(ring)[0]",
      "the ring crosses or touches itself: the edges from positions 0 and 1"),
    Broken(
      "axes swapped", file, "[112.953903, 28.265437]", "[28.265437, 112.953903]", line: "[28.265437, 112.953903]",
      key: "\(ring)[1]",
      "latitude 112.953903, longitude 28.265437: longitude comes first, the two seem to be swapped"),
    Broken(
      "axes swapped in western China", file, "[112.953903, 28.265437]", "[43.8, 87.6]", line: "[43.8, 87.6]",
      key: "\(ring)[1]", "latitude 87.6, longitude 43.8: longitude comes first, the two seem to be swapped"),
    Broken(
      "place that is not on earth", file, "[112.953903, 28.265437]", "[212.953903, 28.265437]", line: "212.953903",
      key: "\(ring)[1]", "[212.953903, 28.265437] is no place: longitude −180 to 180, latitude −90 to 90"),
    Broken(
      "position of one number", file, "[112.953903, 28.265437]", "[112.953903]", line: "[112.953903]",
      key: "\(ring)[1]", "must be a position: [longitude, latitude]"),
    Broken(
      "position in words", file, "[112.953903, 28.265437]", "[\"112.953903\", 28.265437]", line: "\"112.953903\"",
      key: "\(ring)[1]", "must be a position: [longitude, latitude]"),
    Broken(
      "position that is no number", file, "[112.953903, 28.265437]", "[nan, 28.265437]", line: "[nan,",
      key: "\(ring)[1]", "must be a position: [longitude, latitude]"),
    Broken(
      "lines for an area", file, "\"type\": \"Polygon\"", "\"type\": \"MultiLineString\"", line: "MultiLineString",
      key: "features[0].geometry.type",
      "must be \"Polygon\", \"MultiPolygon\", \"LineString\" or \"Point\", and is \"MultiLineString\""),
  ]

  static let zones: [Broken] = [
    Broken(
      "zone twice", file, "\"id\": \"Z-JZZ\"", "\"id\": \"Z-SCJ\" ", line: "\"id\": \"Z-SCJ\" ", key: "features[1].id",
      "zone Z-SCJ is given in line ⟦\"id\": \"Z-SCJ\"⟧ already"),
    Broken(
      "key twice", file, "\"id\": \"Z-JZZ\",", "\"id\": \"Z-JZZ\",\n    \"id\": \"Z-JZY\",", line: "Z-JZY",
      key: "features[1].id", "is given twice: first in line ⟦Z-JZZ⟧, again in line ⟦Z-JZY⟧"),
    Broken(
      "code that is not there", file, "\"code\": \"V06\"", "\"code\": \"V60\"", line: "V60",
      key: "features[0].properties.rules[0].code", "there is no code \"V60\" in regulation.yaml; did you mean \"V06\"?"),
    Broken(
      "rule that there is not", file, "\"kind\": \"closed-water\"", "\"kind\": \"closed\"", line: "\"closed\"",
      key: "features[0].properties.rules[0].kind",
      "\"closed\" is none of: closed-water, speed-limit, no-anchoring, one-way, sailing-ban, dangerous-goods, "
        + "no-overtaking"),
    Broken(
      "hours that overlap", file, "\"21:00-24:00\"", "\"05:00-24:00\"", line: "05:00-24:00",
      key: "features[3].properties.rules[0].hours[1]", "overlaps 00:00-05:30"),
    Broken(
      "limit below zero", file, "\"knots\": 8", "\"knots\": -8", line: "\"knots\": -8",
      key: "features[1].properties.rules[0].knots", "-8.0 is out of range: 0.5 to 60.0"),
    Broken(
      "limit left out", file, "\"knots\": 8, ", "", line: "{\"kind\": \"speed-limit\", \"code\"",
      key: "features[1].properties.rules[0].knots", "is missing"),
    Broken(
      "lane without direction", file, "\"kind\": \"speed-limit\", \"knots\": 8, ", "\"kind\": \"one-way\", ",
      line: "{\"kind\": \"one-way\", \"code\"", key: "features[1].properties.rules[0].direction",
      "is missing: only a corridor has a direction of its own, that of its line"),
    Broken(
      "use that there is not", file, "\"name\": \"三汊矶禁航区\",", "\"name\": \"三汊矶禁航区\", \"use\": \"harbour\",",
      line: "\"use\":", key: "features[0].properties.use", "\"harbour\" is none of: anchorage, fairway"),
    Broken(
      "datum that there is not", file, "\"datum\": \"wgs84\"", "\"datum\": \"wgs48\"", line: "wgs48", key: "datum",
      "\"wgs48\" is none of: wgs84, cgcs2000, gcj02, bd09; did you mean \"wgs84\"?"),
    Broken(
      "unknown property", file, "\"name\": \"三汊矶禁航区\",", "\"name\": \"三汊矶禁航区\", \"rule\": [],", line: "\"rule\":",
      key: "features[0].properties.rule", "is not a key here; did you mean \"rules\"?"),
    Broken(
      "days that run backwards", file, "\"through\": \"2027-03-31\"", "\"through\": \"2026-03-31\"", line: "2026-03-31",
      key: "features[4].properties.rules[0].through", "2026-03-31 is before 2026-11-01"),
  ]

  static let waters: [Broken] = [
    Broken(
      "waters of a centre that is not there", "waters.geojson", "\"centre\": \"430112\"", "\"centre\": \"430113\"",
      line: "430113", key: "features[1].properties.centre",
      "there is no centre \"430113\" in organisation/centres.yaml; did you mean \"430112\"?"),
    Broken(
      "waters of a centre without", "waters.geojson", "\"centre\": \"430112\"", "\"centre\": \"430200\"",
      line: "430200", key: "features[1].properties.centre",
      "430200 has no waters of its own in organisation/centres.yaml"),
    Broken(
      "waters twice", "waters.geojson", "\"centre\": \"430112\"", "\"centre\": \"430100\" ", line: "\"430100\" ",
      key: "features[1].properties.centre",
      "the waters of 430100 are given in line ⟦\"430100\"⟧ already: make one MultiPolygon"),
  ]

  @Test func zonesDrawnOnAChineseMapAreConvertedOnReading() throws {
    let copy = try TemporaryConfiguration()
    let before = try copy.load().get().configuration.organisation.zones
    try copy.replace("\"datum\": \"wgs84\"", with: "\"datum\": \"gcj02\"", in: "zones.geojson")
    let after = try copy.load().get().configuration.organisation.zones
    for (a, b) in zip(before, after) {
      let (p, q) = (a.area.polygons[0][0][0], b.area.polygons[0][0][0])
      let metres = (abs(p.latitude - q.latitude) + abs(p.longitude - q.longitude)) * 100_000
      #expect((200...1200).contains(metres), "\(a.id): \(metres)")
      #expect(a.version != b.version)
    }
  }
}
