import Organisation
import Units

/// `organisation/closures.yaml`: points down for repair, out of season or otherwise not in service; without it all are in service.
struct ClosuresFile {
  static let name = "organisation/closures.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    for field in root.optional("closures")?.items(atMost: 50_000) ?? [] {
      field.record { record -> Void? in
        let point = record.required("point")?.text(atMost: 64, "a point")
        let from = record.required("from")?.date()
        let through = record.optional("through")?.date()
        let reason = record.required("reason").flatMap(reason)
        let note = record.optional("note")?.text()
        if let from, let through, through < from { record.refuse("through", "\(through.iso) is before \(from.iso)") }
        guard let point, let from, let reason else { return nil }
        let closure = Closure(from: from, through: through, reason: reason, note: note)
        draft.closures.append(Drafted(value: PointClosure(point: point, closure: closure), record: record))
        return ()
      }
    }
    for field in root.optional("seasons")?.items(atMost: 50_000) ?? [] {
      field.record { record -> Void? in
        let season = record.season()
        guard let point = record.required("point")?.text(atMost: 64, "a point"), let season else { return nil }
        draft.seasons.append(Drafted(value: PointSeason(point: point, season: season), record: record))
        return ()
      }
    }
  }

  private func reason(_ field: Field) -> Absence? {
    guard let reason = field.choice(Absence.self) else { return nil }
    if reason != .notYet { return reason }
    field.refuse("\"not-yet\" is said by in_service_since in \(PointsFile.name)")
    return nil
  }
}

struct PointClosure {
  var point: PointID
  var closure: Closure
}

struct PointSeason {
  var point: PointID
  var season: Season
}

extension ReferenceChecks {
  func checkClosures() {
    for (index, entry) in draft.closures.enumerated() {
      draft.points.check(entry.value.point, entry.record, "point")
      let closure = entry.value.closure
      let other = draft.closures[..<index].first { earlier in
        let before = earlier.value.closure
        return earlier.value.point == entry.value.point
          && (before.contains(closure.from) || closure.contains(before.from))
      }
      if let other {
        entry.record.refuse(
          "from", "shares a day with the closure of \(entry.value.point) in line \(other.record.mark.line)")
      }
    }
    for entry in draft.seasons { draft.points.check(entry.value.point, entry.record, "point") }
  }
}

extension Draft {
  /// The points with their timetables, closures and seasons, in order of id.
  var scheduledPoints: [MonitoringPoint] {
    let lines = timetableLines
    let closed = Dictionary(grouping: closures.map(\.value), by: \.point)
    let open = Dictionary(grouping: seasons.map(\.value), by: \.point)
    return points.values.sorted { $0.id < $1.id }.map { point in
      var point = point
      point.timetable = lines[.point(point.id)] ?? []
      point.closures = (closed[point.id] ?? []).map(\.closure).sorted { $0.from < $1.from }
      point.seasons = (open[point.id] ?? []).map(\.season).sorted { ($0.from, $0.through) < ($1.from, $1.through) }
      return point
    }
  }
}
