package import Organisation
package import Regulation

/// What a person saw something about: an object of a round, or a vessel.
package enum ObservedThing: Hashable, Sendable {
  case target(Target)
  /// By its MMSI.
  case vessel(UInt32)

  /// The finding's object: thing and code, unique while it is open.
  package func object(_ code: FindingCode) -> String {
    switch self {
    case .target(let target): "\(target.key)/\(code.rawValue)"
    case .vessel(let mmsi): "vessel:\(mmsi)/\(code.rawValue)"
    }
  }

  package init?(object: String) {
    guard let slash = object.lastIndex(of: "/") else { return nil }
    let key = String(object[..<slash])
    if key.hasPrefix("vessel:") {
      guard let mmsi = UInt32(key.dropFirst(7)) else { return nil }
      self = .vessel(mmsi)
    } else if let target = Target(key: key) {
      self = .target(target)
    } else {
      return nil
    }
  }
}

extension Finding {
  /// What a person's finding is about; nil for a detector's.
  package var observed: ObservedThing? {
    detector == .observed || detector == .watchAbsent ? ObservedThing(object: object) : nil
  }

  /// The object of a round that it is about.
  package var observedTarget: Target? {
    if case .target(let target)? = observed { return target }
    return nil
  }

  /// Whether somebody's disposing of it ends it. A person's finding has no detector that watches it: what was seen is over when it
  /// is filed or dismissed, but for a camera that is down, which lasts until it shows its object again (G15).
  package var endsWhenDisposed: Bool {
    detector == .watchAbsent || detector == .observed && code != .pictureUnusable
  }
}

extension FindingCode {
  /// B03 脱岗 30 分钟以上, B07 擅自离岗不足 30 分钟 (P8, C11).
  package static let watchAbsent = FindingCode("B03")
  /// 通信线路故障: of a silent feed until somebody knows better (G11).
  package static let feedSilent = FindingCode("F03")
  /// F04 平台系统故障.
  package static let platformFault = FindingCode("F04")
  package static let watchLeft = FindingCode("B07")
  /// F05 画面无效 (G15).
  package static let pictureUnusable = FindingCode("F05")
}
