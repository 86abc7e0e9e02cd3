import Organisation
import Picture
import Units

/// How large a vessel is and what she is for, as far as a meeting of two is concerned: as received, else as registered, else what
/// vessels of her type and class usually are.
struct ShipBuild: Sendable, Equatable {
  /// Metres.
  var length: Double
  var beam: Double
  /// Metres from the antenna to the middle of the hull.
  var forward = 0.0
  var starboard = 0.0
  let type: UInt8
  let kind: RegisteredVessel.Kind?
  /// Of the point that a registered ferry serves.
  let berth: Position?

  init(_ said: Particulars?, _ registered: RegisteredVessel?, _ transceiver: Transceiver, berth: Position? = nil) {
    type = said?.shipType ?? 0
    kind = registered?.kind
    self.berth = berth
    let usual = ShipBuild.usual(type, registered?.kind, transceiver)
    (length, beam) = usual
    if let metres = registered?.length?.value, metres >= 3 {
      length = metres
      beam = min(20, max(2, metres / 5))
    }
    guard let said, let metres = said.length, metres >= 3, metres <= 450 else { return }
    length = Double(metres)
    beam = min(20, max(2, length / 5))
    forward = (Double(said.toBow) - Double(said.toStern)) / 2
    // An antenna at the very bow or stern is a length without a place.
    if said.toBow == 0 || said.toStern == 0 { forward = 0 }
    guard let wide = said.beam, wide >= 1, wide <= 70, wide <= metres else { return }
    beam = Double(wide)
    if said.toPort != 0 && said.toStarboard != 0 {
      starboard = (Double(said.toStarboard) - Double(said.toPort)) / 2
    }
  }

  /// Length and beam where nobody says.
  private static func usual(
    _ type: UInt8, _ kind: RegisteredVessel.Kind?, _ transceiver: Transceiver
  ) -> (Double, Double) {
    switch kind {
    case .ferry, .workboat, .official: return (20, 5)
    case .tug: return (25, 8)
    case .passenger, .tourist: return (30, 7)
    case .cargo, .tanker, .dangerousGoods: return (60, 11)
    case nil: break
    }
    switch type {
    case 30: return (15, 4)
    case 31, 32, 52: return (25, 8)
    case 36, 37: return (10, 3.5)
    case 40...49, 60...69: return (30, 7)
    case 50, 51, 53...55, 58: return (18, 5)
    case 70...89: return (70, 12)
    default: return transceiver == .classB ? (15, 4) : transceiver == .device ? (20, 5) : (40, 9)
    }
  }

  /// 拖轮: towing (31, 32), tug (52), or registered as one.
  var isTug: Bool { type == 31 || type == 32 || type == 52 || kind == .tug }
  /// 引航 (50).
  var isPilot: Bool { type == 50 }
  /// Goes alongside others on its business: tenders (53), patrol and police (55), registered as official or workboat.
  var isAttendant: Bool { type == 53 || type == 55 || kind == .official || kind == .workboat }
  var isFerry: Bool { kind == .ferry || kind == .passenger }
}
