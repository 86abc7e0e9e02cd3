import Feeds
import Organisation
import Picture
import Terminals
import Units

/// What a feed's lines say.
package enum EngineFormat: Hashable, Sendable {
  case ais
  case jt808

  /// As the configuration names it.
  var word: String {
    switch self {
    case .ais: "ais"
    case .jt808: "jt808"
    }
  }
}

/// Reads the lines of a feed whose devices are no AIS transponders, and finds each device's vessel in the register.
struct DeviceEar: Sendable {
  private enum Reader: Sendable {
    case jt808(JT808Lines)
  }

  private var reader: Reader
  private(set) var strangers = StrangerBook()
  /// Reports of devices that no vessel has.
  private(set) var unknown = 0

  /// Nil: the format is AIS.
  init?(_ format: EngineFormat) {
    switch format {
    case .ais: return nil
    case .jt808: reader = .jt808(JT808Lines())
    }
  }

  var counters: DeviceCounters {
    switch reader {
    case .jt808(let lines): lines.counters
    }
  }

  /// Takes the lines of a batch, in order.
  mutating func read(
    _ batch: FeedBatch, _ feed: EngineFeed, _ directory: Directory, into observations: inout ObservationBatch
  ) {
    var start = 0
    while start < batch.count {
      let end = batch.bytes[start..<batch.count].firstIndex(of: 0x0a) ?? batch.count
      var line = batch.bytes[start..<end]
      if line.last == 0x0d { line.removeLast() }
      read(line, batch, feed, directory, into: &observations)
      start = end + 1
    }
  }

  private mutating func read(
    _ line: ArraySlice<UInt8>, _ batch: FeedBatch, _ feed: EngineFeed, _ directory: Directory,
    into observations: inout ObservationBatch
  ) {
    var reports: [DeviceReport] = []
    switch reader {
    case .jt808(var lines):
      // Taken out and put back, so that it is not copied.
      reader = .jt808(JT808Lines())
      lines.read(line, at: batch.receivedAt) { reports.append($0) }
      reader = .jt808(lines)
    }
    guard !reports.isEmpty else { return }
    let raw = observations.keep(line)
    for report in reports {
      guard let vessel = feed.vessel(of: report, directory) else {
        unknown += 1
        strangers.note(report.device ?? "", at: batch.receivedAt)
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
    guard let device = report.device else { return vessel.flatMap { directory.vessel(id: $0)?.mmsi } }
    return (devices[device].flatMap { directory.vessel(id: $0) } ?? directory.vessel(device: device))?.mmsi
  }
}
