import Geometry
import Picture
import Traffic
import Units

/// What becomes of reports on their way.
enum Air: String, CaseIterable, Sendable {
  /// Nothing.
  case clean
  /// 5 % lost, 2 % doubled, some overtaken by the next, fixes wrong by 10 m.
  case noisy
  /// As `noisy`, and for 40 s of every ten minutes nothing of a vessel is heard.
  case gaps
  /// Two stations hear it: each loses a tenth, the second tells it up to 1.5 s later.
  case twoFeeds
  /// Two stations hear it, and the second tells all of it 25 to 45 s late, as one does that gathers before it sends.
  case lateFeed

  /// What every scenario is played in.
  static let usual: [Air] = [.clean, .noisy, .gaps, .twoFeeds]

  /// One message as it arrives.
  struct Heard: Sendable {
    var at: Double
    var source: UInt16
    var sent: Ship.Sent
  }

  /// In order of arrival.
  func carry(_ ships: [Ship], seed: UInt64) -> [Heard] {
    var random = SeededGenerator(seed: seed)
    var heard: [Heard] = []
    for ship in ships {
      let phase = Double(random.below(600))
      for sent in ship.sent { carry(sent, phase, &random, into: &heard) }
      if self == .lateFeed {
        for sent in ship.sent { heard.append(Heard(at: sent.at + 25 + phase / 30, source: 1, sent: sent)) }
      }
    }
    // Those of one instant stay in the order in which they were told.
    return heard.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  private func carry(_ sent: Ship.Sent, _ phase: Double, _ random: inout SeededGenerator, into heard: inout [Heard]) {
    func chance(_ percent: Int, _ random: inout SeededGenerator) -> Bool { random.below(100) < percent }
    switch self {
    case .clean, .lateFeed: heard.append(Heard(at: sent.at, source: 0, sent: sent))
    case .twoFeeds:
      let late = Double(random.below(1500)) / 1000
      let (first, other) = (chance(10, &random), chance(10, &random))
      // Nor is what is said once lost by both.
      var isReport = false
      if case .report = sent.content { isReport = true }
      let second = other && (isReport || !first)
      if !first { heard.append(Heard(at: sent.at, source: 0, sent: sent)) }
      if !second { heard.append(Heard(at: sent.at + late, source: 1, sent: sent)) }
    case .noisy, .gaps:
      let lost = chance(5, &random)
      let wrong = Air.astray(sent, &random)
      let doubled = chance(2, &random)
      let overtaken = chance(3, &random)
      let isGap = self == .gaps && (sent.at + phase).truncatingRemainder(dividingBy: 600) < 40
      // What is said once is not lost: the scene would be another one.
      var isReport = false
      if case .report = sent.content { isReport = true }
      if isReport, lost || isGap { return }
      heard.append(Heard(at: sent.at + (overtaken ? 11 : 0), source: 0, sent: wrong))
      if doubled { heard.append(Heard(at: sent.at + 0.4, source: 0, sent: wrong)) }
    }
  }

  /// A fix that is wrong by 10 m (root mean square), and a speed by a tenth of a knot.
  private static func astray(_ sent: Ship.Sent, _ random: inout SeededGenerator) -> Ship.Sent {
    guard case .report(var report) = sent.content, let place = report.position else { return sent }
    report.position = place.moved(bearing: 90, metres: random.normal() * 7.07)
      .moved(bearing: 0, metres: random.normal() * 7.07)
    if report.motion.speedTenths > 0, report.motion.speedTenths < 1022 {
      let tenths = Double(report.motion.speedTenths) + random.normal()
      report.motion.speedTenths = UInt16(max(0, tenths.rounded()))
    }
    var wrong = sent
    wrong.content = .report(report)
    return wrong
  }
}
