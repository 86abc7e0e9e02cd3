/// `GET /v1/tracks`
package struct TrackFilter: Hashable, Sendable {
  /// MMSI, id in the register, name as registered or heard, or number of a terminal.
  package var vessel: String
  /// Positions from then on; nil: from the first.
  package var from: Timestamp?
  /// Positions until then, included; nil: until now.
  package var through: Timestamp?

  /// A position is small, and a day has thousands: more a page than elsewhere.
  package static let most = 20_000

  package init(vessel: String, from: Timestamp? = nil, through: Timestamp? = nil) {
    self.vessel = vessel
    self.from = from
    self.through = through
  }
}

/// A page of the archived positions of one vessel, oldest first.
package struct VesselTrack: Hashable, Sendable, Codable {
  /// The MMSI; of a registered vessel without one a number of its own from 2,000,000,000 on.
  package var mmsi: UInt32
  /// Of the register.
  package var id: String?
  /// As registered, else as received; absent where neither is known.
  package var name: String?
  package var items: [TrackPoint]
  /// What the next page is asked with; absent on the last.
  package var next: Int64?

  package init(mmsi: UInt32, id: String? = nil, name: String? = nil, items: [TrackPoint], next: Int64? = nil) {
    self.mmsi = mmsi
    self.id = id
    self.name = name
    self.items = items
    self.next = next
  }
}

/// One archived position, WGS 84.
package struct TrackPoint: Hashable, Sendable, Codable {
  package var at: Timestamp
  /// Degrees, to seven places.
  package var latitude: Double
  package var longitude: Double
  /// Knots over ground.
  package var speed: Double?
  /// Degrees true.
  package var course: Double?
  package var heading: Int?
  /// Navigational status, 0…15 (ITU-R M.1371-5).
  package var status: Int?
  /// `A`, `B`, `sar-aircraft`, `distress-beacon`, `gps`, …
  package var station: String
  /// Name of the feed that brought it; nil when nobody knows it any more.
  package var source: String?

  package init(
    at: Timestamp, latitude: Double, longitude: Double, speed: Double? = nil, course: Double? = nil,
    heading: Int? = nil, status: Int? = nil, station: String, source: String? = nil
  ) {
    self.at = at
    self.latitude = latitude
    self.longitude = longitude
    self.speed = speed
    self.course = course
    self.heading = heading
    self.status = status
    self.station = station
    self.source = source
  }
}
