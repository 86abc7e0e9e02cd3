extension InlandStatic {
  /// What a kind of ship or convoy means: ERI's classification, or the kinds of type 5.
  public static func label(kind: Int) -> StaticString {
    switch kind {
    case ..<256: ShipType(rawValue: UInt8(truncatingIfNeeded: kind)).label
    case ..<8_200: single(kind)
    case ..<8_400: convoy(kind)
    default: other(kind)
    }
  }

  private static func single(_ kind: Int) -> StaticString {
    switch kind {
    case 8000: "Vessel, type unknown"
    case 8010: "Motor freighter"
    case 8020: "Motor tanker"
    case 8021: "Motor tanker, liquid cargo, type N"
    case 8022: "Motor tanker, liquid cargo, type C"
    case 8023: "Motor tanker, dry cargo as if liquid (e.g. cement)"
    case 8030: "Container vessel"
    case 8040: "Gas tanker"
    case 8050: "Motor freighter, tug"
    case 8060: "Motor tanker, tug"
    case 8070: "Motor freighter with one or more ships alongside"
    case 8080: "Motor freighter with tanker"
    case 8090: "Motor freighter pushing one or more freighters"
    case 8100: "Motor freighter pushing at least one tank-ship"
    case 8110: "Tug, freighter"
    case 8120: "Tug, tanker"
    case 8130: "Tug freighter, coupled"
    case 8140: "Tug, freighter/tanker, coupled"
    case 8150: "Freightbarge"
    case 8160: "Tankbarge"
    case 8161: "Tankbarge, liquid cargo, type N"
    case 8162: "Tankbarge, liquid cargo, type C"
    case 8163: "Tankbarge, dry cargo as if liquid (e.g. cement)"
    case 8170: "Freightbarge with containers"
    case 8180: "Tankbarge, gas"
    default: "Reserved"
    }
  }

  private static func convoy(_ kind: Int) -> StaticString {
    switch kind {
    case 8210: "Pushtow, one cargo barge"
    case 8220: "Pushtow, two cargo barges"
    case 8230: "Pushtow, three cargo barges"
    case 8240: "Pushtow, four cargo barges"
    case 8250: "Pushtow, five cargo barges"
    case 8260: "Pushtow, six cargo barges"
    case 8270: "Pushtow, seven cargo barges"
    case 8280: "Pushtow, eight cargo barges"
    case 8290: "Pushtow, nine or more barges"
    case 8310: "Pushtow, one tank/gas barge"
    case 8320: "Pushtow, two barges at least one tanker or gas barge"
    case 8330: "Pushtow, three barges at least one tanker or gas barge"
    case 8340: "Pushtow, four barges at least one tanker or gas barge"
    case 8350: "Pushtow, five barges at least one tanker or gas barge"
    case 8360: "Pushtow, six barges at least one tanker or gas barge"
    case 8370: "Pushtow, seven barges at least one tanker or gas barge"
    case 8390: "Pushtow, nine or more barges at least one tanker or gas barge"
    default: "Reserved"
    }
  }

  private static func other(_ kind: Int) -> StaticString {
    switch kind {
    case 8400: "Tug, single"
    case 8410: "Tug, one or more tows"
    case 8420: "Tug, assisting a vessel or linked combination"
    case 8430: "Pushboat, single"
    case 8440: "Passenger ship, ferry, cruise ship, red cross ship"
    case 8441: "Ferry"
    case 8442: "Red cross ship"
    case 8443: "Cruise ship"
    case 8444: "Passenger ship without accommodation"
    case 8450: "Service vessel, police patrol, port service"
    case 8460: "Vessel, work maintenance craft, floating derrick, cable-ship, buoy-ship, dredge"
    case 8470: "Object, towed, not otherwise specified"
    case 8480: "Fishing boat"
    case 8490: "Bunkership"
    case 8500: "Barge, tanker, chemical"
    default: "Reserved"
    }
  }
}
