/// A number as it is sent, with what it means in its type: the value that says "not available", and how the unit is made of
/// the number: (`raw` × `step` + `base`) / 10^`places`.
///
/// The unit stands beside the field. Top values that mean "that or more" are numbers like the others.
@frozen
public struct Quantity<let none: Int, let step: Int, let base: Int, let places: Int>: Sendable, Hashable {
  /// As sent.
  public var raw: Int32

  /// From the number sent.
  @inlinable
  public init(raw: Int32) { self.raw = raw }

  /// Not available.
  @inlinable
  public init() { raw = Int32(truncatingIfNeeded: none) }

  /// False where the number that says so was sent.
  @inlinable public var isAvailable: Bool { Int(raw) != none }

  /// In 10^-`places` of the unit; nil where not available.
  @inlinable public var units: Int? { isAvailable ? Int(raw) &* step &+ base : nil }

  /// In the unit; nil where not available.
  @inlinable
  public var value: Double? {
    guard let units else { return nil }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return Double(units) / scale
  }
}

/// A whole number of units.
public typealias Whole<let none: Int> = Quantity<none, 1, 0, 0>
/// A number of tenths of the unit.
public typealias Tenths<let none: Int> = Quantity<none, 1, 0, 1>
/// A number of hundredths of the unit.
public typealias Hundredths<let none: Int> = Quantity<none, 1, 0, 2>

/// A day of the month and a time of the day, UTC. Any part can be not available: day 0, hour 24 and above, minute 60 and
/// above (DAC 1, FI 11 sends 31, 31 and 63).
@frozen
public struct DayTime: Sendable, Equatable {
  /// 1–31; 0 = not available.
  public var day: UInt8
  /// 0–23; 24 = not available.
  public var hour: UInt8
  /// 0–59; 60 = not available.
  public var minute: UInt8

  /// As sent; not checked.
  @inlinable
  public init(day: UInt8, hour: UInt8, minute: UInt8) {
    self.day = day
    self.hour = hour
    self.minute = minute
  }

  /// Day 0, hour 24, minute 60.
  public static let notAvailable = DayTime(day: 0, hour: 24, minute: 60)

  /// True where all parts are there.
  @inlinable public var isComplete: Bool { day >= 1 && hour < 24 && minute < 60 }
  /// False where there is neither hour nor minute.
  @inlinable public var isAvailable: Bool { hour < 24 || minute < 60 }
  /// All parts in one number.
  @inlinable public var packed: Int { Int(day) &<< 11 | Int(hour) &<< 6 | Int(minute) }
}
