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

/// One line of the agenda: a duty as one JSON object.
///
/// Always there, in this order: `id, clause, kind, centre, day, ordinal, targets, count, opens, due, missedAfter, period, to,
/// quota`. Times are ISO 8601 with the organisation's offset. `targets` and `to` are codes of the organisation's files, as `centre` is
/// (`430100`, `PT-430105-01`, `U-430000-A`): `kind` says of what. `count` is how many objects the duty asks for, also where the draw is
/// hidden and `targets` empty. `missedAfter`, `period` (`from` included, `to` excluded) and `quota` are null where a duty has none.
package struct AgendaEntry: Hashable, Sendable {
  package let duty: Duty
  private let zone: CivilZone

  package init(_ duty: Duty, zone: CivilZone) {
    self.duty = duty
    self.zone = zone
  }

  /// Objects that the duty asks for; 0 for a report.
  package var count: Int { duty.quota?.quota ?? duty.targets.count }

  /// The JSON object, without a line end.
  package var json: String {
    var line = LineWriter()
    line.field("id", text: duty.id)
    line.field("clause", text: duty.clause)
    line.field("kind", text: duty.kind.rawValue)
    line.field("centre", text: duty.centre.rawValue)
    line.field("day", text: duty.day.iso)
    line.field("ordinal", raw: String(duty.ordinal))
    line.field("targets", texts: duty.targets.map(\.code))
    line.field("count", raw: String(count))
    line.field("opens", text: zone.iso8601(duty.opens))
    line.field("due", text: zone.iso8601(duty.due))
    line.field("missedAfter", duty.missedAfter) { $0.text(zone.iso8601($1)) }
    line.field("period", duty.period) { writer, period in
      writer.object {
        $0.field("from", text: zone.iso8601(period.from))
        $0.field("to", text: zone.iso8601(period.to))
      }
    }
    line.field("to", texts: duty.to.map(\.code))
    line.field("quota", duty.quota) { writer, quota in
      writer.object {
        $0.field("objects", raw: String(quota.objects))
        $0.field("floor", raw: String(quota.floor))
        $0.field("owed", raw: String(quota.owed))
        $0.field("daysLeft", raw: String(quota.daysLeft))
        $0.field("urgent", raw: String(quota.urgent))
        $0.field("quota", raw: String(quota.quota))
      }
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
