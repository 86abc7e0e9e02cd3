import Organisation
import Picture
import Regulation
import Units

// unsigned-departure (未签单发航, P7): a ferry left a berth of a line whose departures are signed, and no sign-off of that vessel at that berth,
// signed at its departure or within the grace around it, has come in by the end of the grace. A sign-off that was signed in time and
// came late ends it as answered; one that was signed too late ends it as such, and stays free for the next departure. Otherwise it ends with the next departure,
// or half an hour after this one when the ferry has berthed. Only departures that somebody saw are judged.

/// A departure that needs a sign-off and has none yet.
struct Departure: Sendable {
  var trip: Trip
  let rule: FerryLine.SignOffRule
  var episode: Episode?
  /// It has been judged: what comes now changes the trip alone.
  var isOver = false
  /// When it was at the same berth again: what is signed from then on is for another trip.
  private(set) var returned: Instant?

  /// nil where the departure is none to judge.
  init?(_ trip: Trip, _ rule: FerryLine.SignOffRule) {
    guard trip.from != nil, trip.isDepartureSeen else { return nil }
    self.trip = trip
    self.rule = rule
  }

  var due: Instant { trip.left + rule.after }

  mutating func arrived(_ trip: Trip) {
    if trip.id == self.trip.id {
      let signOff = self.trip.signOff
      self.trip = trip
      self.trip.signOff = trip.signOff ?? signOff
    }
    if trip.to == self.trip.from, returned == nil { returned = trip.arrived }
  }

  /// Signed for this departure, and in time.
  func isAnswered(by signOff: SignOff) -> Bool {
    signOff.line == trip.line && signOff.berth == trip.from && signOff.signedAt <= due
      && signOff.signedAt >= (trip.lastBerthed ?? trip.left) - rule.before
  }

  /// Signed after it had left.
  func isLate(_ signOff: SignOff, within span: TimeSpan) -> Bool {
    signOff.line == trip.line && signOff.berth == trip.from && signOff.signedAt > due
      && signOff.signedAt <= trip.left + span && returned.map { signOff.signedAt < $0 } ?? true
  }
}

extension FerryWatch.State {
  /// An open finding after a restart.
  mutating func resume(_ episode: Episode, _ finding: Finding) {
    if let index = departures.firstIndex(where: { $0.trip.left == finding.onset }) {
      departures[index].episode = episode
      // It may have been due to end while the daemon was away.
      departures[index].isOver = false
    } else {
      // Its trip is not known any more: it ends with the next departure.
      var trip = Trip(
        line: finding.object, mmsi: finding.mmsi, vessel: finding.vessel ?? "", from: "", left: finding.onset)
      trip.state = .lost
      if var departure = Departure(trip, FerryLine.SignOffRule()) {
        departure.episode = episode
        departures.append(departure)
      }
    }
  }

  /// The sign-off of a departure among those that have come in: the last before it, else the first after.
  fileprivate func signOff(for departure: Departure) -> SignOff? {
    let fitting = signOffs.filter { !used.contains($0.no) && departure.isAnswered(by: $0) }
    let before = fitting.filter { $0.signedAt <= departure.trip.left }.max { $0.signedAt < $1.signedAt }
    return before ?? fitting.min { $0.signedAt < $1.signedAt }
  }

  fileprivate mutating func forget(before limit: Instant) {
    signOffs.removeAll { $0.signedAt < limit }
    departures.removeAll { $0.isOver && $0.trip.left < limit }
    if signOffs.count > FerryWatch.mostRemembered {
      signOffs.removeFirst(signOffs.count - FerryWatch.mostRemembered)
    }
    if departures.count > FerryWatch.mostRemembered, let first = departures.firstIndex(where: \.isOver) {
      departures.remove(at: first)
    }
    let kept = Set(signOffs.map(\.no))
    used.formIntersection(kept)
  }
}

extension FerryWatch {
  /// A ferry has left a berth.
  mutating func depart(
    _ state: inout State, _ trip: Trip, _ scene: Scene, _ common: Common, _ events: inout [FindingEvent]
  ) {
    for index in state.departures.indices { state.departures[index].close(scene.sight.wall, &events) }
    state.forget(before: scene.sight.wall - FerryWatch.remembered)
    guard let rule = scene.line?.line.signOffs, var departure = Departure(trip, rule) else { return }
    if let signOff = state.signOff(for: departure) {
      sign(&state, &departure, signOff)
      departure.isOver = true
    }
    state.departures.append(departure)
  }

