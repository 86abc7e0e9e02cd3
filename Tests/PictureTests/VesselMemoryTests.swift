import Geometry
import Testing
import Units

@testable import Picture

/// What is known of a registered vessel goes over a restart as a line of text.
@Suite("C5, X4: what is kept of registered vessels over a restart") struct VesselMemoryTests {
  private static let feeds = ["north", "gpsd of the 3rd reach"]
  private static let mmsi: UInt32 = 413_900_123

  /// Heard 60 times, each 10 s, and once moored after three minutes.
  private static func heard(_ extra: UInt32? = nil) -> Picture {
    var picture = Picture(registered: [mmsi])
    var stream = Stream()
    for turn in 0...60 {
      stream.report(mmsi, at: Double(turn) * 10, Stream.east(Double(turn) * 30), source: 1)
    }
    stream.report(mmsi, at: 780, Stream.east(1800), knots: 0, status: 5, source: 1)
    if let extra { stream.report(extra, at: 790) }
    _ = picture.apply(stream.batch)
    return picture
  }

  private static func at(_ seconds: Double) -> Instant { Stream.start + .milliseconds(Int64(seconds * 1000)) }

  @Test("a line brings all of it back, to a centimetre; vessels of nobody are not kept") func line() throws {
    let memories = Self.heard(412_000_001).memories
    #expect(memories.count == 1)
    let line = try #require(memories.first?.line(feeds: Self.feeds))
    #expect(line.hasSuffix(" gpsd of the 3rd reach") && !line.contains("\n"))
    // Another order of the feeds: by name.
    let back = try #require(VesselMemory(line, feeds: ["gpsd of the 3rd reach"]))
    let old = memories[0]
    #expect(back.mmsi == Self.mmsi && back.lastHeard == Self.at(780) && back.transceiver == .classA)
    #expect(back.fix.at == old.fix.at && back.fix.source == 0 && back.fix.motion.status == 5)
    #expect(back.fix.position.distance(to: old.fix.position) < 0.02)
    #expect(back.gaps.usual(resting: false) == .seconds(10) && back.gaps.learnt == 61)
    #expect(back.line(feeds: ["gpsd of the 3rd reach"]) == line)
  }

  @Test("what is no such line is nothing, and the others are read") func malformed() throws {
    let line = try #require(Self.heard().memories.first?.line(feeds: Self.feeds))
    #expect(VesselMemory(line, feeds: ["north"]) == nil, "a feed that is no more")
    #expect(Self.heard().memories[0].line(feeds: ["north"]) == nil)
    var parts = line.split(separator: " ").map(String.init)
    for place in 0..<11 {
      let was = parts[place]
      for bad in ["", "x", "-", "99999999999999999999", "１"] {
        parts[place] = bad
        #expect(VesselMemory(parts.joined(separator: " "), feeds: Self.feeds) == nil, "\(place): \(bad)")
      }
      parts[place] = was
    }
    for gone in ["", " ", "413900123", String(line.dropLast(3))] {
      #expect(VesselMemory(gone, feeds: Self.feeds) == nil)
    }
    parts[4] = "950000000"
    #expect(VesselMemory(parts.joined(separator: " "), feeds: Self.feeds) == nil, "95° north")
    parts[4] = "280000000"
    parts[10] = String(repeating: "c8", count: 32)
    #expect(VesselMemory(parts.joined(separator: " "), feeds: Self.feeds) == nil, "no count is ever so large")
  }

  @Test("a picture that remembers: the pause itself is no gap, the way is nobody's, a jump is a jump") func resume() {
    var picture = Picture(registered: [Self.mmsi])
    picture.resume(Self.heard().memories, at: Self.at(900))
    #expect(picture.count == 1 && picture.vessel(Self.mmsi)?.gaps.learnt == 61)
    #expect(picture.vessel(Self.mmsi)?.freshness(at: Self.at(900)) == .current, "moored: eighteen minutes")
    var stream = Stream()
    stream.report(Self.mmsi, at: 1000, Stream.east(90_000))
    stream.report(Self.mmsi, at: 1010, Stream.east(1830))
    stream.report(Self.mmsi, at: 1020, Stream.east(1860))
    let changes = picture.apply(stream.batch)
    guard case .withheld(_, .jump) = changes[0].what, case .fix(_, nil) = changes[1].what,
      case .fix(_, .some) = changes[2].what
    else {
      Issue.record("\(changes)")
      return
    }
    #expect(picture.vessel(Self.mmsi)?.gaps.learnt == 63, "two of ten seconds")
  }

  @Test("left out: what is no longer registered, what was written under a clock that was ahead, what is there")
  func leftOut() {
    let memories = Self.heard().memories
    var stranger = Picture(registered: [1])
    stranger.resume(memories, at: Self.at(900))
    var ahead = Picture(registered: [Self.mmsi])
    ahead.resume(memories, at: Self.at(700))
    #expect(stranger.count == 0 && ahead.count == 0)
    var full = Picture(registered: [Self.mmsi], limits: .init(vessels: 1))
    var stream = Stream()
    stream.report(7, at: 0)
    _ = full.apply(stream.batch)
    full.resume(memories, at: Self.at(900))
    #expect(full.count == 1 && full.vessel(7) != nil)
    ahead.resume(memories, at: Self.at(900))
    ahead.resume(memories, at: Self.at(900))
    #expect(ahead.count == 1)
  }
}
