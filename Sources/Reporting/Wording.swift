import Casework
import Organisation
import Regulation
import Units

/// Names, times and places as people read them, in one language: what letters, reports and ledgers share.
struct Wording: Sendable {
  let catalogue: Catalogue
  let directory: Directory
  let rules: RegulationRules
  let words: FindingWords

  init(catalogue: Catalogue, directory: Directory, rules: RegulationRules) {
    self.catalogue = catalogue
    self.directory = directory
    self.rules = rules
    words = FindingWords(catalogue: catalogue, directory: directory, rules: rules)
  }

  /// Values are cleaned: what people or vessels named stays within its line.
  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    catalogue.text(key, values.mapValues(Page.line))
  }

  func centre(_ id: CentreID) -> String { directory.centre(id)?.name ?? id.rawValue }
  func unit(_ id: UnitID) -> String { directory.unit(id)?.name ?? id }
  /// `console:<account>` is shown as the account's name.
  func person(_ id: PersonID) -> String {
    id.hasPrefix("console:") ? String(id.dropFirst(8)) : directory.person(id)?.name ?? id
  }
  /// A unit or a centre, by whichever the code is.
  func party(_ id: String) -> String {
    directory.unit(id)?.name ?? directory.centre(CentreID(id))?.name ?? id
  }
  func target(_ target: Target) -> String {
    switch target {
    case .centre(let id): centre(id)
    case .point(let id): directory.point(id)?.name ?? id
    }
  }

  func joined(_ names: [String]) -> String { names.joined(separator: text("mark.enumeration")) }

  /// `2026年11月21日`
  func day(_ date: CivilDate) -> String {
    let c = date.components
    return text("date.day", ["day": "\(c.day)", "month": text("month.\(c.month)"), "year": "\(c.year)"])
  }

  /// `2026年11月`
  func month(_ first: CivilDate) -> String {
    let c = first.components
    return text("date.month", ["month": text("month.\(c.month)"), "year": "\(c.year)"])
  }

  /// `2026年11月21日 08:12`, with seconds where there are any.
  func moment(_ instant: Instant) -> String {
    let (date, time) = directory.zone.civil(instant)
    let seconds = time.seconds % 60
    let clock = "\(padded(time.seconds / 3600, 2)):\(padded(time.seconds / 60 % 60, 2))"
    return text(
      "date.moment", ["date": day(date), "time": clock + (seconds == 0 ? "" : ":\(padded(seconds, 2))")])
  }

  /// By when something is due: the last second of a day is its end, `2026年11月28日 24:00`.
  func deadline(_ instant: Instant) -> String {
    let (date, time) = directory.zone.civil(instant)
    return time.seconds == 86_399 ? text("date.end", ["date": day(date)]) : moment(instant)
  }

  /// Without the ids of clauses that it begins with, which mean nothing to outsiders: `P7：…`, `C13(b) …`.
  static func withoutClause(_ text: String) -> String {
    var rest = text[...]
    while let end = rest.firstIndex(where: { " ：:".contains($0) }), isClause(rest[..<end]) {
      rest = rest[rest.index(after: end)...].drop { $0 == " " }
    }
    return String(rest)
  }

  private static func isClause(_ word: Substring) -> Bool {
    guard let first = word.first, "PCXGRS".contains(first) else { return false }
    let number = word.dropFirst().prefix { $0.isASCII && $0.isNumber }
    let part = word.dropFirst(1 + number.count)
    return !number.isEmpty && (part.isEmpty || part.first == "(" && part.last == ")")
  }

  /// `11-21 08:12`
  func short(_ instant: Instant) -> String { directory.zone.short(instant) }

  /// `2026-11-21 08:12:35`, or nothing: for ledgers.
  func full(_ instant: Instant?) -> String { instant.map { directory.zone.full($0) } ?? "" }

  /// `08:12`
  func clock(_ instant: Instant) -> String {
    CivilTime(seconds: directory.zone.civil(instant).time.seconds / 60 * 60).text
  }

  /// `北纬 28.26090°，东经 112.94838°`
  func position(_ place: Position?) -> String {
    guard let place, place.isValid else { return text("place.unknown") }
    return text(
      "place.position",
      [
        "lat": decimal(abs(place.latitude), 5), "lon": decimal(abs(place.longitude), 5),
        "ns": text(place.latitude < 0 ? "place.south" : "place.north"),
        "ew": text(place.longitude < 0 ? "place.west" : "place.east"),
      ])
  }

  /// `湘长沙渡01（MMSI 413900101）`; of a vessel without MMSI its name alone.
  func vessel(_ name: String, _ mmsi: UInt32?) -> String {
    let unnamed = name.isEmpty || name.hasPrefix("MMSI ")
    switch (unnamed, VesselNumber.mmsi(mmsi)) {
    case (true, let mmsi?): return "MMSI \(mmsi)"
    case (true, nil): return name.isEmpty ? text("vessel.unknown") : name
    case (false, let mmsi?): return text("vessel.named", ["mmsi": "\(mmsi)", "name": name])
    case (false, nil): return name
    }
  }

  func vessel(_ record: CaseRecord) -> String { vessel(record.vesselName, record.mmsi) }
  /// Of what a person saw without naming a vessel, the object that was looked at.
  func vessel(_ finding: Finding) -> String {
    if let target = finding.observedTarget { return self.target(target) }
    return vessel(finding.vesselName, finding.mmsi)
  }

  /// `V06 违反禁止航行规定`
  func code(_ code: FindingCode) -> String {
    let name = words.code(code)
    return name == code.rawValue ? name : "\(code.rawValue) \(name)"
  }

  /// Zone or point as people say it, then the waters; the position is a fact of its own.
  func place(_ record: CaseRecord) -> String {
    let point = record.point.flatMap { directory.point($0)?.name }
    let name = record.placeName.isEmpty ? point : record.placeName
    return name ?? centre(record.waters)
  }

  /// How long, as people say it: `95 秒`, `12 分钟`, `3 小时 5 分钟`.
  func span(_ span: TimeSpan) -> String {
    let seconds = max(0, span.milliseconds / 1000)
    if seconds < 120 { return text("span.seconds", ["seconds": "\(seconds)"]) }
    if seconds < 7200 { return text("span.minutes", ["minutes": "\(seconds / 60)"]) }
    return text("span.hours", ["hours": "\(seconds / 3600)", "minutes": "\(seconds / 60 % 60)"])
  }

  func fact(_ key: String, _ value: String) -> Page.Fact { Page.Fact(label: text("field.\(key)"), value: value) }
}
