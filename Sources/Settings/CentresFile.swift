import Organisation
import Units

/// `organisation/centres.yaml`: the organisation's name, its zone, its centres.
struct CentresFile {
  static let name = "organisation/centres.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    draft.name = root.name()
    draft.zone = root.required("time_zone").flatMap(zone) ?? .shanghai
    let dutyStarts = root.optional("duty_starts")?.date()
    draft.effectiveFrom = root.optional("effective_from")?.date()
    let fields = root.required("centres")?.items(atMost: 1000) ?? []
    draft.centres.isComplete = !fields.isEmpty
    for field in fields {
      let drafted = field.record { record in centre(record, dutyStarts).map { Drafted(value: $0, record: record) } }
      draft.centres.add(drafted?.value.id.rawValue, key: "code", drafted)
    }
  }

  private func zone(_ field: Field) -> CivilZone? {
    guard let text = field.text(atMost: 64, "a time zone such as Asia/Shanghai") else { return nil }
    if let zone = CivilZone.resolved(text) { return zone }
    field.refuse("there is no time zone \"\(text)\" on this system" + didYouMean(text, CivilZone.knownIdentifiers))
    return nil
  }

  private func centre(_ record: Record, _ dutyStarts: CivilDate?) -> Centre? {
    let tier = record.required("tier")?.choice(Tier.self)
    let code = record.required("code")?.areaCode(tier)
    let direct = record.optional("direct_waters")?.flag()
    let firstLine = record.optional("first_line")?.flag()
    let starts = record.optional("duty_starts")?.date() ?? dutyStarts
    if starts == nil, !record.has("duty_starts") {
      record.log.refuse(record.mark, record.path("duty_starts"), "is missing")
    }
    let hasDirect = tier == .county || tier != .province && direct == true
    if tier == .county, direct == false {
      record.refuse("direct_waters", "a county centre always has waters of its own")
    }
    if tier == .province, direct == true {
      record.refuse("direct_waters", "a province centre has no waters of its own")
    }
    let parent = record.optional("parent")?.text()
    if tier == .province, parent != nil { record.refuse("parent", "a province centre has none") }
    if let tier, tier != .province, !record.has("parent") { _ = record.required("parent") }
    var centre = Centre(
      id: CentreID(code ?? ""), name: record.name(), area: record.name("area"), tier: tier ?? .county,
      parent: parent.map { CentreID($0) }, isFirstLine: firstLine ?? hasDirect, hasDirectWaters: hasDirect, waters: nil,
      authority: record.required("authority")?.text() ?? "", dutyStarts: starts ?? CivilDate(dayNumber: 0),
      addresses: record.required("addresses")?.mailAddresses(atLeast: 1) ?? [], phone: record.optional("phone")?.text(),
      equipment: record.optional("equipment").flatMap(equipment))
    centre.channels = record.channels()
    record.group("broadcast") { centre.broadcastAddress = $0.required("address")?.mailAddress() }
    return code == nil || tier == nil ? nil : centre
  }
}

extension CentresFile {
  /// A centre's own lines of equipment day's checklist (P6, C8, X6), each key once.
  private func equipment(_ field: Field) -> [CentreEquipment]? {
    var lines: [String: Int] = [:]
    return field.list(atMost: 100) { item in
      item.record { record in
        let key = record.required("key")?.identifier()
        if let key, let line = lines.updateValue(record.mark(of: "key").line, forKey: key) {
          record.refuse("key", "\(key) is given in line \(line) already")
        }
        let code = record.optional("code")?.text(atMost: 20, "a code such as F02").map { FindingCode($0) }
        let name = record.name()
        return key.map { CentreEquipment(key: $0, name: name, code: code) }
      }
    }
  }
}

extension Field {
  /// A code of GB/T 2260: six digits, `XX0000` a province, `XXYY00` a city, else a county.
  func areaCode(_ tier: Tier?) -> String? {
    guard let text = text(atMost: 20, "a code such as 430100") else { return nil }
    let provinces: [ClosedRange<Int>] = [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...82]
    guard text.utf8.count == 6, text.utf8.allSatisfy(isDigit), let province = Int(text.prefix(2)),
      provinces.contains(where: { $0.contains(province) })
    else {
      refuse("\"\(text)\" is no code of GB/T 2260, six digits such as 430100")
      return nil
    }
    let wanted: Tier = text.hasSuffix("0000") ? .province : text.hasSuffix("00") ? .city : .county
    guard tier == nil || tier == wanted else {
      refuse("\(text) is the code of a \(wanted.rawValue), not of a \((tier ?? wanted).rawValue)")
      return nil
    }
    return text
  }
}
