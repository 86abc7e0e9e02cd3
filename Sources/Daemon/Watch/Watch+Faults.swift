import Casework
import Organisation
import Regulation
import Store
import Units

/// What falls due of faults (S5) and of presence (P8, C11, R8), each matter in a transaction of its own.
extension Watch {
  /// Tells whom it concerns; returns when to look again.
  func advanceFaults(at now: Instant) throws -> [Instant] {
    let (rules, directory) = (current.rules.faults, current.directory)
    let holidays = directory.organisation.holidays
    var next: [Instant] = []
    for fault in try register.read({ try $0.openFaults() }) {
      if FaultClock.telling(fault, rules: rules, zone: directory.zone, holidays: holidays, now: now) != nil {
        try commit(at: now) { try $0.tell(fault: fault) }
      }
      if let look = FaultClock.next(fault, rules: rules, zone: directory.zone, holidays: holidays, now: now) {
        next.append(look)
      }
    }
    return next
  }

  func advancePresence(at now: Instant) throws -> [Instant] {
    try advanceChecks(at: now) + advanceDraws(at: now) + advanceRooms(at: now)
  }

  private func advanceChecks(at now: Instant) throws -> [Instant] {
    var next: [Instant] = []
    let rules = current.rules.presence
    for check in try register.read({ try $0.openPresenceChecks() }) {
      let standby = try roomState(check.asked, at: now).flatMap { $0.mode == .standby ? $0.since ?? .distantPast : nil }
      if let step = PresenceClock.step(check, standbySince: standby, rules: rules, now: now) {
        try commit(at: now) { try $0.take(step, of: check) }
      }
      if let look = PresenceClock.next(check, rules: rules, now: now) { next.append(look) }
    }
    return next
  }

  /// S3: the checks that the daemon asks by itself, at moments drawn within the staffed window of the room that is asked. One that fell
  /// due while the daemon was down is not asked afterwards (D1).
  private func advanceDraws(at now: Instant) throws -> [Instant] {
    let rules = current.rules.presence
    guard rules.drawnPerDay > 0 else { return [] }
    let directory = current.directory
    let day = directory.zone.civil(now).date
    var next: [Instant] = []
    for id in current.hosted.sorted() {
      for asked in directory.children(of: id) where asked.dutyStarts <= day {
        guard let window = PresenceRoom(current).window(of: asked, on: day) else { continue }
        let name = "\(id)/\(asked.id)/\(day.iso)"
        let moments = PresenceDraw.moments(
          rules.drawnPerDay, from: window.opens, until: window.due, name: name, key: current.drawKey)
        for (index, moment) in moments.enumerated() {
          if moment > now {
            next.append(moment)
          } else if now - moment <= rules.tolerance {
            let draw = "\(name)/\(index + 1)"
            let isAsked = try register.read { read in
              try read.hasPresenceCheck(draw: draw) || read.openPresenceCheck(by: id, of: asked.id) != nil
            }
            if !isAsked { try commit(at: now) { try $0.askDrawn(asked.id, by: id, draw: draw) } }
          }
        }
      }
    }
    return next
  }

  /// R8: first-line rooms while they are staffed.
  private func advanceRooms(at now: Instant) throws -> [Instant] {
    guard current.rules.presence.confirmsRoom else { return [] }
    for id in current.hosted.sorted() {
      if let look = roomLooks[id], look > now { continue }
      guard let centre = current.directory.centre(id), centre.isFirstLine, let state = try roomState(id, at: now)
      else { continue }
      roomLooks[id] = try look(at: centre, state, now: now)
    }
    return roomLooks.values.filter { $0 > now }
  }

  private func look(at centre: Centre, _ state: WatchState, now: Instant) throws -> Instant {
    let (sign, active) = try register.read { read in
      (
        try read.presenceSign(centre.id),
        try read.activeFinding(detector: .watchAbsent, mmsi: 0, object: centre.roomObject)
      )
    }
    let changes = state.changes ?? now + .hours(1)
    guard state.mode == .staffed else {
      if let active { try commit(at: now) { try $0.endAbsence(active, by: nil) } }
      return changes
    }
    if active != nil { return changes }
    let prompt = PresenceRoom(current).prompt(centre, state, sign: sign, at: now)
    guard prompt.calls < changes else { return changes }
    guard prompt.calls <= now else { return prompt.calls }
    try commit(at: now) { try $0.roomSilent(centre, prompt, sign: sign) }
    return now + .minutes(1)
  }

  private func roomState(_ id: CentreID, at now: Instant) throws -> WatchState? {
    let context = current
    return try register.read { try PresenceRoom(context).state(id, at: now, read: $0) }
  }
}

extension Centre {
  /// What a room's own absence is a finding about.
  var roomObject: String { ObservedThing.target(.centre(id)).object(.watchLeft) }
}

/// How a room is kept now, for presence (G3, G4).
struct PresenceRoom {
  let context: WatchContext
  init(_ context: WatchContext) { self.context = context }

  func state(_ id: CentreID, at now: Instant, read: RegisterReader) throws -> WatchState? {
    guard let centre = context.directory.centre(id) else { return nil }
    let today = context.zone.civil(now).date
    return WatchWindows(directory: context.directory, rules: context.rules)
      .state(of: centre, at: now, records: try read.lastVessels(from: today - 1))
  }

  func prompt(_ centre: Centre, _ state: WatchState, sign: Instant?, at now: Instant) -> RoomPrompt {
    RoomPrompt(
      sign: sign, opens: state.since ?? now - .days(1), room: centre.id.rawValue, key: context.drawKey,
      rules: context.rules.presence)
  }

  /// The planned window of a day; nil: none.
  func window(of centre: Centre, on day: CivilDate) -> DayWindows.Window? {
    let windows = DayWindows(day, zone: context.zone, rules: context.rules)
    guard centre.isFirstLine else { return windows.office }
    let holidays = context.directory.organisation.holidays
    return windows.staffed(
      context.directory.points(of: centre.id).compactMap { $0.sailings(on: day, holidays: holidays) })
  }
}
