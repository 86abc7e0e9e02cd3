/// DAC 1, FI 20: a berth asked for or assigned (IMO SN.1/Circ.289). Checked only against the standard.
///
/// Each service: 0 = not available or asked for, 1 = available, 2 = no data, 3 = not to be used.
@frozen
public struct BerthingData: ApplicationFields {
  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// Metres; 511 = that or more.
  public var length: Whole<0>
  /// Metres; 255 = 25.5 or more.
  public var depth: Tenths<0>
  /// 0 = not available, 1 = port side to, 2 = starboard side to, 3 = Mediterranean, 4 = buoy, 5 = anchorage.
  public var mooring: UInt8
  /// UTC.
  public var time: ArrivalTime
  /// False: the services below are not known.
  public var areServicesKnown: Bool
  /// Agent, 0–3 as above.
  public var agent: UInt8
  /// Bunker fuel, 0–3.
  public var fuel: UInt8
  /// Chandler, 0–3.
  public var chandler: UInt8
  /// Stevedore, 0–3.
  public var stevedore: UInt8
  /// Electrical supply, 0–3.
  public var electrical: UInt8
  /// Potable water, 0–3.
  public var water: UInt8
  /// Customs house, 0–3.
  public var customs: UInt8
  /// Cartage, 0–3.
  public var cartage: UInt8
  /// Crane, 0–3.
  public var crane: UInt8
  /// Lift, 0–3.
  public var lift: UInt8
  /// Medical facilities, 0–3.
  public var medical: UInt8
  /// Navigation repair, 0–3.
  public var navigationRepair: UInt8
  /// Provisions, 0–3.
  public var provisions: UInt8
  /// Ship repair, 0–3.
  public var shipRepair: UInt8
  /// Surveyor, 0–3.
  public var surveyor: UInt8
  /// Steam, 0–3.
  public var steam: UInt8
  /// Tugs, 0–3.
  public var tugs: UInt8
  /// Solid waste disposal, 0–3.
  public var solidWaste: UInt8
  /// Liquid waste disposal, 0–3.
  public var liquidWaste: UInt8
  /// Hazardous waste disposal, 0–3.
  public var hazardousWaste: UInt8
  /// Reserved ballast exchange, 0–3.
  public var ballast: UInt8
  /// Additional services, 0–3.
  public var additional: UInt8
  /// Regional use, 0–3.
  public var regional1: UInt8
  /// Regional use, 0–3.
  public var regional2: UInt8
  /// Reserved, 0–3.
  public var future1: UInt8
  /// Reserved, 0–3.
  public var future2: UInt8
  /// Name of the berth.
  public var name: NameText
  /// Its middle, sent in 1/1,000 minute.
  public var longitude: Longitude
  /// Of the berth, 1/1,000 minute; 91° = not available.
  public var latitude: Latitude

  /// Bits of it, without what may follow.
  public static let bitCount = 272
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 296

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    linkage = 0
    length = .init()
    depth = .init()
    mooring = 0
    time = .notAvailable
    areServicesKnown = false
    agent = 0
    fuel = 0
    chandler = 0
    stevedore = 0
    electrical = 0
    water = 0
    customs = 0
    cartage = 0
    crane = 0
    lift = 0
    medical = 0
    navigationRepair = 0
    provisions = 0
    shipRepair = 0
    surveyor = 0
    steam = 0
    tugs = 0
    solidWaste = 0
    liquidWaste = 0
    hazardousWaste = 0
    ballast = 0
    additional = 0
    regional1 = 0
    regional2 = 0
    future1 = 0
    future2 = 0
    name = NameText()
    longitude = .notAvailable
    latitude = .notAvailable
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.quantity("berth_length", &length, 9)  // 10
    pass.quantity("berth_depth", &depth, 8)  // 19
    pass.number("position", &mooring, 3)  // 27
    pass.label("position_text", Self.label(mooring: mooring))
    pass.date("arrival", &time)  // 30
    pass.flag("availability", &areServicesKnown)  // 50
    pass.number("agent", &agent, 2)  // 51
    pass.number("fuel", &fuel, 2)  // 53
    pass.number("chandler", &chandler, 2)  // 55
    pass.number("stevedore", &stevedore, 2)  // 57
    pass.number("electrical", &electrical, 2)  // 59
    pass.number("water", &water, 2)  // 61
    pass.number("customs", &customs, 2)  // 63
    pass.number("cartage", &cartage, 2)  // 65
    pass.number("crane", &crane, 2)  // 67
    pass.number("lift", &lift, 2)  // 69
    pass.number("medical", &medical, 2)  // 71
    pass.number("navrepair", &navigationRepair, 2)  // 73
    pass.number("provisions", &provisions, 2)  // 75
    pass.number("shiprepair", &shipRepair, 2)  // 77
    pass.number("surveyor", &surveyor, 2)  // 79
    pass.number("steam", &steam, 2)  // 81
    pass.number("tugs", &tugs, 2)  // 83
    pass.number("solidwaste", &solidWaste, 2)  // 85
    pass.number("liquidwaste", &liquidWaste, 2)  // 87
    pass.number("hazardouswaste", &hazardousWaste, 2)  // 89
    pass.number("ballast", &ballast, 2)  // 91
    pass.number("additional", &additional, 2)  // 93
    pass.number("regional1", &regional1, 2)  // 95
    pass.number("regional2", &regional2, 2)  // 97
    pass.number("future1", &future1, 2)  // 99
    pass.number("future2", &future2, 2)  // 101
    pass.text("berth_name", &name, 20)  // 103
    pass.longitude3("berth_lon", &longitude)  // 223
    pass.latitude3("berth_lat", &latitude)  // 248
  }

  /// What a mooring position means, in gpsd's words.
  public static func label(mooring: UInt8) -> StaticString {
    switch mooring {
    case 0: "Not available"
    case 1: "Port-side to"
    case 2: "Starboard-side to"
    case 3: "Mediterranean (end-on) mooring"
    case 4: "Mooring buoy"
    case 5: "Anchorage"
    default: "Reserved for future use"
    }
  }
}
