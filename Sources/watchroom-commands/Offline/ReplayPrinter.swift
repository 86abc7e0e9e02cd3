import Detection
import Foundation
import Organisation
import Reporting
import Units

/// What `watchroom replay` prints: a JSON object a finding event, and the totals as lines for people.
struct ReplayPrinter {
  /// One event. Keys that an event has not are left out.
  private struct Line: Encodable {
    var event: String
    var at: String
    var id: String
    var detector: String?
    var code: String?
    var codeName: String?
    var severity: String?
    var mmsi: UInt32?
    var vessel: String?
    var vesselName: String?
    var object: String?
    var onset: String?
    var latitude: Double?
    var longitude: Double?
    var reason: String?
    var key: String?
    var values: [String: String]?
    var ruleVersion: String?
    var sentences: [String]?
  }

  let zone: CivilZone
  let words: FindingWords
  /// Changes of an open finding as well.
  let isVerbose: Bool
  private let encoder: JSONEncoder

  init(zone: CivilZone, words: FindingWords, isVerbose: Bool) {
    self.zone = zone
    self.words = words
    self.isVerbose = isVerbose
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// The lines of some events, each with its end.
  func lines(_ events: [FindingEvent]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for event in events {
      guard let line = line(event) else { continue }
      bytes += try encoder.encode(line)
      bytes.append(0x0A)
    }
    return bytes
  }

  private func line(_ event: FindingEvent) -> Line? {
    switch event {
    case .opened(let finding):
      Line(
        event: "opened", at: zone.iso8601(finding.opened), id: finding.id, detector: finding.detector.rawValue,
        code: finding.code.rawValue, codeName: words.code(finding.code), severity: finding.severity.rawValue,
        mmsi: finding.mmsi, vessel: finding.vessel, vesselName: finding.vesselName.isEmpty ? nil : finding.vesselName,
        object: finding.object, onset: zone.iso8601(finding.onset), latitude: finding.place.latitude,
        longitude: finding.place.longitude, reason: words.reason(finding.reason), key: finding.reason.key,
        values: finding.reason.values, ruleVersion: finding.ruleVersion,
        sentences: finding.evidence.map(\.raw).filter { !$0.isEmpty })
    case .updated(let id, let reason, let place, let at):
      isVerbose
        ? Line(
          event: "updated", at: zone.iso8601(at), id: id, latitude: place.latitude, longitude: place.longitude,
          reason: words.reason(reason), key: reason.key, values: reason.values) : nil
    case .ended(let id, let at):
      Line(event: "ended", at: zone.iso8601(at), id: id)
    case .leg: nil
    }
  }

  /// What it came to, for people.
  func totals(_ totals: Replay.Totals) -> String {
    let opened = totals.opened.values.reduce(0, +)
    let kinds = totals.opened.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
    let hours = String(format: "%.1f", totals.vesselHours)
    let rate = totals.vesselHours > 0 ? String(format: "%.4f", Double(opened) / totals.vesselHours) : "—"
    let span = String(format: "%.0f", totals.span.seconds)
    let list = kinds.isEmpty ? "" : " (" + kinds.joined(separator: ", ") + ")"
    let undated =
      totals.undated == 0
      ? ("", "") : ("，其中 \(totals.undated) 条在首个时间标记之前，未用", ", \(totals.undated) before the first time, not used")
    return Help.text(
      "\(totals.lines) 行，\(totals.messages) 条消息\(undated.0)，\(totals.vessels) 艘船，历时 \(span) 秒，\(hours) 船时\n发现 \(opened) 起\(list)，每船时 \(rate) 起",
      "\(totals.lines) lines, \(totals.messages) messages\(undated.1), \(totals.vessels) vessels, \(span) s, \(hours) vessel-hours\n"
        + "\(opened) findings\(list), \(rate) a vessel-hour")
  }
}
