import Casework
import Foundation
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

/// A journal entry in people's words, from the catalogue; nil for what only machines care about.
struct Telling: Sendable {
  struct Line: Sendable {
    /// `!` an alarm, `>` what goes out, a space for the rest.
    var mark: String
    var text: String
    init(_ text: String, mark: String = " ") {
      self.text = text
      self.mark = mark
    }
  }

  let catalogue: Catalogue
  let directory: Directory
  let rules: RegulationRules
  let language: Language

  func line(_ entry: JournalEntry, _ read: RegisterReader) throws -> Line? {
    let parts = entry.subject.split(separator: ":", maxSplits: 1).map(String.init)
    let no = parts.count == 2 ? Int64(parts[1]) : nil
    let act = catalogue.text("journal.\(entry.act)")
    let detail = Self.detail(entry.detail)
    switch String(entry.act.prefix { $0 != "." }) {
    case "day": return Line("\(act): \(detail["duties"] ?? "")")
    case "mail": return entry.act == "mail.armed" ? Line("\(act)\(by(entry))") : nil
    case "finding", "ladder", "roster":
      guard let no, let record = try read.finding(no: no) else { return nil }
      return finding(entry, act, record, detail)
    case "case": return try no.flatMap { try read.caseRecord(no: $0) }.map { filed($0, act, entry) }
    case "incident" where parts.first == "case":
      return try no.flatMap { try read.caseRecord(no: $0) }.map { filed($0, act, entry) }
    case "notice", "incident":
      return try no.flatMap { try read.paper(no: $0) }.map { Line(paper($0, act, entry), mark: mark(entry.act)) }
    case "check", "duty", "report":
      guard let no, let record = try read.duty(no: no) else { return nil }
      return duty(entry, act, record, detail, try read.report(duty: no))
    case "delivery": return entry.act == "delivery.sent" ? nil : Line(act + " " + entry.subject, mark: ">")
    default: return nil
    }
  }

  private func finding(_ entry: JournalEntry, _ act: String, _ record: FindingRecord, _ detail: [String: String])
    -> Line
  {
    let seen = record.finding
    let what = code(seen.code) + " " + (seen.vesselName.isEmpty ? "MMSI \(seen.mmsi)" : seen.vesselName)
    switch entry.act {
    case "finding.opened":
      let reason = catalogue.text("reason.\(seen.reason.key)", seen.reason.values)
      return Line("\(act) [\(catalogue.text("severity.\(record.severity.rawValue)"))] \(what): \(reason)", mark: "!")
    case "ladder.call":
      let told = (detail["told"] ?? "").split(separator: " ").map { self.told(String($0)) }.joined(separator: "; ")
      return Line("\(act) \(what): \(told)", mark: "!")
    default: return Line("\(act) \(what)\(by(entry))")
    }
  }

  /// `dutyLeader=P-1+P-2` in words.
  private func told(_ part: String) -> String {
    let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { return part }
    let names = sides[1].split(separator: "+").map { directory.person(String($0))?.name ?? String($0) }
    return "\(catalogue.text("rung.\(sides[0])")) \(names.joined(separator: language == .zh ? "、" : ", "))"
  }

  private func filed(_ record: CaseRecord, _ act: String, _ entry: JournalEntry) -> Line {
    let mark = record.drill ? "\(rules.numbers.drillPrefix) " : ""
    return Line("\(mark)\(act) \(code(record.code)) \(record.vesselName)\(by(entry))")
  }

  private func paper(_ paper: Paper, _ act: String, _ entry: JournalEntry) -> String {
    let unit = directory.unit(paper.to)?.name ?? paper.to
    switch entry.act {
    case "notice.issued", "incident.reported": return "\(act) \(paper.number) → \(unit)\(by(entry))"
    case "notice.received":
      return
        "\(act) \(paper.number)\(paper.due.map { ", \(catalogue.text("field.due")) \(directory.zone.iso8601($0))" } ?? "")"
    default: return "\(act) \(paper.number)\(by(entry))"
    }
  }

  private func duty(
    _ entry: JournalEntry, _ act: String, _ record: DutyRecord, _ detail: [String: String], _ report: StoredReport
  ) -> Line? {
    let duty = record.duty
    let ordinal = duty.kind.isRound ? " #\(duty.ordinal)" : ""
    let what = "\(duty.clause) \(catalogue.text("duty.kind.\(duty.kind.rawValue)"))\(ordinal)"
    switch entry.act {
    case "check.recorded": return Line("\(act) \(what): \(detail["lines"] ?? "")\(by(entry))")
    case "duty.late", "duty.missed": return Line("\(act) \(what)", mark: "!")
    case "report.committed":
      let approved = report.approvedBy == nil ? ", \(catalogue.text("report.unapproved"))" : ""
      let to = duty.to.map(name).joined(separator: language == .zh ? "、" : ", ")
      return Line("\(act) \(what) → \(to)\(approved)", mark: ">")
    case "report.delivered":
      return Line(
        "\(act) \(what): \(catalogue.text("duty.state.\(record.state(at: entry.recordedAt).rawValue)"))", mark: ">")
    case "report.approved": return Line("\(act) \(what)\(by(entry))")
    default: return nil
    }
  }

  private func name(_ recipient: Recipient) -> String {
    switch recipient {
    case .centre(let id): directory.centre(id)?.name ?? id.rawValue
    case .unit(let id): directory.unit(id)?.name ?? id
    }
  }

  private func code(_ code: FindingCode) -> String {
    rules.code(code).map { "\(code.rawValue) \(language == .zh ? $0.name : $0.english)" } ?? code.rawValue
  }

  private func by(_ entry: JournalEntry) -> String {
    let name = entry.person.map { directory.person($0)?.name ?? $0 } ?? entry.account ?? ""
    return language == .zh ? "（\(name)）" : " (\(name))"
  }

  private func mark(_ act: String) -> String { act == "notice.issued" || act == "incident.reported" ? ">" : " " }

  private static func detail(_ json: String) -> [String: String] {
    (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
  }
}
