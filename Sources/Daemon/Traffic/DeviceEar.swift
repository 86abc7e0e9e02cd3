import Feeds
import Organisation
import Picture
package import Terminals
import Units

/// What a feed's lines say.
package enum EngineFormat: Hashable, Sendable {
  case ais
  case jt808
  /// GPS receivers by NMEA 0183.
  case gps
  case gpsd
  case csv(PositionMapping)
  case json(PositionMapping)

  /// As the configuration names it.
  var word: String {
    switch self {
    case .ais: "ais"
    case .jt808: "jt808"
    case .gps: "nmea-gps"
    case .gpsd: "gpsd"
    case .csv: "csv"
    case .json: "json"
    }
  }
}

/// Reads the lines of a feed whose devices are no AIS transponders, and finds each device's vessel in the register.
struct DeviceEar: Sendable {
  // One of them is there.
  private var terminals: JT808Lines?
  private var receivers: GPSLines?
  private var gpsd: GPSDLines?
  private var table: CSVPositions?
  private var objects: JSONPositions?

  private(set) var strangers = StrangerBook()
  /// Reports of devices that no vessel has.
  private(set) var unknown = 0
  private var reports: [DeviceReport] = []

  /// Nil: the format is AIS.
  init?(_ format: EngineFormat) {
    switch format {
    case .ais: return nil
    case .jt808: terminals = JT808Lines()
    case .gps: receivers = GPSLines()
    case .gpsd: gpsd = GPSDLines()
    case .csv(let mapping): table = CSVPositions(mapping)
    case .json(let mapping): objects = JSONPositions(mapping)
    }
  }

  var counters: DeviceCounters {
    terminals?.counters ?? receivers?.counters ?? gpsd?.counters ?? table?.counters ?? objects?.counters ?? .init()
  }

  /// Takes the lines of a batch, in order. Returns those that are the AIS decoder's: what a gpsd passes on.
  mutating func read(
    _ batch: FeedBatch, _ feed: EngineFeed, _ directory: Directory, into observations: inout ObservationBatch
  ) -> [UInt8] {
    var sentences: [UInt8] = []
    var start = 0
    while start < batch.count {
      let end = batch.bytes[start..<batch.count].firstIndex(of: 0x0a) ?? batch.count
      var line = batch.bytes[start..<end]
      if line.last == 0x0d { line.removeLast() }
      if gpsd != nil, GPSDLines.isAIS(line) {
        sentences += line + [0x0a]
      } else {
        read(line, batch)
        place(line, batch, feed, directory, into: &observations)
      }
      start = end + 1
    }
    return sentences
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ batch: FeedBatch) {
    var found: [DeviceReport] = []
    terminals?.read(line, at: batch.receivedAt) { found.append($0) }
    receivers?.read(line, connection: batch.connection, at: batch.receivedAt) { found.append($0) }
    gpsd?.read(line) { found.append($0) }
    table?.read(line) { found.append($0) }
    objects?.read(line) { found.append($0) }
    reports = found
  }

  private mutating func place(
    _ line: ArraySlice<UInt8>, _ batch: FeedBatch, _ feed: EngineFeed, _ directory: Directory,
    into observations: inout ObservationBatch
  ) {
    guard !reports.isEmpty else { return }
    let raw = observations.keep(line)
    for report in reports {
      guard let vessel = feed.vessel(of: report, directory) else {
        unknown += 1
        strangers.note(report.device ?? "—", at: batch.receivedAt)
        continue
      }
      observations.add(
        report, vessel: vessel, source: UInt16(truncatingIfNeeded: batch.feedIndex), received: batch.receivedAt,
        byArrival: feed.byArrival, raw: raw)
    }
  }
}

extension EngineFeed {
  /// The number of the vessel that a device is on.
  fileprivate func vessel(of report: DeviceReport, _ directory: Directory) -> UInt32? {
    if let mmsi = report.mmsi { return mmsi }
    if let device = report.device,
      let named = devices[device].flatMap({ directory.vessel(id: $0) }) ?? directory.vessel(device: device)
    {
      return named.mmsi
    }
    return vessel.flatMap { directory.vessel(id: $0)?.mmsi }
  }
}
