import Organisation
package import Units

extension Target {
  /// The code as the organisation's files have it: `430100`, `PT-430105-01`.
  package var code: String {
    switch self {
    case .centre(let id): id.rawValue
    case .point(let id): id
    }
  }
}

extension Recipient {
  /// The code as the organisation's files have it: `430000`, `U-430000-A`.
  package var code: String {
    switch self {
    case .centre(let id): id.rawValue
    case .unit(let id): id
    }
  }
}

/// One line of the agenda: a duty as one JSON object, as docs/agenda.md has it.
///
/// Always there, in this order: `id, clause, kind, centre, day, ordinal, targets, count, opens, due, missedAfter, period, to,
/// quota`. Times are ISO 8601 with the organisation's offset. `targets` and `to` are codes of the organisation's files, as `centre` is
/// (`430100`, `PT-430105-01`, `U-430000-A`): `kind` says of what. `count` is how many objects the duty asks for, also where the draw is
/// hidden and `targets` empty. `missedAfter`, `period` (`from` included, `to` excluded) and `quota` are null where a duty has none.
/// Where the daemon was asked three more follow: `recorded, state, doneAt`.
package struct AgendaEntry: Hashable, Sendable {
  package struct Period: Hashable, Sendable {
    package var from: String
    package var to: String
    package init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }
  /// What the register says.
  package struct Standing: Hashable, Sendable {
    /// False: a forecast.
    package var recorded: Bool
    package var state: String?
    package var doneAt: String?
    package init(recorded: Bool, state: String?, doneAt: String?) {
      self.recorded = recorded
      self.state = state
      self.doneAt = doneAt
    }
  }

  package var id: String
  package var clause: String
  package var kind: String
  package var centre: String
  package var day: String
  package var ordinal: Int
  package var targets: [String]
  /// Objects that the duty asks for; 0 for what has none.
  package var count: Int
  package var opens: String
  package var due: String
  package var missedAfter: String?
  package var period: Period?
  package var to: [String]
  package var quota: Quota?
  package var standing: Standing?

  package init(
    id: String, clause: String, kind: String, centre: String, day: String, ordinal: Int, targets: [String], count: Int,
    opens: String, due: String, missedAfter: String?, period: Period?, to: [String], quota: Quota?,
    standing: Standing? = nil
  ) {
    self.id = id
    self.clause = clause
    self.kind = kind
    self.centre = centre
    self.day = day
    self.ordinal = ordinal
    self.targets = targets
    self.count = count
    self.opens = opens
    self.due = due
    self.missedAfter = missedAfter
    self.period = period
    self.to = to
    self.quota = quota
    self.standing = standing
  }

  package init(_ duty: Duty, zone: CivilZone) {
    self.init(
      id: duty.id, clause: duty.clause, kind: duty.kind.rawValue, centre: duty.centre.rawValue, day: duty.day.iso,
      ordinal: duty.ordinal, targets: duty.targets.map(\.code), count: AgendaEntry.count(duty),
      opens: zone.iso8601(duty.opens), due: zone.iso8601(duty.due), missedAfter: duty.missedAfter.map(zone.iso8601),
      period: duty.period.map { Period(from: zone.iso8601($0.from), to: zone.iso8601($0.to)) },
      to: duty.to.map(\.code), quota: duty.quota)
  }

  /// Objects that a duty asks for, also where the draw is hidden.
  package static func count(_ duty: Duty) -> Int { duty.quota?.quota ?? duty.targets.count }

  /// The JSON object, without a line end.
  package var json: String {
    var line = LineWriter()
    line.field("id", text: id)
    line.field("clause", text: clause)
    line.field("kind", text: kind)
    line.field("centre", text: centre)
    line.field("day", text: day)
    line.field("ordinal", raw: String(ordinal))
    line.field("targets", texts: targets)
    line.field("count", raw: String(count))
    line.field("opens", text: opens)
    line.field("due", text: due)
    line.field("missedAfter", missedAfter) { $0.text($1) }
    line.field("period", period) { writer, period in
      writer.object {
        $0.field("from", text: period.from)
        $0.field("to", text: period.to)
      }
    }
    line.field("to", texts: to)
    line.field("quota", quota) { writer, quota in
      writer.object {
        $0.field("objects", raw: String(quota.objects))
        $0.field("floor", raw: String(quota.floor))
        $0.field("owed", raw: String(quota.owed))
        $0.field("daysLeft", raw: String(quota.daysLeft))
        $0.field("urgent", raw: quota.urgent.map(String.init) ?? "null")
        $0.field("quota", raw: String(quota.quota))
      }
    }
    if let standing {
      line.field("recorded", raw: standing.recorded ? "true" : "false")
      line.field("state", standing.state) { $0.text($1) }
      line.field("doneAt", standing.doneAt) { $0.text($1) }
    }
    return line.finished
  }
}

/// Writes one JSON object on one line; fields stay in the order they are written.
private struct LineWriter {
  private var out = "{"
  private var isFirst = true

  var finished: String { out + "}" }

  mutating func field(_ name: String, raw: String) {
    key(name)
    out += raw
  }

  mutating func field(_ name: String, text value: String) {
    key(name)
    text(value)
  }

  mutating func field(_ name: String, texts: [String]) {
    key(name)
    out += "["
    for (index, value) in texts.enumerated() {
      if index > 0 { out += "," }
      text(value)
    }
    out += "]"
  }

  mutating func field<Value>(_ name: String, _ value: Value?, write: (inout LineWriter, Value) -> Void) {
    key(name)
    if let value { write(&self, value) } else { out += "null" }
  }

  mutating func object(_ body: (inout LineWriter) -> Void) {
    out += "{"
    isFirst = true
    body(&self)
    out += "}"
    isFirst = false
  }

  mutating func text(_ value: String) {
    out += "\""
    if value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      for scalar in value.unicodeScalars { escaped(scalar) }
    } else {
      out += value
    }
    out += "\""
  }

  private mutating func escaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case _ where scalar.value < 0x20:
      let hex = String(scalar.value, radix: 16)
      out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
    default: out.unicodeScalars.append(scalar)
    }
  }

  private mutating func key(_ name: String) {
    if !isFirst { out += "," }
    isFirst = false
    text(name)
    out += ":"
  }
}
