/// A vessel of the picture or of the register.
package struct VesselRow: Hashable, Sendable, Codable {
  /// The MMSI; of a registered vessel without one a number of its own from 2,000,000,000 on.
  package var mmsi: UInt32
  /// Of the register.
  package var id: String?
  /// As registered, else as received, else empty.
  package var name: String
  package var registered: Bool
  /// Kind of a registered vessel: `ferry`, `passenger`, `cargo`, …
  package var kind: String?
  package var homeCentre: String?
  package var lastSeen: Timestamp?
  package var latitude: Double?
  package var longitude: Double?
  /// Knots over ground.
  package var speed: Double?
  /// Degrees true.
  package var course: Double?
  package var heading: Int?
  /// Navigational status, 0…15 (ITU-R M.1371-5).
  package var status: Int?
  /// `A`, `B`, `base`, `aton`, `sar`, `sart`, …
  package var station: String?
  /// Name of the feed it was last heard on.
  package var source: String?
  package var messages: Int
  /// `current`, or `grey` when its position is older than inland ECDIS shows unmarked: 60 s of class A under way, 180 s of class B, 18 minutes
  /// of either at rest; none before its first position.
  package var freshness: String?

  package init(
    mmsi: UInt32, id: String? = nil, name: String, registered: Bool, kind: String? = nil, homeCentre: String? = nil,
    lastSeen: Timestamp? = nil, latitude: Double? = nil, longitude: Double? = nil, speed: Double? = nil,
    course: Double? = nil, heading: Int? = nil, status: Int? = nil, station: String? = nil, source: String? = nil,
    messages: Int = 0, freshness: String? = nil
  ) {
    self.mmsi = mmsi
    self.id = id
    self.name = name
    self.registered = registered
    self.kind = kind
    self.homeCentre = homeCentre
    self.lastSeen = lastSeen
    self.latitude = latitude
    self.longitude = longitude
    self.speed = speed
    self.course = course
    self.heading = heading
    self.status = status
    self.station = station
    self.source = source
    self.messages = messages
    self.freshness = freshness
  }
}

/// `GET /v1/vessels/{mmsi}`
package struct VesselDetail: Hashable, Sendable, Codable {
  package var summary: VesselRow
  package var id: String?
  package var point: String?
  package var imo: UInt32?
  package var callSign: String?
  /// AIS type of ship and cargo, 0…99.
  package var shipType: Int?
  package var destination: String?
  /// European number of an inland vessel, eight digits, as it says.
  package var eni: String?
  /// The vessel of the register that it says it is, though its number is none of the register's.
  package var match: RegisterMatch?
  /// Positions of it that can't be and that no detector saw; nil: none.
  package var withheld: WithheldShape?
  /// Metres.
  package var draught: Double?
  package var length: Double?
  package var beam: Double?
  /// The last 15 minutes, oldest first.
  package var track: [FixRow]
  /// Not yet over.
  package var findings: [FindingRow]

  package init(
    summary: VesselRow, id: String? = nil, point: String? = nil, imo: UInt32? = nil, callSign: String? = nil,
    shipType: Int? = nil, destination: String? = nil, draught: Double? = nil, length: Double? = nil,
    beam: Double? = nil, track: [FixRow], findings: [FindingRow]
  ) {
    self.summary = summary
    self.id = id
    self.point = point
    self.imo = imo
    self.callSign = callSign
    self.shipType = shipType
    self.destination = destination
    self.draught = draught
    self.length = length
    self.beam = beam
    self.track = track
    self.findings = findings
  }
}

/// A vessel of the register, found by what another vessel says of itself.
package struct RegisterMatch: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  /// Its MMSI in the register; nil: it has none there.
  package var mmsi: UInt32?
  /// `imo`, `eni` or `name`.
  package var by: String

  package init(id: String, name: String, mmsi: UInt32?, by: String) {
    self.id = id
    self.name = name
    self.mmsi = mmsi
    self.by = by
  }
}

/// Positions of a vessel that can't be, since it came into the picture.
package struct WithheldShape: Hashable, Sendable, Codable {
  package var count: Int
  /// Of the last one: when, and why: `jump`, `jammed`, `swapped` or `zero`.
  package var last: Timestamp
  package var reason: String

  package init(count: Int, last: Timestamp, reason: String) {
    self.count = count
    self.last = last
    self.reason = reason
  }
}

