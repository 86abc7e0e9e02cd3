public import Units

/// How a table writes its times.
public enum TimeForm: String, Hashable, Sendable, CaseIterable {
  /// `2026-11-27T16:00:05.5+08:00`, `2026-11-27T08:00:05Z`; a blank for the T; without an offset UTC.
  case iso
  /// The same without an offset, in China's time.
  case china
  /// Seconds since 1970, with fractions; milliseconds since 1970.
  case unix, unixMs

  /// Nil: no such moment.
  public func instant(_ text: some StringProtocol) -> Instant? {
    switch self {
    case .unix: return Self.decimal(text).flatMap { Self.instant(milliseconds: $0 * 1000) }
    case .unixMs: return Self.decimal(text).flatMap { Self.instant(milliseconds: $0) }
    case .iso: return Self.instant(Array(text.utf8), offset: 0)
    case .china: return Self.instant(Array(text.utf8), offset: 8 * 3600)
    }
  }

  static func decimal(_ text: some StringProtocol) -> Double? {
    guard text.utf8.count <= 40, !text.isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2b, 0x2d, 0x2e, 0x45, 0x65].contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  private static func instant(milliseconds: Double) -> Instant? {
    abs(milliseconds) < 1e14 ? Instant(milliseconds: Int64(milliseconds.rounded())) : nil
  }

  /// - Parameter offset: seconds east, where the text says none.
  private static func instant(_ text: [UInt8], offset: Int) -> Instant? {
    func two(_ at: Int) -> Int? {
      guard text.indices.contains(at + 1), let tens = digit(text[at]), let ones = digit(text[at + 1]) else {
        return nil
      }
      return tens * 10 + ones
    }
    guard text.count >= 19, text.count <= 40, let century = two(0), let years = two(2), let month = two(5),
      let day = two(8), let hour = two(11), let minute = two(14), let second = two(17),
      [4, 7].allSatisfy({ text[$0] == 0x2d || text[$0] == 0x2f }), [13, 16].allSatisfy({ text[$0] == 0x3a }),
      text[10] == 0x54 || text[10] == 0x74 || text[10] == 0x20, hour < 24, minute < 60, second <= 60,
      let date = CivilDate(year: century * 100 + years, month: month, day: day)
    else { return nil }
    var next = 19
    var fraction = 0, scale = 100
    if text.indices.contains(next), text[next] == 0x2e {
      next += 1
      while text.indices.contains(next), let value = digit(text[next]) {
        fraction += value * scale
        scale /= 10
        next += 1
      }
    }
    guard let east = self.offset(text[next...], offset) else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second - east)
    return Instant(milliseconds: seconds * 1000 + Int64(fraction))
  }

  /// `Z`, `+08:00`, `+0800`, `-03`; nothing: the usual.
  private static func offset(_ text: ArraySlice<UInt8>, _ usual: Int) -> Int? {
    guard let sign = text.first else { return usual }
    if sign == 0x5a || sign == 0x7a { return text.count == 1 ? 0 : nil }
    guard sign == 0x2b || sign == 0x2d else { return nil }
    let digits = text.dropFirst().filter { $0 != 0x3a }.compactMap(digit)
    guard digits.count == 2 || digits.count == 4 else { return nil }
    let hours = digits[0] * 10 + digits[1]
    let minutes = digits.count == 4 ? digits[2] * 10 + digits[3] : 0
    guard hours <= 14, minutes < 60 else { return nil }
    return (sign == 0x2d ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func digit(_ byte: UInt8) -> Int? { (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil }
}
