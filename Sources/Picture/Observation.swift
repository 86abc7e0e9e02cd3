// Picture: what is known of every vessel that is heard, kept from the stream of observations. It promises: a bound on vessels
// (the longest unheard unregistered one makes room, counted), the last 15 minutes of each watched vessel with its raw
// sentences (D2), each vessel's own usual gaps between reports, and that a position which cannot be (a jump no vessel makes,
// a report told twice or late) is kept away from detectors and counted. Batches go in, changes come out; one owner, no clock.

public import AIS
public import Units

/// One message of a source about one vessel. Plain bits: raw bytes and texts are ranges and indices into its batch.
public struct Observation: Sendable {
  /// When it was received; in an offline replay the recording's own time.
  public var at: Instant
  /// Number of the feed, as the daemon counts its feeds.
  public var source: UInt16
  public var mmsi: UInt32
  /// The sentence or sentences as received, in `ObservationBatch.bytes`.
  public var raw: Range<Int32>
  public var content: Content

  public init(at: Instant, source: UInt16, mmsi: UInt32, raw: Range<Int32>, content: Content) {
    self.at = at
    self.source = source
    self.mmsi = mmsi
    self.raw = raw
    self.content = content
  }

  public enum Content: Sendable {
    case report(Report)
    case particulars(Particulars, Particulars.Parts)
    /// A station that does not sail: base station or aid to navigation.
    case station(Transceiver, Position?)
    /// Safety text, an index into `ObservationBatch.texts`.
    case safetyText(Int32)
    /// Weather, water, signals and areas, an index into `ObservationBatch.notices`.
    case notice(Int32)
    /// Persons aboard as the vessel says; at most 8,698.
    case aboard(UInt16)
    /// Blue cones of an inland vessel (inland FI 10): 0–3, 4 the B flag.
    case cones(UInt8)
    /// Anything else: the vessel was heard.
    case heard
  }

  /// A position report; what is not available says so.
  public struct Report: Sendable {
    public var transceiver: Transceiver
    /// Nil when the source has none.
    public var position: Position?
    public var motion: Motion
    public init(transceiver: Transceiver, position: Position?, motion: Motion) {
      self.transceiver = transceiver
      self.position = position
      self.motion = motion
    }
  }
}

/// What kind of device speaks.
public enum Transceiver: UInt8, Sendable, CaseIterable {
  case unknown, classA, classB, aircraft, baseStation, aidToNavigation, beacon
  /// A terminal or GPS receiver: no AIS transponder.
  case device

  /// `class A`, `class B`, …, as the API names it.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .classA: "A"
    case .classB: "B"
    case .aircraft: "sar-aircraft"
    case .baseStation: "base-station"
    case .aidToNavigation: "aton"
    case .beacon: "distress-beacon"
    case .device: "gps"
    }
  }
  /// A vessel, as opposed to a station ashore, a buoy or an aircraft.
  public var isVessel: Bool { self == .classA || self == .classB || self == .unknown || self == .device }
}

/// How a vessel moves, as reported. Not-available values are those of ITU-R M.1371-5 in the same scale.
public struct Motion: Hashable, Sendable {
  /// Tenths of a knot; 1023 not available.
  public var speedTenths: UInt16
  /// Tenths of a degree; 3600 not available.
  public var courseTenths: UInt16
  /// Degrees; 511 not available.
  public var headingDegrees: UInt16
  /// Navigational status (table 45); 15 not defined.
  public var status: UInt8
  /// Second of the minute of the fix; 60 and above: none.
  public var second: UInt8
  /// The position is good to some 200 m only (type 27): for the picture, not for the edge of a zone.
  public var isCoarse: Bool
  /// The alarm button of its terminal is pressed.
  public var isAlarm = false

  public init(
    speedTenths: UInt16 = 1023, courseTenths: UInt16 = 3600, headingDegrees: UInt16 = 511, status: UInt8 = 15,
    second: UInt8 = 60, isCoarse: Bool = false
  ) {
    self.speedTenths = speedTenths
    self.courseTenths = courseTenths
    self.headingDegrees = headingDegrees
    self.status = status
    self.second = second
    self.isCoarse = isCoarse
  }

