package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// Watch windows (G3, G4): computed when they are asked for, from timetables and from what people recorded.
extension ControlRoom {
  package func watches(centre: String?, caller: Caller) async throws -> Page<WatchRow> {
    var rows = try await read(caller) { rows in
      let asked = centre.map { [CentreID($0)] } ?? rows.context.hosted.sorted()
      return try rows.watches(asked.compactMap { rows.directory.centre($0) })
    }
    let awaited = Set(rows.flatMap(\.points).filter { ["late", "unrecorded"].contains($0.state) }.map(\.point))
    if !awaited.isEmpty {
      let names = await underWay(servingPoints: awaited)
      for row in rows.indices {
        for point in rows[row].points.indices {
          rows[row].points[point].underWay = names[rows[row].points[point].point] ?? []
        }
      }
    }
    return Page(items: rows)
  }

  package func recordBerthed(_ request: BerthedRequest, act: ControlSocket.Act) async throws -> WatchRow {
    try await self.act(act) { desk, viewer in
      let sailer = try desk.berthed(request.point, at: request.at?.instant ?? desk.now, note: request.note)
      return try self.rows(desk, viewer).watch(of: sailer)
    }
  }

  package func recordLate(_ request: LateRequest, act: ControlSocket.Act) async throws -> WatchRow {
    try await self.act(act) { desk, viewer in
      let sailer = try desk.late(request.point, until: request.until.instant, note: request.note)
      return try self.rows(desk, viewer).watch(of: sailer)
    }
  }

  /// By point, or vessel that serves none, the registered vessels that the picture shows under way: heard of within ten minutes, faster than half a knot.
  private func underWay(servingPoints points: Set<String>) async -> [String: [String]] {
    let context = await watch.current
    let now = clock()
    var names: [String: [String]] = [:]
    for vessel in context.directory.organisation.vessels {
      let point = vessel.point ?? vessel.id
      guard points.contains(point),
        let seen = await traffic.vessel(mmsi: vessel.mmsi, zone: context.zone)?.summary,
        let speed = seen.speed, speed > 0.5, let heard = seen.lastSeen?.instant, now - heard < .minutes(10)
      else { continue }
      names[point, default: []].append(vessel.name)
    }
    return names
  }
}

extension Rows {
  func watches(_ centres: [Centre]) throws -> [WatchRow] {
    zip(try watchStates(centres), centres).map { watch($0, centre: $1) }
  }

  /// In the order of `centres`.
  func watchStates(_ centres: [Centre]) throws -> [WatchState] {
    let today = context.zone.civil(now).date
    let records = try read.lastVessels(from: today - 1)
    let windows = WatchWindows(directory: directory, rules: context.rules)
    return centres.map { windows.state(of: $0, at: now, records: records) }
  }

  func watch(of sailer: Sailer) throws -> WatchRow {
    guard let centre = directory.centre(sailer.centre), let row = try watches([centre]).first else {
      throw ActRefusal.noSuchThing("centre:\(sailer.centre)")
    }
    return row
  }

  private func watch(_ state: WatchState, centre: Centre) -> WatchRow {
    WatchRow(
      centre: centre.id.rawValue, centreName: centre.name, clause: centre.isFirstLine ? "G3" : "G4",
      mode: state.mode.rawValue, since: time(state.since), changes: time(state.changes),
      isExtended: !state.extendedFor.isEmpty, points: state.points.map(watched))
  }

  private func watched(_ point: WatchedPoint) -> WatchPointRow {
    let zone = context.zone
    return WatchPointRow(
      point: point.point, name: directory.sailer(point.point)?.name ?? point.point, day: point.day.iso,
      state: point.state.rawValue, first: time(point.sailings.map { zone.instant(point.day, $0.opens) }),
      last: time(point.sailings.map { zone.instant(point.day, $0.berthing) }),
      keepsUntil: time(point.keepsUntil), absence: point.absence.map { $0 == .notYet ? "not-yet" : $0.rawValue })
  }
}
