public import Units

/// What an observation did to the picture. Valid together with its batch: raw bytes and texts are there.
public struct Change: Sendable {
  public var mmsi: UInt32
  public var at: Instant
  public var source: UInt16
  public var transceiver: Transceiver
  public var isRegistered: Bool
  /// In `ObservationBatch.bytes`.
  public var raw: Range<Int32>
  public var what: What
  /// Which particulars a message brought; none for persons aboard and cones.
  public var parts: Particulars.Parts = []

  public enum What: Sendable {
    /// The vessel came into the picture or gave a new fix; `previous` is where the leg began: nil for the first fix, and
    /// where no straight line joins the two (a confirmed jump).
    case fix(Fix, previous: Fix?)
    /// A position that is not believed, or that tells nothing new; not for detectors, distress excepted.
    case withheld(Fix, Withheld)
    /// A position report without a position.
    case noPosition(Motion)
    case particulars
    /// Index into the batch's texts.
    case safetyText(Int32)
    /// Index into the batch's notices.
    case notice(Int32)
    case heard
  }

  /// Why a position is kept away from detectors.
  public enum Withheld: UInt8, Sendable, CaseIterable {
    /// The same report once more (another station, a doubled datagram).
    case repeated
    /// Older than what is known: a slower way brought it.
    case late
    /// Further from the last fix than a vessel goes; believed when a second one confirms it.
    case jump
    /// A jump at the same time as those of many vessels near it: their receivers are jammed or deceived. A second one confirms nothing.
    case jammed
    /// Latitude and longitude exchanged: so read it fits where the vessel was. A second one confirms nothing.
    case swapped
  }
}

/// Totals since the start, for the metrics.
public struct PictureCounters: Hashable, Sendable {
  public var observations = 0
  public var fixes = 0
  public var repeated = 0
  public var late = 0
  public var jumpsHeld = 0
  public var jumpsConfirmed = 0
  /// Jumps of many vessels at once.
  public var jammed = 0
  /// Latitude and longitude exchanged.
  public var swapped = 0
  /// Reports whose position is not available or not on earth.
  public var withoutPosition = 0
  /// Reports from 0° N 0° E (to some hundred metres), where receivers without a fix are.
  public var nullIsland = 0
  /// Vessels that made room for others.
  public var evicted = 0
  /// Messages of a vessel for which there was no room at all.
  public var refused = 0
  /// Fixes of watched vessels that the tracks had no room for.
  public var untracked = 0
  public init() {}

  /// Positions that can't be and were kept from the detectors, by reason. What was heard twice or late, and reports without a position,
  /// are what reception is like, and counted apart.
  public var withheld: [(reason: Disbelief, count: Int)] {
    [(.jump, jumpsHeld), (.jammed, jammed), (.swapped, swapped), (.zero, nullIsland)]
  }
}

/// Why a position can't be.
public enum Disbelief: String, Sendable, CaseIterable {
  /// Further from the last one than a vessel goes, and not confirmed by a second.
  case jump
  /// One of many that jumped together.
  case jammed
  /// Latitude and longitude exchanged.
  case swapped
  /// 0° N 0° E.
  case zero
}
