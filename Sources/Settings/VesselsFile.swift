import Organisation
import Units

/// `organisation/vessels.csv`
struct VesselsFile {
  static let name = "organisation/vessels.csv"
  static let columns = [
    "id", "mmsi", "name", "kind", "home_centre", "point", "service_from", "service_to", "length_m", "gt",
    "kw", "terminals", "certified_persons", "certified_draught_m", "crew_limit", "imo", "eni",
  ]
  /// Devices of one vessel.
  static let mostTerminals = 8

  func read(_ rows: [Field], isComplete: Bool, into draft: inout Draft) {
    var lines: [UInt32: Int] = [:]
    var devices: [String: Int] = [:]
    var imos: [UInt32: Int] = [:]
    var enis: [UInt32: Int] = [:]
    draft.vessels.isComplete = isComplete
    if rows.count > 200_000 { rows[200_000].refuse("more than 200000 vessels") }
    for field in rows.prefix(200_000) {
      let drafted = field.record { row in
        vessel(row, &lines, &devices, &imos, &enis).map { Drafted(value: $0, record: row) }
      }
      draft.vessels.add(drafted?.value.id, drafted)
    }
  }

  private func vessel(
    _ row: Record, _ lines: inout [UInt32: Int], _ devices: inout [String: Int], _ imos: inout [UInt32: Int],
    _ enis: inout [UInt32: Int]
  ) -> RegisteredVessel? {
    let id = row.required("id")?.identifier()
    let mmsi = row.optional("mmsi")?.mmsi()
    if let mmsi, let first = lines.updateValue(row.mark(of: "mmsi").line, forKey: mmsi) {
      row.refuse("mmsi", "\(mmsi) is the MMSI of the vessel in line \(first) already")
    }
    var vessel = RegisteredVessel(
      id: id ?? "", mmsi: mmsi ?? VesselNumber.own(of: id ?? ""), name: row.name(),
      kind: row.required("kind")?.choice(RegisteredVessel.Kind.self) ?? .cargo,
      homeCentre: CentreID(row.required("home_centre")?.text() ?? ""), point: row.optional("point")?.text(),
      service: period(row, "service_from", "service_to"),
      length: row.optional("length_m")?.number(1...500).map(Metres.init),
      tonnage: row.optional("gt")?.integer(1...500_000),
      power: row.optional("kw")?.integer(1...200_000))
    vessel.certifiedPersons = row.optional("certified_persons")?.integer(0...20_000)
    vessel.certifiedDraught = row.optional("certified_draught_m")?.number(0.1...30).map(Metres.init)
    vessel.crewLimit = row.optional("crew_limit")?.integer(0...1000)
    vessel.imo = row.optional("imo")?.imo()
    vessel.eni = row.optional("eni")?.eni()
    if let imo = vessel.imo, let first = imos.updateValue(row.mark(of: "imo").line, forKey: imo) {
      row.refuse("imo", "\(imo) is the IMO number of the vessel in line \(first) already")
    }
    if let eni = vessel.eni, let first = enis.updateValue(row.mark(of: "eni").line, forKey: eni) {
      row.refuse("eni", "\(padded(Int(eni), 8)) is the ENI of the vessel in line \(first) already")
    }
    vessel.terminals = row.optional("terminals").map { terminals($0, &devices) } ?? []
    return id == nil ? nil : vessel
  }

  /// `13912345678 ID00007`, with blanks between; no device is on two vessels.
  private func terminals(_ field: Field, _ devices: inout [String: Int]) -> [String] {
    let words = (field.text() ?? "").split(separator: " ")
    if words.count > Self.mostTerminals { field.refuse("names more than \(Self.mostTerminals) devices") }
    return words.prefix(Self.mostTerminals).compactMap { word in
      guard let number = DeviceNumber.normal(word) else {
        field.refuse(
          "\"\(word)\" is no number of a device: letters, digits, \"-\", \"_\", \".\" and \":\", 40 at most")
        return nil
      }
      if let first = devices.updateValue(field.node.mark.line, forKey: number) {
        field.refuse("\(word) is a device of the vessel in line \(first) already")
      }
      return number
    }
  }
}

extension ReferenceChecks {
  /// A vessel can be heard by something, and no two have one number.
  func checkNumbers(named: Set<VesselID>) {
    var owners: [UInt32: VesselID] = [:]
    for entry in draft.vessels.entries {
      let vessel = entry.value
      guard !VesselNumber.isMMSI(vessel.mmsi), !entry.record.has("mmsi") else { continue }
      if vessel.terminals.isEmpty, !named.contains(vessel.id) {
        entry.record.refuse(
          "mmsi", "is missing: a vessel has an MMSI, terminals, or a feed of \(WatchroomFile.name) that names it")
      }
      if let other = owners.updateValue(vessel.id, forKey: vessel.mmsi) {
        entry.record.refuse("id", "gives the same number as \(other), by chance: write one of the two ids otherwise")
      }
    }
  }
}

extension Field {
  /// The MMSI of a ship station: nine digits that begin with a maritime identification digit 201…775 (ITU-R M.585).
  func mmsi() -> UInt32? {
    guard let text = text(atMost: 40, "an MMSI") else { return nil }
    guard text.utf8.count == 9, text.utf8.allSatisfy(isDigit), let value = UInt32(text) else {
      refuse("\"\(text)\" is no MMSI: nine digits")
      return nil
    }
    guard (201...775).contains(value / 1_000_000) else {
      refuse("\(text) is no MMSI of a ship: it begins with \(text.prefix(3)), not with 201 to 775 (China 412 to 414)")
      return nil
    }
    return value
  }

  /// Seven digits, the last of which checks the others: the six before it times 7 to 2, added up (IMO resolution A.1117(30)).
  func imo() -> UInt32? {
    guard let text = text(atMost: 40, "an IMO number") else { return nil }
    let digits = text.utf8.map { Int($0) - 0x30 }
    guard digits.count == 7, text.utf8.allSatisfy(isDigit), let value = UInt32(text), value >= 1_000_000 else {
      refuse("\"\(text)\" is no IMO number: seven digits, without the letters IMO")
      return nil
    }
    let check = zip(digits, stride(from: 7, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 } % 10
    guard check == digits[6] else {
      refuse("\(text) is no IMO number: its last digit would be \(check)")
      return nil
    }
    return value
  }

  /// Eight digits, of which the first may be zeros.
  func eni() -> UInt32? {
    guard let text = text(atMost: 40, "an ENI") else { return nil }
    guard text.utf8.count == 8, text.utf8.allSatisfy(isDigit), let value = UInt32(text), value > 0 else {
      refuse("\"\(text)\" is no European vessel identification number: eight digits")
      return nil
    }
    return value
  }
}