  /// Knots over ground; 102.2 means that or more.
  public var speed: Knots? { speedTenths >= 1023 ? nil : Knots(Double(speedTenths) / 10) }
  /// Degrees true.
  public var course: Double? { courseTenths >= 3600 ? nil : Double(courseTenths) / 10 }
  public var heading: Int? { headingDegrees >= 360 ? nil : Int(headingDegrees) }
}

/// What a vessel says of itself that seldom changes.
public struct Particulars: Sendable, Hashable {
  /// Which parts an observation brings: type 5 all, type 24 A the name, 24 B and 19 the build.
  public struct Parts: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let name = Parts(rawValue: 1)
    public static let build = Parts(rawValue: 2)
    public static let callSign = Parts(rawValue: 4)
    public static let voyage = Parts(rawValue: 8)
    public static let inland = Parts(rawValue: 16)
  }
  public var name = NameText()
  public var callSign = CallSign()
  public var destination = NameText()
  /// 0: none.
  public var imo: UInt32 = 0
  /// ITU-R M.1371-5 table 53; 0: not available.
  public var shipType: UInt8 = 0
  /// Tenths of a metre; 0: not available.
  public var draughtTenths: UInt8 = 0
  /// Metres from the antenna; all 0: not available.
  public var toBow: UInt16 = 0
  public var toStern: UInt16 = 0
  public var toPort: UInt8 = 0
  public var toStarboard: UInt8 = 0
  /// European vessel identification number of inland vessels (DAC 200, FI 10): eight digits; 0: none.
  public var eni: UInt32 = 0
  /// Persons aboard as last said (inland FI 55, DAC 1 FI 16 and 40), and when; nil: never said.
  public var aboard: UInt16?
  public var aboardAt: Instant?
  /// Blue cones as last said (inland FI 10): 0–3, 4 the B flag; nil: never said.
  public var cones: UInt8?

  public init() {}

  public var length: Int? { toBow | toStern == 0 ? nil : Int(toBow) + Int(toStern) }
  public var beam: Int? { toPort | toStarboard == 0 ? nil : Int(toPort) + Int(toStarboard) }

  /// Takes over the named parts of `other`.
  public mutating func merge(_ other: Particulars, _ parts: Parts) {
    if parts.contains(.inland) { eni = other.eni }
    if parts.contains(.name) { name = other.name }
    if parts.contains(.callSign) { callSign = other.callSign }
    if parts.contains(.build) {
      shipType = other.shipType
      (toBow, toStern) = (other.toBow, other.toStern)
      (toPort, toStarboard) = (other.toPort, other.toStarboard)
    }
    if parts.contains(.voyage) {
      destination = other.destination
      imo = other.imo
      draughtTenths = other.draughtTenths
    }
  }
}

/// Observations in order of arrival with the bytes, texts and notices they point into. Reused batch after batch.
public struct ObservationBatch: Sendable {
  public var observations: [Observation] = []
  public var bytes: [UInt8] = []
  public var texts: [String] = []
  public var notices: [ApplicationPayload] = []

  public init() {}

  public var isEmpty: Bool { observations.isEmpty }
  public var count: Int { observations.count }

  /// Forgets the contents, keeps the room; but for that of the bytes: who keeps a position of the batch keeps all of its bytes for a quarter of
  /// an hour, and after one large batch each smaller one would take as much room again.
  public mutating func removeAll() {
    observations.removeAll(keepingCapacity: true)
    bytes = []
    texts.removeAll(keepingCapacity: true)
    notices.removeAll(keepingCapacity: true)
  }

  /// Keeps raw bytes and says where they are.
  public mutating func keep(_ raw: RawSpan) -> Range<Int32> {
    let start = Int32(truncatingIfNeeded: bytes.count)
    // One copy of the span's own bytes, which outlive the call: the bounds are the span's.
    unsafe raw.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    return start..<Int32(truncatingIfNeeded: bytes.count)
  }

  /// Keeps raw bytes and says where they are.
  public mutating func keep(_ raw: some Collection<UInt8>) -> Range<Int32> {
    let start = Int32(truncatingIfNeeded: bytes.count)
    bytes.append(contentsOf: raw)
    return start..<Int32(truncatingIfNeeded: bytes.count)
  }

  /// The raw bytes of an observation; empty where the range does not belong to this batch.
  public func raw(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    guard range.lowerBound >= 0, Int(range.upperBound) <= bytes.count else { return [] }
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}
