import Store
import AIS
import ControlSocket
import Detection
import Feeds
import Organisation
import Picture
import Terminals
import Units
import Wire

/// Copies for those who ask (D6: lists page, copied by the owner).
extension TrafficEngine {
  var vesselCount: Int { picture.count }
  var waiting: Int { offers.count }

  /// Names of the feeds that are silent now, and why.
  var silences: [String: SilenceReason] {
    Dictionary(ears.compactMap { ear in ear.silence.map { (ear.feed.name, $0) } }, uniquingKeysWith: { $1 })
  }
  var silentFeeds: Set<String> { Set(silences.keys) }

  func earReports(at now: Instant) -> [EarReport] {
    ears.map { ear in
      var report = EarReport()
      let counters = ear.decoder.counters
      report.sentences = Int(clamping: counters.sentences)
      report.messages = Int(clamping: counters.messages)
      for reason in RejectReason.allCases where counters.rejected(reason) > 0 {
        report.rejected["\(reason.name)"] = Int(clamping: counters.rejected(reason))
      }
      if ear.outside > 0 { report.rejected["outside-box"] = ear.outside }
      if ear.unwanted > 0 { report.rejected["unwanted-type"] = ear.unwanted }
      if let devices = ear.devices {
        report.sentences += devices.counters.frames
        report.messages += devices.counters.reports - devices.unknown
        report.rejected.merge(devices.counters.rejects, uniquingKeysWith: +)
        if devices.unknown > 0 { report.rejected["unknown-device", default: 0] += devices.unknown }
        report.format = ear.feed.format.word
        report.strangers = devices.strangers.all
      }
      report.silence = ear.silence
      report.rate = ear.rate
      // The judge counts by the minute.
      report.usualRate = ear.judge.usualRate(at: now).map { $0 / 60 }
      report.filter = ear.feed.sieve.shape
      return report
    }
  }

  /// Whether anything has been archived since the start: only then it is known that archiving works.
  nonisolated var hasArchived: Bool { (tracks?.counters.transactions ?? 0) > 0 }

  /// Why archiving stands still; nil: it does not.
  nonisolated var archiveStop: TrackFailure? {
    guard case .stopped(let failure, _) = tracks?.counters.archiving else { return nil }
    return failure
  }

  /// Positions that can't be, kept from the detectors since the start, by reason.
  var withheld: [String: Int] {
    Dictionary(
      picture.counters.withheld.filter { $0.count > 0 }.map { ($0.reason.rawValue, $0.count) }, uniquingKeysWith: +)
  }

  var withheldMetric: Metric {
    let counters = picture.counters
    let plain = [
      ("repeated", counters.repeated), ("late", counters.late), ("not-available", counters.withoutPosition),
    ]
    return Metric(
      "watchroom_withheld_total", .counter, help: "Positions kept from the detectors, by reason",
      samples: (counters.withheld.map { ($0.reason.rawValue, $0.count) } + plain).map {
        .init(Double($0.1), ["reason": $0.0])
      })
  }

  var trackMetrics: [Metric] {
    guard let counters = tracks?.counters else { return [] }
    return [
      Metric(
        "watchroom_track_rows_total", .counter, help: "Positions archived", samples: [.init(Double(counters.written))]),
      Metric(
        "watchroom_track_drops_total", .counter, help: "Positions not archived",
        samples: [.init(Double(counters.dropped.total))]),
      Metric(
        "watchroom_track_thinned_total", .counter, help: "Positions left out as near to the last",
        samples: [.init(Double(thinner?.leftOut ?? 0))]),
      Metric(
        "watchroom_track_stopped", .gauge, help: "1 while no position can be archived",
        samples: [.init(archiveStop == nil ? 0 : 1)]),
    ]
  }

