import Organisation
import Units

/// `organisation/timetables.yaml`; without it each point keeps the period of `points.csv` on every day.
struct TimetablesFile {
  static let name = "organisation/timetables.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    for field in root.required("timetables")?.items(atMost: 20_000) ?? [] {
      field.record { record -> Void? in
        let lines = record.required("lines")?.items(atMost: 60)?.compactMap { $0.record(line) }
        guard let point = record.required("point")?.text(atMost: 64, "a point") else { return nil }
        if let lines, lines.isEmpty, record.optional("lines")?.rawText == nil {
          record.refuse("lines", "has no line")
        }
        draft.timetables.append(Drafted(value: PointTimetable(point: point, lines: lines ?? []), record: record))
        return ()
      }
    }
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
      let first = record.required("first_sailing")?.time()
      let last = record.required("last_berthing")?.time()
      if let first, let last {
        if first < last {
          sailings = Hours(first, last)
        } else {
          record.refuse("last_berthing", "\(last.text) is not after first_sailing, \(first.text)")
        }
      }
    }
    return Drafted(value: TimetableLine(days: days, sailings: sailings, isExtra: isExtra), record: record)
  }
}

/// The lines of one point.
struct PointTimetable {
  var point: PointID
  var lines: [Drafted<TimetableLine>]
}

extension ReferenceChecks {
  /// Points that are there, once each; and of a point no two lines of one rank that hold on one day.
  func checkTimetables() {
    var first: [PointID: Int] = [:]
    for entry in draft.timetables {
      let id = entry.value.point
      draft.points.check(id, entry.record, "point")
      if let line = first[id] {
        entry.record.refuse("point", "\(id) has a timetable in line \(line) already")
      } else {
        first[id] = entry.record.mark.line
      }
      refuseOverlaps(entry.value.lines)
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
