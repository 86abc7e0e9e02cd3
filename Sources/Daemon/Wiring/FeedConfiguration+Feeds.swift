import Feeds
import Organisation
import Picture
import Regulation
import Settings
import Synchronization
import Terminals
import Units

extension FeedConfiguration {
  /// Terminals say something every half minute to few minutes: a pause is no fault so soon.
  private static let terminalSilence = TimeSpan.minutes(5)

  /// As the edge needs it.
  func feed(_ options: DaemonOptions) -> FeedSettings {
    let kind: FeedSettings.Kind =
      switch self.kind {
      case .udp(let host, let port): .udp(host: host, port: port, multicastGroup: group)
      case .tcpClient(let host, let port): .tcpClient(host: host, port: port)
      case .tcpServer(let host, let port): .tcpServer(host: host, port: port, maxClients: connections)
      case .file(let path, let pace): .file(path: options.path(path), pace: pace.feed)
      case .serial(let path, let speed): .serial(path: path, speed: speed)
      case .stdin: .descriptor(0)
      }
    var settings = FeedSettings(
      name: name, kind: kind, expectedRatePerMinute: expectedPerMinute.map(Double.init),
      receiveBufferBytes: receiveBufferBytes, datum: datum.rawValue, tag: tag ?? "")
    if format == .jt808 {
      settings.lineLimit = JT808Lines.longest
      settings.silentAfter = .milliseconds(Self.terminalSilence.milliseconds)
      if case .tcpServer = self.kind { settings.format = .jt808(admission == .code ? .code : .number) }
    }
    if [.gpsd, .json, .csv].contains(format) { settings.lineLimit = GPSDLines.longest }
    if format == .gpsd, case .tcpClient = self.kind { settings.greeting = GPSDLines.greeting }
    if let silentAfter { settings.silentAfter = .milliseconds(silentAfter.milliseconds) }
    return settings
  }

  /// As the engine needs it.
  var ear: EngineFeed {
    var feed = EngineFeed(name: name, datum: datum, expectedPerMinute: expectedPerMinute.map(Double.init))
    feed.format =
      switch format {
      case .ais: .ais
      case .jt808: .jt808
      case .nmeaGps: .gps
      case .gpsd: .gpsd
      case .csv: .csv(mapping ?? PositionMapping(names: [:]))
      case .json: .json(mapping ?? PositionMapping(names: [:]))
      }
    feed.devices = devices
    feed.vessel = vessel
    feed.byArrival = clock == .arrival
    feed.sieve = FeedSieve(box: box, types: types)
    return feed
  }
}

extension FeedConfiguration.Pace {
  fileprivate var feed: FeedPace {
    switch self {
    case .asFastAsPossible: .asFast
    case .recorded: .recorded
    case .over(let span): .over(seconds: span.seconds)
    }
  }
}

/// Which devices are let in, for the feeds' own threads: what the register has, and what a feed names besides.
final class DeviceRoll: Sendable {
  private let feeds: [[String: VesselID]]
  private let key: DrawKey
  private let directory: Mutex<Directory>

  /// - Parameter key: the daemon's secret: the codes that registration hands out are made of it, the same after every start.
  init(feeds: [[String: VesselID]], key: DrawKey, directory: Directory) {
    self.feeds = feeds
    self.key = key
    self.directory = Mutex(directory)
  }

  /// Another version of the organisation.
  func use(_ directory: Directory) { self.directory.withLock { $0 = directory } }

  var gate: TerminalGate {
    TerminalGate(
      isKnown: { [self] feed, device in
        directory.withLock { directory in
          if feeds.indices.contains(feed), let vessel = feeds[feed][device] {
            return directory.vessel(id: vessel) != nil
          }
          return directory.vessel(device: device) != nil
        }
      },
      code: { [key] device in
        let digits = Array("0123456789ABCDEF".utf8)
        return key.digest("jt808|\(device)").prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      })
  }
}

extension OutputConfiguration {
  /// As the edge needs it.
  var outlet: OutletSettings {
    switch kind {
    case .udp(let host, let port): OutletSettings(name: name, kind: .udp(host: host, port: port))
    case .tcpServer(let host, let port, let connections):
      OutletSettings(name: name, kind: .tcpServer(host: host, port: port, maxClients: connections))
    }
  }
}
