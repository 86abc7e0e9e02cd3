import Foundation
import Organisation
import Testing

@testable import Settings

/// IMO numbers and ENI in `vessels.csv`, against which identity holds what vessels send (C5).
@Suite struct VesselNumbersTests {
  private static func numbered(_ imo: String, _ eni: String, second: String = "") throws -> TemporaryConfiguration {
    let copy = try TemporaryConfiguration()
    var lines = try copy.text("organisation/vessels.csv").split(separator: "\n").map(String.init)
    lines[0] += ",imo,eni"
    for index in lines.indices.dropFirst() {
      lines[index] += index == 1 ? ",\(imo),\(eni)" : index == 2 ? ",\(second)," : ",,"
    }
    try copy.write(lines.joined(separator: "\n") + "\n", to: "organisation/vessels.csv")
    return copy
  }

  @Test("IMO number and ENI in vessels.csv") func numbers() throws {
    let vessels = try Self.numbered("9074729", "02324567").load().get().configuration.organisation.vessels
    #expect(
      vessels[0].imo == 9_074_729 && vessels[0].eni == 2_324_567 && vessels[1].imo == nil && vessels[1].eni == nil)
    let again = try JSONDecoder().decode(RegisteredVessel.self, from: JSONEncoder().encode(vessels[0]))
    #expect(again == vessels[0])
  }

  @Test(
    "an IMO number or ENI that is none",
    arguments: [
      ("9074728", "", "imo", "9074728 is no IMO number: its last digit would be 9"),
      ("IMO9074729", "", "imo", "\"IMO9074729\" is no IMO number: seven digits, without the letters IMO"),
      ("0000000", "", "imo", "\"0000000\" is no IMO number: seven digits, without the letters IMO"),
      ("", "2324567", "eni", "\"2324567\" is no European vessel identification number: eight digits"),
      ("", "0232456A", "eni", "\"0232456A\" is no European vessel identification number: eight digits"),
      ("", "00000000", "eni", "\"00000000\" is no European vessel identification number: eight digits"),
    ]) func noNumbers(_ row: (imo: String, eni: String, key: String, reason: String)) throws
  {
    let problems = try Self.numbered(row.imo, row.eni).problems()
    #expect(problems.map(\.key) == [row.key] && problems.map(\.reason) == [row.reason])
    #expect(problems.first?.file.hasSuffix("organisation/vessels.csv") == true && problems.first?.line == 2)
  }

  @Test("two vessels with one IMO number") func twice() throws {
    let problems = try Self.numbered("9074729", "", second: "9074729").problems()
    #expect(problems.map(\.reason) == ["9074729 is the IMO number of the vessel in line 2 already"])
  }
}
