package import Units

/// `GET /v1/lines`: a ferry line and what was counted on it that day.
package struct LineRow: Hashable, Sendable, Codable {
  /// `L-430100-01`
  package var line: String
  package var name: String
  /// Code of the centre that watches it.
  package var centre: String
  package var centreName: String
  package var point: String?
  /// `2026-11-22`; sailings of the night after belong to the day before.
  package var day: String
  package var berths: [BerthShape]
  /// Half the width of its corridor in metres.
  package var corridor: Double
  /// Departures need a sign-off here.
  package var signed: Bool
  /// Trips of the day: those that left a berth, those that reached one, those still under way.
  package var left: Int
  package var arrived: Int
  package var underWay: Int
  /// Departures with their sign-off, and seen departures without one.
  package var signedTrips: Int
  package var unsignedTrips: Int

  package init(
    line: String, name: String, centre: String, centreName: String, point: String?, day: String, berths: [BerthShape],
    corridor: Double, signed: Bool, left: Int = 0, arrived: Int = 0, underWay: Int = 0, signedTrips: Int = 0,
    unsignedTrips: Int = 0
  ) {
    self.line = line
    self.name = name
    self.centre = centre
    self.centreName = centreName
    self.point = point
    self.day = day
    self.berths = berths
    self.corridor = corridor
    self.signed = signed
    self.left = left
    self.arrived = arrived
    self.underWay = underWay
    self.signedTrips = signedTrips
    self.unsignedTrips = unsignedTrips
  }
}

/// A berth of a line.
package struct BerthShape: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  package var latitude: Double
  package var longitude: Double
  /// Metres.
  package var radius: Double

  package init(id: String, name: String, latitude: Double, longitude: Double, radius: Double) {
    self.id = id
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.radius = radius
  }
}

/// `GET /v1/trips`: a crossing, counted from the track.
package struct TripRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var line: String
  package var lineName: String
  package var centre: String
  package var day: String
  package var mmsi: UInt32
  package var vessel: String
  package var vesselName: String
  /// Names of the berths; absent: not known, or not yet.
  package var from: String?
  package var to: String?
  package var left: Timestamp
  package var arrived: Timestamp?
  /// `under-way`, `arrived`, `lost`.
  package var state: String
  /// False: nobody saw it leave.
  package var departureSeen: Bool
  /// Number of its sign-off.
  package var signOff: Int64?
  /// `signed`, `unsigned`; absent where none is needed or nobody saw it leave.
  package var signing: String?

  package init(
    no: Int64, line: String, lineName: String, centre: String, day: String, mmsi: UInt32, vessel: String,
    vesselName: String, from: String? = nil, to: String? = nil, left: Timestamp, arrived: Timestamp? = nil,
    state: String, departureSeen: Bool = true, signOff: Int64? = nil, signing: String? = nil
  ) {
    self.no = no
    self.line = line
    self.lineName = lineName
    self.centre = centre
    self.day = day
    self.mmsi = mmsi
    self.vessel = vessel
    self.vesselName = vesselName
    self.from = from
    self.to = to
    self.left = left
    self.arrived = arrived
    self.state = state
    self.departureSeen = departureSeen
    self.signOff = signOff
    self.signing = signing
  }
}

/// Which trips, or sign-offs.
package struct TripFilter: Hashable, Sendable {
  package var centre: String?
  package var line: String?
  /// Id, MMSI or name.
  package var vessel: String?
  /// Today, unless said.
  package var day: CivilDate?
  /// Only seen departures without a sign-off where one is needed.
  package var unsigned: Bool

  package init(
    centre: String? = nil, line: String? = nil, vessel: String? = nil, day: CivilDate? = nil, unsigned: Bool = false
  ) {
    self.centre = centre
    self.line = line
    self.vessel = vessel
    self.day = day
    self.unsigned = unsigned
  }
}

/// `POST /v1/sign-offs`: 签单, as JSON or as a form of a ferry point's page.
package struct SignOffRequest: Hashable, Sendable, Codable {
  /// Id of the register, MMSI or name.
  package var vessel: String
  /// Id or name of the berth it leaves, of the vessel's line.
  package var berth: String
  /// When it was signed; now, unless said; at most a day ago.
  package var at: Timestamp?
  /// Passengers.
  package var persons: Int?
  /// Who signed at the berth; the person who acts, unless said.
  package var clerk: String?
  package var note: String?

  package init(
    vessel: String, berth: String, at: Timestamp? = nil, persons: Int? = nil, clerk: String? = nil, note: String? = nil
  ) {
    self.vessel = vessel
    self.berth = berth
    self.at = at
    self.persons = persons
    self.clerk = clerk
    self.note = note
  }
}

/// A sign-off as it was recorded.
package struct SignOffRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var vessel: String
  package var vesselName: String
  package var mmsi: UInt32
  package var line: String
  package var lineName: String
  package var centre: String
  /// Its id, and its name.
  package var berth: String
  package var berthName: String
  package var signedAt: Timestamp
  package var recordedAt: Timestamp
  package var persons: Int?
  /// Who signed at the berth.
  package var clerk: String
  /// The person who entered it.
  package var by: String
  package var note: String?
  /// Number of the trip it belongs to; absent: none yet.
  package var trip: Int64?

  package init(
    no: Int64, vessel: String, vesselName: String, mmsi: UInt32, line: String, lineName: String, centre: String,
    berth: String, berthName: String, signedAt: Timestamp, recordedAt: Timestamp, persons: Int? = nil, clerk: String,
    by: String, note: String? = nil, trip: Int64? = nil
  ) {
    self.no = no
    self.vessel = vessel
    self.vesselName = vesselName
    self.mmsi = mmsi
    self.line = line
    self.lineName = lineName
    self.centre = centre
    self.berth = berth
    self.berthName = berthName
    self.signedAt = signedAt
    self.recordedAt = recordedAt
    self.persons = persons
    self.clerk = clerk
    self.by = by
    self.note = note
    self.trip = trip
  }
}
