/// The fields of an application's data, in types 6, 8, 25 and 26.
public protocol ApplicationFields: FieldGroup {
  /// More bits than that are something else under the same number: the air has it.
  static var longest: Int { get }
}

/// What the data of a binary message means, by its area code (DAC) and function identifier (FI).
///
/// Data that is too short or too long for what its number says is not interpreted: stations send other things, and
/// encrypted ones, under numbers that have a meaning.
@frozen
public enum ApplicationPayload: Sendable, Equatable {
  case textTelegram(TextTelegram)
  case meteorology236(Meteorology236)
  case cargoIndication236(CargoIndication236)
  case fairwayClosed(FairwayClosed)
  case tidalWindow236(TidalWindow236)
  case airDraught236(AirDraught236)
  case personsAboard(PersonsAboard)
  case syntheticTargets(SyntheticTargets)
  case clearanceTime(ClearanceTime)
  case trafficSignal(TrafficSignal)
  case berthingData(BerthingData)
  case shipWeather(ShipWeather)
  case shipWeatherWMO(ShipWeatherWMO)
  case areaNotice(AreaNotice)
  case extendedStatic(ExtendedStatic)
  case dangerousCargo(DangerousCargo)
  case environmental(Environmental)
  case route(RouteInformation)
  case linkedText(LinkedText)
  case meteorology(Meteorology)
  case tidalWindow(TidalWindow)
  case inlandStatic(InlandStatic)
  case lockArrival(LockArrival)
  case lockSchedule(LockSchedule)
  case weatherWarning(WeatherWarning)
  case waterLevels(WaterLevels)
  case signalStatus(SignalStatus)
  case inlandPersons(InlandPersons)
  case aidMonitoring(AidMonitoring)

  /// Nil where the numbers are not known here or the data does not fit them.
  public init?(dac: UInt16, fid: UInt8, isAddressed: Bool, _ data: borrowing PayloadBits) {
    switch dac {
    case 1:
      if let payload = Self.international(fid, data) {
        self = payload
      } else if let payload = Self.older(fid, isAddressed, data) {
        self = payload
      } else {
        return nil
      }
    case 200:
      guard let payload = Self.inland(fid, data) else { return nil }
      self = payload
    case 235 where fid == 10, 250 where fid == 10:
      guard let payload = AidMonitoring.read(data) else { return nil }
      self = .aidMonitoring(payload)
    default: return nil
    }
  }

  /// IMO SN.1/Circ.289.
  private static func international(_ fid: UInt8, _ data: borrowing PayloadBits) -> Self? {
    switch fid {
    case 16: PersonsAboard.read(data).map(Self.personsAboard)
    case 17: SyntheticTargets.read(data).map(Self.syntheticTargets)
    case 18: ClearanceTime.read(data).map(Self.clearanceTime)
    case 19: TrafficSignal.read(data).map(Self.trafficSignal)
    case 20: BerthingData.read(data).map(Self.berthingData)
    case 21 where isWMO(data): ShipWeatherWMO.read(data).map(Self.shipWeatherWMO)
    case 21: ShipWeather.read(data).map(Self.shipWeather)
    case 22, 23: AreaNotice.read(data).map(Self.areaNotice)
    case 24: ExtendedStatic.read(data).map(Self.extendedStatic)
    case 25: DangerousCargo.read(data).map(Self.dangerousCargo)
    case 26: Environmental.read(data).map(Self.environmental)
    case 27, 28: RouteInformation.read(data).map(Self.route)
    case 29, 30: LinkedText.read(data).map(Self.linkedText)
    case 31: Meteorology.read(data).map(Self.meteorology)
    case 32: TidalWindow.read(data).map(Self.tidalWindow)
    default: nil
    }
  }

  /// IMO SN/Circ.236 and ITU-R M.1371-1.
  private static func older(_ fid: UInt8, _ isAddressed: Bool, _ data: borrowing PayloadBits) -> Self? {
    switch fid {
    case 0: TextTelegram.read(data).map(Self.textTelegram)
    case 11: Meteorology236.read(data).map(Self.meteorology236)
    case 12: CargoIndication236.read(data).map(Self.cargoIndication236)
    case 13: FairwayClosed.read(data).map(Self.fairwayClosed)
    case 14: TidalWindow236.read(data).map(Self.tidalWindow236)
    case 15: AirDraught236.read(data).map(Self.airDraught236)
    case 16 where isTargets(isAddressed, data): SyntheticTargets.read(data).map(Self.syntheticTargets)
    case 40: PersonsAboard.read(data).map(Self.personsAboard)
    default: nil
    }
  }

  private static func isTargets(_ isAddressed: Bool, _ data: borrowing PayloadBits) -> Bool {
    let count = data.count
    return !isAddressed && count % 120 < 8
  }

  private static func isWMO(_ data: borrowing PayloadBits) -> Bool { data.flag(0) }

  /// CCNR and UNECE, Inland AIS.
  private static func inland(_ fid: UInt8, _ data: borrowing PayloadBits) -> Self? {
    switch fid {
    case 10: InlandStatic.read(data).map(Self.inlandStatic)
    case 21: LockArrival.read(data).map(Self.lockArrival)
    case 22: LockSchedule.read(data).map(Self.lockSchedule)
    case 23: WeatherWarning.read(data).map(Self.weatherWarning)
    case 24: WaterLevels.read(data).map(Self.waterLevels)
    case 40: SignalStatus.read(data).map(Self.signalStatus)
    case 55: InlandPersons.read(data).map(Self.inlandPersons)
    default: nil
    }
  }
}

extension ApplicationFields {
  /// Nil where the data has too few or too many bits.
  static func read(_ data: borrowing PayloadBits) -> Self? {
    let count = data.count
    guard count >= bitCount, count <= longest else { return nil }
    return Self(data, from: 0)
  }
}
