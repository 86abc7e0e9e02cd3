import Geometry
import Testing

@Suite struct ClosestApproachTests {
  @Test func `when and how near two that keep course and speed come`() {
    // 600 m ahead and 40 m to starboard, coming at 10 m/s.
    let meeting = RelativeTrack(ahead: 600, starboard: 40, aheadSpeed: -10, starboardSpeed: 0)
    #expect(abs(meeting.timeToClosest - 60) < 1e-9 && abs(meeting.closest - 40) < 1e-9)
    #expect(abs(meeting.closing - 10 * 600 / meeting.range) < 1e-9)
    let gone = RelativeTrack(ahead: -600, starboard: 40, aheadSpeed: -10, starboardSpeed: 0)
    #expect(gone.timeToClosest == -60 && gone.closest == gone.range && gone.closing < 0)
    let still = RelativeTrack(ahead: 30, starboard: 40, aheadSpeed: 0, starboardSpeed: 0)
    #expect(still.timeToClosest == 0 && still.closest == 50 && still.closing == 0 && still.speed == 0)
  }

  @Test func `a domain is an ellipse, longer ahead than astern`() {
    let domain = ShipDomain(ahead: 100, astern: 50, side: 25)
    #expect(domain.nearness(ahead: 100, starboard: 0) == 1 && domain.nearness(ahead: -50, starboard: 0) == 1)
    #expect(domain.nearness(ahead: 0, starboard: -25) == 1 && domain.nearness(ahead: 0, starboard: 0) == 0)
    #expect(domain.nearness(ahead: 80, starboard: 20) > 1 && domain.nearness(ahead: 60, starboard: 20) == 1)
  }

  @Test func `the nearest point is found in either half, at the end, and where it is now`() {
    let domain = ShipDomain(ahead: 100, astern: 50, side: 25)
    // Step by step is the truth.
    for (x, y) in [(600.0, 40.0), (-300.0, 10.0), (50.0, 400.0), (-20.0, 5.0), (80.0, -300.0)] {
      for (u, v) in [(-10.0, 0.0), (7.0, -1.0), (0.0, -6.0), (0.0, 0.0), (-3.0, 5.0), (2.0, 2.0)] {
        let track = RelativeTrack(ahead: x, starboard: y, aheadSpeed: u, starboardSpeed: v)
        let found = domain.nearest(track, within: 90)
        var least = Double.infinity
        for step in 0...9000 {
          let (ahead, starboard) = track.place(after: Double(step) / 100)
          least = min(least, domain.nearness(ahead: ahead, starboard: starboard))
        }
        #expect(found.nearness <= least + 1e-9 && found.nearness > least - 0.01, "\(track)")
        #expect((0...90).contains(found.seconds))
        let (ahead, starboard) = track.place(after: found.seconds)
        #expect(abs(domain.nearness(ahead: ahead, starboard: starboard) - found.nearness) < 1e-9)
      }
    }
  }
}
