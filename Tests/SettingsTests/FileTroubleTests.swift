import Foundation
import Organisation
import Testing
import Units

@testable import Settings

@Suite struct FileTroubleTests {
  static let files = [
    "watchroom.yaml", "regulation.yaml", "organisation/centres.yaml", "organisation/units.yaml",
    "organisation/people.yaml", "organisation/roster.yaml", "organisation/points.csv", "organisation/vessels.csv",
    "waters.geojson", "zones.geojson",
  ]

  @Test(arguments: files) func fileThatIsNotThereIsTheOnlyProblem(_ file: String) throws {
    let copy = try TemporaryConfiguration()
    try FileManager.default.removeItem(atPath: copy.path(file))
    #expect(copy.problems().map(\.description) == ["\(file):1: (file): there is no such file"])
  }

  @Test(arguments: files) func folderInPlaceOfAFile(_ file: String) throws {
    let copy = try TemporaryConfiguration()
    try FileManager.default.removeItem(atPath: copy.path(file))
    try FileManager.default.createDirectory(atPath: copy.path(file), withIntermediateDirectories: false)
    #expect(copy.problems().map(\.description) == ["\(file):1: (file): is a folder, not a file"])
  }

  @Test(arguments: files) func emptyFile(_ file: String) throws {
    let copy = try TemporaryConfiguration()
    try copy.write("", to: file)
    let reason = file.hasSuffix(".csv") ? "is empty: the first row names the columns" : "is empty"
    #expect(copy.problems().map(\.description) == ["\(file):1: (file): \(reason)"])
  }

  @Test(arguments: files) func fileThatIsNotUTF8NamesTheLine(_ file: String) throws {
    let copy = try TemporaryConfiguration()
    var bytes = Data(try copy.text(file).utf8)
    let second = try #require(bytes.firstIndex(of: 0x0A)) + 1
    bytes.insert(contentsOf: [0xB3, 0xA4, 0xC9, 0xB3], at: second)
    try copy.write(bytes, to: file)
    #expect(copy.problems().map(\.description) == ["\(file):2: (file): is not UTF-8: save the file as UTF-8"])
  }

  @Test func controlCharacterNamesTheLine() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace("language:", with: "\u{1}language:", in: "watchroom.yaml")
    #expect(copy.problems().map(\.description) == ["watchroom.yaml:4: (file): has a control character (byte 1)"])
  }

  @Test func hugeFileIsRefusedUnread() throws {
    let copy = try TemporaryConfiguration()
    let handle = try #require(FileHandle(forWritingAtPath: copy.path("zones.geojson")))
    try handle.truncate(atOffset: UInt64(SourceFile.sizeLimit) + 1)
    try handle.close()
    #expect(copy.problems().map(\.description) == ["zones.geojson:1: (file): is larger than 64 MiB"])
  }

  @Test func pipeIsRefusedAndNotWaitedFor() throws {
    let copy = try TemporaryConfiguration()
    try FileManager.default.removeItem(atPath: copy.path("regulation.yaml"))
    #expect(mkfifo(copy.path("regulation.yaml"), 0o600) == 0)
    #expect(copy.problems().map(\.description) == ["regulation.yaml:1: (file): is not a regular file"])
  }

  @Test func folderThatIsNotThere() throws {
    guard case .failure(let refused) = ConfigurationLoader.load(directory: "/nowhere/at/all", now: testNow) else {
      Issue.record("was not refused")
      return
    }
    #expect(refused.description == "/nowhere/at/all:1: (file): there is no such folder")
  }

  @Test func fileWithByteOrderMarkAndCarriageReturnsIsRead() throws {
    let copy = try TemporaryConfiguration()
    for file in FileTroubleTests.files {
      let text = try copy.text(file).replacingOccurrences(of: "\n", with: "\r\n")
      try copy.write(Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), to: file)
    }
    #expect(copy.problems() == [])
  }

  @Test func oddNameAmongTheHolidays() throws {
    let copy = try TemporaryConfiguration()
    try copy.write("year: 2027", to: "holidays/next.yaml")
    #expect(
      copy.problems().map(\.description) == [
        "holidays/next.yaml:1: (file): is not named by a year, such as 2026.yaml"
      ])
  }

  @Test func manyProblemsAreFoundAtOnceAndBounded() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace("point_floor: 80", with: "point_floor: -1", in: "regulation.yaml")
    try copy.replace("port: 10110", with: "port: 0", in: "watchroom.yaml")
    try copy.replace("P-430105-03,", with: "P-430105-99,", in: "organisation/roster.yaml")
    #expect(copy.problems().map(\.file) == ["organisation/roster.yaml", "regulation.yaml", "watchroom.yaml"])
    let rows = try copy.text("organisation/vessels.csv").replacingOccurrences(of: ",ferry,", with: ",fery,")
    let many = (0..<500).map { "X-\($0),4149\(padded($0, 5)),x,none,430100,,,," }.joined(separator: "\n")
    try copy.write(rows + many, to: "organisation/vessels.csv")
    guard case .failure(let refused) = copy.load() else {
      Issue.record("was not refused")
      return
    }
    #expect(refused.problems.count == ConfigurationLoader.problemLimit)
    #expect(refused.omitted == 500 + 20 + 3 - ConfigurationLoader.problemLimit)
    #expect(refused.description.hasSuffix("… and \(refused.omitted) more"))
  }
}

