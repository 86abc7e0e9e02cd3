public import Units

/// One position of a vessel, as accepted into the picture.
public struct Fix: Hashable, Sendable {
  public var at: Instant
  public var position: Position
  public var motion: Motion
  public var source: UInt16

  public init(at: Instant, position: Position, motion: Motion, source: UInt16) {
    self.at = at
    self.position = position
    self.motion = motion
    self.source = source
  }
}

/// A fix of a watched vessel with the sentence as it was received.
public struct TrackFix: Sendable {
  public var fix: Fix
  public var raw: [UInt8]
  public init(fix: Fix, raw: [UInt8]) {
    self.fix = fix
    self.raw = raw
  }
}

/// A vessel (or station) of the picture: what changes with every report.
public struct Vessel: Sendable {
  public let mmsi: UInt32
  public internal(set) var transceiver: Transceiver
  /// Of the register: never evicted, and judged by lost-signal.
  public internal(set) var isRegistered: Bool
  /// When any message of it was last heard, and by which feed.
  public internal(set) var lastHeard: Instant
  public internal(set) var source: UInt16
  /// Messages heard since it came into the picture (types 19 and 21, and inland static data with an ENI, bring two things at once and count twice).
  public internal(set) var messages: UInt32
  /// The last fix that was believed.
  public internal(set) var fix: Fix?
  public internal(set) var gaps: GapStatistics
  /// Positions of it that can't be, since it came into the picture; when and why the last.
  public internal(set) var disbelieved: UInt32 = 0
  public internal(set) var lastDisbelief: (at: Instant, why: Disbelief)?
  /// Index of its track, −1 for none.
  var track: Int32
  /// Its fix is from before a restart.
  var isRemembered = false

  init(mmsi: UInt32, at: Instant, source: UInt16, isRegistered: Bool) {
    self.mmsi = mmsi
    transceiver = .unknown
    self.isRegistered = isRegistered
    lastHeard = at
    self.source = source
    messages = 0
    fix = nil
    gaps = GapStatistics()
    track = -1
  }

  init(_ memory: VesselMemory) {
    self.init(mmsi: memory.mmsi, at: memory.lastHeard, source: memory.fix.source, isRegistered: true)
    transceiver = memory.transceiver
    fix = memory.fix
    gaps = memory.gaps
    gaps.beginAnew()
    isRemembered = true
  }

  mutating func disbelieve(_ why: Disbelief, at: Instant) {
    disbelieved &+= 1
    lastDisbelief = (at, why)
  }

  /// Reports seldom by rule of ITU-R M.1371-5 (3 minutes): class A at anchor or moored below 3 kn, class B up to 2 kn.
  public var isResting: Bool { fix.map { Vessel.rests(transceiver, $0.motion) } ?? false }

  static func rests(_ transceiver: Transceiver, _ motion: Motion) -> Bool {
    switch transceiver {
    case .classB: motion.speedTenths <= 20
    default: (motion.status == 1 || motion.status == 5) && motion.speedTenths <= 30
    }
  }
}

/// How long the pauses between a vessel's reports usually are: a histogram that forgets slowly, one for rest and one under way.
public struct GapStatistics: Sendable {
  /// Upper bounds of the classes in seconds; the last class has none.
  static let bounds: [Int] = [2, 4, 6, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 600]
  private var counts: InlineArray<32, UInt8> = InlineArray(repeating: 0)
  private var totals: InlineArray<2, UInt16> = InlineArray(repeating: 0)
  /// When the last position report came; nil before the first.
  private(set) var lastReport: Instant?

  init() {}

  /// The counts, two hexadecimal digits each.
  var text: String {
    var text = ""
    for slot in counts.indices { text += (counts[slot] < 16 ? "0" : "") + String(counts[slot], radix: 16) }
    return text
  }

  /// Nobody listened for a while: the pause until the next report is none.
  mutating func beginAnew() { lastReport = nil }

  /// As `text` writes it.
  init?(text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    for slot in counts.indices {
      guard let count = UInt8(String(decoding: digits[slot * 2...slot * 2 + 1], as: UTF8.self), radix: 16), count < 200
      else { return nil }
      counts[slot] = count
      totals[slot / 16] += UInt16(count)
    }
  }

  /// A position report came. `resting`: the state in which the vessel was before the pause.
  mutating func report(at: Instant, resting: Bool) {
    defer { lastReport = at }
    guard let last = lastReport else { return }
    let milliseconds = at.milliseconds &- last.milliseconds
    // Under a second: the same report by another station.
    guard milliseconds >= 1000 else { return }
    let base = resting ? 16 : 0
    let slot = base + GapStatistics.class(Int((milliseconds + 999) / 1000))
    counts[slot] += 1
    totals[resting ? 1 : 0] += 1
    if counts[slot] == 200 { halve(base) }
  }

  /// Old gaps weigh less and less.
  private mutating func halve(_ base: Int) {
    var total: UInt16 = 0
    for slot in base..<(base + 16) {
      counts[slot] /= 2
      total += UInt16(counts[slot])
    }
    totals[base == 0 ? 0 : 1] = total
  }

  private static func `class`(_ seconds: Int) -> Int {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] < seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Gaps learnt so far (those long ago count less).
  public var learnt: Int { Int(totals[0]) + Int(totals[1]) }

  /// The gap that 95 % of the pauses do not exceed, at rest or under way; from all pauses where that state has fewer than ten.
  /// Nil when fewer than ten are known at all, or when even that gap is over 10 minutes: no coverage to speak of.
  public func usual(resting: Bool) -> TimeSpan? {
    let state = resting ? 1 : 0
    if totals[state] >= 10 { return percentile(state * 16, state * 16, Int(totals[state])) }
    guard learnt >= 10 else { return nil }
    return percentile(0, 16, learnt)
  }

  private func percentile(_ first: Int, _ second: Int, _ total: Int) -> TimeSpan? {
    let wanted = (total * 95 + 99) / 100
    var sum = 0
    for index in 0..<15 {
      sum += Int(counts[first + index]) + (second != first ? Int(counts[second + index]) : 0)
      if sum >= wanted { return .seconds(Int64(GapStatistics.bounds[index])) }
    }
    return nil
  }
}
