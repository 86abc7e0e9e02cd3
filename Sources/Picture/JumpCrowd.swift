import Geometry
import Units

/// Who jumped lately, and from where: many vessels of one place that jump within a minute did not; their receivers are jammed or deceived.
///
/// While such a crowd lasts no second fix confirms a jump of it, and a vessel of it is believed again only where it could have gone meanwhile at
/// a speed that vessels have here: else each would be believed at the false place as soon as enough time has passed. A crowd lasts as long as
/// some of it say what can't be.
struct JumpCrowd: Sendable {
  private struct Jump {
    let mmsi: UInt32
    /// The first of a row of jumps, and the last: one that jumps all day long is no crowd.
    let first: Instant
    var last: Instant
    let place: Position
    /// It was heard for a while before it first jumped: a number that several vessels use jumps from the first report on.
    let isKnown: Bool
  }
  private struct Crowd {
    let place: Position
    /// When each said last what can't be.
    var members: [UInt32: Instant]
  }

  /// So many, within so long, so near each other before.
  static let many = 5
  static let within = TimeSpan.minutes(1)
  static let metres = 30_000.0
  /// Jumps of less are not counted: reports that a slow feed brings late once more.
  static let least = 2000.0
  /// Pauses between reports of a vessel that was heard for a while.
  static let known = 4
  /// A crowd lasts while so many of it spoke within so long: those at rest report every three minutes.
  static let fewest = 3
  static let lasts = TimeSpan.minutes(4)
  /// Back is who is no further off than 20 kn (in metres a second) for the time that passed, five minutes of it at most.
  static let metresPerSecond = 10.3
  static let longest = 300.0
  private static let most = 256
  private static let mostCrowds = 8
  private static let mostMembers = 2000
  private static let row = TimeSpan.minutes(10)

  private var jumps: [Jump] = []
  private var crowds: [Crowd] = []

  /// Nobody is jammed.
  var isEmpty: Bool { crowds.isEmpty }

  /// One more jump.
  /// - Parameters:
  ///   - place: where it was before.
  ///   - isKnown: it was heard for a while.
  /// - Returns: whether it is one of a crowd.
  /// - Complexity: O(jumps of the last ten minutes), 256 at most, and the crowd's members.
  mutating func joins(_ mmsi: UInt32, at: Instant, from place: Position, to there: Position, isKnown: Bool) -> Bool {
    guard place.distance(to: there) >= Self.least else { return false }
    var isKnown = isKnown
    if let index = jumps.firstIndex(where: { $0.mmsi == mmsi }), at - jumps[index].last <= Self.row {
      jumps[index].last = at
      isKnown = jumps[index].isKnown
    } else {
      jumps.removeAll { $0.mmsi == mmsi || at - $0.last > Self.row }
      if jumps.count >= Self.most { jumps.removeFirst() }
      jumps.append(Jump(mmsi: mmsi, first: at, last: at, place: place, isKnown: isKnown))
    }
    guard isKnown else { return false }
    endThoseOver(at)
    if let index = crowds.firstIndex(where: { $0.place.distance(to: place) <= Self.metres }) {
      if crowds[index].members.count < Self.mostMembers { crowds[index].members[mmsi] = at }
      return true
    }
    let near = jumps.filter {
      $0.isKnown && at - $0.first <= Self.within && $0.place.distance(to: place) <= Self.metres
    }
    guard near.count >= Self.many else { return false }
    if crowds.count >= Self.mostCrowds { crowds.removeFirst() }
    let members = Dictionary(near.map { ($0.mmsi, $0.last) }, uniquingKeysWith: { first, _ in first })
    crowds.append(Crowd(place: place, members: members))
    return true
  }

  /// Whether a vessel of a crowd is still where it can't be, though so much time has passed that the speed alone allows it.
  mutating func keeps(_ mmsi: UInt32, _ fix: Fix, after last: Fix) -> Bool {
    guard crowds.contains(where: { $0.members[mmsi] != nil }) else { return false }
    endThoseOver(fix.at)
    guard let index = crowds.firstIndex(where: { $0.members[mmsi] != nil }) else { return false }
    let passed = min(Self.longest, Double(max(0, fix.at.milliseconds &- last.at.milliseconds)) / 1000)
    if fix.position.distance(to: last.position) <= Plausibility.slack + Self.metresPerSecond * passed {
      crowds[index].members[mmsi] = nil
      return false
    }
    crowds[index].members[mmsi] = fix.at
    return true
  }

  private mutating func endThoseOver(_ at: Instant) {
    crowds.removeAll { crowd in crowd.members.values.count { at - $0 <= Self.lasts } < Self.fewest }
  }
}
