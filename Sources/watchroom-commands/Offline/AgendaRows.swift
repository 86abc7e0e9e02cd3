import Organisation
import Regulation
import Units
import Wire

/// A duty computed offline in the shape in which the daemon tells of one, so that tables and calendars are made in one way.
struct AgendaRows {
  var directory: Directory

  func row(_ duty: Duty) -> AgendaRow {
    AgendaRow(
      id: duty.id, clause: duty.clause, kind: duty.kind.rawValue, centre: duty.centre.rawValue,
      centreName: name(duty.centre), day: duty.day, ordinal: duty.ordinal, targets: duty.targets.map(\.code),
      targetNames: duty.targets.map(name), count: AgendaEntry.count(duty), opens: time(duty.opens), due: time(duty.due),
      missedAfter: duty.missedAfter.map(time),
      period: duty.period.map { PeriodShape(from: time($0.from), to: time($0.to)) },
      to: duty.to.map(\.code), toNames: duty.to.map(name))
  }

  private func time(_ instant: Instant) -> Timestamp { Timestamp(instant, zone: directory.zone) }
  private func name(_ centre: CentreID) -> String { directory.centre(centre)?.name ?? centre.rawValue }

  private func name(_ recipient: Recipient) -> String {
    switch recipient {
    case .centre(let id): name(id)
    case .unit(let id): directory.unit(id)?.name ?? id
    }
  }

  private func name(_ target: Target) -> String {
    switch target {
    case .centre(let id): name(id)
    case .point(let id): directory.point(id)?.name ?? id
    }
  }
}

extension AgendaEntry {
  /// As the daemon told it, with what the register says of it.
  init(_ row: AgendaRow) {
    self.init(
      id: row.id, clause: row.clause, kind: row.kind, centre: row.centre, day: row.day.iso, ordinal: row.ordinal,
      targets: row.targets, count: row.count, opens: row.opens.iso8601, due: row.due.iso8601,
      missedAfter: row.missedAfter?.iso8601,
      period: row.period.map { Period(from: $0.from.iso8601, to: $0.to.iso8601) }, to: row.to,
      quota: row.quota.map {
        Quota(
          objects: $0.objects, floor: $0.floor, owed: $0.owed, daysLeft: $0.daysLeft, urgent: $0.urgent,
          quota: $0.quota)
      }, standing: Standing(recorded: row.recorded, state: row.state, doneAt: row.doneAt?.iso8601))
  }
}
