import ArgumentParser
import Foundation
import Units
import Wire

extension VesselCommand {
  /// Where a vessel was, from the archive.
  struct Track: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, geojson, gpx, csv, nmea }

    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "track", abstract: Help.text("航迹存档", "a vessel's track, from the archive"),
        discussion: Help.text(
          """
          watchroom vessel track 413900101                                   最近 24 小时
          watchroom vessel track 湘长沙渡01 --from 08:00 --to 10:30            今天的一段（本地时间）
          watchroom vessel track V-001 --from 2026-11-21 --to 2026-11-22     两整天
          watchroom vessel track 13912345678 --from 2026-11-21 -o gpx > 航迹.gpx
          """,
          """
          watchroom vessel track 413900101                                   the last 24 hours
          watchroom vessel track 413900101 --from 08:00 --to 10:30           of today, local time
          watchroom vessel track V-001 --from 2026-11-21 --to 2026-11-22     two whole days
          watchroom vessel track 13912345678 --from 2026-11-21 -o gpx > track.gpx
          """))
    }

    @Argument(help: Help.of("MMSI、登记编号、船名或终端号", "MMSI, id in the register, name or number of a terminal"))
    var vessel: String
    @Option(help: Help.of("起（本地时间），缺省为终点前 24 小时", "from then on, local time; 24 hours before the end unless said"))
    var from: String?
    @Option(help: Help.of("止（本地时间），缺省现在", "until then; now unless said")) var to: String?
    @Option(help: Help.of("最多位置数", "positions at most")) var limit = 1_000_000
    @Option(name: [.short, .long], help: "table | json | geojson | gpx | csv | nmea") var output = Format.table
    @Option(help: Help.of("套接字", "the daemon's socket", value: "path")) var socket: String?
    @Option(help: "zh | en") var lang: Language?

    func validate() throws {
      guard limit > 0 else { throw ValidationError(Help.text("--limit 须大于 0", "--limit is more than 0")) }
    }

    func run() throws {
      var options = SessionOptions()
      (options.socket, options.lang) = (socket, lang)
      options.output = output == .json ? .json : .table
      try options.run { session in
        let now: Timestamp = try session.client.get("/v1/status", as: StatusReport.self).at
        let end = try to.map { try time($0, "--to", isEnd: true, session) } ?? now
        let start =
          try from.map { try time($0, "--from", isEnd: false, session) }
          ?? Timestamp(end.instant - .hours(24), offset: end.offset)
        guard start <= end else {
          throw ClientFailure.usage(Words("--from 晚于 --to", "--from is later than --to"))
        }
        let track = try read(session, from: start, through: end)
        if track.items.isEmpty { sayEmpty(track, session, start, end) }
        try show(track, session)
        if track.next != nil {
          session.terminal.writeError(
            session.screen.text(
              "还有更多位置：请缩小时间范围，或加大 --limit", "there are more positions: narrow the time, or raise --limit"))
        }
      }
    }

    private func read(_ session: Session, from: Timestamp, through: Timestamp) throws -> VesselTrack {
      var track = VesselTrack(mmsi: 0, items: [])
      repeat {
        let left = min(TrackFilter.most, limit - track.items.count)
        let page: VesselTrack = try session.client.get(
          "/v1/tracks",
          [
            ("vessel", vessel), ("from", from.iso8601), ("to", through.iso8601), ("limit", "\(left)"),
            ("cursor", track.next.map { "\($0)" }),
          ])
        // A cursor that does not move would go on for ever.
        let next = page.next == track.next ? nil : page.next
        (track.mmsi, track.id, track.name, track.next) = (page.mmsi, page.id, page.name, next)
        track.items += page.items
      } while track.next != nil && track.items.count < limit
      return track
    }

    /// As elsewhere, or a date alone: its beginning, or as an end its last moment.
    private func time(_ text: String, _ field: String, isEnd: Bool, _ session: Session) throws -> Timestamp {
      let status: StatusReport = try session.client.get("/v1/status")
      let year = padded(status.zone.civil.civil(status.at.instant).date.year, 4)
      let date = CivilDate(iso: text) ?? (text.utf8.count == 5 ? CivilDate(iso: "\(year)-\(text)") : nil)
      guard let date else { return try session.time(text, field: field) }
      let zone = status.zone.civil
      let start = zone.instant(isEnd ? date + 1 : date, .midnight)
      return Timestamp(isEnd ? start - .milliseconds(1) : start, zone: zone)
    }

    private func sayEmpty(_ track: VesselTrack, _ session: Session, _ from: Timestamp, _ through: Timestamp) {
      let name = [track.name, VesselNumber.isMMSI(track.mmsi) ? "\(track.mmsi)" : track.id].compactMap { $0 }
        .joined(separator: " ")
      let screen = session.screen
      session.terminal.writeError(
        screen.text(
          "\(name)：\(screen.fullTime(from)) 至 \(screen.fullTime(through)) 没有存档位置",
          "\(name): no position in the archive from \(screen.fullTime(from)) to \(screen.fullTime(through))"))
    }

    private func show(_ track: VesselTrack, _ session: Session) throws {
      switch output {
      case .json: try session.show(track) { _ in [] }
      case .table:
        if !track.items.isEmpty {
          let lines = TrafficViews.track(track).lines(track.items, on: session.screen)
          session.terminal.write(lines.joined(separator: "\n"))
        }
      case .geojson: session.terminal.writeBytes(TrackFile.geoJSON(track))
      case .gpx: session.terminal.writeBytes(TrackFile.gpx(track))
      case .csv: session.terminal.writeBytes(TrackFile.csv(track))
      case .nmea: session.terminal.writeBytes(TrackFile.nmea(track))
      }
    }
  }
}
