package import Casework
import Organisation
import Regulation
package import Units

/// The columns of form 5 (监控事件报告单) in the regulation's order, as people read them. What nobody knows yet says so.
extension LetterWriter {
  /// Label and value of each column, for papers that are made elsewhere.
  package func formFive(_ paper: Paper, of record: CaseRecord, _ file: IncidentFile, at now: Instant)
    -> [(label: String, value: String)]
  {
    formFive(paper, record, file, now).map { ($0.label, $0.value) }
  }

  func formFive(_ paper: Paper, _ record: CaseRecord, _ file: IncidentFile, _ now: Instant) -> [Page.Fact] {
    let pending = text("value.follows")
    return [
      wording.fact("number", paper.number),
      wording.fact("incident-kind", text("incident.kind.\(file.effectiveKind.rawValue)")),
      wording.fact("code-incident", words.code(record.code)),
      wording.fact("severity", file.isEmergency ? words.severity(.emergency) : words.severity(record.severity)),
      wording.fact("grade", grade(file)), wording.fact("occurred", wording.moment(file.occurredAt)),
      wording.fact("place", place(file, record)), wording.fact("position", wording.position(record.place)),
      wording.fact("waters", wording.centre(file.waters)), wording.fact("vessels", vessels(file, record)),
      wording.fact("casualties", casualties(file.figures)), wording.fact("transport", transport(file)),
      wording.fact("cargo", cargo(file, pending)), wording.fact("pollution", pollution(file.figures)),
      wording.fact("loss", file.figures.loss.map { text("incident.cny", ["count": "\($0)"]) } ?? pending),
      wording.fact("course", course(file, record)),
      wording.fact(
        "measures-taken",
        file.measures.isEmpty
          ? text("incident.measures", ["time": wording.moment(record.filedAt)])
          : Page.lines(file.measures).joined(separator: "\n")),
      wording.fact("told-at-once", told(file, .atOnce)), wording.fact("told-approved", told(file, .approved)),
      wording.fact("approvals", approvals(file)),
      wording.fact("evidence", ([evidence(record)] + file.evidence).joined(separator: "\n")),
    ] + (file.cause.isEmpty ? [] : [wording.fact("incident-cause", file.cause)])
  }

  /// The grade as people read it (R9).
  package func grade(_ file: IncidentFile) -> String { wording.grade(file) }

  func place(_ file: IncidentFile, _ record: CaseRecord) -> String {
    file.place.isEmpty ? wording.place(record) : file.place
  }

  func vessels(_ file: IncidentFile, _ record: CaseRecord) -> String {
    guard !file.vessels.isEmpty else { return wording.vessel(record) }
    return file.vessels.map { vessel in
      let size = [
        vessel.kind.map { text("vessel.kind.\($0.rawValue)") },
        vessel.tonnage.map { text("incident.tonnage", ["count": "\($0)"]) },
        vessel.power.map { text("incident.power", ["count": "\($0)"]) },
      ].compactMap { $0 }
      let name = wording.vessel(vessel.name, vessel.mmsi)
      return size.isEmpty ? name : text("incident.sized", ["name": name, "size": wording.joined(size)])
    }.joined(separator: text("mark.semicolon"))
  }

  func casualties(_ figures: IncidentFigures) -> String {
    let names: [FigureName] = [.aboard, .injured, .seriouslyInjured, .missing, .dead]
    return names.map { name in
      text(
        "incident.figure.\(name.rawValue)",
        ["count": figures[name].flatMap { IncidentFile.text($0) } ?? text("incident.unknown")])
    }.joined(separator: text("mark.comma"))
  }

  private func transport(_ file: IncidentFile) -> String {
    let carried =
      file.transport.isEmpty
      ? text("incident.transport.none")
      : wording.joined(file.transport.map { text("incident.transport.\($0.rawValue)") })
    let day = file.holiday.map { text("incident.holiday", ["name": $0]) } ?? text("incident.holiday.none")
    return carried + text("mark.semicolon") + day
  }

  func cargo(_ file: IncidentFile, _ pending: String) -> String {
    let cargo = file.cargo.isEmpty ? pending : file.cargo
    return file.dangerousGoods ? text("incident.dangerous", ["cargo": cargo]) : cargo
  }

  func pollution(_ figures: IncidentFigures) -> String {
    [FigureName.leak, .oil].map { name in
      let tonnes = figures[name].flatMap { IncidentFile.text($0) }
      return text(
        "incident.figure.\(name.rawValue)",
        ["count": tonnes.map { text("incident.tonnes", ["count": $0]) } ?? text("incident.unknown")])
    }.joined(separator: text("mark.comma"))
  }

  func course(_ file: IncidentFile, _ record: CaseRecord) -> String {
    let log = file.log.filter { $0.kind == .note }.map { line in
      text("incident.line", ["text": line.text, "time": wording.short(line.happenedAt)])
    }
    return ([words.reason(record.reason)] + Page.lines(file.course) + log).joined(separator: "\n")
  }

  private func told(_ file: IncidentFile, _ timing: OwedReport.Timing) -> String {
    var moments: [(at: Instant, who: [String])] = []
    for entry in file.told where entry.report.timing == timing {
      let name = wording.addressee(entry.report.to)
      if let index = moments.firstIndex(where: { $0.at == entry.at }) {
        if !moments[index].who.contains(name) { moments[index].who.append(name) }
      } else {
        moments.append((entry.at, [name]))
      }
    }
    guard !moments.isEmpty else { return text("value.none") }
    return moments.map { moment in
      text("incident.told", ["time": wording.moment(moment.at), "who": wording.joined(moment.who)])
    }.joined(separator: "\n")
  }

  private func approvals(_ file: IncidentFile) -> String {
    let lines = file.submissions.filter { $0.what == .report && $0.state != .withdrawn }.map { submission in
      text(
        "incident.submission",
        [
          "approvals": approvals(submission), "centre": wording.centre(submission.centre),
          "state": text("incident.state.\(submission.state.rawValue)"),
        ])
    }
    return lines.isEmpty ? text("incident.approvals") : lines.joined(separator: "\n")
  }
}
