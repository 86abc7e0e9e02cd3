package import Organisation
import Picture
import Store
package import Units
package import Wire

/// A vessel that a person may mean.
package struct VesselMatch: Sendable, Hashable {
  package var mmsi: UInt32
  package var id: VesselID?
  package var name: String

  package init(mmsi: UInt32, id: VesselID? = nil, name: String) {
    self.mmsi = mmsi
    self.id = id
    self.name = name
  }
}

extension TrafficEngine {
  /// Which vessels are called so: by id of the register, by MMSI, by the number of a terminal, by name (as registered, then as heard).
  /// A number of up to nine digits that nobody knows is taken for an MMSI: the archive may know it.
  func vessels(called text: String) -> [VesselMatch] {
    guard !text.isEmpty else { return [] }
    if let vessel = directory.vessel(id: VesselID(text)) { return [match(vessel)] }
    let number = text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? UInt32(text) : nil
    if let number, directory.vessel(mmsi: number) != nil || picture.vessel(number) != nil { return [match(number)] }
    if let device = DeviceNumber.normal(text) {
      let named = feeds.lazy.compactMap { $0.devices[device] }.first.flatMap { self.directory.vessel(id: $0) }
      if let vessel = named ?? directory.vessel(device: device) { return [match(vessel)] }
    }
    if let number { return VesselNumber.isMMSI(number) || number >= VesselNumber.firstOwn ? [match(number)] : [] }
    let registered = directory.organisation.vessels.filter { $0.name == text }
    if !registered.isEmpty { return registered.map { match($0) } }
    let wanted = text.uppercased()
    return picture.allMMSI().filter { picture.name($0) == wanted }.map { match($0) }
  }

  private func match(_ vessel: RegisteredVessel) -> VesselMatch {
    VesselMatch(mmsi: vessel.mmsi, id: vessel.id, name: vessel.name)
  }

  private func match(_ mmsi: UInt32) -> VesselMatch {
    directory.vessel(mmsi: mmsi).map { match($0) } ?? VesselMatch(mmsi: mmsi, name: picture.name(mmsi))
  }
}

extension TrafficRoom {
  package func vessels(called text: String) async -> [VesselMatch] { await engine.vessels(called: text) }

  package func track(
    mmsi: UInt32, from: Instant, through: Instant, page: PageRequest, zone: CivilZone
  ) async throws -> (items: [TrackPoint], next: Int64?) {
    guard let tracks = engine.tracks else { return ([], nil) }
    let mark = page.cursor.map(TrackMark.init)
    let skipped = mark?.passed ?? 0
    let rows = try await tracks.track(
      mmsi: mmsi, from: mark?.at ?? from, through: through, limit: page.limit + skipped + 1)
    let wanted = rows.dropFirst(skipped).prefix(page.limit)
    guard rows.count > skipped + page.limit, let last = wanted.last else {
      return (wanted.map { $0.shown(zone, engine.numbers) }, nil)
    }
    let passed = rows.prefix(skipped + page.limit).reversed().prefix { $0.at == last.at }.count
    return (wanted.map { $0.shown(zone, engine.numbers) }, TrackMark(at: last.at, passed: passed).cursor)
  }
}

/// Where a reading of a track goes on: at an instant, behind so many of its positions.
struct TrackMark: Hashable {
  var at: Instant
  var passed: Int
  private static let most = 4096

  init(at: Instant, passed: Int) {
    self.at = at
    self.passed = min(passed, Self.most - 1)
  }

  init(_ cursor: Int64) {
    at = Instant(milliseconds: cursor >> 12)
    passed = Int(cursor & Int64(Self.most - 1))
  }

  var cursor: Int64 { at.milliseconds << 12 | Int64(passed) }
}

extension TrackRow {
  fileprivate func shown(_ zone: CivilZone, _ feeds: FeedNumbers) -> TrackPoint {
    TrackPoint(
      at: Timestamp(at, zone: zone), latitude: position.latitude, longitude: position.longitude,
      speed: speed.map { Double($0) / 10 }, course: course.map { Double($0) / 10 }, heading: heading.map(Int.init),
      status: status.map(Int.init), station: kind.stationName, source: feeds.name(feed))
  }
}

extension TrackKind {
  fileprivate var stationName: String {
    if self == .classB { return Transceiver.classB.name }
    if self == .aircraft { return Transceiver.aircraft.name }
    if self == .distress { return Transceiver.beacon.name }
    if self == .gps { return Transceiver.device.name }
    if self == .station { return Transceiver.baseStation.name }
    return Transceiver.classA.name
  }
}
