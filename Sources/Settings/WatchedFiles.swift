import Organisation
import Units

/// `organisation/points.csv`
struct PointsFile {
  static let name = "organisation/points.csv"
  static let columns = [
    "id", "name", "kind", "centre", "lon", "lat", "means", "first_sailing", "last_berthing", "township",
    "in_service_since", "far_lon", "far_lat",
  ]

  func read(_ rows: [Field], isComplete: Bool, into draft: inout Draft) {
    draft.points.isComplete = isComplete
    if rows.count > 20_000 { rows[20_000].refuse("more than 20000 points") }
    for field in rows.prefix(20_000) {
      let drafted = field.record { row in point(row).map { Drafted(value: $0, record: row) } }
      draft.points.add(drafted?.value.id, drafted)
      if let drafted, let far = far(drafted.record) {
        draft.crossings.append(FerryCrossing(point: drafted.value.id, near: drafted.value.place, far: far))
      }
    }
  }

  private func point(_ row: Record) -> MonitoringPoint? {
    let id = row.required("id")?.identifier()
    let place = position(row, "lon", "lat", required: true)
    row.ignore("far_lon", "far_lat")
    let point = MonitoringPoint(
      id: id ?? "", name: row.name(), kind: row.required("kind")?.choice(MonitoringPoint.Kind.self) ?? .reach,
      centre: CentreID(row.required("centre")?.text() ?? ""), place: place ?? Position(latitude: 0, longitude: 0),
      means: row.optional("means").map(means) ?? [], sailings: period(row, "first_sailing", "last_berthing"),
      township: row.optional("township")?.text(), inServiceSince: row.optional("in_service_since")?.date())
    return id == nil ? nil : point
  }

  /// The berth on the other bank.
  private func far(_ row: Record) -> Position? { position(row, "far_lon", "far_lat", required: false) }

  /// `cctv ais`, with blanks between.
  private func means(_ field: Field) -> [MonitoringPoint.Means] {
    var means: [MonitoringPoint.Means] = []
    for word in (field.text() ?? "").split(separator: " ") {
      if let one = MonitoringPoint.Means(rawValue: String(word)) {
        if !means.contains(one) { means.append(one) }
      } else {
        let names = MonitoringPoint.Means.allCases.map(\.rawValue)
        field.refuse("\"\(word)\" is none of: \(names.joined(separator: ", "))" + didYouMean(String(word), names))
      }
    }
    return means
  }

  private func position(_ row: Record, _ lon: String, _ lat: String, required: Bool) -> Position? {
    let fields = required ? (row.required(lon), row.required(lat)) : (row.optional(lon), row.optional(lat))
    if (fields.0 == nil) != (fields.1 == nil), !required {
      row.refuse(fields.0 == nil ? lat : lon, "stands without \(fields.0 == nil ? lon : lat)")
    }
    guard let longitude = fields.0?.number(-180...180), let latitude = fields.1?.latitude(beside: longitude) else {
      return nil
    }
    return Position(latitude: latitude, longitude: longitude)
  }
}

extension Field {
  /// A latitude, beside the longitude that was read before it; suspects the two to be swapped.
  func latitude(beside longitude: Double) -> Double? {
    if let value = rawText.flatMap(Double.init), let suspicion = swappedAxes(longitude, value) {
      refuse(suspicion)
      return nil
    }
    return number(-90...90)
  }
}

/// Sailings from two columns, both or neither.
func period(_ row: Record, _ first: String, _ last: String) -> Hours? {
  switch (row.optional(first), row.optional(last)) {
  case (nil, nil): return nil
  case (nil, .some): row.refuse(last, "stands without \(first)")
  case (.some, nil): row.refuse(first, "stands without \(last)")
  case (.some, .some): return row.sailings(first, last)
  }
  return nil
}

extension Record {
  /// First departure and last berthing of a day (G3): the first within the day, the last later, less than a day later, and after 24:00 where it
  /// lies in the night after.
  func sailings(_ first: String, _ last: String) -> Hours? {
    let opens = required(first)?.time()
    let closes = required(last)?.sailingTime()
    guard let opens, let closes else { return nil }
    if opens >= .endOfDay {
      refuse(first, "\(opens.text) is the end of the day: a first sailing at midnight is 00:00 of the day after")
    } else if closes <= opens {
      // Before six in the morning it was meant for the night after.
      let night = CivilTime(seconds: closes.seconds + CivilTime.endOfDay.seconds).text
      let hint = closes < CivilTime(6, 0) ? "; in the night after it is written \(night)" : ""
      refuse(last, "\(closes.text) is not after \(first), \(opens.text)\(hint)")
    } else if closes.seconds - opens.seconds >= CivilTime.endOfDay.seconds {
      refuse(last, "\(closes.text) is a day or more after \(first), \(opens.text)")
    } else {
      return Hours(opens, closes)
    }
    return nil
  }
}
