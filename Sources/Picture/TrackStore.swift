import Units

/// The tracks of the watched vessels: each at most 64 fixes and a quarter of an hour, all together bounded.
///
/// A full track first loses what is too old, then every other fix of its older half: the newest are kept as they came.
struct TrackStore: Sendable {
  static let most = 64
  let capacity: Int
  let span: TimeSpan
  private(set) var total = 0
  private var tracks: [[TrackFix]] = []
  private var free: [Int32] = []

  init(capacity: Int, span: TimeSpan) {
    self.capacity = capacity
    self.span = span
  }

  mutating func open() -> Int32 {
    if let index = free.popLast() { return index }
    tracks.append([])
    return Int32(tracks.count - 1)
  }

  mutating func close(_ index: Int32) {
    total -= tracks[Int(index)].count
    tracks[Int(index)] = []
    free.append(index)
  }

  /// False when there is no room in all tracks together.
  mutating func append(_ fix: TrackFix, to index: Int32) -> Bool {
    let at = Int(index)
    let oldest = tracks[at].first.map { fix.fix.at - $0.fix.at > span + .minutes(5) } ?? false
    if tracks[at].count >= TrackStore.most || oldest { thin(at, now: fix.fix.at) }
    guard total < capacity else { return false }
    tracks[at].append(fix)
    total += 1
    return true
  }

  private mutating func thin(_ at: Int, now: Instant) {
    let before = tracks[at].count
    let limit = now - span
    let fresh = tracks[at].firstIndex { $0.fix.at >= limit } ?? before
    tracks[at].removeFirst(fresh)
    let count = tracks[at].count
    if count >= TrackStore.most {
      let half = count / 2
      var kept: [TrackFix] = []
      kept.reserveCapacity(TrackStore.most)
      for place in 0..<count where place >= half || place % 2 == 0 { kept.append(tracks[at][place]) }
      tracks[at] = kept
    }
    total -= before - tracks[at].count
  }

  func isStale(_ index: Int32, at now: Instant) -> Bool {
    guard let last = tracks[Int(index)].last else { return true }
    return now - last.fix.at > span
  }

  func fixes(_ index: Int32) -> [TrackFix] { index < 0 ? [] : tracks[Int(index)] }
}
