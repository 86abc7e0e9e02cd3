import Geometry
import Organisation
import Regulation
import Units

/// `organisation/lines.yaml`: the ferry lines. Without it no trip is counted, and of a ferry only the hours of its timetable are judged (P7, C5).
struct LinesFile {
  static let name = "organisation/lines.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    let datum = root.optional("datum")?.choice(Datum.self) ?? .wgs84
    let fields = root.required("lines")?.items(atMost: 20_000) ?? []
    draft.lines.isComplete = true
    for field in fields {
      let drafted = field.record { record in line(record, datum).map { Drafted(value: $0, record: record) } }
      draft.lines.add(drafted?.value.id, drafted)
    }
  }

  private func line(_ record: Record, _ datum: Datum) -> FerryLine? {
    let id = record.required("id")?.identifier()
    let name = record.name()
    let point = record.optional("point")?.text(atMost: 64, "a point")
    let vessels = record.optional("vessels")?.list(atMost: 200) { $0.text(atMost: 64, "a vessel") } ?? []
    if point == nil, vessels.isEmpty { record.refuse("point", "is missing: a line has a point, vessels, or both") }
    for (index, vessel) in vessels.enumerated() where vessels[..<index].contains(vessel) {
      record.refuse("vessels", item: index, "\(vessel) is named twice")
    }
    let fields = record.required("berths")?.items(atMost: 20)
    let berths = fields?.enumerated().compactMap { index, field in
      field.record { berth($0, isFirst: index == 0, datum) }
    }
    if let fields, fields.count < 2 { record.refuse("berths", "has \(fields.count): a line has two at least") }
    let width = record.required("corridor_m")?.number(10...5000)
    let grace = record.optional("grace")?.span(.zero ... .hours(6))
    let signOffs = record.optional("sign_offs")?.record(signOffs)
    guard let id, let berths, let width, berths.count == fields?.count, berths.count >= 2 else { return nil }
    refuseOverlaps(berths, record)
    return FerryLine(
      id: id, name: name, point: point, vessels: vessels, berths: berths, halfWidth: Metres(width),
      grace: grace ?? .minutes(15), signOffs: signOffs)
  }

  private func signOffs(_ record: Record) -> FerryLine.SignOffRule {
    var rule = FerryLine.SignOffRule()
    record.set(&rule.before, "before") { $0.span(.zero ... .hours(12)) }
    record.set(&rule.after, "after") { $0.span(.zero ... .hours(1)) }
    return rule
  }

  private func berth(_ record: Record, isFirst: Bool, _ datum: Datum) -> FerryLine.Berth? {
    let id = record.required("id")?.identifier()
    let name = record.name()
    let longitude = record.required("lon")?.number(-180...180)
    let latitude = record.required("lat").flatMap { field in longitude.flatMap { field.latitude(beside: $0) } }
    let radius = record.optional("radius_m")?.number(10...2000) ?? 60
    let via = record.optional("via")?.list(atMost: 100) { wayPoint($0, datum) } ?? []
    if isFirst, record.has("via") { record.refuse("via", "no way leads to a line's first berth") }
    guard let id, let longitude, let latitude else { return nil }
    let place = Position(latitude: latitude, longitude: longitude).wgs84(from: datum)
    return FerryLine.Berth(id: id, name: name, place: place, radius: Metres(radius), via: via)
  }

  /// `[112.9500, 28.2615]`: longitude, latitude.
  private func wayPoint(_ field: Field, _ datum: Datum) -> Position? {
    guard let numbers = field.items(atMost: 2) else { return nil }
    guard numbers.count == 2 else {
      field.refuse("has \(numbers.count) numbers: a place is [longitude, latitude]")
      return nil
    }
    guard let longitude = numbers[0].number(-180...180), let latitude = numbers[1].latitude(beside: longitude) else {
      return nil
    }
    return Position(latitude: latitude, longitude: longitude).wgs84(from: datum)
  }

  private func refuseOverlaps(_ berths: [FerryLine.Berth], _ record: Record) {
    for (index, berth) in berths.enumerated() {
      for other in berths[..<index] {
        if other.id == berth.id {
          record.refuse("berths", item: index, "\(berth.id) is the id of an earlier berth")
        } else if other.place.distance(to: berth.place) <= other.radius.value + berth.radius.value {
          let metres = decimal(other.place.distance(to: berth.place), 0)
          record.refuse(
            "berths", item: index,
            "\(berth.id) lies \(metres) m from \(other.id): within both radii nobody could tell them apart")
        }
      }
    }
  }
}

extension ReferenceChecks {
  /// Points and vessels that are there, of the kinds that sail on lines, each vessel on one line.
  func checkLines() {
    var taken: [VesselID: Int] = [:]
    // Of a vessel whose kind can't be read nothing follows from its kind.
    let kinds = Dictionary(
      draft.vessels.entries.map { ($0.value.id, $0.record.optional("kind")?.rawText) }, uniquingKeysWith: { a, _ in a })
    for entry in draft.lines.entries {
      let line = entry.value
      draft.points.check(line.point, entry.record, "point")
      if let point = line.point.flatMap({ draft.points[$0] }), point.kind == .reach {
        entry.record.refuse("point", "\(point.id) is a reach: nothing berths there")
      }
      for (index, id) in line.vessels.enumerated() {
        if let reason = draft.vessels.missing(id) { entry.record.refuse("vessels", item: index, reason) }
        guard let vessel = draft.vessels[id] else { continue }
        if !vessel.carriesPassengers, kinds[id] == hyphenated(vessel.kind.rawValue) {
          entry.record.refuse(
            "vessels", item: index, "\(id) is a \(hyphenated(vessel.kind.rawValue)), no passenger vessel or ferry")
        } else if let own = vessel.point, let point = line.point, own != point {
          entry.record.refuse("vessels", item: index, "\(id) serves \(own), not \(point)")
        }
      }
      for vessel in Set(sailing(on: line)).sorted() {
        if let first = taken.updateValue(entry.record.mark.line, forKey: vessel) {
          entry.record.refuse(
            line.vessels.isEmpty ? "point" : "vessels", "\(vessel) sails on the line of line \(first) already")
        }
      }
    }
  }

  private func sailing(on line: FerryLine) -> [VesselID] {
    if !line.vessels.isEmpty { return line.vessels }
    guard let point = line.point else { return [] }
    return draft.vessels.values.filter { $0.kind == .ferry && $0.point == point }.map(\.id)
  }
}

extension RegulationFile {
  /// What the detectors of ferries go by (P7, C5).
  func ferries(_ record: Record, _ rules: inout DetectorRules) {
    record.set(&rules.offHoursKnots, "off_hours_knots") { $0.number(0.5...20).map(Knots.init) }
    record.set(&rules.offHoursDwell, "off_hours_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.offHoursGrace, "off_hours_grace") { $0.span(.zero ... .hours(6)) }
    record.set(&rules.longestTrip, "trip_longest") { $0.span(.minutes(5) ... .hours(24)) }
    record.set(&rules.offRouteDwell, "off_route_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.offRouteLeave, "off_route_leave") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.unsignedFor, "unsigned_for") { $0.span(.minutes(5) ... .hours(12)) }
    record.set(&rules.aboardFor, "aboard_for") { $0.span(.minutes(10) ... .days(2)) }
    record.set(&rules.draughtTolerance, "draught_tolerance_m") { $0.number(0...1).map(Metres.init) }
  }
}
