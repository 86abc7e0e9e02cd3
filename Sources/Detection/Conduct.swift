import Organisation
import Picture
import Units

/// What a fix says about a condition: it is met, it is certainly not, or neither.
enum Verdict: Sendable { case breaks, unclear, keeps }

/// A condition about one vessel that must be met for a while before it is a finding, and be gone for a while before that is over. What lies
/// between the two changes nothing: a vessel at the edge of a limit makes one episode.
struct Conduct: Sendable {
  /// How long and how often.
  struct Measure: Sendable {
    /// Met for so long, in milliseconds, on two fixes at least.
    var dwell: Int64
    /// Not met for so long, on two fixes at least.
    var leave: Int64
    /// Fixes that meet it, further apart than this, are not one run.
    var pause: Int64
  }
  enum Step: Sendable, Hashable { case nothing, begins, goesOn, ends }

  let detector: DetectorKind
  let object: String
  private(set) var run: Run?
  var episode: Episode?
  /// The last fix that said anything; `Int64.min` after a restart.
  private(set) var last = Int64.min
  private var keeping: (since: Int64, fixes: Int)?

  /// The condition met, since when.
  struct Run: Sendable {
    let onset: Instant
    let since: Int64
    var last: Int64
    var fixes = 1
  }

  init(_ detector: DetectorKind, _ object: String) {
    self.detector = detector
    self.object = object
  }

  /// Nothing left to remember.
  var isIdle: Bool { run == nil && episode == nil }

  /// Takes one fix in.
  mutating func take(_ verdict: Verdict, _ fix: Instant, mono: Int64, _ measure: Measure) -> Step {
    if verdict != .unclear { last = max(last, mono) }
    switch verdict {
    case .breaks:
      keeping = nil
      guard var going = run, mono - going.last <= measure.pause else {
        run = Run(onset: fix, since: mono, last: mono)
        return episode == nil ? (measure.dwell == 0 ? .begins : .nothing) : .goesOn
      }
      going.fixes += 1
      going.last = mono
      run = going
      if episode != nil { return .goesOn }
      return mono - going.since >= measure.dwell ? .begins : .nothing
    case .unclear:
      return .nothing
    case .keeps:
      if episode == nil {
        run = nil
        return .nothing
      }
      let since = keeping?.since ?? mono
      keeping = (since, (keeping?.fixes ?? 0) + 1)
      return (keeping?.fixes ?? 0) >= 2 && mono - since >= measure.leave ? .ends : .nothing
    }
  }

  /// Whether a telling of how it stands is due; notes it when it is.
  mutating func isTellingDue(_ mono: Int64) -> Bool {
    guard let told = episode?.lastUpdate, told == .min || mono - told >= Common.updateEvery else { return false }
    episode?.lastUpdate = mono
    return true
  }

  /// Over, whatever the condition: the vessel left, the rule holds no more, nobody hears it.
  mutating func stop(_ at: Instant, _ events: inout [FindingEvent]) {
    if let id = episode?.id { events.append(.ended(id: id, at: at)) }
    episode = nil
    run = nil
    keeping = nil
  }
}
