/// Words for codes that several weather reports share.
@usableFromInline
enum Trend {
  /// IMO SN.1/Circ.289; gpsd has the two directions the other way round.
  @usableFromInline
  static func label(_ code: UInt8) -> StaticString {
    switch code {
    case 0: "steady"
    case 1: "decreasing"
    case 2: "increasing"
    default: "N/A"
    }
  }
}

@usableFromInline
enum Precipitation {
  /// WMO 306, code table 4.201, in gpsd's words.
  @usableFromInline
  static func label(_ code: UInt8) -> StaticString {
    switch code {
    case 1: "rain"
    case 2: "thunderstorm"
    case 3: "freezing rain"
    case 4: "mixed/ice"
    case 5: "snow"
    case 7: "N/A"
    default: "reserved"
    }
  }
}

@usableFromInline
enum Ice {
  /// In gpsd's words.
  @usableFromInline
  static func label(_ code: UInt8) -> StaticString {
    switch code {
    case 0: "no"
    case 1: "yes"
    case 3: "N/A"
    default: "reserved"
    }
  }
}
