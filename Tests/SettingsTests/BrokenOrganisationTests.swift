import Testing

@testable import Settings

@Suite struct BrokenOrganisationTests {
  @Test(arguments: centres) func refusesInCentres(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: people) func refusesInPeopleAndRoster(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: tables) func refusesInTables(_ broken: Broken) throws { try broken.check() }

  static let centresFile = "organisation/centres.yaml"
  static let unitsFile = "organisation/units.yaml"
  static let peopleFile = "organisation/people.yaml"
  static let rosterFile = "organisation/roster.yaml"
  static let pointsFile = "organisation/points.csv"
  static let vesselsFile = "organisation/vessels.csv"

  static let centres: [Broken] = [
    Broken(
      "time zone that there is not", centresFile, "Asia/Shanghai", "Asia/Shangai", line: "Asia/Shangai",
      key: "time_zone",
      "there is no time zone \"Asia/Shangai\" on this system; did you mean \"Asia/Shanghai\"?"),
    Broken(
      "parent that is not there", centresFile, "area: 开福区\n    tier: county\n    parent: 430100",
      "area: 开福区\n    tier: county\n    parent: 430900", line: "430900", key: "centres[4].parent",
      "there is no centre \"430900\" in organisation/centres.yaml; did you mean \"430000\"?"),
    Broken(
      "parent of the wrong tier", centresFile, "area: 开福区\n    tier: county\n    parent: 430100",
      "area: 开福区\n    tier: county\n    parent: 430112 # x", line: "# x", key: "centres[4].parent",
      "a county reports to a city, and 430112 is a county"),
    Broken(
      "its own parent", centresFile, "area: 株洲市\n    tier: city\n    parent: 430000",
      "area: 株洲市\n    tier: city\n    parent: 430200 # x", line: "# x", key: "centres[2].parent",
      "goes in a circle: 430200 → 430200"),
    Broken(
      "code that is none", centresFile, "- code: 430602", "- code: 43060X", line: "43060X", key: "centres[9].code",
      "\"43060X\" is no code of GB/T 2260, six digits such as 430100"),
    Broken(
      "code of another tier", centresFile, "tier: city\n    parent: 430000\n    direct_waters: true",
      "tier: county\n    parent: 430000\n    direct_waters: true", line: "- code: 430100", key: "centres[1].code",
      "430100 is the code of a city, not of a county"),
    Broken(
      "county without waters", centresFile, "area: 攸县\n", "area: 攸县\n    direct_waters: false # x\n",
      line: "direct_waters: false # x", key: "centres[8].direct_waters", "a county centre always has waters of its own"),
    Broken(
      "authority that is not there", centresFile, "authority: U-430105-A", "authority: U-430105-B", line: "U-430105-B",
      key: "centres[4].authority",
      "there is no unit \"U-430105-B\" in organisation/units.yaml; did you mean \"U-430105-A\"?"),
    Broken(
      "authority of another kind", centresFile, "authority: U-430105-A", "authority: U-430105-T1", line: "U-430105-T1",
      key: "centres[4].authority", "a county centre belongs to a county-office, and U-430105-T1 is a township"),
    Broken(
      "unit twice", unitsFile, "id: U-430105-T2", "id: U-430105-T1 # x", line: "# x", key: "units[12].id",
      "unit U-430105-T1 is given in line ⟦id: U-430105-T1⟧ already"),
    Broken(
      "unit's centre that is not there", unitsFile, "kind: township\n    name: 沙坪街道办事处\n    centre: 430105",
      "kind: township\n    name: 沙坪街道办事处\n    centre: 430150", line: "430150", key: "units[11].centre",
      "there is no centre \"430150\" in organisation/centres.yaml; did you mean \"430100\"?"),
  ]

