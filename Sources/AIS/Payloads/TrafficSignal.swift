/// DAC 1, FI 19: a marine traffic signal (IMO SN.1/Circ.289). Checked only against the standard.
@frozen
public struct TrafficSignal: ApplicationFields {
  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// Name of the signal station.
  public var station: NameText
  /// Sent in 1/1,000 minute.
  public var longitude: Longitude
  /// Sent in 1/1,000 minute; 91° = not available.
  public var latitude: Latitude
  /// 0 = not available, 1 = in regular service, 2 = in irregular service.
  public var status: UInt8
  /// Signal shown; 0 = not available, 1 and 2 close the way, 6 and 13 to nearly all.
  public var signal: UInt8
  /// UTC of the next change; 24 = not available.
  public var hour: UInt8
  /// 60 = not available.
  public var minute: UInt8
  /// Signal expected then.
  public var nextSignal: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 202
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 328

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    linkage = 0
    station = NameText()
    longitude = .notAvailable
    latitude = .notAvailable
    status = 0
    signal = 0
    hour = 24
    minute = 60
    nextSignal = 0
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.text("station", &station, 20)  // 10
    pass.longitude3("lon", &longitude)  // 130
    pass.latitude3("lat", &latitude)  // 155
    pass.number("status", &status, 2)  // 179
    pass.number("signal", &signal, 5)  // 181
    pass.label("signal_text", Self.label(signal))
    pass.number("hour", &hour, 5)  // 186
    pass.number("minute", &minute, 6)  // 191
    pass.number("nextsignal", &nextSignal, 5)  // 197
    pass.label("nextsignal_text", Self.label(nextSignal))
    pass.spare(102)  // 202
  }

  /// True where vessels must not go on.
  @inlinable public var isClosed: Bool { signal == 1 || signal == 2 || signal == 6 || signal == 13 }

  /// What a signal means.
  public static func label(_ signal: UInt8) -> StaticString {
    switch signal {
    case 0: "N/A"
    case 1: "Serious emergency: all vessels stop or divert according to instructions"
    case 2: "Vessels shall not proceed"
    case 3: "Vessels may proceed, one-way traffic"
    case 4: "Vessels may proceed, two-way traffic"
    case 5: "A vessel may proceed only on specific orders"
    case 6: "Vessels shall not proceed, except outside the main channel"
    case 7: "A vessel may proceed only on specific orders, except outside the main channel"
    case 8: "In-bound only"
    case 9: "Out-bound only"
    case 10: "In-bound and out-bound"
    case 11: "Will shift to in-bound only"
    case 12: "Will shift to out-bound only"
    case 13: "Vessels shall not proceed, except as directed by the authority"
    default: "Reserved"
    }
  }
}
