import Organisation
import Regulation
import Testing
import Units

/// Draws as a second implementation gave them (Python's `hmac` and integers), written from the words of R2, D1 and `DrawGenerator` alone. The
/// key is 00 11 22 … ff twice, the province has 10 county centres and 1,000 points.
@Suite("R2, D1: a draw can be explained by whoever has the key and the documents") struct DrawGoldenTests {
  /// HMAC-SHA-256 over `430000|` and the day.
  private let digests = [
    "430000|2026-02-01": "d91d8008a70345461924a88131f6c822fe8839c0f4d70732cc303104acd0dc0e",
    "430000|2026-02-02": "9cc66a1c13990d5d95bfdfc9890822a4ad4e9ee60bb8057a817bd684ab1ca194",
    "430000|2026-11-21": "cce637f5c425da673f844248c57dceaaa2001be8718705cf036fd17b916b7e40",
  ]
  private let planner = Province.planner(
    Province.sized(cities: 2, counties: 10, points: 1000), hosted: [Province.code])

  private var key: DrawKey {
    let bytes = digests.mapValues { text in
      let digits = text.compactMap(\.hexDigitValue)
      return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
    return DrawKey { bytes[$0] ?? [] }
  }

  private func drawn(_ kind: DutyKind, _ day: String, _ record: CheckRecord = CheckRecord()) -> [String] {
    planner.duties(on: date(day), record: record, key: key).of(kind).flatMap { $0.targets.map(\.code) }
  }

  /// Points are numbered by their last four digits.
  private func sums(_ points: [String]) -> [Int] {
    let numbers = points.compactMap { Int($0.suffix(4)) }
    return [numbers.count, numbers.reduce(0, +), numbers.reduce(0) { $0 + $1 * $1 }]
  }

  @Test("R2: county centres") func counties() {
    #expect(drawn(.countySpotCheck, "2026-02-01") == ["430101", "430205"])
    #expect(drawn(.countySpotCheck, "2026-11-21") == ["430102", "430103", "430105", "430202", "430204"])
  }

  @Test("R2: points") func points() {
    let february = drawn(.pointSpotCheck, "2026-02-01")
    #expect(
      february.prefix(6) == [
        "PT-430101-0070", "PT-430101-0280", "PT-430101-0290", "PT-430101-0340", "PT-430101-0470", "PT-430101-0610",
      ])
    #expect(sums(february) == [120, 58_379, 38_470_577])
    #expect(sums(drawn(.pointSpotCheck, "2026-11-21")) == [429, 213_932, 142_616_958])
  }

  @Test("R2: on the second day those come first that the first day left; a tenth is drawn from all") func secondDay() {
    var record = CheckRecord()
    for point in drawn(.pointSpotCheck, "2026-02-01") { record.add(.point(point), by: Province.code) }
    let second = drawn(.pointSpotCheck, "2026-02-02", record)
    #expect(second.prefix(4) == ["PT-430101-0000", "PT-430101-0020", "PT-430101-0050", "PT-430101-0120"])
    #expect(sums(second) == [120, 59_993, 39_667_305])
    #expect(second.count { record.count(.point($0), by: Province.code) > 0 } == 2)
  }
}
