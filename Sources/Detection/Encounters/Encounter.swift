import Organisation
import Units

/// What is remembered of two vessels near each other: how long they have been on the way into each other's domain, or have kept
/// together, and the episode that came of it.
struct Encounter: Sendable {
  /// Reports that say so, since the first of them.
  struct Run: Sendable {
    let onset: Instant
    let since: Int64
    var last: Int64
    /// Reports that say otherwise since the last that says so: two of them end it.
    var clears = 0
    /// Who has reported since: the vessel with the lower number, the one with the higher.
    var lower: Bool
    var higher: Bool
  }

  /// Reports that say so further apart than this are not one run.
  private static let pause: Int64 = 100_000
  /// An episode ends when it has been clear for so long, and opens no other at once.
  static let leave: Int64 = 15_000
  static let quiet: Int64 = 60_000
  /// So long together at one speed and course, they belong together; and for so long after.
  static let companions: Int64 = 60_000
  static let companionship: Int64 = 300_000

  private(set) var run: Run?
  var episode: Episode?
  /// Since when it has been clear.
  private var clear: Int64?
  private var quietUntil = Int64.min
  private var togetherSince: Int64?
  private var companionsUntil = Int64.min
  /// When the two were last looked at; `Int64.min` after a restart.
  var seen = Int64.min
  /// Feeds of the two when last looked at.
  var sources: (UInt16, UInt16) = (.max, .max)

  /// Nothing that would be missed.
  func isIdle(_ mono: Int64) -> Bool {
    episode == nil && run == nil && togetherSince == nil && companionsUntil < mono && quietUntil < mono
  }

  /// They go side by side, or not. True: they have done so for long, or did a moment ago.
  mutating func keep(together: Bool, _ mono: Int64) -> Bool {
    if together {
      let since = togetherSince ?? mono
      togetherSince = since
      if mono - since >= Encounter.companions { companionsUntil = mono + Encounter.companionship }
    } else {
      togetherSince = nil
    }
    return mono <= companionsUntil
  }

  /// - Parameters:
  ///   - isLower: whose report it is.
  ///   - dwell: for so long it must have been so, on reports of both.
  mutating func take(_ verdict: Verdict, _ at: Instant, mono: Int64, isLower: Bool, dwell: Int64) -> Conduct.Step {
    switch verdict {
    case .breaks:
      clear = nil
      guard var going = run, mono - going.last <= Encounter.pause else {
        run = Run(onset: at, since: mono, last: mono, lower: isLower, higher: !isLower)
        return episode == nil ? .nothing : .goesOn
      }
      going.clears = 0
      going.last = mono
      if isLower { going.lower = true } else { going.higher = true }
      run = going
      if episode != nil { return .goesOn }
      let isSure = going.lower && going.higher && mono - going.since >= dwell
      return isSure && mono >= quietUntil ? .begins : .nothing
    case .unclear:
      return .nothing
    case .keeps:
      run?.clears += 1
      if episode == nil {
        if run?.clears ?? 0 >= 2 { run = nil }
        return .nothing
      }
      let since = clear ?? mono
      clear = since
      return mono - since >= Encounter.leave ? .ends : .nothing
    }
  }

  mutating func stop(_ at: Instant, mono: Int64, _ events: inout [FindingEvent]) {
    if let id = episode?.id {
      events.append(.ended(id: id, at: at))
      quietUntil = mono + Encounter.quiet
    }
    episode = nil
    run = nil
    clear = nil
  }

  /// A run that nothing added to for long is none.
  mutating func tire(_ mono: Int64) {
    if let last = run?.last, mono - last > Encounter.pause, episode == nil { run = nil }
    if mono - seen > Encounter.companionship { togetherSince = nil }
  }
}

/// Two vessels, whichever is asked first.
struct Pair: Hashable, Sendable {
  let lower: UInt32
  let higher: UInt32
  init(_ a: UInt32, _ b: UInt32) {
    lower = min(a, b)
    higher = max(a, b)
  }
}
