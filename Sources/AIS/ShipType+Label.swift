extension ShipType {
  /// What the code means, in gpsd's words.
  public var label: StaticString {
    switch rawValue {
    case 0: "Not available"
    case 1...19: "Reserved for future use"
    case 20...29: wingInGround
    case 30...39: particular
    case 40...49: highSpeed
    case 50...59: special
    case 60...69: passenger
    case 70...79: cargo
    case 80...89: tanker
    case 90...99: other
    default: "Reserved"
    }
  }

  private var wingInGround: StaticString {
    switch rawValue {
    case 20: "Wing in ground (WIG) - all ships of this type"
    case 21: "Wing in ground (WIG) - Hazardous category A"
    case 22: "Wing in ground (WIG) - Hazardous category B"
    case 23: "Wing in ground (WIG) - Hazardous category C"
    case 24: "Wing in ground (WIG) - Hazardous category D"
    default: "Wing in ground (WIG) - Reserved for future use"
    }
  }

  private var particular: StaticString {
    switch rawValue {
    case 30: "Fishing"
    case 31: "Towing"
    case 32: "Towing: length exceeds 200m or breadth exceeds 25m"
    case 33: "Dredging or underwater ops"
    case 34: "Diving ops"
    case 35: "Military ops"
    case 36: "Sailing"
    case 37: "Pleasure Craft"
    default: "Reserved"
    }
  }

  private var highSpeed: StaticString {
    switch rawValue {
    case 40: "High speed craft (HSC) - all ships of this type"
    case 41: "High speed craft (HSC) - Hazardous category A"
    case 42: "High speed craft (HSC) - Hazardous category B"
    case 43: "High speed craft (HSC) - Hazardous category C"
    case 44: "High speed craft (HSC) - Hazardous category D"
    case 49: "High speed craft (HSC) - No additional information"
    default: "High speed craft (HSC) - Reserved for future use"
    }
  }

  private var special: StaticString {
    switch rawValue {
    case 50: "Pilot Vessel"
    case 51: "Search and Rescue vessel"
    case 52: "Tug"
    case 53: "Port Tender"
    case 54: "Anti-pollution equipment"
    case 55: "Law Enforcement"
    case 56, 57: "Spare - Local Vessel"
    case 58: "Medical Transport"
    default: "Ship according to RR Resolution No. 18"
    }
  }

  private var passenger: StaticString {
    switch rawValue {
    case 60: "Passenger - all ships of this type"
    case 61: "Passenger - Hazardous category A"
    case 62: "Passenger - Hazardous category B"
    case 63: "Passenger - Hazardous category C"
    case 64: "Passenger - Hazardous category D"
    case 69: "Passenger - No additional information"
    default: "Passenger - Reserved for future use"
    }
  }

  private var cargo: StaticString {
    switch rawValue {
    case 70: "Cargo - all ships of this type"
    case 71: "Cargo - Hazardous category A"
    case 72: "Cargo - Hazardous category B"
    case 73: "Cargo - Hazardous category C"
    case 74: "Cargo - Hazardous category D"
    case 79: "Cargo - No additional information"
    default: "Cargo - Reserved for future use"
    }
  }

  private var tanker: StaticString {
    switch rawValue {
    case 80: "Tanker - all ships of this type"
    case 81: "Tanker - Hazardous category A"
    case 82: "Tanker - Hazardous category B"
    case 83: "Tanker - Hazardous category C"
    case 84: "Tanker - Hazardous category D"
    case 89: "Tanker - No additional information"
    default: "Tanker - Reserved for future use"
    }
  }

  private var other: StaticString {
    switch rawValue {
    case 90: "Other Type - all ships of this type"
    case 91: "Other Type - Hazardous category A"
    case 92: "Other Type - Hazardous category B"
    case 93: "Other Type - Hazardous category C"
    case 94: "Other Type - Hazardous category D"
    case 99: "Other Type - no additional information"
    default: "Other Type - Reserved for future use"
    }
  }
}
