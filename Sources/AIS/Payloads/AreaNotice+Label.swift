extension AreaNotice {
  /// What a notice is about, in gpsd's words (IMO SN.1/Circ.289, table 11.11).
  public static func label(_ notice: UInt8) -> StaticString {
    switch notice {
    case ..<32: caution(notice)
    case 32..<64: restriction(notice)
    case 64..<96: distress(notice)
    default: chart(notice)
    }
  }

  private static func caution(_ notice: UInt8) -> StaticString {
    switch notice {
    case 0: "Caution Area: Marine mammals habitat"
    case 1: "Caution Area: Marine mammals in area - reduce speed"
    case 2: "Caution Area: Marine mammals in area - stay clear"
    case 3: "Caution Area: Marine mammals in area - report sightings"
    case 4: "Caution Area: Protected habitat - reduce speed"
    case 5: "Caution Area: Protected habitat - stay clear"
    case 6: "Caution Area: Protected habitat - no fishing or anchoring"
    case 7: "Caution Area: Derelicts (drifting objects)"
    case 8: "Caution Area: Traffic congestion"
    case 9: "Caution Area: Marine event"
    case 10: "Caution Area: Divers down"
    case 11: "Caution Area: Swim area"
    case 12: "Caution Area: Dredge operations"
    case 13: "Caution Area: Survey operations"
    case 14: "Caution Area: Underwater operation"
    case 15: "Caution Area: Seaplane operations"
    case 16: "Caution Area: Fishery - nets in water"
    case 17: "Caution Area: Cluster of fishing vessels"
    case 18: "Caution Area: Fairway closed"
    case 19: "Caution Area: Harbor closed"
    case 20: "Caution Area: Risk (define in associated text field)"
    case 21: "Caution Area: Underwater vehicle operation"
    case 23: "Environmental Caution Area: Storm front (line squall)"
    case 24: "Environmental Caution Area: Hazardous sea ice"
    case 25: "Environmental Caution Area: Storm warning (storm cell or line of storms)"
    case 26: "Environmental Caution Area: High wind"
    case 27: "Environmental Caution Area: High waves"
    case 28: "Environmental Caution Area: Restricted visibility (fog, rain, etc.)"
    case 29: "Environmental Caution Area: Strong currents"
    case 30: "Environmental Caution Area: Heavy icing"
    default: "(reserved for future use)"
    }
  }

  private static func restriction(_ notice: UInt8) -> StaticString {
    switch notice {
    case 32: "Restricted Area: Fishing prohibited"
    case 33: "Restricted Area: No anchoring."
    case 34: "Restricted Area: Entry approval required prior to transit"
    case 35: "Restricted Area: Entry prohibited"
    case 36: "Restricted Area: Active military OPAREA"
    case 37: "Restricted Area: Firing - danger area."
    case 38: "Restricted Area: Drifting Mines"
    case 40: "Anchorage Area: Anchorage open"
    case 41: "Anchorage Area: Anchorage closed"
    case 42: "Anchorage Area: Anchorage prohibited"
    case 43: "Anchorage Area: Deep draft anchorage"
    case 44: "Anchorage Area: Shallow draft anchorage"
    case 45: "Anchorage Area: Vessel transfer operations"
    case 56: "Security Alert - Level 1"
    case 57: "Security Alert - Level 2"
    case 58: "Security Alert - Level 3"
    default: "(reserved for future use)"
    }
  }

  private static func distress(_ notice: UInt8) -> StaticString {
    switch notice {
    case 64: "Distress Area: Vessel disabled and adrift"
    case 65: "Distress Area: Vessel sinking"
    case 66: "Distress Area: Vessel abandoning ship"
    case 67: "Distress Area: Vessel requests medical assistance"
    case 68: "Distress Area: Vessel flooding"
    case 69: "Distress Area: Vessel fire/explosion"
    case 70: "Distress Area: Vessel grounding"
    case 71: "Distress Area: Vessel collision"
    case 72: "Distress Area: Vessel listing/capsizing"
    case 73: "Distress Area: Vessel under assault"
    case 74: "Distress Area: Person overboard"
    case 75: "Distress Area: SAR area"
    case 76: "Distress Area: Pollution response area"
    case 80: "Instruction: Contact VTS at this point/juncture"
    case 81: "Instruction: Contact Port Administration at this point/juncture"
    case 82: "Instruction: Do not proceed beyond this point/juncture"
    case 83: "Instruction: Await instructions prior to proceeding beyond this point/juncture"
    case 84: "Proceed to this location - await instructions"
    case 85: "Clearance granted - proceed to berth"
    case 88: "Information: Pilot boarding position"
    case 89: "Information: Icebreaker waiting area"
    case 90: "Information: Places of refuge"
    case 91: "Information: Position of icebreakers"
    case 92: "Information: Location of response units"
    case 93: "VTS active target"
    case 94: "Rogue or suspicious vessel"
    case 95: "Vessel requesting non-distress assistance"
    default: "(reserved for future use)"
    }
  }

  private static func chart(_ notice: UInt8) -> StaticString {
    switch notice {
    case 96: "Chart Feature: Sunken vessel"
    case 97: "Chart Feature: Submerged object"
    case 98: "Chart Feature: Semi-submerged object"
    case 99: "Chart Feature: Shoal area"
    case 100: "Chart Feature: Shoal area due north"
    case 101: "Chart Feature: Shoal area due east"
    case 102: "Chart Feature: Shoal area due south"
    case 103: "Chart Feature: Shoal area due west"
    case 104: "Chart Feature: Channel obstruction"
    case 105: "Chart Feature: Reduced vertical clearance"
    case 106: "Chart Feature: Bridge closed"
    case 107: "Chart Feature: Bridge partially open"
    case 108: "Chart Feature: Bridge fully open"
    case 112: "Report from ship: Icing info"
    case 114: "Report from ship: Miscellaneous information"
    case 120: "Route: Recommended route"
    case 121: "Route: Alternative route"
    case 122: "Route: Recommended route through ice"
    case 125: "Other - Define in associated text field"
    case 126: "Cancellation - cancel area as identified by Message Linkage ID"
    case 127: "Undefined (default)"
    default: "(reserved for future use)"
    }
  }
}