@Suite struct WarningTests {
  @Test func hoursWithoutAWatchAreAWarning() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace(
      "centre: 430105, starts: \"14:00\", ends: \"20:00\"",
      with: "centre: 430105, starts: \"14:00\", ends: \"19:00\"", in: "organisation/roster.yaml")
    try copy.replace("weekdays: [6, 7]", with: "weekdays: [6]", in: "organisation/roster.yaml")
    let zone = "organisation/roster.yaml:1: watches: nobody is on the roster of"
    #expect(
      try copy.warnings().map(\.description) == [
        "\(zone) 430105 开福区水上交通监控中心 on 2026-03-01 at 19:00",
        "\(zone) 430200 株洲市水上交通监控中心 on 2026-03-01 at 08:30",
      ])
  }

  @Test func thinProvinceWatchIsAWarning() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace("[P-430000-01, P-430000-02]", with: "[P-430000-01]", in: "organisation/roster.yaml")
    #expect(try copy.warnings().map(\.reason) == ["the province centre keeps every watch with 2 at least (G4)"])
  }

  @Test func nextYearsHolidaysAreMissedFromNovemberOn() throws {
    let copy = try TemporaryConfiguration()
    let october = try #require(Instant(iso8601: "2026-10-31T23:59:59+08:00"))
    let november = try #require(Instant(iso8601: "2026-11-01T00:00:00+08:00"))
    #expect(try copy.warnings(now: october) == [])
    #expect(
      try copy.warnings(now: november).map(\.description) == [
        "holidays/2027.yaml:1: (file): the holidays of 2027 are not there"
      ])
  }

  @Test func pointOutsideItsWatersIsAWarning() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace("112.96000,28.18500", with: "113.96000,28.18500", in: "organisation/points.csv")
    #expect(
      try copy.warnings().map(\.description) == [
        "organisation/points.csv:3: lon: PT-430100-02 lies outside the waters of 430100"
      ])
  }

  @Test("G4: the province centre marked first-line is a warning") func provinceInTheFirstLine() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace(
      "    tier: province\n", with: "    tier: province\n    first_line: true\n", in: "organisation/centres.yaml")
    let warnings = try copy.warnings().filter { $0.key.hasSuffix("first_line") }
    #expect(warnings.map(\.reason) == ["the province centre is second-line: it has no water of its own (G4)"])
    #expect(warnings.map(\.key) == ["centres[0].first_line"])
  }

  @Test(
    "G3: a second-line county, or city, in whose charge something sails is a warning: by a point, or by a vessel of its own"
  )
  func secondLineWithSailings() throws {
    let county = try TemporaryConfiguration()
    try county.replace(
      "  - code: 430105\n", with: "  - code: 430105\n    first_line: false\n", in: "organisation/centres.yaml")
    #expect(
      try county.warnings().map(\.reason) == [
        "430105 is second-line and keeps office hours, while PT-430105-01 鸭子铺渡口 sails in its charge (G3)"
      ])
    let city = try TemporaryConfiguration()
    try city.replace("湘汨客0006,passenger,430681,", with: "湘汨客0006,passenger,430200,", in: "organisation/vessels.csv")
    #expect(
      try city.warnings().map(\.reason) == [
        "430200 is second-line and keeps office hours, while V-026 湘汨客0006 sails in its charge (G3)"
      ])
  }

  @Test("P4, R7: recipients that resolve to nobody are a warning: no department unit, a role that no centre has")
  func recipientsThatAreNobody() throws {
    let none = try TemporaryConfiguration()
    try none.replace("kind: department", with: "kind: township", in: "organisation/units.yaml")
    #expect(
      try none.warnings().map(\.description) == [
        "regulation.yaml:1: recipients.P4: department is nobody for 430000: P4 reaches none there"
      ])
    let own = try TemporaryConfiguration()
    try own.replace(
      "P11: [provincial-bureau]", with: "P11: [provincial-bureau, superior-centre]", in: "regulation.yaml")
    #expect(
      try own.warnings().map(\.reason) == ["superior-centre is nobody for 430000: P11 reaches none there"])
  }

  @Test func centreThatIsNotHostedNeedsNoRoster() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace("hosts: all", with: "hosts: [430105]", in: "watchroom.yaml")
    let text = try copy.text("organisation/roster.yaml")
    let lines = text.split(separator: "\n").filter { !$0.contains("centre:") || $0.contains("430105") }
    try copy.write(lines.joined(separator: "\n"), to: "organisation/roster.yaml")
    let loaded = try copy.load().get()
    #expect(loaded.warnings == [])
    #expect(loaded.configuration.hostedCentres.map(\.rawValue) == ["430105"])
  }
}