/// A feed and its counters since the start (D9).
package struct FeedRow: Hashable, Sendable, Codable {
  package var name: String
  /// `udp`, `tcp`, `tcp-server`, `file`, …
  package var kind: String
  /// `ais`, `jt808`, …: what its lines say.
  package var format: String
  package var address: String
  /// `live`, `silent`, `down` or `done`.
  package var state: String
  package var since: Timestamp?
  package var lastReceived: Timestamp?
  /// Lines as they came, comments and noise included.
  package var received: Int
  /// Well-formed AIS sentences among them, as `watchroom decode` counts them; of other formats well-formed frames, sentences or rows.
  package var sentences: Int
  /// Messages decoded from them; of other formats positions.
  package var accepted: Int
  /// Rejected sentences by reason.
  package var rejected: [String: Int]
  /// Dropped by us because a queue was full.
  package var dropped: Int
  package var kernelDrops: Int
  /// Sentences a second over the last minute.
  package var rate: Double
  /// Sentences a second that are usual for it at this hour, once known.
  package var usualRate: Double?
  /// Sentences a minute that the administrator expects.
  package var expectedPerMinute: Double?
  /// Why it is judged silent.
  package var silence: SilenceShape?
  /// What the administrator calls the source.
  package var tag: String?
  package var datum: String?
  package var filter: FilterShape?
  /// Senders connected, of a server; JT/T 808 terminals let in.
  package var clients: Int?
  package var terminals: Int?
  package var reconnects: Int
  package var lastError: String?
  /// Devices that spoke and that the register does not have, the last heard first; 32 at most.
  package var strangers: [StrangerRow]

  package init(
    name: String, kind: String, format: String = "ais", address: String, state: String, since: Timestamp? = nil,
    lastReceived: Timestamp? = nil, received: Int, sentences: Int, accepted: Int, rejected: [String: Int], dropped: Int,
    kernelDrops: Int, rate: Double, usualRate: Double? = nil, reconnects: Int = 0, lastError: String? = nil,
    strangers: [StrangerRow] = []
  ) {
    self.name = name
    self.kind = kind
    self.format = format
    self.address = address
    self.state = state
    self.since = since
    self.lastReceived = lastReceived
    self.received = received
    self.sentences = sentences
    self.accepted = accepted
    self.rejected = rejected
    self.dropped = dropped
    self.kernelDrops = kernelDrops
    self.rate = rate
    self.usualRate = usualRate
    self.reconnects = reconnects
    self.lastError = lastError
    self.strangers = strangers
  }
}

/// Why a feed is judged silent: nothing for too long, or far fewer lines than usual (`isGap` false).
package struct SilenceShape: Hashable, Sendable, Codable {
  package var isGap: Bool
  /// Since the last line, and how long that may be.
  package var seconds: Double
  package var limitSeconds: Double
  /// Lines in the last minutes, and what is usual at this hour.
  package var count: Int
  package var usualCount: Double
  package var minutes: Int

  package init(isGap: Bool, seconds: Double, limitSeconds: Double, count: Int, usualCount: Double, minutes: Int) {
    self.isGap = isGap
    self.seconds = seconds
    self.limitSeconds = limitSeconds
    self.count = count
    self.usualCount = usualCount
    self.minutes = minutes
  }
}

/// What of a feed goes on.
package struct FilterShape: Hashable, Sendable, Codable {
  /// West, south, east, north: degrees in WGS 84.
  package var box: [Double]?
  /// Types of AIS messages.
  package var types: [Int]?

  package init(box: [Double]? = nil, types: [Int]? = nil) {
    self.box = box
    self.types = types
  }
}

/// Where sentences go out to chart plotters.
package struct OutputRow: Hashable, Sendable, Codable {
  package var name: String
  /// `udp` or `tcp-server`.
  package var kind: String
  package var address: String
  package var lines: Int
  /// What a plotter was too slow for.
  package var dropped: Int
  package var clients: Int
  package var lastError: String?

  package init(
    name: String, kind: String, address: String, lines: Int, dropped: Int, clients: Int, lastError: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.address = address
    self.lines = lines
    self.dropped = dropped
    self.clients = clients
    self.lastError = lastError
  }
}

/// A device that no vessel of the register has.
package struct StrangerRow: Hashable, Sendable, Codable {
  /// Its number, without zeros on the left.
  package var device: String
  /// How often it spoke, or asked to be let in.
  package var count: Int
  package var last: Timestamp

  package init(device: String, count: Int, last: Timestamp) {
    self.device = device
    self.count = count
    self.last = last
  }
}
