package import Geometry
package import Organisation
package import Terminals
package import Units

/// Where positions come from.
package struct FeedConfiguration: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Listens for datagrams.
    case udp(host: String, port: Int)
    /// Connects, and again for ever.
    case tcpClient(host: String, port: Int)
    /// Lets senders connect.
    case tcpServer(host: String, port: Int)
    /// Reads a recording, or all recordings of a folder in the order of their names; a relative path lies below the state folder.
    case file(path: String, pace: Pace)
    /// Reads a serial line, raw, with so many bits a second; opens it again when its device is back.
    case serial(path: String, speed: Int)
    /// Reads standard input to its end.
    case stdin
  }

  /// How fast a recording is read.
  package enum Pace: Hashable, Sendable {
    case asFastAsPossible
    /// By the times of its tag blocks.
    case recorded
    /// Spread evenly.
    case over(TimeSpan)
  }

  /// What its lines say.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    /// AIS sentences.
    case ais
    /// JT/T 808 terminals; a recording has a frame a line, in hexadecimal digits.
    case jt808
    /// GPS receivers by NMEA 0183.
    case nmeaGps
    /// A gpsd, as its client.
    case gpsd
    /// Tables, and JSON objects, one position a line.
    case csv, json
  }

  /// How a JT/T 808 terminal is let in.
  package enum Admission: String, Hashable, Sendable, CaseIterable {
    /// It shows the code that registration gave it.
    case code
    /// The register's number is enough: for a network of one's own.
    case number
  }

  /// By which clock a device's positions are dated.
  package enum DeviceClock: String, Hashable, Sendable, CaseIterable {
    case device
    /// When they came, for devices whose clocks are wrong; what was gathered without network keeps the device's.
    case arrival
  }

  /// Unique among the feeds.
  package var name: String
  package var kind: Kind
  package var format = Format.ais
  /// In which datum it states positions (D13).
  package var datum: Datum
  /// Sentences a minute that are usual: far fewer is silence. nil: judged by its own past only.
  package var expectedPerMinute: Int?
  /// Wanted size of the kernel's receive buffer, in bytes.
  package var receiveBufferBytes: Int
  /// Connections that a `tcpServer` keeps at once.
  package var connections: Int
  /// Open and without a byte for so long: silent; nil: as the daemon has it for the format.
  package var silentAfter: TimeSpan?
  /// What the source is called: a station, a supplier.
  package var tag: String?
  /// Of `udp`: the multicast group that is joined, on the interface that has the address `host`.
  package var group: String?
  package var admission = Admission.code
  package var clock = DeviceClock.device
  /// Vessels by the numbers of devices that this feed brings, as `DeviceNumber` writes them; the register's `terminals` come after.
  package var devices: [String: VesselID] = [:]
  /// The vessel of a device that neither `devices` nor the register names, or that does not name itself.
  package var vessel: VesselID?
  /// What of it goes on: a box in WGS 84, and types of AIS messages.
  package var box: Box?
  package var types: Set<UInt8>?
  /// Of formats `csv` and `json`.
  package var mapping: PositionMapping?

  package init(
    name: String, kind: Kind, datum: Datum = .wgs84, expectedPerMinute: Int? = nil, receiveBufferBytes: Int = 4 << 20,
    connections: Int = 64
  ) {
    self.name = name
    self.kind = kind
    self.datum = datum
    self.expectedPerMinute = expectedPerMinute
    self.receiveBufferBytes = receiveBufferBytes
    self.connections = connections
  }
}

/// Where sentences go out: a chart plotter shows what the centre sees.
package struct OutputConfiguration: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case udp(host: String, port: Int)
    /// Plotters connect, so many at once.
    case tcpServer(host: String, port: Int, connections: Int)
  }
  package var name: String
  package var kind: Kind
  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
