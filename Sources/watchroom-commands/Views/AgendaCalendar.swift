import Regulation
import Units
import Wire

/// The agenda as an iCalendar stream (RFC 5545): one event a duty, its id as UID, so that a calendar that reads it again changes its
/// events and doubles none. Times are UTC, which every calendar shows as its own. Lines end with CRLF and are folded at 75 octets.
struct AgendaCalendar {
  var language: Language
  /// When the stream is made (DTSTAMP).
  var madeAt: Instant

  var head: [String] {
    let name = Words("监控中心值班", "watch room").text(language)
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0",
      "PRODID:-//watchroom//agenda \(Watchroom.version)//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped(name))",
    ].flatMap(Self.folded)
  }

  var foot: [String] { ["END:VCALENDAR"] }

  func event(_ duty: AgendaRow) -> [String] {
    let title = AgendaView.title(duty, language)
    var lines = [
      "BEGIN:VEVENT", "UID:\(Self.escaped(duty.id))", "DTSTAMP:\(Self.utc(madeAt))",
      "DTSTART:\(Self.utc(duty.opens.instant))",
    ]
    // An end that does not lie behind the start is no end (RFC 5545, 3.8.2.2).
    if duty.opens < duty.due { lines.append("DTEND:\(Self.utc(duty.due.instant))") }
    lines += [
      "SUMMARY:\(Self.escaped("\(title) · \(duty.centreName)"))", "DESCRIPTION:\(Self.escaped(about(duty)))",
      "CATEGORIES:\(Self.escaped(duty.clause)),\(Self.escaped(duty.kind))",
      // A watch fills nobody's time: others are owed within it.
      "TRANSP:\(AgendaView.isWindow(duty) ? "TRANSPARENT" : "OPAQUE")",
      "STATUS:\(duty.state == "withdrawn" ? "CANCELLED" : "CONFIRMED")", "END:VEVENT",
    ]
    return lines.flatMap(Self.folded)
  }

  /// Clause, objects, recipients, state: one a line.
  private func about(_ duty: AgendaRow) -> String {
    var lines = [Words("条款：", "clause: ").text(language) + duty.clause]
    if duty.count > 0 {
      lines.append(Words("对象：\(duty.count) 个", "objects: \(duty.count)").text(language))
      if !duty.targetNames.isEmpty, duty.targetNames.count <= Self.mostNamed {
        lines.append(duty.targetNames.joined(separator: "、"))
      }
    }
    if !duty.toNames.isEmpty {
      lines.append(Words("报送：", "to: ").text(language) + duty.toNames.joined(separator: "、"))
    }
    if let end = duty.missedAfter {
      lines.append(Words("此后记为漏查：", "missed after: ").text(language) + end.iso8601)
    }
    if let state = duty.state { lines.append(Texts.dutyState(state).text(language)) }
    return lines.joined(separator: "\n")
  }

  private static let mostNamed = 20

  // MARK: RFC 5545

  /// `20261121T020000Z`
  static func utc(_ instant: Instant) -> String {
    let (date, time) = CivilZone(identifier: "UTC", firstOffset: 0).civil(instant)
    let (day, clock) = (date.components, time.seconds)
    return "\(padded(day.year, 4))\(padded(day.month, 2))\(padded(day.day, 2))T"
      + "\(padded(clock / 3600, 2))\(padded(clock / 60 % 60, 2))\(padded(clock % 60, 2))Z"
  }

  /// TEXT (3.3.11): backslash, semicolon, comma and line ends are escaped; other control characters have no place in it.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        out.append("\\")
        out.append(scalar)
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// 3.1: no line of more than 75 octets; what goes on begins with a blank. No character is torn.
  static func folded(_ line: String) -> [String] {
    var lines: [String] = []
    var current = ""
    var octets = 0
    for character in line.unicodeScalars {
      let width = String(character).utf8.count
      if octets + width > 75 {
        lines.append(current)
        current = " "
        octets = 1
      }
      current.unicodeScalars.append(character)
      octets += width
    }
    return lines + [current]
  }
}
