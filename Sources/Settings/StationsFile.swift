import Organisation
import Units

/// `organisation/stations.yaml`: gauges and weather stations on which rules depend; a folder without it has none.
struct StationsFile {
  static let name = "organisation/stations.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    let fields = root.required("stations")?.items(atMost: 5000) ?? []
    draft.stations.isComplete = true
    for field in fields {
      let drafted = field.record { record in Drafted(value: station(record), record: record) }
      draft.stations.add(drafted.flatMap { $0.value.id.isEmpty ? nil : $0.value.id }, drafted)
    }
  }

  private func station(_ record: Record) -> MeasuringStation {
    var station = MeasuringStation(
      id: record.required("id")?.identifier() ?? "", name: record.name(),
      centre: CentreID(record.required("centre")?.text() ?? ""), mmsi: record.optional("mmsi")?.stationNumber(),
      gauge: record.optional("gauge")?.integer(1...2047), zero: record.optional("zero")?.number(-100...5000) ?? 0)
    let (lon, lat) = (record.optional("lon")?.number(-180...180), record.optional("lat")?.number(-90...90))
    if record.has("lon") != record.has("lat") {
      record.refuse(record.has("lon") ? "lon" : "lat", "lon and lat stand together")
    }
    if let lon, let lat { station.place = Position(latitude: lat, longitude: lon) }
    if station.gauge != nil, !record.has("mmsi") {
      record.refuse("gauge", "is the number under which an AIS station sends it: mmsi is missing")
    }
    return station
  }
}

extension Field {
  /// The nine digits of an AIS station ashore or afloat, in quotes in YAML where it begins with 0.
  fileprivate func stationNumber() -> UInt32? {
    guard let text = text(atMost: 40, "an MMSI of nine digits") else { return nil }
    if text.utf8.count == 9, text.utf8.allSatisfy(isDigit), let number = UInt32(text), number > 0 { return number }
    refuse("\"\(text)\" is not an MMSI of nine digits")
    return nil
  }
}

extension ReferenceChecks {
  /// A station belongs to a centre; two with one sender are told apart by their numbers.
  func checkStations() {
    var senders: [String: Int] = [:]
    for entry in draft.stations.entries {
      let station = entry.value
      draft.centres.check(station.centre.rawValue, entry.record, "centre")
      guard let mmsi = station.mmsi else { continue }
      let sender = "\(mmsi)/\(station.gauge ?? 0)"
      if let first = senders.updateValue(entry.record.mark(of: "mmsi").line, forKey: sender) {
        entry.record.refuse("mmsi", "is the sender of the station in line \(first) already: gauge tells two apart")
      }
    }
  }
}
