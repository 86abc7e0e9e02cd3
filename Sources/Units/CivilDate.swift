/// A day of the Gregorian calendar, without zone. Stored as days since 1970-01-01, so that arithmetic is exact.
public struct CivilDate: Hashable, Comparable, Sendable, Codable {
  /// Days since 1970-01-01.
  public var dayNumber: Int

  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// The date, or nil when there is no such day (31 April, month 13).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.length(ofMonth: month, year: year) else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// `2026-11-22`; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month 1…12, day 1…31.
  public var components: (year: Int, month: Int, day: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted + (shifted < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public var year: Int { components.year }
  public var month: Int { components.month }
  public var day: Int { components.day }
  /// 1 Monday … 7 Sunday (ISO 8601).
  public var weekday: Int { (dayNumber % 7 + 7 + 3) % 7 + 1 }
  public var daysInMonth: Int { CivilDate.length(ofMonth: month, year: year) }
  public var firstOfMonth: CivilDate { self - (day - 1) }

  /// `2026-11-22`
  public var iso: String {
    let c = components
    return "\(padded(c.year, 4))-\(padded(c.month, 2))-\(padded(c.day, 2))"
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.dayNumber < b.dayNumber }
  public static func + (a: CivilDate, days: Int) -> CivilDate { CivilDate(dayNumber: a.dayNumber + days) }
  public static func - (a: CivilDate, days: Int) -> CivilDate { CivilDate(dayNumber: a.dayNumber - days) }
  public static func - (a: CivilDate, b: CivilDate) -> Int { a.dayNumber - b.dayNumber }

  /// Coded as ISO text, so that stored JSON can be read by people.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDate(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date: \(text)")
    }
    self = date
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

/// A time of day in seconds since midnight, 0…86400; `24:00` is the end of the day. Where a period runs past midnight its end is later than
/// that, up to `48:00`: `24:30` is 00:30 of the day after.
public struct CivilTime: Hashable, Comparable, Sendable, Codable {
  public var seconds: Int

  public init(seconds: Int) { self.seconds = seconds }
  public init(_ hour: Int, _ minute: Int, _ second: Int = 0) { seconds = hour * 3600 + minute * 60 + second }

  /// `08:30` or `23:59:59`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    guard let hour = Int(parts[0]), let minute = Int(parts[1]), let second = parts.count == 3 ? Int(parts[2]) : 0,
      (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    seconds = hour * 3600 + minute * 60 + second
    guard seconds <= 86_400 else { return nil }
  }

  /// The same, and times of the night after: `24:30` is 00:30 of the next day; up to `48:00`.
  public init?(pastMidnight text: some StringProtocol) {
    if let time = CivilTime(text) {
      self = time
      return
    }
    guard text.utf8.count > 2, let hour = Int(text.prefix(2)), (24...48).contains(hour),
      let rest = CivilTime("\(padded(hour - 24, 2))\(text.dropFirst(2))")
    else { return nil }
    seconds = rest.seconds + 86_400
  }

  public static let midnight = CivilTime(seconds: 0)
  public static let endOfDay = CivilTime(seconds: 86_400)

  /// `08:30`, or `23:59:59` where there are seconds.
  public var text: String {
    let base = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    return seconds % 60 == 0 ? base : base + ":\(padded(seconds % 60, 2))"
  }

  public static func < (a: CivilTime, b: CivilTime) -> Bool { a.seconds < b.seconds }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = CivilTime(pastMidnight: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of day: \(text)")
    }
    self = time
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// `value` in decimal with zeros in front up to `width` digits.
public func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value < 0 ? -value : value)
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (value < 0 ? "-" : "") + zeros + digits
}