  /// Vessels in order of MMSI from the cursor on.
  func rows(_ filter: VesselFilter, page: PageRequest, zone: CivilZone, at now: Instant) -> Page<VesselRow> {
    let from = UInt32(clamping: (page.cursor ?? -1) + 1)
    var items: [VesselRow] = []
    for mmsi in picture.allMMSI() where mmsi >= from {
      guard let view = picture.view(mmsi) else { continue }
      if let registered = filter.registered, registered != view.vessel.isRegistered { continue }
      let row = row(view, zone: zone, at: now)
      if let query = filter.query, !matches(row, query) { continue }
      if items.count == page.limit { return Page(items: items, next: items.last.map { Int64($0.mmsi) }) }
      items.append(row)
    }
    return Page(items: items)
  }

  func detail(_ mmsi: UInt32, zone: CivilZone, at now: Instant) -> VesselDetail? {
    guard let view = picture.view(mmsi) else { return nil }
    let said = view.particulars
    let registered = directory.vessel(mmsi: mmsi)
    let track = picture.track(mmsi).map { fix in
      FixRow(
        at: Timestamp(fix.fix.at, zone: zone), latitude: fix.fix.position.latitude,
        longitude: fix.fix.position.longitude,
        speed: fix.fix.motion.speed?.value, course: fix.fix.motion.course,
        raw: String(decoding: fix.raw, as: UTF8.self),
        source: feedName(fix.fix.source))
    }
    var detail = VesselDetail(
      summary: row(view, zone: zone, at: now), id: registered?.id, point: registered?.point,
      imo: said.imo == 0 ? nil : said.imo, callSign: said.callSign.string.isEmpty ? nil : said.callSign.string,
      shipType: said.shipType == 0 ? nil : Int(said.shipType),
      destination: said.destination.string.isEmpty ? nil : said.destination.string,
      draught: said.draughtTenths == 0 ? nil : Double(said.draughtTenths) / 10,
      length: said.length.map(Double.init) ?? registered?.length?.value, beam: said.beam.map(Double.init), track: track,
      findings: [])
    detail.eni = said.eni == 0 ? nil : padded(Int(said.eni), 8)
    if registered == nil, let (vessel, by) = detection.registered(said) {
      detail.match = RegisterMatch(
        id: vessel.id, name: vessel.name, mmsi: VesselNumber.mmsi(vessel.mmsi), by: by.rawValue)
    }
    if let last = view.vessel.lastDisbelief {
      detail.withheld = WithheldShape(
        count: Int(view.vessel.disbelieved), last: Timestamp(last.at, zone: zone), reason: last.why.rawValue)
    }
    return detail
  }

  private func row(_ view: VesselView, zone: CivilZone, at now: Instant) -> VesselRow {
    let vessel = view.vessel
    let registered = directory.vessel(mmsi: vessel.mmsi)
    let fix = vessel.fix
    return VesselRow(
      mmsi: vessel.mmsi, id: registered?.id, name: registered?.name ?? view.name, registered: vessel.isRegistered,
      kind: registered?.kind.rawValue, homeCentre: registered?.homeCentre.rawValue,
      lastSeen: Timestamp(vessel.lastHeard, zone: zone), latitude: fix?.position.latitude,
      longitude: fix?.position.longitude, speed: fix?.motion.speed?.value, course: fix?.motion.course,
      heading: fix?.motion.heading, status: fix.flatMap { $0.motion.status <= 15 ? Int($0.motion.status) : nil },
      station: vessel.transceiver.name, source: feedName(vessel.source), messages: Int(vessel.messages),
      freshness: vessel.freshness(at: now)?.rawValue)
  }

  private func feedName(_ source: UInt16) -> String {
    feeds.indices.contains(Int(source)) ? feeds[Int(source)].name : "feed-\(source)"
  }

  private func matches(_ row: VesselRow, _ query: String) -> Bool {
    String(row.mmsi).hasPrefix(query) || row.id == query || row.name.lowercased().contains(query.lowercased())
  }
}