  static let people: [Broken] = [
    Broken(
      "role that there is not", peopleFile, "role: duty-leader", "role: dutyleader", line: "dutyleader",
      key: "people[4].role",
      "\"dutyleader\" is none of: watchkeeper, duty-leader, centre-leader, leader-in-charge, superior, clerk; did you mean \"duty-leader\"?"
    ),
    Broken(
      "account twice", peopleFile, "account: wr-430200,", "account: wr-430100,", line: "centre: 430200",
      key: "consoles[2].account", "the account wr-430100 is given in line ⟦account: wr-430100⟧ already"),
    Broken(
      "account with a capital", peopleFile, "account: wr-430200,", "account: Wr-430200,", line: "Wr-430200",
      key: "consoles[2].account", "\"Wr-430200\" is no Unix account: small letters, digits, \"_\" and \"-\""),
    Broken(
      "PIN in clear", peopleFile, "pin: scrypt$16384$8$1$", "pin: 123456 # ", line: "pin: 123456", key: "people[0].pin",
      "is not of the form scrypt$N$r$p$salt$hash"),
    Broken(
      "PIN cost that is no power of two", peopleFile, "pin: scrypt$16384$8$1$", "pin: scrypt$16385$8$1$",
      line: "scrypt$16385", key: "people[0].pin",
      "has numbers that scrypt can't take here: N a power of two from 1024, r from 1, p from 1, N × r to 2^20"),
    Broken(
      "watches that overlap", rosterFile, "centre: 430105, starts: \"14:00\"", "centre: 430105, starts: \"13:00\"",
      line: "\"13:00\"", key: "watches[10].starts",
      "13:00-20:00 of 430105 overlaps 08:00-14:00 in line ⟦centre: 430105⟧"),
    Broken(
      "watches that overlap over midnight", rosterFile, "centre: 430105, starts: \"08:00\"",
      "centre: 430105, starts: \"07:00\"", line: "430105, starts: \"20:00\"", key: "watches[11].starts",
      "20:00-08:00 of 430105 overlaps 07:00-14:00 in line ⟦centre: 430105⟧"),
    Broken(
      "unquoted time", rosterFile, "centre: 430105, starts: \"14:00\"", "centre: 430105, starts: 14:00",
      line: "starts: 14:00", key: "watches[10].starts", "write \"14:00\" in quotes: YAML 1.1 reads 14:00 as 840"),
    Broken(
      "watchkeeper who is not there", rosterFile, "[P-430105-03,", "[P-430105-07,", line: "P-430105-07",
      key: "watches[10].watchkeepers[0]",
      "there is no person \"P-430105-07\" in organisation/people.yaml; did you mean \"P-430105-01\"?"),
    Broken(
      "watchkeeper of another centre", rosterFile, "[P-430105-03,", "[P-430112-03,", line: "[P-430112-03, P-430105-04]",
      key: "watches[10].watchkeepers[0]", "P-430112-03 belongs to 430112, not to 430105"),
    Broken(
      "watch led by a watchkeeper (G5)", rosterFile, "P-430105-04], leader: P-430105-11",
      "P-430105-04], leader: P-430105-01", line: "leader: P-430105-01", key: "watches[10].leader",
      "P-430105-01 is a watchkeeper and leads no watch (G5)"),
    Broken(
      "weekday that there is not", rosterFile, "weekdays: [6, 7]", "weekdays: [6, 8]", line: "[6, 8]",
      key: "watches[6].weekdays[1]", "8 is out of range: 1 to 7"),
  ]

  static let tables: [Broken] = [
    Broken(
      "row with a cell too few", pointsFile, "cctv ais vhf,08:30,21:30,", "cctv ais vhf,08:30,", line: "橘子洲码头",
      key: "(row)", "has 12 cells where the header has 13"),
    Broken(
      "column that there is not", pointsFile, "first_sailing", "first_sail", line: "first_sail", key: "first_sail",
      "is not a column of this file; did you mean \"first_sailing\"?"),
    Broken(
      "point twice", pointsFile, "PT-430105-02", "PT-430105-01", line: "捞刀河渡口", key: "id",
      "point PT-430105-01 is given in line ⟦PT-430105-01⟧ already"),
    Broken(
      "township that is not there", pointsFile, "U-430100-T2", "U-430100-T3", line: "U-430100-T3", key: "township",
      "there is no unit \"U-430100-T3\" in organisation/units.yaml; did you mean \"U-430100-T1\"?"),
    Broken(
      "point of a centre without waters", pointsFile, "wharf,430100", "wharf,430200", line: "wharf,430200",
      key: "centre",
      "430200 has no waters of its own in organisation/centres.yaml"),
    Broken(
      "place with its axes swapped", pointsFile, "112.96000,28.18500", "28.18500,112.96000", line: "28.18500,112.96000",
      key: "lat", "latitude 112.96, longitude 28.185: longitude comes first, the two seem to be swapped"),
    Broken(
      "sailings that end before they begin", pointsFile, "08:30,21:30", "21:30,08:30", line: "21:30,08:30",
      key: "last_berthing", "08:30 is not after first_sailing, 21:30"),
    Broken(
      "means that there is not", pointsFile, "cctv ais vhf,08:30", "cctv asi vhf,08:30", line: "asi", key: "means",
      "\"asi\" is none of: cctv, gps, ais, vhf; did you mean \"ais\"?"),
    Broken(
      "MMSI of eight digits", vesselsFile, "413900105", "41390015", line: "41390015", key: "mmsi",
      "\"41390015\" is no MMSI: nine digits"),
    Broken(
      "MMSI of a SART", vesselsFile, "413900105", "970012345", line: "970012345", key: "mmsi",
      "970012345 is no MMSI of a ship: it begins with 970, not with 201 to 775 (China 412 to 414)"),
    Broken(
      "MMSI twice", vesselsFile, "413900105", "413900104", line: "V-005", key: "mmsi",
      "413900104 is the MMSI of the vessel in line ⟦V-004⟧ already"),
    Broken(
      "point that is not there", vesselsFile, "PT-430112-02", "PT-430112-20", line: "PT-430112-20", key: "point",
      "there is no point \"PT-430112-20\" in organisation/points.csv; did you mean \"PT-430112-02\"?"),
    Broken(
      "cell that does not end", vesselsFile, "413900105,", "413900105,\"", line: "413900105,\"", key: "(syntax)",
      "a quoted cell that begins here does not end"),
  ]
}
