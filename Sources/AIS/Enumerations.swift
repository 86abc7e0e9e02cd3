// Codes of ITU-R M.1371-5 that name a kind. Each keeps the number sent, known or not.

/// Navigational status (table 45).
@frozen
public struct NavigationStatus: RawRepresentable, Sendable, Hashable {
  /// The number sent.
  public let rawValue: UInt8
  /// From the number sent.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// 0.
  public static let underWayUsingEngine = NavigationStatus(rawValue: 0)
  /// 1.
  public static let atAnchor = NavigationStatus(rawValue: 1)
  /// 2.
  public static let notUnderCommand = NavigationStatus(rawValue: 2)
  /// 3.
  public static let restrictedManoeuvrability = NavigationStatus(rawValue: 3)
  /// 4: constrained by her draught.
  public static let constrainedByDraught = NavigationStatus(rawValue: 4)
  /// 5.
  public static let moored = NavigationStatus(rawValue: 5)
  /// 6.
  public static let aground = NavigationStatus(rawValue: 6)
  /// 7: engaged in fishing.
  public static let fishing = NavigationStatus(rawValue: 7)
  /// 8.
  public static let underWaySailing = NavigationStatus(rawValue: 8)
  /// AIS-SART, MOB or EPIRB in action.
  public static let distress = NavigationStatus(rawValue: 14)
  /// Not defined: the default; also a distress transmitter under test.
  public static let notDefined = NavigationStatus(rawValue: 15)
}

/// Electronic position-fixing device (table 48 and others).
@frozen
public struct FixDevice: RawRepresentable, Sendable, Hashable {
  /// The number sent.
  public let rawValue: UInt8
  /// From the number sent.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// 0: not available.
  public static let undefined = FixDevice(rawValue: 0)
  /// 1.
  public static let gps = FixDevice(rawValue: 1)
  /// 2.
  public static let glonass = FixDevice(rawValue: 2)
  /// 7: its place is surveyed.
  public static let surveyed = FixDevice(rawValue: 7)
  /// 8.
  public static let galileo = FixDevice(rawValue: 8)
  /// 15: the transponder's own receiver.
  public static let internalReceiver = FixDevice(rawValue: 15)
}

/// Type of ship and cargo (tables 53 and 54).
@frozen
public struct ShipType: RawRepresentable, Sendable, Hashable {
  /// The number sent.
  public let rawValue: UInt8
  /// From the number sent.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Not available, or no ship.
  public static let notAvailable = ShipType(rawValue: 0)
  /// False where 0 was sent.
  @inlinable public var isAvailable: Bool { rawValue != 0 }
  /// 60–69.
  @inlinable public var isPassenger: Bool { rawValue / 10 == 6 }
  /// 70–79.
  @inlinable public var isCargo: Bool { rawValue / 10 == 7 }
  /// 80–89.
  @inlinable public var isTanker: Bool { rawValue / 10 == 8 }
}

/// Type of aid to navigation (table 74).
@frozen
public struct AidType: RawRepresentable, Sendable, Hashable {
  /// The number sent.
  public let rawValue: UInt8
  /// From the number sent.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// 0.
  public static let notSpecified = AidType(rawValue: 0)
}

extension NavigationStatus {
  /// What the code means, in gpsd's words.
  public var label: StaticString {
    switch rawValue {
    case 0: "Under way using engine"
    case 1: "At anchor"
    case 2: "Not under command"
    case 3: "Restricted maneuverability"
    case 4: "Constrained by her draught"
    case 5: "Moored"
    case 6: "Aground"
    case 7: "Engaged in fishing"
    case 8: "Under way sailing"
    case 9: "Reserved for HSC"
    case 10: "Reserved for WIG"
    case 11: "Power-driven vessel towing astern"
    case 12: "Power-driven vessel pushing ahead or towing alongside"
    case 13: "Reserved"
    case 14: "AIS-SART is active"
    default: "Not defined"
    }
  }
}

extension FixDevice {
  /// What the code means, in gpsd's words.
  public var label: StaticString {
    switch rawValue {
    case 0: "Undefined"
    case 1: "GPS"
    case 2: "GLONASS"
    case 3: "Combined GPS/GLONASS"
    case 4: "Loran-C"
    case 5: "Chayka"
    case 6: "Integrated navigation system"
    case 7: "Surveyed"
    case 8: "Galileo"
    case 9: "Reserved (9)"
    case 10: "Reserved (10)"
    case 11: "Reserved (11)"
    case 12: "Reserved (12)"
    case 13: "Reserved (13)"
    case 14: "Reserved (14)"
    default: "Internal GNSS"
    }
  }
}

extension AidType {
  /// What the code means, in gpsd's words.
  public var label: StaticString {
    rawValue < 20 ? fixedLabel : floatingLabel
  }

  private var fixedLabel: StaticString {
    switch rawValue {
    case 0: "Unspecified"
    case 1: "Reference point"
    case 2: "RACON"
    case 3: "Fixed offshore structure"
    case 4: "Spare, Reserved for future use"
    case 5: "Light, without sectors"
    case 6: "Light, with sectors"
    case 7: "Leading Light Front"
    case 8: "Leading Light Rear"
    case 9: "Beacon, Cardinal N"
    case 10: "Beacon, Cardinal E"
    case 11: "Beacon, Cardinal S"
    case 12: "Beacon, Cardinal W"
    case 13: "Beacon, Port hand"
    case 14: "Beacon, Starboard hand"
    case 15: "Beacon, Preferred Channel port hand"
    case 16: "Beacon, Preferred Channel starboard hand"
    case 17: "Beacon, Isolated danger"
    case 18: "Beacon, Safe water"
    default: "Beacon, Special mark"
    }
  }

  private var floatingLabel: StaticString {
    switch rawValue {
    case 20: "Cardinal Mark N"
    case 21: "Cardinal Mark E"
    case 22: "Cardinal Mark S"
    case 23: "Cardinal Mark W"
    case 24: "Port hand Mark"
    case 25: "Starboard hand Mark"
    case 26: "Preferred Channel Port hand"
    case 27: "Preferred Channel Starboard hand"
    case 28: "Isolated danger"
    case 29: "Safe Water"
    case 30: "Special Mark"
    default: "Light Vessel / LANBY / Rigs"
    }
  }
}
