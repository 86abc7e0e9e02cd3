import Organisation
import Picture
import Units

/// What is remembered of a vessel whose identity is in doubt.
struct IdentityState: Sendable {
  /// Where someone with this number was last heard.
  struct Spot: Sendable {
    var place: Position
    var mono: Int64
    var source: UInt16
    var isDevice: Bool
    var reports = 1
    /// It began with a wild position that nothing has confirmed.
    var isWild = false
  }
  /// A place with its way.
  struct Sailed: Sendable {
    let place: Position
    let at: Instant
    let metresPerSecond: Double
    let course: Double?
  }
  /// Signs of one kind in a row.
  struct Signs: Sendable {
    let onset: Instant
    var since: Int64
    /// `.min` after a restart, until the next sign or sweep.
    var last: Int64
    var count = 1
  }
  /// What messages of it say that the register does not.
  struct Conflict: Sendable {
    let onset: Instant
    var reason: Reason
    var reports = 0
    /// When it was said last, and by which feed.
    var last = Int64.min
    var source: UInt16 = .max
    /// What brought it, of `borrowed`: only the same part takes it back.
    var part: Particulars.Parts = .name
    /// Messages in a row that say what the register says.
    var fits = 0
  }

  /// A message that another feed brings within so long (milliseconds) is the same one.
  static let same: Int64 = 10_000
  /// Signs further apart than this (milliseconds) are not one row.
  static let row: Int64 = 600_000

  /// At most eight: the one heard last first.
  var spots: [Spot] = []
  /// Changes from one to the other; positions that fit neither; devices far apart; reports under a number that can't be.
  var flips: Signs?
  var wild: Signs?
  var apart: Signs?
  var impossible: Signs?
  /// Where a leg began that was too fast, and when.
  var anchor: (place: Position, at: Instant, mono: Int64)?
  /// The last of each kind of device, of a registered vessel with terminals.
  var transponder: Sailed?
  var terminal: Sailed?
  /// By object: `RegisterCheck.objects` and `borrowed`.
  var conflicts: [String: Conflict] = [:]
  /// By object.
  var episodes: [String: Episode] = [:]
  /// When a position of it was last heard, and by which feed.
  var seen = Int64.min
  var source: UInt16 = .max

  /// One more sign.
  /// - Parameter isOpen: its episode is open: what comes before its end is of the same row.
  static func note(_ signs: inout Signs?, _ at: Instant, _ mono: Int64, isOpen: Bool) {
    guard var going = signs, going.last == .min || mono - going.last <= (isOpen ? IdentityWatch.leave : row) else {
      signs = Signs(onset: at, since: mono, last: mono)
      return
    }
    if going.last == .min { going.since = mono } else { going.count += 1 }
    going.last = mono
    signs = going
  }

  mutating func takeBackWild() {
    guard let count = wild?.count else { return }
    if count > 1 { wild?.count = count - 1 } else { wild = nil }
  }

  /// Its episode is open in the register: it goes on from here.
  mutating func resume(_ finding: Finding) {
    let object = finding.object
    episodes[object] = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    let signs = Signs(onset: finding.onset, since: .min, last: .min)
    switch object {
    case "places": flips = signs
    case "speed": wild = signs
    case "terminal": apart = signs
    case "mmsi": impossible = signs
    default:
      let received = finding.reason.values["received"] ?? ""
      let part: Particulars.Parts =
        received.hasPrefix("IMO ") ? .voyage : received.hasPrefix("ENI ") ? .inland : .name
      conflicts[object] = Conflict(onset: finding.onset, reason: finding.reason, reports: 2, part: part)
    }
  }

  /// Nothing is open, and nothing doubtful was seen for so long that it would count.
  func isIdle(_ mono: Int64) -> Bool {
    guard episodes.isEmpty, conflicts.isEmpty, terminal == nil, anchor == nil || mono - seen > IdentityState.row else {
      return false
    }
    let last = max(flips?.last ?? .min, wild?.last ?? .min, apart?.last ?? .min, impossible?.last ?? .min)
    return last == .min || mono - last > IdentityState.row
  }
}
