import AIS
package import ControlSocket
import Detection
package import Feeds
import Geometry
package import Organisation
import Picture
import Synchronization
package import Terminals
package import Units
package import Wire

/// The traffic side as the control room sees it: copies from the engine, with the feeds' own counters.
package struct TrafficRoom: TrafficView {
  let engine: TrafficEngine
  /// The feeds' counters now; empty where there are none (a story).
  let feedCounters: @Sendable () -> [FeedCounters]
  let now: @Sendable () -> Moment
  let outletCounters: @Sendable () -> [OutletCounters]
  /// Where terminals are; nobody is, where there are no feeds.
  let board: TerminalBoard
  /// The engine is healthy while its last full cycle is not older than this.
  static let healthy = TimeSpan.seconds(10)

  package init(
    engine: TrafficEngine, feedCounters: @escaping @Sendable () -> [FeedCounters],
    now: @escaping @Sendable () -> Moment,
    outletCounters: @escaping @Sendable () -> [OutletCounters] = { [] }, board: TerminalBoard = TerminalBoard()
  ) {
    self.engine = engine
    self.feedCounters = feedCounters
    self.now = now
    self.outletCounters = outletCounters
    self.board = board
  }

  package var devices: [String: VesselID] {
    engine.feeds.reduce(into: [:]) { all, feed in all.merge(feed.devices) { first, _ in first } }
  }

  package func feedIndex(_ name: String?) throws -> Int? {
    guard let name else { return nil }
    guard let index = engine.feeds.firstIndex(where: { $0.name == name }) else {
      throw TerminalTextRefusal.noSuchFeed(name)
    }
    return index
  }

  package func terminal(_ devices: [String], feed: Int?) -> (feed: String, device: String)? {
    guard let place = board.find(devices, feed: feed), engine.feeds.indices.contains(place.feed) else { return nil }
    return (engine.feeds[place.feed].name, place.device)
  }

  package func send(_ command: JT808Command, to device: String, feed: String) async -> CommandOutcome {
    guard let index = engine.feeds.firstIndex(where: { $0.name == feed }) else { return .notHere }
    return await board.send(command, to: ConnectedTerminal(feed: index, device: device))
  }

  package func take(_ signOff: SignOff) async { await engine.take(signOff, at: now()) }

  package func vesselCount() async -> Int { await engine.vesselCount }

  package func vessels(_ filter: VesselFilter, page: PageRequest, zone: CivilZone) async -> Page<VesselRow> {
    await engine.rows(filter, page: page, zone: zone, at: now().wall)
  }

  package func vessel(mmsi: UInt32, zone: CivilZone) async -> VesselDetail? {
    await engine.detail(mmsi, zone: zone, at: now().wall)
  }

  package func feeds(zone: CivilZone) async -> [FeedRow] {
    let ears = await engine.earReports(at: now().wall)
    return feedCounters().map { counters in
      let ear = ears.indices.contains(counters.index) ? ears[counters.index] : EarReport()
      let state: String =
        switch counters.state {
        case .finished: "done"
        case .failed, .connecting, .stopped: "down"
        case .connected, .listening: ear.silence != nil ? "silent" : "live"
        case .silent: "silent"
        }
      var rejected = ear.rejected
      if counters.tooLong > 0 { rejected["line-too-long", default: 0] += counters.tooLong }
      rejected.merge(counters.rejects, uniquingKeysWith: +)
      let strangers = (counters.strangers.all + ear.strangers).prefix(StrangerBook.most).map {
        StrangerRow(device: $0.device, count: $0.count, last: Timestamp($0.last, zone: zone))
      }
      var row = FeedRow(
        name: counters.name, kind: counters.kind, format: ear.format,
        address: counters.localPort.map { "\(counters.place) (\($0))" } ?? counters.place,
        state: state, since: nil, lastReceived: counters.lastReceivedAt.map { Timestamp($0, zone: zone) },
        received: counters.lines, sentences: ear.sentences, accepted: ear.messages, rejected: rejected,
        dropped: counters.queueDrops.lines, kernelDrops: counters.kernelDrops, rate: ear.rate, usualRate: ear.usualRate,
        reconnects: counters.reconnects,
        lastError: counters.lastError, strangers: strangers)
      row.expectedPerMinute =
        engine.feeds.indices.contains(counters.index)
        ? engine.feeds[counters.index].expectedPerMinute : nil
      row.silence = ear.silence.map { SilenceShape($0) }
      row.tag = counters.tag.isEmpty ? nil : counters.tag
      row.datum = counters.datum
      row.filter = ear.filter
      row.clients = counters.kind == "tcp-server" ? counters.clients : nil
      row.terminals = counters.terminals
      return row
    }
  }

  package func outputs() -> [OutputRow] {
    outletCounters().map { counters in
      OutputRow(
        name: counters.name, kind: counters.kind,
        address: counters.localPort.map { "\(counters.place) (\($0))" } ?? counters.place, lines: counters.lines,
        dropped: counters.dropped, clients: counters.clients, lastError: counters.lastError)
    }
  }

  package func engine() async -> EngineStatus {
    let age = (now().monotonic - (await engine.lastCycle)).seconds
    return EngineStatus(
      healthy: age < Self.healthy.seconds, cycleAge: age, waiting: await engine.waiting, withheld: await engine.withheld
    )
  }

  private var outletMetrics: [Metric] {
    let counters = outletCounters()
    guard !counters.isEmpty else { return [] }
    func samples(_ value: (OutletCounters) -> Int) -> [Metric.Sample] {
      counters.map { .init(Double(value($0)), ["output": $0.name]) }
    }
    return [
      Metric("watchroom_output_lines_total", .counter, help: "Sentences sent out", samples: samples(\.lines)),
      Metric(
        "watchroom_output_drops_total", .counter, help: "Sentences that a plotter was too slow for",
        samples: samples(\.dropped)),
      Metric("watchroom_output_clients", .gauge, help: "Plotters connected", samples: samples(\.clients)),
    ]
  }

  package func metrics() async -> [Metric] {
    let zone = CivilZone(identifier: "UTC", firstOffset: 0)
    let rows = await feeds(zone: zone)
    let vessels = await engine.vesselCount
    let status = await engine()
    func samples(_ value: (FeedRow) -> Int) -> [Metric.Sample] {
      rows.map { .init(Double(value($0)), ["feed": $0.name]) }
    }
    return [
      Metric("watchroom_lines_total", .counter, help: "Lines received", samples: samples(\.received)),
      Metric("watchroom_sentences_total", .counter, help: "Well-formed AIS sentences", samples: samples(\.sentences)),
      Metric("watchroom_messages_total", .counter, help: "Messages decoded", samples: samples(\.accepted)),
      Metric(
        "watchroom_rejects_total", .counter, help: "Sentences refused, by reason",
        samples: rows.flatMap { row in
          row.rejected.map { .init(Double($0.value), ["feed": row.name, "reason": $0.key]) }
        }),
      Metric(
        "watchroom_queue_drops_total", .counter, help: "Lines dropped by a full queue", samples: samples(\.dropped)),
      Metric(
        "watchroom_kernel_drops_total", .counter, help: "Datagrams the kernel dropped", samples: samples(\.kernelDrops)),
      Metric("watchroom_vessels", .gauge, help: "Vessels in the picture", samples: [.init(Double(vessels))]),
      Metric(
        "watchroom_engine_cycle_age_seconds", .gauge, help: "Age of the engine's last cycle",
        samples: [.init(status.cycleAge)]),
      Metric(
        "watchroom_findings_waiting", .gauge, help: "Findings on their way to the register",
        samples: [.init(Double(status.waiting))]),
    ] + outletMetrics + [await engine.withheldMetric] + (await engine.trackMetrics) + (await engine.textMetrics)
  }
}

/// What one feed's decoder says.
struct EarReport: Sendable {
  var sentences = 0
  var messages = 0
  var rejected: [String: Int] = [:]
  var format = "ais"
  var strangers: [StrangerBook.Stranger] = []
  var silence: SilenceReason?
  var filter: FilterShape?
  /// Lines a second over the last minute.
  var rate = 0.0
  var usualRate: Double?
}

extension SilenceShape {
  init(_ reason: SilenceReason) {
    self.init(
      isGap: reason.ground == .gap, seconds: reason.gap.seconds, limitSeconds: reason.limit.seconds,
      count: reason.count, usualCount: reason.usualCount, minutes: Int(reason.window.wholeMinutes))
  }
}

extension FeedSieve {
  /// As people see it; nil: all goes on.
  var shape: FilterShape? {
    guard box != nil || types != nil else { return nil }
    return FilterShape(
      box: box.map { [$0.west, $0.south, $0.east, $0.north] }, types: types.map { $0.map(Int.init).sorted() })
  }
}
