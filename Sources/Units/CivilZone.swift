/// The civil zone of an organisation: its offsets from UTC as a table, read once at the edge (R11: Asia/Shanghai).
/// The one place where civil time becomes an instant and back (D4); a pure value, so the core runs the same everywhere.
public struct CivilZone: Hashable, Sendable, Codable {
  /// From `from` on, local time is UTC + `offset` seconds.
  public struct Transition: Hashable, Sendable, Codable {
    public var from: Instant
    public var offset: Int
    public init(from: Instant, offset: Int) {
      self.from = from
      self.offset = offset
    }
  }

  /// The IANA name, for people.
  public var identifier: String
  /// Seconds east of UTC before the first transition.
  public var firstOffset: Int
  /// In order of time.
  public var transitions: [Transition]

  public init(identifier: String, firstOffset: Int, transitions: [Transition] = []) {
    self.identifier = identifier
    self.firstOffset = firstOffset
    self.transitions = transitions
  }

  /// China since 1991: UTC+8 all the year.
  public static let shanghai = CivilZone(identifier: "Asia/Shanghai", firstOffset: 8 * 3600)

  /// Seconds east of UTC at `instant`.
  public func offset(at instant: Instant) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].from <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : transitions[low - 1].offset
  }

  /// The local date and time of day at `instant` (milliseconds are dropped).
  public func civil(_ instant: Instant) -> (date: CivilDate, time: CivilTime) {
    let local = floorDivide(instant.milliseconds, 1000) + Int64(offset(at: instant))
    let day = floorDivide(local, 86_400)
    return (CivilDate(dayNumber: Int(day)), CivilTime(seconds: Int(local - day * 86_400)))
  }

  /// The instant of a local date and time. A time that occurs twice is its first occurrence; a time that a change of the
  /// clock skips is moved forward by the length of the gap.
  public func instant(_ date: CivilDate, _ time: CivilTime) -> Instant {
    let local = Int64(date.dayNumber) * 86_400 + Int64(time.seconds)
    let before = offset(at: Instant(seconds: local - 86_400))
    let first = Instant(seconds: local - Int64(before))
    if offset(at: first) == before { return first }
    let after = offset(at: first)
    let second = Instant(seconds: local - Int64(after))
    return offset(at: second) == after ? second : first
  }

  /// ISO 8601 with offset, seconds resolution: `2026-11-22T19:00:00+08:00`.
  public func iso8601(_ instant: Instant) -> String {
    let (date, time) = civil(instant)
    let offset = offset(at: instant)
    let magnitude = offset < 0 ? -offset : offset
    let clock = "\(padded(time.seconds / 3600, 2)):\(padded(time.seconds / 60 % 60, 2)):\(padded(time.seconds % 60, 2))"
    return
      "\(date.iso)T\(clock)\(offset < 0 ? "-" : "+")\(padded(magnitude / 3600, 2)):\(padded(magnitude / 60 % 60, 2))"
  }

  /// For tables that people read: `11-22 19:00`.
  public func short(_ instant: Instant) -> String {
    let (date, time) = civil(instant)
    let c = date.components
    return "\(padded(c.month, 2))-\(padded(c.day, 2)) \(CivilTime(seconds: time.seconds / 60 * 60).text)"
  }

  /// For papers: `2026-11-22 19:00:05`.
  public func full(_ instant: Instant) -> String {
    let (date, time) = civil(instant)
    return
      "\(date.iso) \(padded(time.seconds / 3600, 2)):\(padded(time.seconds / 60 % 60, 2)):\(padded(time.seconds % 60, 2))"
  }
}

/// Division that rounds down, for times before 1970.
public func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  let quotient = a / b
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}

extension Instant {
  /// Parses ISO 8601 with seconds and `Z` or an offset (`2026-11-22T19:00:00+08:00`, fractions allowed); nil for anything else.
  public init?(iso8601 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let time = CivilTime(String(decoding: bytes[11..<19], as: UTF8.self))
    else { return nil }
    var index = 19
    var fraction: Int64 = 0
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      var scale: Int64 = 100
      while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
        fraction += Int64(bytes[index] - 48) * scale
        scale /= 10
        index += 1
      }
    }
    guard let offset = Instant.offset(String(decoding: bytes[index...], as: UTF8.self)) else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(time.seconds) - Int64(offset)
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  private static func offset(_ text: String) -> Int? {
    if text == "Z" { return 0 }
    guard text.utf8.count == 6, let sign = text.first, sign == "+" || sign == "-",
      let time = CivilTime(text.dropFirst())
    else { return nil }
    return sign == "-" ? -time.seconds : time.seconds
  }

  /// `2026-11-22T11:00:00.000Z`
  public var utc: String {
    let zone = CivilZone(identifier: "UTC", firstOffset: 0)
    let milli = Int(milliseconds - floorDivide(milliseconds, 1000) * 1000)
    return zone.iso8601(self).replacingSuffix(6, with: ".\(padded(milli, 3))Z")
  }
}

extension String {
  fileprivate func replacingSuffix(_ count: Int, with suffix: String) -> String { String(dropLast(count)) + suffix }
}
