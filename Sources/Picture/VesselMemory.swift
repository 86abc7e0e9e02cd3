public import Units

/// What the picture keeps of a registered vessel over a restart: where and when it was heard last, and how long its pauses usually are.
public struct VesselMemory: Sendable {
  public var mmsi: UInt32
  public var lastHeard: Instant
  public var transceiver: Transceiver
  /// The last that was believed. `source` counts the feeds of the process that remembers.
  public var fix: Fix
  public var gaps: GapStatistics

  /// One line, without a newline: the feed's name comes last and may have spaces. Nil for a feed that there is not.
  public func line(feeds: [String]) -> String? {
    guard feeds.indices.contains(Int(fix.source)) else { return nil }
    let (latitude, longitude) = (tenMillionths(fix.position.latitude), tenMillionths(fix.position.longitude))
    let motion = fix.motion
    return "\(mmsi) \(lastHeard.milliseconds) \(transceiver.rawValue) \(fix.at.milliseconds) \(latitude) \(longitude)"
      + " \(motion.speedTenths) \(motion.courseTenths) \(motion.headingDegrees) \(motion.status) \(gaps.text)"
      + " \(feeds[Int(fix.source)])"
  }

  /// Nil: not a line of this form, or of a feed that is no more.
  public init?(_ line: some StringProtocol, feeds: [String]) {
    let parts = line.split(separator: " ", maxSplits: 11, omittingEmptySubsequences: false)
    guard parts.count == 12, let feed = feeds.firstIndex(of: String(parts[11])), let source = UInt16(exactly: feed),
      let mmsi = UInt32(parts[0]), let heard = Int64(parts[1]), let kind = UInt8(parts[2]),
      let transceiver = Transceiver(rawValue: kind), let at = Int64(parts[3]), let latitude = Int64(parts[4]),
      let longitude = Int64(parts[5]), let speed = UInt16(parts[6]), let course = UInt16(parts[7]),
      let heading = UInt16(parts[8]), let status = UInt8(parts[9]), let gaps = GapStatistics(text: parts[10])
    else { return nil }
    let position = Position(latitude: Double(latitude) / 1e7, longitude: Double(longitude) / 1e7)
    guard position.isValid else { return nil }
    self.init(
      mmsi: mmsi, lastHeard: Instant(milliseconds: heard), transceiver: transceiver,
      fix: Fix(
        at: Instant(milliseconds: at), position: position,
        motion: Motion(speedTenths: speed, courseTenths: course, headingDegrees: heading, status: status),
        source: source),
      gaps: gaps)
  }

  init(mmsi: UInt32, lastHeard: Instant, transceiver: Transceiver, fix: Fix, gaps: GapStatistics) {
    self.mmsi = mmsi
    self.lastHeard = lastHeard
    self.transceiver = transceiver
    self.fix = fix
    self.gaps = gaps
  }
}

private func tenMillionths(_ degrees: Double) -> Int64 { Int64((degrees * 1e7).rounded()) }

extension Picture {
  /// Of the registered vessels with a position, in the order in which they were first heard.
  public var memories: [VesselMemory] {
    vessels.compactMap { vessel in
      guard vessel.isRegistered, let fix = vessel.fix else { return nil }
      return VesselMemory(
        mmsi: vessel.mmsi, lastHeard: vessel.lastHeard, transceiver: vessel.transceiver, fix: fix, gaps: vessel.gaps)
    }
  }

  /// Before the first observation. A vessel that is not of the register any more is forgotten. The first position that comes is judged by the
  /// remembered one (a jump is a jump), but nothing is concluded from the way between them: nobody watched it.
  /// - Parameter now: what claims to be later was written under a clock that was wrong, and is left out.
  public mutating func resume(_ memories: [VesselMemory], at now: Instant) {
    for memory in memories where registered.contains(memory.mmsi) && slots[memory.mmsi] == nil {
      guard memory.lastHeard <= now, memory.fix.at <= now else { continue }
      guard vessels.count < limits.vessels else { return }
      slots[memory.mmsi] = Int32(vessels.count)
      vessels.append(Vessel(memory))
      particulars.append(Particulars())
      ages.grow()
    }
  }
}