  /// The trip has its sign-off: so it is told, and nobody else has it.
  private mutating func sign(_ state: inout State, _ departure: inout Departure, _ signOff: SignOff) {
    departure.trip.signOff = signOff.no
    state.used.insert(signOff.no)
    if state.tracker.trip?.id == departure.trip.id { state.tracker.note(signOff: signOff.no) }
    note(departure.trip)
  }

  /// A sign-off has come in, now or late.
  mutating func take(_ signOff: SignOff, _ moment: Moment, _ common: Common, _ events: inout [FindingEvent]) {
    guard let member = book.members[signOff.mmsi], let line = book.line(of: member) else { return }
    var state = states[signOff.mmsi] ?? State()
    guard !state.signOffs.contains(where: { $0.no == signOff.no }) else { return }
    state.signOffs.append(signOff)
    let open = state.departures.indices.filter { state.departures[$0].trip.signOff == nil }
    let answered = open.filter { state.departures[$0].isAnswered(by: signOff) }.min {
      let (a, b) = (state.departures[$0].trip.left, state.departures[$1].trip.left)
      return abs((a - signOff.signedAt).milliseconds) < abs((b - signOff.signedAt).milliseconds)
    }
    let place = state.last?.position ?? line.berth(signOff.berth)?.place ?? line.line.berths[0].place
    if let index = answered {
      var departure = state.departures[index]
      sign(&state, &departure, signOff)
      let reason = FerryWatch.answer(.unsignedAnswered, departure, signOff, line, moment.wall, common)
      departure.answer(reason, place, moment.wall, &events)
      state.departures[index] = departure
    } else if let index = open.last(where: {
      state.departures[$0].episode != nil && state.departures[$0].isLate(signOff, within: common.rules.unsignedFor)
    }) {
      let reason = FerryWatch.answer(.unsignedLate, state.departures[index], signOff, line, moment.wall, common)
      state.departures[index].answer(reason, place, moment.wall, &events)
    }
    states[signOff.mmsi] = state
  }

  /// Time passes: the grace of a departure ends, or what nobody answered is over.
  mutating func judgeDepartures(
    _ state: inout State, _ member: FerryBook.Member, _ moment: Moment, _ common: Common,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    guard !state.departures.isEmpty, let line = book.line(of: member) else { return }
    for index in state.departures.indices where !state.departures[index].isOver {
      let departure = state.departures[index]
      if departure.episode == nil {
        guard moment.wall >= departure.due else { continue }
        open(&state.departures[index], state.last, line, moment, common, picture, &events)
      } else if moment.wall - departure.trip.left >= common.rules.unsignedFor, departure.trip.state != .underWay {
        state.departures[index].close(moment.wall, &events)
      } else if let told = departure.episode?.lastUpdate,
        moment.monotonic.milliseconds - max(told, 0) >= Common.updateEvery, departure.trip.state == .underWay
      {
        state.departures[index].episode?.lastUpdate = moment.monotonic.milliseconds
        let reason = FerryWatch.reason(departure, line, moment.wall, common)
        let place = state.last?.position ?? line.line.berths[0].place
        events.append(.updated(id: departure.episode?.id ?? "", reason: reason, place: place, at: moment.wall))
      }
    }
  }

  private func open(
    _ departure: inout Departure, _ last: Fix?, _ line: FerryBook.Line, _ moment: Moment, _ common: Common,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let trip = departure.trip
    let finding = Finding(
      id: Common.id(.unsignedDeparture, trip.mmsi, trip.line, trip.left), detector: .unsignedDeparture,
      code: FindingCode("V07"), severity: .serious, mmsi: trip.mmsi, vessel: trip.vessel,
      vesselName: common.name(trip.mmsi, picture), object: trip.line, onset: trip.left, opened: moment.wall,
      place: last?.position ?? line.berth(trip.from)?.place ?? line.line.berths[0].place,
      reason: FerryWatch.reason(departure, line, moment.wall, common), ruleVersion: common.rulesVersion,
      evidence: Evidence.leg(trip.mmsi, from: trip.left, until: moment.wall, picture, common))
    departure.episode = Episode(
      id: finding.id, onset: finding.onset, lastUpdate: moment.monotonic.milliseconds, peak: 0)
    events.append(.opened(finding))
  }
}

extension Departure {
  /// Over, answered or not.
  mutating func close(_ at: Instant, _ events: inout [FindingEvent]) {
    if let id = episode?.id { events.append(.ended(id: id, at: at)) }
    episode = nil
    isOver = true
  }

  /// Over, and why.
  fileprivate mutating func answer(
    _ reason: Reason, _ place: Position, _ at: Instant, _ events: inout [FindingEvent]
  ) {
    if let id = episode?.id { events.append(.updated(id: id, reason: reason, place: place, at: at)) }
    close(at, &events)
  }
}
