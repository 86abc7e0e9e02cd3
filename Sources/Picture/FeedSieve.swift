public import AIS
public import Geometry
import Units

/// What of a feed goes on: by place, and by type of AIS message. Distress goes through whatever it says, and so does the register's fleet
/// through the box: who is watched is not lost at its edge.
public struct FeedSieve: Hashable, Sendable {
  /// Positions within it, WGS 84, and what other vessels say of themselves once they have been seen in it.
  public var box: Box?
  /// Types 1 to 27; nil: all.
  public var types: Set<UInt8>?

  public init(box: Box? = nil, types: Set<UInt8>? = nil) {
    self.box = box
    self.types = types
  }

  func passes(_ message: Message) -> Bool {
    guard let types, !types.contains(message.type) else { return true }
    switch message {
    case .addressedText, .broadcastText: return true
    case .position(let m): return m.status.rawValue == 14 || isDistressBeacon(m.mmsi)
    default: return isDistressBeacon(message.mmsi)
    }
  }
}

/// Between decoder and builder: lets the wanted types through.
public struct SievedBuilder: MessageSink {
  public var builder: ObservationBuilder
  public let sieve: FeedSieve
  /// Messages of types that are not wanted.
  public private(set) var dropped = 0

  public init(_ builder: ObservationBuilder, _ sieve: FeedSieve) {
    self.builder = builder
    self.sieve = sieve
  }

  public mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) {
    guard sieve.passes(message) else {
      dropped += 1
      return
    }
    builder.receive(message, envelope, raw: raw)
  }
}

extension ObservationBatch {
  /// Takes what is outside the box out of the observations from `first` on; returns how many.
  public mutating func sift(from first: Int, _ sieve: FeedSieve, _ picture: borrowing Picture) -> Int {
    guard let box = sieve.box, first < observations.count else { return 0 }
    var kept: [Observation] = []
    var inside: Set<UInt32> = []
    for observation in observations[first...] {
      if case .report(let report) = observation.content, let place = report.position, box.contains(place) {
        inside.insert(observation.mmsi)
      }
      let isSeen = inside.contains(observation.mmsi) || picture.isSeen(observation.mmsi)
      if isDistressBeacon(observation.mmsi) || picture.isRegistered(observation.mmsi)
        || observation.content.passes(box, isSeen: isSeen)
      {
        kept.append(observation)
      }
    }
    let dropped = observations.count - first - kept.count
    if dropped > 0 { observations.replaceSubrange(first..., with: kept) }
    return dropped
  }
}

extension Observation.Content {
  fileprivate func passes(_ box: Box, isSeen: Bool) -> Bool {
    switch self {
    case .report(let report):
      if report.motion.status == 14 || report.motion.isAlarm { return true }
      return report.position.map { box.contains($0) } ?? isSeen
    case .station(_, let place): return place.map { box.contains($0) } ?? isSeen
    // What is said of weather and water, and calls for help, may come from anywhere.
    case .safetyText, .notice: return true
    case .particulars, .aboard, .cones, .heard: return isSeen
    }
  }
}

extension Picture {
  fileprivate func isSeen(_ mmsi: UInt32) -> Bool { slots[mmsi] != nil }
  fileprivate func isRegistered(_ mmsi: UInt32) -> Bool { registered.contains(mmsi) }
}
