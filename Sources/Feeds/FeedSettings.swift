/// How fast a recording is played.
package enum FeedPace: Sendable, Hashable {
  /// As fast as the reader takes it.
  case asFast
  /// At the speed of its tag-block times (`\c:`); a recording without any is spread evenly (see `ReplaySchedule`).
  case recorded
  /// Spread over so many seconds, by place in the file.
  case over(seconds: Double)
  /// So many lines a second, evenly.
  case rate(perSecond: Double)
}

/// One feed as configured. A plain value: nothing here is checked against the system before the feed runs.
package struct FeedSettings: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Listens for datagrams on `host:port` (port 0: any free one); joins `multicastGroup` when given.
    case udp(host: String, port: Int, multicastGroup: String?)
    /// Connects to a server that sends lines.
    case tcpClient(host: String, port: Int)
    /// Lets clients connect and send lines; a client beyond `maxClients` is refused and counted.
    case tcpServer(host: String, port: Int, maxClients: Int)
    /// Reads a file once, from its beginning to its end.
    case file(path: String, pace: FeedPace)
    /// Reads a serial line, raw; a device that goes away is opened again when it is back.
    case serial(path: String, speed: Int)
    /// Reads a descriptor once, to its end: 0 is standard input.
    case descriptor(Int32)
  }

  /// Unique among the feeds; shown to people.
  package var name: String
  package var kind: Kind
  /// Lines a minute that this feed usually brings, where the administrator knows it.
  package var expectedRatePerMinute: Double?
  /// `SO_RCVBUF` asked for on UDP sockets. The kernel grants at most `net.core.rmem_max`. TCP sockets tune themselves.
  package var receiveBufferBytes: Int
  /// The datum of the feed's positions (D13): `wgs84`, `gcj02`, `bd09`. Carried, not used here.
  package var datum: String
  /// What the administrator calls the source (a station, a supplier). Carried, not used here.
  package var tag: String
  /// Open and without a byte for so long: the state is `silent`. A TCP connection silent for twice as long is
  /// closed and opened again, for a peer behind a forgetful gateway never says that it went away.
  package var silentAfter: Duration
  /// Lines of more bytes than this (newline not counted) are skipped and counted.
  package var lineLimit: Int
  package var format: FeedFormat
  /// Sent on each new TCP connection: what the other side waits for before it says anything.
  package var greeting: [UInt8] = []

  package init(
    name: String, kind: Kind, expectedRatePerMinute: Double? = nil, receiveBufferBytes: Int = 4 << 20,
    datum: String = "wgs84", tag: String = "", silentAfter: Duration = .seconds(60), lineLimit: Int = 1024,
    format: FeedFormat = .lines
  ) {
    self.name = name
    self.kind = kind
    self.expectedRatePerMinute = expectedRatePerMinute
    self.receiveBufferBytes = receiveBufferBytes
    self.datum = datum
    self.tag = tag
    self.silentAfter = silentAfter
    self.lineLimit = lineLimit
    self.format = format
  }
}

extension FeedSettings.Kind {
  /// `udp`, `tcp-client`, `tcp-server`, `file`, `serial` or `stdin`: as in the configuration.
  package var word: String {
    switch self {
    case .udp: "udp"
    case .tcpClient: "tcp-client"
    case .tcpServer: "tcp-server"
    case .file: "file"
    case .serial: "serial"
    case .descriptor: "stdin"
    }
  }

  /// Where it listens, connects to or reads from, for people.
  package var place: String {
    switch self {
    case .udp(let host, let port, let group):
      group.map { "\(hostPort(host, port)) group \($0)" } ?? hostPort(host, port)
    case .tcpClient(let host, let port), .tcpServer(let host, let port, _): hostPort(host, port)
    case .file(let path, _): path
    case .serial(let path, let speed): "\(path) \(speed)"
    case .descriptor(let number): number == 0 ? "stdin" : "descriptor \(number)"
    }
  }
}

/// `host:port`, with brackets around an IPv6 address.
func hostPort(_ host: String, _ port: Int) -> String {
  host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
}
