public import Units

/// Where a satellite receiver says that it is.
public struct GPSFix: Hashable, Sendable {
  /// How good the fix is (IEC 61162-1, quality of GGA).
  public enum Quality: UInt8, Hashable, Sendable {
    case none = 0
    case autonomous, differential, precise, realTimeKinematic, floatKinematic
    /// Dead reckoning: no satellite has a part in it.
    case estimated
    case manual, simulated

    /// Good enough to say where a vessel is.
    public var isFix: Bool {
      switch self {
      case .none, .estimated, .manual, .simulated: false
      case .autonomous, .differential, .precise, .realTimeKinematic, .floatKinematic: true
      }
    }
  }

  /// When the receiver was there; nil: it does not know the time yet.
  public var time: Instant?
  /// Nil without a fix.
  public var position: Position?
  public var quality: Quality
  public var speed: Knots?
  /// Degrees true.
  public var course: Double?
  /// Above the sea, in metres.
  public var heightMetres: Double?
  /// Horizontal dilution of precision.
  public var dilution: Double?
  public var satellitesUsed: Int?

  public init(
    time: Instant? = nil, position: Position? = nil, quality: Quality = .none, speed: Knots? = nil,
    course: Double? = nil, heightMetres: Double? = nil, dilution: Double? = nil, satellitesUsed: Int? = nil
  ) {
    self.time = time
    self.position = position
    self.quality = quality
    self.speed = speed
    self.course = course
    self.heightMetres = heightMetres
    self.dilution = dilution
    self.satellitesUsed = satellitesUsed
  }
}

/// Satellites in view of one constellation, gathered from GSV.
public struct SatelliteView: Hashable, Sendable {
  public struct Satellite: Hashable, Sendable {
    /// As the receiver numbers it.
    public var number: Int
    /// Degrees; nil while it is not tracked.
    public var elevation: Int?
    public var azimuth: Int?
    /// dB-Hz; nil: not received.
    public var strength: Int?
  }
  public var satellites: [Satellite] = []
  public init(satellites: [Satellite] = []) { self.satellites = satellites }
}
