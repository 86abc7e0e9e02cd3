package import Units

/// What kind of message a position came from. A number that no name stands for is kept as it is.
package struct TrackKind: RawRepresentable, Hashable, Sendable {
  package var rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Position report of a class A station (ITU-R M.1371-5 messages 1, 2, 3).
  package static let classA = TrackKind(rawValue: 1)
  /// Position report of a class B station (messages 18, 19).
  package static let classB = TrackKind(rawValue: 2)
  /// Long-range report (message 27): a tenth of a minute, whole knots and degrees.
  package static let longRange = TrackKind(rawValue: 3)
  /// Search and rescue aircraft (message 9).
  package static let aircraft = TrackKind(rawValue: 4)
  /// A distress device: AIS-SART, MOB or EPIRB (MMSI 970…, 972…, 974…).
  package static let distress = TrackKind(rawValue: 5)
  /// A base station or an aid to navigation that moves (messages 4, 21).
  package static let station = TrackKind(rawValue: 6)
  /// A GPS receiver or terminal that speaks no AIS.
  package static let gps = TrackKind(rawValue: 7)
}

/// One position of one vessel, as the archive keeps it: a row of a track. What a source did not state is nil.
///
/// WGS 84 (D13). Integers in fixed units, so that what is read equals what was written.
package struct TrackRow: Hashable, Sendable {
  /// When the vessel was there, as far as the source tells; else the time of receipt.
  package var at: Instant
  /// When the daemon read it. Decides which hour's file it goes into.
  package var receivedAt: Instant
  package var mmsi: UInt32
  /// 10⁻⁷ degrees, north positive: −900,000,000…900,000,000.
  package var latitude: Int32
  /// 10⁻⁷ degrees, east positive: −1,800,000,000…1,800,000,000.
  package var longitude: Int32
  /// Over ground, tenths of a knot.
  package var speed: UInt16?
  /// Over ground, tenths of a degree, 0…3599.
  package var course: UInt16?
  /// True heading in degrees, 0…359.
  package var heading: UInt16?
  /// Navigational status (ITU-R M.1371-5 table 48), 0…15.
  package var status: UInt8?
  package var kind: TrackKind
  /// Which feed brought it: a number that the daemon gives each feed once.
  package var feed: UInt16

  package init(
    at: Instant, receivedAt: Instant? = nil, mmsi: UInt32, latitude: Int32, longitude: Int32, speed: UInt16? = nil,
    course: UInt16? = nil, heading: UInt16? = nil, status: UInt8? = nil, kind: TrackKind, feed: UInt16
  ) {
    self.at = at
    self.receivedAt = receivedAt ?? at
    self.mmsi = mmsi
    self.latitude = latitude
    self.longitude = longitude
    self.speed = speed
    self.course = course
    self.heading = heading
    self.status = status
    self.kind = kind
    self.feed = feed
  }

  /// The place in degrees.
  package var position: Position {
    Position(latitude: Double(latitude) / 1e7, longitude: Double(longitude) / 1e7)
  }

  /// Degrees in the row's unit, rounded to the nearest; nil for what is no place on earth.
  package static func units(_ position: Position) -> (latitude: Int32, longitude: Int32)? {
    guard position.isValid else { return nil }
    return (Int32((position.latitude * 1e7).rounded()), Int32((position.longitude * 1e7).rounded()))
  }

  /// ITU's 1/10,000 minute in the row's unit (one is 16⅔ of the other), rounded to the nearest: going back by
  /// `ituUnits` gives the same number. For −108,000,000…108,000,000, which is any longitude; nil beyond.
  package static func units(itu tenThousandths: Int32) -> Int32? {
    guard (-108_000_000...108_000_000).contains(tenThousandths) else { return nil }
    return rounded(Int64(tenThousandths) * 50, by: 3)
  }

  /// The row's unit in ITU's 1/10,000 minute, rounded to the nearest.
  package static func ituUnits(_ units: Int32) -> Int32 { rounded(Int64(units) * 3, by: 50) }

  private static func rounded(_ value: Int64, by divisor: Int64) -> Int32 {
    let half = value < 0 ? -divisor / 2 : divisor / 2
    return Int32(truncatingIfNeeded: (value + half) / divisor)
  }
}
