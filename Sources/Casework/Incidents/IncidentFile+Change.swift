package import Organisation
package import Regulation
package import Units

/// What a person sets; nil is left as it is.
package struct IncidentEntry: Sendable {
  package struct Figure: Hashable, Sendable {
    package var name: FigureName
    /// nil: unknown.
    package var value: Double?
    package init(_ name: FigureName, _ value: Double?) {
      self.name = name
      self.value = value
    }
  }
  package var figures: [Figure] = []
  package var kind: IncidentKind?
  package var hazard: HazardClass?
  package var isEmergency: Bool?
  package var place: String?
  package var vessels: [IncidentVessel]?
  package var transport: [SpecialTransport]?
  package var cargo: String?
  package var dangerousGoods: Bool?
  package var majorLeak: Bool?
  package var course: String?
  package var measures: String?
  package var cause: String?
  /// One more piece of evidence.
  package var evidence: String?
  package init() {}
}

/// Who changes something, and when.
package struct IncidentHand: Sendable {
  package var by: PersonID
  package var role: Role
  package var at: Instant
  /// When it became so, `at` unless a person says another moment.
  package var asOf: Instant
  package var reason: String?
  package init(by: PersonID, role: Role, at: Instant, asOf: Instant? = nil, reason: String? = nil) {
    self.by = by
    self.role = role
    self.at = at
    self.asOf = asOf ?? at
    self.reason = reason
  }
}

extension IncidentFile {
  /// Sets what is given, each change kept; returns them. Refused as a whole, with nothing changed.
  package mutating func change(
    _ entry: IncidentEntry, _ hand: IncidentHand, rules: GradeRules, zone: CivilZone
  ) throws(IncidentRefusal) -> [IncidentChange] {
    var next = self
    var found: [IncidentChange] = []
    func note(_ field: String, _ before: String?, _ after: String?) {
      guard before != after else { return }
      found.append(
        IncidentChange(
          field: field, before: before, after: after, asOf: hand.asOf, at: hand.at, by: hand.by, reason: hand.reason))
    }
    for figure in entry.figures {
      if let value = figure.value { try Self.check(figure.name, value) }
      note(figure.name.rawValue, Self.text(next.figures[figure.name]), Self.text(figure.value))
      next.figures[figure.name] = figure.value
    }
    if let injured = next.figures.injured, let serious = next.figures.seriouslyInjured, serious > injured {
      throw .notPlausible
    }
    try next.setState(entry, hand, note)
    func words(_ field: String, _ key: WritableKeyPath<IncidentFile, String>, _ value: String?) {
      guard let value else { return }
      note(field, next[keyPath: key], value)
      next[keyPath: key] = value
    }
    words("place", \.place, entry.place)
    words("cargo", \.cargo, entry.cargo)
    words("course", \.course, entry.course)
    words("measures", \.measures, entry.measures)
    words("cause", \.cause, entry.cause)
    if let more = entry.evidence {
      guard !more.allSatisfy(\.isWhitespace) else { throw .emptyText }
      note("evidence", nil, more)
      next.evidence.append(more)
    }
    guard !found.isEmpty else { throw .nothingToChange }
    next.changes += found
    try next.checkLowering(since: self, hand, rules, zone)
    for index in next.submissions.indices where next.submissions[index].isOpen {
      next.submissions[index].amended(at: hand.at)
    }
    self = next
    return found
  }

  /// Kind, hazard, emergency, vessels, transport, leak.
  private mutating func setState(
    _ entry: IncidentEntry, _ hand: IncidentHand, _ note: (String, String?, String?) -> Void
  ) throws(IncidentRefusal) {
    if let kind = entry.kind {
      note("kind", self.kind.rawValue, kind.rawValue)
      self.kind = kind
    }
    if let hazard = entry.hazard {
      guard hazard >= self.hazard else { throw .onlyRaised }
      if hazard == .major, self.hazard != .major, hand.role < .dutyLeader { throw .leaderRaises }
      note("hazard", self.hazard.rawValue, hazard.rawValue)
      self.hazard = hazard
    }
    if let emergency = entry.isEmergency {
      guard emergency || !isEmergency else { throw .onlyRaised }
      note("emergency", "\(isEmergency)", "\(emergency)")
      isEmergency = emergency
      isSerious = isSerious || emergency
    }
    if let vessels = entry.vessels {
      note("vessels", Self.text(self.vessels), Self.text(vessels))
      self.vessels = vessels
      if vessels.contains(where: { $0.kind == .dangerousGoods }) { dangerousGoods = true }
    }
    if let transport = entry.transport {
      let sorted = SpecialTransport.allCases.filter(transport.contains)
      note("transport", Self.text(self.transport), Self.text(sorted))
      self.transport = sorted
    }
    if let dangerous = entry.dangerousGoods {
      note("dangerousGoods", "\(dangerousGoods)", "\(dangerous)")
      dangerousGoods = dangerous
    }
    if let major = entry.majorLeak {
      note("majorLeak", judgedMajorLeak.map { "\($0)" }, "\(major)")
      judgedMajorLeak = major
    }
  }

  /// R9: a grade below what was reported needs a person's reason; with one it stands, and both are shown.
  private mutating func checkLowering(
    since before: IncidentFile, _ hand: IncidentHand, _ rules: GradeRules, _ zone: CivilZone
  ) throws(IncidentRefusal) {
    let reported = before.reported
    let (was, now) = (before.judged(rules, zone), judged(rules, zone))
    let isLower = now.grade < was.grade || now.weight < was.weight
    let isBelow = reported.map { now.grade < $0.grade || now.weight < $0.weight } ?? false
    guard isLower, isBelow else { return }
    guard let reason = hand.reason, !reason.allSatisfy(\.isWhitespace) else { throw .reasonNeeded }
    lowered = Lowering(from: reported?.grade ?? was.grade, reason: reason, by: hand.by, at: hand.at)
  }

  private static func check(_ name: FigureName, _ value: Double) throws(IncidentRefusal) {
    guard value.isFinite, value >= 0, value <= 1e12 else { throw .notPlausible }
    if name.isWhole, value != value.rounded() { throw .notPlausible }
    if name != .loss, name.isWhole, value > 100_000 { throw .notPlausible }
  }

  /// `3`, `0.5`; nil: unknown.
  package static func text(_ value: Double?) -> String? {
    value.map { number in Int(exactly: number).map { "\($0)" } ?? "\(number)" }
  }
  private static func text(_ vessels: [IncidentVessel]) -> String {
    vessels.map { vessel in
      ([vessel.name] + [vessel.tonnage.map { "\($0) GT" }, vessel.power.map { "\($0) kW" }].compactMap { $0 })
        .joined(separator: " ")
    }.joined(separator: ", ")
  }
  private static func text(_ transport: [SpecialTransport]) -> String {
    transport.map(\.rawValue).joined(separator: " ")
  }
}
