public import Units

/// What a device says of its vessel once. What it does not say is nil.
public struct DeviceReport: Hashable, Sendable {
  /// Who speaks, as `DeviceNumber` writes it; nil: the feed has one device only, or the report names an MMSI.
  public var device: String?
  public var mmsi: UInt32?
  /// When the device was there, by its own clock.
  public var time: Instant?
  /// Nil without a fix. In the feed's datum.
  public var position: Position?
  /// Over ground.
  public var speed: Knots?
  /// Over ground, degrees true, 0 to below 360.
  public var course: Double?
  /// Degrees true, 0 to below 360.
  public var heading: Double?
  public var name: String?
  /// The alarm button is pressed: distress.
  public var isAlarm = false
  /// Gathered while there was no network.
  public var isReplay = false

  public init(device: String? = nil, time: Instant? = nil, position: Position? = nil) {
    self.device = device
    self.time = time
    self.position = position
  }
}

/// What became of a feed's lines, by reason; reasons are bounded by the code that names them.
public struct DeviceCounters: Hashable, Sendable {
  /// Well-formed frames, sentences, rows.
  public var frames = 0
  /// Reports made of them.
  public var reports = 0
  public private(set) var rejects: [String: Int] = [:]
  public init() {}

  public mutating func reject(_ reason: String, _ count: Int = 1) {
    if count > 0 { rejects[reason, default: 0] += count }
  }
}
