package import Organisation

/// Columns of form 5 that are numbers. Each may be unknown.
package enum FigureName: String, Hashable, Sendable, Codable, CaseIterable {
  case aboard, injured, seriouslyInjured, missing, dead
  /// Direct loss, CNY.
  case loss
  /// Leak of cargo, t.
  case leak
  /// Oil spilt, t.
  case oil

  /// Persons and money are whole numbers.
  package var isWhole: Bool { self != .leak && self != .oil }
}

/// The figures of an incident as far as they are known.
package struct IncidentFigures: Hashable, Sendable, Codable {
  package var aboard: Int?
  package var injured: Int?
  package var seriouslyInjured: Int?
  package var missing: Int?
  package var dead: Int?
  package var loss: Int?
  package var leak: Double?
  package var oil: Double?
  package init() {}

  package subscript(name: FigureName) -> Double? {
    get {
      switch name {
      case .aboard: aboard.map(Double.init)
      case .injured: injured.map(Double.init)
      case .seriouslyInjured: seriouslyInjured.map(Double.init)
      case .missing: missing.map(Double.init)
      case .dead: dead.map(Double.init)
      case .loss: loss.map(Double.init)
      case .leak: leak
      case .oil: oil
      }
    }
    set {
      let whole = newValue.flatMap { Int(exactly: $0.rounded()) }
      switch name {
      case .aboard: aboard = whole
      case .injured: injured = whole
      case .seriouslyInjured: seriouslyInjured = whole
      case .missing: missing = whole
      case .dead: dead = whole
      case .loss: loss = whole
      case .leak: leak = newValue
      case .oil: oil = newValue
      }
    }
  }

  /// 死亡(失踪): nil: neither is known.
  package var deadOrMissing: Int? { dead == nil && missing == nil ? nil : (dead ?? 0) + (missing ?? 0) }

  /// 伤亡: somebody is known to be hurt, missing or dead.
  package var hasCasualties: Bool {
    [injured, seriouslyInjured, missing, dead].contains { ($0 ?? 0) > 0 }
  }
}

/// A vessel of an incident, with tonnage and power where the register or a person says so (R9).
package struct IncidentVessel: Hashable, Sendable, Codable {
  package var name: String
  package var mmsi: UInt32?
  package var kind: RegisteredVessel.Kind?
  /// Gross tonnage.
  package var tonnage: Int?
  /// Main engines, kW.
  package var power: Int?
  package init(name: String, mmsi: UInt32?, kind: RegisteredVessel.Kind?, tonnage: Int?, power: Int?) {
    self.name = name
    self.mmsi = mmsi
    self.kind = kind
    self.tonnage = tonnage
    self.power = power
  }
}
