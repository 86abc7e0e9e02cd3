import Organisation
import Units

/// `organisation/timetables.yaml`: of points, and of passenger vessels and ferries that serve none. Without it each point keeps the period
/// of `points.csv` on every day, each such vessel that of `vessels.csv`.
struct TimetablesFile {
  static let name = "organisation/timetables.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    for field in root.required("timetables")?.items(atMost: 20_000) ?? [] {
      field.record { record -> Void? in
        let lines = record.required("lines")?.items(atMost: 60)?.compactMap { $0.record(line) }
        guard let owner = owner(record) else { return nil }
        if let lines, lines.isEmpty, record.optional("lines")?.rawText == nil {
          record.refuse("lines", "has no line")
        }
        draft.timetables.append(Drafted(value: OwnTimetable(owner: owner, lines: lines ?? []), record: record))
        return ()
      }
    }
  }

  private func owner(_ record: Record) -> OwnTimetable.Owner? {
    guard record.has("vessel") else {
      return record.required("point")?.text(atMost: 64, "a point").map { .point($0) }
    }
    if record.has("point") {
      record.refuse("vessel", "stands beside point: one that serves a point sails by its timetable")
    }
    return record.required("vessel")?.text(atMost: 64, "a vessel").map { .vessel($0) }
  }

  private func line(_ record: Record) -> Drafted<TimetableLine>? {
    let days = record.dayRule()
    let isExtra = record.optional("extra")?.flag() ?? false
    var sailings: Hours?
    if let field = record.optional("sailings") {
      let text = field.text(atMost: 20, "none")
      if let text, text != "none" {
        field.refuse("\"\(text)\" is not none: times stand in first_sailing and last_berthing")
      }
      for key in ["first_sailing", "last_berthing"] where record.has(key) {
        record.refuse(key, "stands beside sailings: none")
      }
      if isExtra { record.refuse("extra", "adds no sailing") }
    } else {
      sailings = record.sailings("first_sailing", "last_berthing")
    }
    return Drafted(value: TimetableLine(days: days, sailings: sailings, isExtra: isExtra), record: record)
  }
}

/// The lines of one point or vessel.
struct OwnTimetable {
  enum Owner: Hashable {
    case point(PointID)
    case vessel(VesselID)

    var id: String {
      switch self {
      case .point(let id), .vessel(let id): id
      }
    }
    var key: String {
      switch self {
      case .point: "point"
      case .vessel: "vessel"
      }
    }
  }
  var owner: Owner
  var lines: [Drafted<TimetableLine>]
}

extension ReferenceChecks {
  /// Points and vessels that are there, once each; and of one no two lines of one rank that hold on one day.
  func checkTimetables() {
    var first: [OwnTimetable.Owner: Int] = [:]
    for entry in draft.timetables {
      let owner = entry.value.owner
      switch owner {
      case .point(let id): draft.points.check(id, entry.record, "point")
      case .vessel(let id): checkVessel(id, entry.record)
      }
      if let line = first[owner] {
        entry.record.refuse(owner.key, "\(owner.id) has a timetable in line \(line) already")
      } else {
        first[owner] = entry.record.mark.line
      }
      refuseOverlaps(entry.value.lines)
    }
  }

  /// G3: only a passenger vessel or ferry that serves no point sails by a timetable of its own.
  private func checkVessel(_ id: VesselID, _ record: Record) {
    draft.vessels.check(id, record, "vessel")
    guard let vessel = draft.vessels[id] else { return }
    if !vessel.carriesPassengers {
      record.refuse(
        "vessel",
        "\(id) is a \(hyphenated(vessel.kind.rawValue)): only passenger vessels and ferries have a timetable (G3)")
    } else if let point = vessel.point {
      record.refuse("vessel", "\(id) serves \(point), and sails by that point's timetable")
    }
  }

  private func refuseOverlaps(_ lines: [Drafted<TimetableLine>]) {
    let start = CivilDate(year: draft.holidays.years.first?.year ?? 2026, month: 1, day: 1) ?? CivilDate(dayNumber: 0)
    for (index, line) in lines.enumerated() where !line.value.isExtra {
      for other in lines[..<index] where !other.value.isExtra && other.value.days.rank == line.value.days.rank {
        guard let day = other.value.days.firstDay(with: line.value.days, holidays: draft.holidays, from: start) else {
          continue
        }
        log.refuse(
          line.record.mark, line.record.key,
          "overlapping timetables: holds on \(day.iso) as line \(other.record.mark.line) does, and neither is narrower")
        break
      }
    }
  }
}

extension Draft {
  /// The vessels with their timetables, in order of id.
  var scheduledVessels: [RegisteredVessel] {
    let lines = timetableLines
    return vessels.values.sorted { $0.id < $1.id }.map { vessel in
      var vessel = vessel
      vessel.timetable = lines[.vessel(vessel.id)] ?? []
      return vessel
    }
  }

  var timetableLines: [OwnTimetable.Owner: [TimetableLine]] {
    Dictionary(timetables.map { ($0.value.owner, $0.value.lines.map(\.value)) }) { first, _ in first }
  }
}
