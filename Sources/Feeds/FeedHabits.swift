import Units

/// What is usual for a feed in one hour of the day: gaps by time spent in them, and lines a minute.
struct HourOfFeed: Sendable {
  /// Two classes of length an octave: from 1 ms to 4.6 hours.
  static let classes = 49
  /// Known by itself after so much time spent in gaps.
  static let enoughWeight = 600_000.0
  /// Beyond this the past fades: four days of this hour.
  static let mostWeight = 4 * 3_600_000.0
  static let enoughMinutes = 5
  static let memoryMinutes = 60.0

  /// Milliseconds spent in gaps of each class.
  private(set) var weights = [Double](repeating: 0, count: classes)
  private var weight = 0.0
  private(set) var gaps = 0
  private(set) var rate = 0.0
  private(set) var minutes = 0

  var isKnown: Bool { weight >= Self.enoughWeight }

  /// The length of gap below which the feed spends 95 % of its time; the upper edge of its class.
  var usualGap: TimeSpan {
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if sum >= self.weight * 0.95 { return TimeSpan(milliseconds: Self.upperEdge(of: index)) }
    }
    return TimeSpan(milliseconds: Self.upperEdge(of: Self.classes - 1))
  }

  mutating func learn(gap: TimeSpan) {
    let length = Double(max(1, gap.milliseconds))
    weights[Self.class(of: gap.milliseconds)] += length
    weight += length
    gaps += 1
    if weight > Self.mostWeight {
      for index in weights.indices { weights[index] /= 2 }
      weight /= 2
    }
  }

  /// - Parameter slowly: an unusually poor minute, which shall not become the usual thing soon.
  mutating func learn(count: Int, slowly: Bool) {
    minutes += 1
    let share = max(1 / Double(minutes), 1 / Self.memoryMinutes)
    rate += (Double(count) - rate) * (slowly && minutes > Self.enoughMinutes ? share / 8 : share)
  }

  mutating func remember(_ memory: FeedMemory.Hour) {
    for (index, weight) in memory.weights.enumerated() { weights[index] = weight }
    weight = weights.reduce(0, +)
    (gaps, rate, minutes) = (memory.gaps, memory.rate, memory.minutes)
  }

  mutating func merge(_ other: HourOfFeed) {
    for index in weights.indices { weights[index] += other.weights[index] }
    weight += other.weight
    gaps += other.gaps
    let all = minutes + other.minutes
    if all > 0 { rate = (rate * Double(minutes) + other.rate * Double(other.minutes)) / Double(all) }
    minutes = all
  }

  static func `class`(of milliseconds: Int64) -> Int {
    let length = UInt64(max(1, milliseconds))
    let octave = 63 - length.leadingZeroBitCount
    let half = octave > 0 && length >> (octave - 1) & 1 == 1 ? 1 : 0
    return min(classes - 1, octave * 2 + half)
  }

  /// The first length, in milliseconds, that is in a longer class.
  static func upperEdge(of index: Int) -> Int64 {
    let octave = Int64(1) << (index / 2)
    return index.isMultiple(of: 2) ? max(octave + 1, octave + octave / 2) : octave * 2
  }
}

/// Lines of the last minutes.
struct MinuteCounts: Sendable {
  private static let kept = 8

  var current: Int64 = 0
  private(set) var countOfCurrent = 0
  /// False while the current minute is the one in which counting began.
  private(set) var isWhole = false
  private var first: Int64 = .max
  private var past = [Int](repeating: 0, count: kept)
  private var stamps = [Int64](repeating: .min, count: kept)

  mutating func add(_ count: Int) {
    countOfCurrent += count
  }

  mutating func restart(at minute: Int64) {
    self = MinuteCounts()
    current = minute
    first = minute + 1
  }

  /// Closes the current minute. Over a gap of more than an hour the empty minutes are left out.
  mutating func advance(towards minute: Int64) {
    let slot = Int(((current % Int64(Self.kept)) + Int64(Self.kept)) % Int64(Self.kept))
    past[slot] = countOfCurrent
    stamps[slot] = current
    countOfCurrent = 0
    isWhole = true
    current = minute - current > 60 ? minute : current + 1
  }

  /// Lines in the `count` minutes before `minute`; a minute in which nothing came is zero.
  func sum(of count: Int, before minute: Int64) -> Int {
    var sum = 0
    for slot in past.indices where stamps[slot] < minute && stamps[slot] >= minute - Int64(count) { sum += past[slot] }
    return current < minute && current >= minute - Int64(count) ? sum + countOfCurrent : sum
  }

  /// Whole minutes counted before `minute`.
  func whole(before minute: Int64) -> Int {
    first > minute ? 0 : Int(clamping: minute - first)
  }
}
