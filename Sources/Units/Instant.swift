// Units: the quantities of the house. Moments and spans of time, civil dates in a civil zone, places, speeds, lengths.
// Values only: nothing here reads a clock (D4), nothing here can fail but parsing, and every unit is in a name or a type.

/// A point in time: milliseconds of UTC since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  public var milliseconds: Int64

  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  @inlinable public init(seconds: Int64) { milliseconds = seconds &* 1000 }

  public static let distantPast = Instant(milliseconds: -9_000_000_000_000_000)
  public static let distantFuture = Instant(milliseconds: 9_000_000_000_000_000)

  @inlinable public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
  @inlinable public static func + (a: Instant, b: TimeSpan) -> Instant {
    Instant(milliseconds: a.milliseconds &+ b.milliseconds)
  }
  @inlinable public static func - (a: Instant, b: TimeSpan) -> Instant {
    Instant(milliseconds: a.milliseconds &- b.milliseconds)
  }
  @inlinable public static func - (a: Instant, b: Instant) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds &- b.milliseconds)
  }
  @inlinable public static func += (a: inout Instant, b: TimeSpan) { a = a + b }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

/// A length of time in milliseconds; may be negative.
public struct TimeSpan: Hashable, Comparable, Sendable, Codable {
  public var milliseconds: Int64

  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static let zero = TimeSpan(milliseconds: 0)
  @inlinable public static func milliseconds(_ n: Int64) -> TimeSpan { TimeSpan(milliseconds: n) }
  @inlinable public static func seconds(_ n: Int64) -> TimeSpan { TimeSpan(milliseconds: n &* 1000) }
  @inlinable public static func minutes(_ n: Int64) -> TimeSpan { TimeSpan(milliseconds: n &* 60_000) }
  @inlinable public static func hours(_ n: Int64) -> TimeSpan { TimeSpan(milliseconds: n &* 3_600_000) }
  @inlinable public static func days(_ n: Int64) -> TimeSpan { TimeSpan(milliseconds: n &* 86_400_000) }

  /// The span in seconds, with fractions.
  @inlinable public var seconds: Double { Double(milliseconds) / 1000 }
  /// Whole minutes, rounded towards zero.
  @inlinable public var wholeMinutes: Int { Int(milliseconds / 60_000) }

  @inlinable public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.milliseconds < b.milliseconds }
  @inlinable public static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds &+ b.milliseconds)
  }
  @inlinable public static func - (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds &- b.milliseconds)
  }
  @inlinable public static func * (a: TimeSpan, n: Int) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds &* Int64(n))
  }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

/// What the shell hands to the core when something happens (D4): wall time for deadlines, monotonic time for dwell and time-outs.
public struct Moment: Hashable, Sendable {
  public var wall: Instant
  /// Time since an arbitrary start that never jumps.
  public var monotonic: TimeSpan

  public init(wall: Instant, monotonic: TimeSpan) {
    self.wall = wall
    self.monotonic = monotonic
  }
}
