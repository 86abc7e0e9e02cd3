/// A date and time as a base station sends it. Each part can be not available for itself:
/// year 0, month 0, day 0, hour 24, minute 60, second 60.
@frozen
public struct UTCTimestamp: Sendable, Equatable {
  /// 1–9999; 0 = not available.
  public let year: UInt16
  /// 1–12; 0 = not available.
  public let month: UInt8
  /// 1–31; 0 = not available.
  public let day: UInt8
  /// 0–23; 24 = not available.
  public let hour: UInt8
  /// 0–59; 60 = not available.
  public let minute: UInt8
  /// 0–59; 60 = not available.
  public let second: UInt8

  /// As sent; not checked.
  public init(year: UInt16, month: UInt8, day: UInt8, hour: UInt8, minute: UInt8, second: UInt8) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Every part not available.
  public static let notAvailable = UTCTimestamp(year: 0, month: 0, day: 0, hour: 24, minute: 60, second: 60)

  /// False where no part is available.
  @inlinable public var isAvailable: Bool {
    year != 0 || month != 0 || day != 0 || hour < 24 || minute < 60 || second < 60
  }

  /// True where all parts are there and possible (the day of the month is not checked against the month).
  @inlinable public var isComplete: Bool {
    year >= 1 && year <= 9_999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60
      && second < 60
  }

  /// All parts in one number.
  @inlinable public var packed: Int {
    let date = Int(year) &<< 32 | Int(month) &<< 28 | Int(day) &<< 20
    return date | Int(hour) &<< 12 | Int(minute) &<< 6 | Int(second)
  }
}

/// The estimated time of arrival of a static and voyage report, UTC. Month 0, day 0, hour 24, minute 60 = not available.
@frozen
public struct ArrivalTime: Sendable, Equatable {
  /// 1–12; 0 = not available.
  public let month: UInt8
  /// 1–31; 0 = not available.
  public let day: UInt8
  /// 0–23; 24 = not available.
  public let hour: UInt8
  /// 0–59; 60 = not available.
  public let minute: UInt8

  /// As sent; not checked.
  public init(month: UInt8, day: UInt8, hour: UInt8, minute: UInt8) {
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }

  /// Every part not available.
  public static let notAvailable = ArrivalTime(month: 0, day: 0, hour: 24, minute: 60)

  /// False where no part is available.
  @inlinable public var isAvailable: Bool { month != 0 || day != 0 || hour < 24 || minute < 60 }

  /// All parts in one number.
  @inlinable public var packed: Int { Int(month) &<< 16 | Int(day) &<< 11 | Int(hour) &<< 6 | Int(minute) }
}

/// The communication state of the sender's radio (ITU-R M.1371-5, 3.3.7): 19 bits, or 20 with the selector in front
/// (types 9, 18, 26). Not sent where the message was cut short.
@frozen
public struct CommunicationState: Sendable, Equatable {
  @usableFromInline let stored: UInt32

  /// From the number sent.
  public init(raw: UInt32) { stored = raw & 0xF_FFFF }

  private init(stored: UInt32) { self.stored = stored }
  /// The message ended before it.
  public static let notSent = CommunicationState(stored: .max)

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits, at offset: Int, width: Int) {
    stored = bits.count >= offset &+ width ? bits.wide(offset, width) : .max
  }

  /// The bits as a number; nil where they were not sent.
  @inlinable public var raw: Int? { stored == .max ? nil : Int(stored) }
  /// 0 = UTC direct, 1 = UTC indirect, 2 = synchronised to a base station, 3 = to another station.
  @inlinable public var syncState: Int? { stored == .max ? nil : Int(stored &>> 17) & 3 }
}
