package import Units

/// A day of the Chinese lunar calendar (农历), from a table of the lunar years 1970 to 2100; checked against the published table of
/// those years and against Foundation's calendar.
package struct LunarDate: Hashable, Sendable, Codable {
  /// The Gregorian year in which the lunar year begins.
  package var year: Int
  /// 1 (正月) … 12 (腊月)
  package var month: Int
  /// 闰月: the repeat of `month`.
  package var isLeap: Bool
  /// 1 (初一) … 30 (三十)
  package var day: Int
  /// 29 or 30.
  package var daysInMonth: Int

  /// nil outside the table: before 1970-02-06 and after the lunar year 2100.
  package init?(_ date: CivilDate) {
    let starts = LunarYears.starts
    guard let first = starts.first, let end = starts.last, date.dayNumber >= first, date.dayNumber < end else {
      return nil
    }
    // A lunar year begins between 20 January and 21 February: at most one too far.
    var index = min(max(date.year - LunarYears.first, 0), LunarYears.words.count - 1)
    if date.dayNumber < starts[index] { index -= 1 }
    var left = date.dayNumber - starts[index]
    let word = LunarYears.words[index]
    for month in 1...12 {
      let days = LunarYears.days(of: month, in: word)
      if left < days {
        self.init(index, month, isLeap: false, day: left + 1, of: days)
        return
      }
      left -= days
      guard month == LunarYears.leapMonth(in: word) else { continue }
      let repeated = LunarYears.leapDays(in: word)
      if left < repeated {
        self.init(index, month, isLeap: true, day: left + 1, of: repeated)
        return
      }
      left -= repeated
    }
    return nil
  }

  private init(_ index: Int, _ month: Int, isLeap: Bool, day: Int, of days: Int) {
    year = LunarYears.first + index
    self.month = month
    self.isLeap = isLeap
    self.day = day
    daysInMonth = days
  }
}

extension LunarDate: CustomStringConvertible {
  private static let months = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"]
  private static let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// `闰六月初五`
  package var description: String {
    let tens = day == 10 ? "初" : day == 20 ? "二" : day == 30 ? "三" : ["初", "十", "廿"][day / 10]
    return (isLeap ? "闰" : "") + LunarDate.months[month - 1] + "月" + tens + LunarDate.digits[(day + 9) % 10]
  }
}

/// Lengths of the lunar months, a word a year: bits 15…4 months 1…12 (set: 30 days), bits 3…0 the month that is repeated (0: none),
/// bit 16 the length of the repeat.
enum LunarYears {
  static let first = 1970
  /// 春节 1970, 1970-02-06.
  private static let firstDay = 36

  static let words: [UInt32] = [
    0x096D0, 0x04DD5, 0x04AD0, 0x0A4D0, 0x0D4D4, 0x0D250, 0x0D558, 0x0B540, 0x0B6A0, 0x195A6,
    0x095B0, 0x049B0, 0x0A974, 0x0A4B0, 0x0B27A, 0x06A50, 0x06D40, 0x0AF46, 0x0AB60, 0x09570,
    0x04AF5, 0x04970, 0x064B0, 0x074A3, 0x0EA50, 0x06B58, 0x05AC0, 0x0AB60, 0x096D5, 0x092E0,
    0x0C960, 0x0D954, 0x0D4A0, 0x0DA50, 0x07552, 0x056A0, 0x0ABB7, 0x025D0, 0x092D0, 0x0CAB5,
    0x0A950, 0x0B4A0, 0x0BAA4, 0x0AD50, 0x055D9, 0x04BA0, 0x0A5B0, 0x15176, 0x052B0, 0x0A930,
    0x07954, 0x06AA0, 0x0AD50, 0x05B52, 0x04B60, 0x0A6E6, 0x0A4E0, 0x0D260, 0x0EA65, 0x0D530,
    0x05AA0, 0x076A3, 0x096D0, 0x04AFB, 0x04AD0, 0x0A4D0, 0x1D0B6, 0x0D250, 0x0D520, 0x0DD45,
    0x0B5A0, 0x056D0, 0x055B2, 0x049B0, 0x0A577, 0x0A4B0, 0x0AA50, 0x1B255, 0x06D20, 0x0ADA0,
    0x14B63, 0x09370, 0x049F8, 0x04970, 0x064B0, 0x168A6, 0x0EA50, 0x06B20, 0x1A6C4, 0x0AAE0,
    0x092E0, 0x0D2E3, 0x0C960, 0x0D557, 0x0D4A0, 0x0DA50, 0x05D55, 0x056A0, 0x0A6D0, 0x055D4,
    0x052D0, 0x0A9B8, 0x0A950, 0x0B4A0, 0x0B6A6, 0x0AD50, 0x055A0, 0x0ABA4, 0x0A5B0, 0x052B0,
    0x0B273, 0x06930, 0x07337, 0x06AA0, 0x0AD50, 0x14B55, 0x04B60, 0x0A570, 0x054E4, 0x0D160,
    0x0E968, 0x0D520, 0x0DAA0, 0x16AA6, 0x056D0, 0x04AE0, 0x0A9D4, 0x0A4D0, 0x0D150, 0x0F252,
    0x0D520,
  ]

  /// Day numbers of 正月初一 of each year, and of the year after the last.
  static let starts: [Int] = words.reduce(into: [firstDay]) { starts, word in
    let months = (1...12).reduce(0) { $0 + days(of: $1, in: word) }
    starts.append((starts.last ?? firstDay) + months + (leapMonth(in: word) == 0 ? 0 : leapDays(in: word)))
  }

  static func days(of month: Int, in word: UInt32) -> Int { word >> UInt32(16 - month) & 1 == 1 ? 30 : 29 }
  static func leapMonth(in word: UInt32) -> Int { Int(word & 0xF) }
  static func leapDays(in word: UInt32) -> Int { word & 0x10000 == 0 ? 29 : 30 }
}
