import Detection
import Geometry
import Organisation
import Testing
import Units

/// How an episode goes on is kept for its evidence.
@Suite("Legs of an episode") struct EpisodeLegsTests {
  /// A vessel sails through a closed water for so many minutes, a fix every ten seconds; the events as the engine offers them.
  private func sail(minutes: Int) -> (events: [FindingEvent], legs: EpisodeLegs) {
    var harness = Harness(zones: [Harness.zone("Z1", -200, -500, 20_000, 500)])
    var legs = EpisodeLegs()
    var all: [FindingEvent] = []
    func take() {
      all += legs.following(harness.events, picture: harness.picture, feeds: ["north", "south"])
      harness.events = []
    }
    for step in 0..<minutes * 6 {
      harness.report(Harness.at(Double(step) * 5, Double(step % 2)), knots: 1, source: 1)
      take()
      harness.pass(10)
      take()
    }
    for step in 0..<30 {
      harness.report(Harness.at(Double(minutes) * 30 + Double(step) * 5, Double(step + 1) * 60), knots: 12, source: 1)
      take()
      harness.pass(10)
      take()
    }
    return (all, legs)
  }

  @Test("each fix once, in order, with its sentence: the opening leg and those that follow are the whole way")
  func whole() throws {
    let (events, legs) = sail(minutes: 40)
    var fixes: [EvidenceFix] = []
    var id = ""
    var last = 0
    var isEnded = false
    for event in events {
      switch event {
      case .opened(let finding):
        #expect(id.isEmpty)
        (id, fixes) = (finding.id, finding.evidence)
      case .leg(let of, let leg, let isLast):
        #expect(of == id && !leg.isEmpty && leg.count <= 64 && !isEnded)
        fixes += leg
        last += isLast ? 1 : 0
      case .ended(let of, _):
        #expect(of == id)
        isEnded = true
      case .updated: break
      }
    }
    #expect(isEnded && last == 1 && legs.episodes == 0)
    #expect(fixes.count > 230, "\(fixes.count)")
    #expect(fixes.map(\.at) == fixes.map(\.at).sorted() && Set(fixes.map(\.at)).count == fixes.count)
    let gaps = zip(fixes, fixes.dropFirst()).map { $1.at - $0.at }
    #expect(gaps.allSatisfy { $0 == .seconds(10) }, "\(gaps.map { Int($0.seconds) })")
    #expect(fixes.allSatisfy { $0.source == "south" && $0.raw.hasPrefix("!AIVDM,1,1,,A,413900123/") })
  }

  @Test("after a restart it goes on with what is heard from then on; a finding of nobody's vessel has no leg")
  func restarted() throws {
    var legs = EpisodeLegs()
    var harness = Harness(zones: [Harness.zone()])
    harness.report(Harness.at(0, 0))
    let id = "closed-water/413900123/Z1/1"
    let events = legs.following(
      [.ended(id: id, at: harness.now), .ended(id: "feed-silent/0/udp/1", at: harness.now)], picture: harness.picture,
      feeds: [])
    guard case .leg(id, let fixes, true) = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(events.count == 3 && fixes.map(\.source) == ["feed-0"])
  }
}
