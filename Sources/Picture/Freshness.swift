public import Units

/// Whether a symbol still tells where its vessel is.
public enum Freshness: String, Sendable, CaseIterable {
  case current
  /// Not heard for longer than it should be: inland ECDIS greys the symbol.
  case grey
}

extension Vessel {
  /// By class and speed as inland ECDIS has it (UNECE resolution 48 and ES-RIS, part I, display of AIS targets: recommended time-out values): class A
  /// 60 s, at anchor or moored and not faster than 3 kn 18 minutes; class B 180 s, not faster than 2 kn 18 minutes. The shorter values of vessels in
  /// SOLAS mode above 14 kn (36 and 30 s) are not used. Terminals are taken as class B, stations ashore and buoys as at rest, aircraft
  /// and beacons as class A under way. Of the picture only: that a signal is lost is judged by the vessel's own habits (lost-signal).
  ///
  /// - Returns: nil before the first position.
  public func freshness(at now: Instant) -> Freshness? {
    guard let fix else { return nil }
    return now - fix.at <= Vessel.greys(transceiver, fix.motion) ? .current : .grey
  }

  static func greys(_ transceiver: Transceiver, _ motion: Motion) -> TimeSpan {
    let still = TimeSpan.minutes(18)
    switch transceiver {
    case .baseStation, .aidToNavigation: return still
    case .aircraft, .beacon: return .seconds(60)
    case .classB: return rests(.classB, motion) ? still : .seconds(180)
    case .device: return motion.speedTenths <= 5 ? still : .seconds(180)
    case .classA, .unknown: return rests(transceiver, motion) ? still : .seconds(60)
    }
  }
}
