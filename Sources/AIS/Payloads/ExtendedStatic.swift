/// DAC 1, FI 24: more about a ship and her voyage (IMO SN.1/Circ.289). Checked only against the standard.
///
/// Each equipment state: 0 = not available or asked for, 1 = operational, 2 = not operational, 3 = no data.
@frozen
public struct ExtendedStatic: ApplicationFields {
  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// Metres; 8191 = 81.91 or more.
  public var airDraught: Hundredths<0>
  /// UN/LOCODE.
  public var lastPort: CallSign
  /// UN/LOCODE of the next port of call.
  public var nextPort: CallSign
  /// UN/LOCODE of the port behind that.
  public var secondPort: CallSign
  /// AIS class A, 0–3 as above.
  public var ais: UInt8
  /// Automatic tracking aid, 0–3.
  public var trackingAid: UInt8
  /// Bridge navigational watch alarm, 0–3.
  public var bnwas: UInt8
  /// ECDIS back-up, 0–3.
  public var ecdisBackup: UInt8
  /// Paper nautical chart, 0–3.
  public var chart: UInt8
  /// Echo sounder, 0–3.
  public var echoSounder: UInt8
  /// Electronic plotting aid, 0–3.
  public var plottingAid: UInt8
  /// Emergency steering gear, 0–3.
  public var emergencySteering: UInt8
  /// Satellite navigation, 0–3.
  public var gnss: UInt8
  /// Gyro compass, 0–3.
  public var gyroCompass: UInt8
  /// Long-range identification and tracking, 0–3.
  public var lrit: UInt8
  /// Magnetic compass, 0–3.
  public var magneticCompass: UInt8
  /// NAVTEX, 0–3.
  public var navtex: UInt8
  /// Radar (ARPA), 0–3.
  public var arpa: UInt8
  /// Radar, S band, 0–3.
  public var sBandRadar: UInt8
  /// Radar, X band, 0–3.
  public var xBandRadar: UInt8
  /// Radio HF, 0–3.
  public var hfRadio: UInt8
  /// Radio INMARSAT, 0–3.
  public var inmarsat: UInt8
  /// Radio MF, 0–3.
  public var mfRadio: UInt8
  /// Radio VHF, 0–3.
  public var vhfRadio: UInt8
  /// Speed log over ground, 0–3.
  public var groundLog: UInt8
  /// Speed log through water, 0–3.
  public var waterLog: UInt8
  /// Transmitting heading device, 0–3.
  public var headingDevice: UInt8
  /// Track control system, 0–3.
  public var trackControl: UInt8
  /// Voyage data recorder, 0–3.
  public var voyageRecorder: UInt8
  /// 0 = not classified, 1–7 = PC 1 to PC 7, 8 = IB, 9 = IC, 10 = Ice1.
  public var iceClass: Whole<15>
  /// Horsepower; 262142 = that or more.
  public var shaftPower: Whole<262143>
  /// Working channel of ITU-R M.1084.
  public var vhfChannel: Whole<0>
  /// Lloyd's ship type (STATCODE 5).
  public var lloydsType: CallSign
  /// 262142 = that or more.
  public var grossTonnage: Whole<262143>
  /// 1 = laden, 2 = in ballast; 0 = not available.
  public var lading: UInt8
  /// 1 = no, 2 = yes; 0 = not available.
  public var heavyOil: UInt8
  /// 1 = no, 2 = yes; 0 = not available.
  public var lightOil: UInt8
  /// 1 = no, 2 = yes; 0 = not available.
  public var dieselOil: UInt8
  /// Tonnes; 16382 = that or more.
  public var bunkerOil: Whole<16383>
  /// 8191 = that or more.
  public var persons: Whole<0>

  /// Bits of it, without what may follow.
  public static let bitCount = 294
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 328

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    linkage = 0
    airDraught = .init()
    lastPort = CallSign()
    nextPort = CallSign()
    secondPort = CallSign()
    ais = 0
    trackingAid = 0
    bnwas = 0
    ecdisBackup = 0
    chart = 0
    echoSounder = 0
    plottingAid = 0
    emergencySteering = 0
    gnss = 0
    gyroCompass = 0
    lrit = 0
    magneticCompass = 0
    navtex = 0
    arpa = 0
    sBandRadar = 0
    xBandRadar = 0
    hfRadio = 0
    inmarsat = 0
    mfRadio = 0
    vhfRadio = 0
    groundLog = 0
    waterLog = 0
    headingDevice = 0
    trackControl = 0
    voyageRecorder = 0
    iceClass = .init()
    shaftPower = .init()
    vhfChannel = .init()
    lloydsType = CallSign()
    grossTonnage = .init()
    lading = 0
    heavyOil = 0
    lightOil = 0
    dieselOil = 0
    bunkerOil = .init()
    persons = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.quantity("airdraught", &airDraught, 13)  // 10
    pass.text("lastport", &lastPort, 5)  // 23
    pass.text("nextport", &nextPort, 5)  // 53
    pass.text("secondport", &secondPort, 5)  // 83
    pass.number("ais_state", &ais, 2)  // 113
    pass.number("ata_state", &trackingAid, 2)  // 115
    pass.number("bnwas_state", &bnwas, 2)  // 117
    pass.number("ecdisb_state", &ecdisBackup, 2)  // 119
    pass.number("chart_state", &chart, 2)  // 121
    pass.number("sounder_state", &echoSounder, 2)  // 123
    pass.number("epaid_state", &plottingAid, 2)  // 125
    pass.number("steer_state", &emergencySteering, 2)  // 127
    pass.number("gnss_state", &gnss, 2)  // 129
    pass.number("gyro_state", &gyroCompass, 2)  // 131
    pass.number("lrit_state", &lrit, 2)  // 133
    pass.number("magcomp_state", &magneticCompass, 2)  // 135
    pass.number("navtex_state", &navtex, 2)  // 137
    pass.number("arpa_state", &arpa, 2)  // 139
    pass.number("sband_state", &sBandRadar, 2)  // 141
    pass.number("xband_state", &xBandRadar, 2)  // 143
    pass.number("hfradio_state", &hfRadio, 2)  // 145
    pass.number("inmarsat_state", &inmarsat, 2)  // 147
    pass.number("mfradio_state", &mfRadio, 2)  // 149
    pass.number("vhfradio_state", &vhfRadio, 2)  // 151
    pass.number("grndlog_state", &groundLog, 2)  // 153
    pass.number("waterlog_state", &waterLog, 2)  // 155
    pass.number("thd_state", &headingDevice, 2)  // 157
    pass.number("tcs_state", &trackControl, 2)  // 159
    pass.number("vdr_state", &voyageRecorder, 2)  // 161
    pass.spare(2)  // 163
    pass.quantity("iceclass", &iceClass, 4)  // 165
    pass.quantity("horsepower", &shaftPower, 18)  // 169
    pass.quantity("vhfchan", &vhfChannel, 12)  // 187
    pass.text("lshiptype", &lloydsType, 7)  // 199
    pass.quantity("tonnage", &grossTonnage, 18)  // 241
    pass.number("lading", &lading, 2)  // 259
    pass.number("heavyoil", &heavyOil, 2)  // 261
    pass.number("lightoil", &lightOil, 2)  // 263
    pass.number("dieseloil", &dieselOil, 2)  // 265
    pass.quantity("totaloil", &bunkerOil, 14)  // 267
    pass.quantity("persons", &persons, 13)  // 281
    pass.spare(10)  // 294
  }
}
