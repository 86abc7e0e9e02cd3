/// DAC 1, FI 27 (to all) and FI 28 (to one): a route (IMO SN.1/Circ.289). Checked only against the standard.
@frozen
public struct RouteInformation: ApplicationFields {
  /// A place on the way.
  @frozen
  public struct Waypoint: FieldGroup {
    /// Sent in 1/10,000 minute; 181° = not available.
    public var longitude: Longitude
    /// Sent in 1/10,000 minute; 91° = not available.
    public var latitude: Latitude

    /// Bits of it, without what may follow.
    public static let bitCount = 55

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      longitude = .notAvailable
      latitude = .notAvailable
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.longitude("lon", &longitude)  // 0
      pass.latitude("lat", &latitude)  // 28
    }
  }

  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// 0 = ship, 1 = authority.
  public var sender: UInt8
  /// 1 = mandatory, 2 = recommended, 3 = alternative, 4 = through ice, 5 = ship's plan, 31 = cancels the route of `linkage`.
  public var kind: UInt8
  /// UTC.
  public var start: ArrivalTime
  /// Minutes; 0 = cancelled.
  public var duration: Whole<262143>
  /// Number of waypoints as said; of 1–16 as many as there are bits for are read.
  public var said: UInt8
  /// At most 16, in order.
  public var waypoints: Listed<16, Waypoint>

  /// Bits of it, without what may follow.
  public static let bitCount = 61
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 965

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    linkage = 0
    sender = 0
    kind = 0
    start = .notAvailable
    duration = .init()
    said = 0
    waypoints = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.number("sender", &sender, 3)  // 10
    pass.number("rtype", &kind, 5)  // 13
    pass.label("rtype_text", Self.label(kind: kind))
    pass.date("start", &start)  // 18
    pass.quantity("duration", &duration, 18)  // 38
    pass.number("waycount", &said, 5)  // 56
    pass.list("waypoints", &waypoints, count: Int(said))  // 61
  }

  /// What a kind of route means, in gpsd's words.
  public static func label(kind: UInt8) -> StaticString {
    switch kind {
    case 0: "Undefined (default)"
    case 1: "Mandatory"
    case 2: "Recommended"
    case 3: "Alternative"
    case 4: "Recommended route through ice"
    case 5: "Ship route plan"
    case 31: "Cancel route identified by message linkage"
    default: "Reserved for future use."
    }
  }
}
