public import Units

/// Devices that speak and that the register does not have: the last ones by number, how often, and when. Bounded.
public struct StrangerBook: Hashable, Sendable {
  public struct Stranger: Hashable, Sendable {
    /// As `DeviceNumber` writes it.
    public var device: String
    /// Reports or tries.
    public var count: Int
    public var last: Instant
  }

  /// So many are kept by number; beyond it the longest unheard one is forgotten.
  public static let most = 32

  private var known: [String: Stranger] = [:]
  /// Reports and tries in all.
  public private(set) var total = 0

  public init() {}

  public mutating func note(_ device: String, at now: Instant) {
    total += 1
    if known[device] == nil, known.count >= Self.most,
      let oldest = known.values.min(by: { ($0.last, $0.device) < ($1.last, $1.device) })
    {
      known[oldest.device] = nil
    }
    var stranger = known[device] ?? Stranger(device: device, count: 0, last: now)
    stranger.count += 1
    stranger.last = max(stranger.last, now)
    known[device] = stranger
  }

  /// The last heard first.
  public var all: [Stranger] { known.values.sorted { ($1.last, $0.device) < ($0.last, $1.device) } }
}
