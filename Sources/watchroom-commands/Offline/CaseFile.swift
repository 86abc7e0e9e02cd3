import Foundation
import Reporting
import Units
import Wire

/// A finding's file: all that its evidence says, for who has no daemon. The items as they were sealed stand beside what was made of them.
struct CaseFile {
  let sheet: EvidenceSheet
  let screen: Screen
  private let zone: CivilZone

  init(_ sheet: EvidenceSheet, zone: CivilZone, screen: Screen) {
    self.sheet = sheet
    self.zone = zone
    self.screen = screen
  }

  /// Where an item stands in the folder: `sealed/leg-1.json`, `files/2-照片.jpg`.
  static func path(_ item: EvidenceItemRow) -> String {
    let name = item.item.replacing("/", with: "-")
    guard item.kind == "file" else { return "sealed/\(name).json" }
    return "files/\(item.item.split(separator: "/").last ?? "0")-\(item.name ?? "file")"
  }

  // MARK: What is made of it

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(sheet) + Data("\n".utf8)
  }

  var track: TrackSheet {
    let row = sheet.finding.summary
    return TrackSheet(
      finding: row.no, id: row.id, code: row.code, mmsi: VesselNumber.mmsi(row.mmsi),
      vessel: row.vesselName ?? "",
      points: sheet.fixes.map { fix in
        TrackSheet.Point(
          at: fix.at.instant, place: Position(latitude: fix.latitude, longitude: fix.longitude), speed: fix.speed,
          course: fix.course, raw: fix.raw ?? "", source: fix.source)
      },
      area: sheet.zone.map { zone in
        TrackSheet.Area(
          id: zone.id, name: zone.name, version: zone.version,
          polygons: zone.polygons.map { rings in
            rings.map { $0.map { Position(latitude: $0.latitude, longitude: $0.longitude) } }
          })
      },
      place: sheet.finding.place.map { Position(latitude: $0.latitude, longitude: $0.longitude) },
      onset: sheet.finding.onset.instant, opened: row.opened.instant, ended: row.ended?.instant, zone: zone)
  }

  var svg: String { TrackChart(track, words: chartWords).svg }

  private func text(_ zh: String, _ en: String) -> String { screen.text(zh, en) }

  private var chartWords: TrackChart.Words {
    let row = sheet.finding.summary
    let vessel = FindingViews.vessel(row)
    var facts: [(name: String, value: String)] = [
      (text("船舶", "vessel"), vessel + (VesselNumber.mmsi(row.mmsi).map { "（MMSI \($0)）" } ?? "")),
      (text("情况", "what"), screen.text(row.reason)),
      (text("级别", "severity"), screen.text(Texts.severity(row.severity))),
      (text("归属中心", "centre"), row.centreName),
      (text("起始 / 报警", "onset / opened"), "\(screen.fullTime(sheet.finding.onset))\n\(screen.fullTime(row.opened))"),
    ]
    if let ended = row.ended { facts.append((text("消失", "ended"), screen.fullTime(ended))) }
    if let zone = sheet.zone {
      facts.append((text("水域（判定时的版本）", "zone, as it judged"), "\(zone.name) \(zone.id)\n\(zone.version)"))
    }
    if let number = row.caseNo { facts.append((text("案件", "case"), "\(number)")) }
    let count = sheet.fixes.count
    return TrackChart.Words(
      title: text("航迹图：\(row.codeName.zh)", "Track: \(row.codeName.en)"),
      subtitle: text(
        "\(vessel)　\(screen.fullTime(row.opened))　发现 \(row.no)",
        "\(vessel)  \(screen.fullTime(row.opened))  finding \(row.no)"),
      facts: facts, legend: text("图例", "legend"), zone: text("水域边界（斜线内）", "zone"),
      way: text("航迹与航向，点为船位", "track, with its direction"), gap: text("间隔超过 3 分钟", "more than 3 minutes apart"),
      onset: text("起始", "onset"), opened: text("报警", "opened"), ended: text("消失", "ended"),
      place: text("报警位置", "place of the finding"), north: text("北", "N"),
      nothing: text("没有船位", "there are no positions"),
      foot: text(
        "WGS 84（同 CGCS2000）；时间为当地时间；船位 \(count) 个，原始报文见 track.nmea；封存摘要见 finding.json",
        "WGS 84; local time; \(count) positions, as received in track.nmea; sealed digests in finding.json"))
  }

  // MARK: README

  /// - Parameter missing: items whose bytes the register has no more.
  func readme(missing: Set<String>) -> String {
    let row = sheet.finding.summary
    var lines = [
      text("发现 \(row.no) 证据卷宗", "Evidence of finding \(row.no)"), "",
      "\(screen.text(row.codeName))  \(FindingViews.vessel(row))  \(screen.fullTime(row.opened))  \(row.centreName)",
      screen.text(row.reason), "", text("文件", "Files"),
    ]
    lines += [
      ("finding.json", "发现的全部内容：缘由、通知、证据清单、各项摘要、封存记录", "all of it: reason, ladder, list of items, digests, seals"),
      ("track.svg", "航迹图，A4 横向，可用浏览器打开、打印", "the track over its zone, A4 across; any browser shows it"),
      ("track.geojson", "航迹、水域（判定时的边界）、报警位置，供地图软件使用", "track, zone as it judged, place, for maps"),
      ("track.csv", "船位表，可用表格软件打开", "positions, for office programs"),
      ("track.nmea", "收到的原始报文，按时间先后", "the sentences as received, in order"),
      ("SHA256SUMS", "各文件的摘要，核验：sha256sum -c SHA256SUMS", "digests of all files: sha256sum -c SHA256SUMS"),
    ].map { "  \($0)  \(text($1, $2))" }
    lines += ["", text("封存项（原样，摘要与值班日志所记一致）", "Sealed items, byte by byte as the journal names them")]
    for item in sheet.items {
      let what = screen.text(EvidenceViews.kind(item.kind))
      let state =
        missing.contains(item.item)
        ? screen.text(EvidenceViews.state("missing")) : screen.text(EvidenceViews.state(item.state))
      lines.append("  \(Self.path(item))  \(what)  \(state)")
      if !item.digest.isEmpty { lines.append("    SHA-256 \(item.digest)") }
      if let note = item.note, !note.isEmpty { lines.append("    \(note)") }
    }
    lines += ["", text("封存记录（值班日志序号、时间、摘要）", "Seals: entry of the journal, time, its digest")]
    lines += sheet.seals.map { "  \($0.seq)  \(screen.fullTime($0.at))  \($0.hash)" }
    lines += [
      "",
      text(
        "日志逐条相连，改动任何一项都会断链；在值班系统上核验：watchroom finding verify \(row.no)",
        "The journal is a chain: whatever is changed breaks it. On the daemon: watchroom finding verify \(row.no)"),
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
