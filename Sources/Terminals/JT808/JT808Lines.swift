public import Units

// JT/T 808 as lines: a frame with its delimiters in hexadecimal, one a line. So frames go the way of sentences: they are queued, recorded,
// played again, and stand as evidence.

extension JT808Packet {
  /// Bytes that the body of one frame can have.
  public static let longestBody = 1023

  /// The frames it goes in: one, or sub-packages where its body is too long for one; delimiters included.
  public var frames: [[UInt8]] {
    guard body.count > Self.longestBody else { return [framed] }
    let total = (body.count + Self.longestBody - 1) / Self.longestBody
    return (0..<total).map { index in
      var part = self
      part.header.serial = header.serial &+ UInt16(truncatingIfNeeded: index)
      part.header.part = .init(total: UInt16(clamping: total), index: UInt16(clamping: index + 1))
      part.body = Array(body[(index * Self.longestBody)..<min(body.count, (index + 1) * Self.longestBody)])
      return part.framed
    }
  }

  /// Its frames as lines, each with its newline.
  public var lines: [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return frames.flatMap { frame in
      frame.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } + [0x0a]
    }
  }
}

/// Reads such lines again: what the terminals' locations say. A batch gives its locations in order of time.
public struct JT808Lines: Sendable {
  /// Characters of the longest line: a frame of which every byte is escaped, and its delimiters.
  public static let longest = 2 * (JT808Framer.longest + 2)

  public private(set) var counters = DeviceCounters()
  private var parts: JT808Parts

  public init() {
    var limits = JT808Parts.Limits()
    limits.open = 64
    parts = JT808Parts(limits: limits)
  }

  /// Takes one line without its newline.
  public mutating func read(_ line: some Collection<UInt8>, at now: Instant, report: (DeviceReport) -> Void) {
    guard let bytes = Self.bytes(line), bytes.count > 2, bytes.first == 0x7e, bytes.last == 0x7e else {
      return counters.reject(line.isEmpty ? "empty" : "hex")
    }
    switch JT808Packet.read(Array(bytes.dropFirst().dropLast())) {
    case .failure(let refusal): counters.reject(refusal.reason.rawValue)
    case .success(let packet):
      counters.frames += 1
      if let whole = parts.take(packet, at: now) { read(whole, report) }
    }
  }

  private mutating func read(_ packet: JT808Packet, _ report: (DeviceReport) -> Void) {
    let terminal = packet.header.terminal
    switch JT808Message(packet) {
    case .location(let location), .locationAnswer(_, let location): tell(location, terminal, false, report)
    case .batch(let locations, let isReplay, let torn):
      counters.reject("torn", torn)
      // In order of time; those without stay behind the one that they followed.
      var last = Int64.min
      let timed = locations.map { location in
        last = max(last, location.time?.milliseconds ?? last)
        return (location.time?.milliseconds ?? last, location)
      }
      for (_, location) in timed.enumerated().sorted(by: {
        ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
      }).map(\.element) {
        tell(location, terminal, isReplay, report)
      }
    case .other(_, _, let isMalformed): counters.reject(isMalformed ? "malformed" : "other-message")
    case .answer, .heartbeat, .registration, .deregistration, .authentication: counters.reject("other-message")
    }
  }

  private mutating func tell(
    _ location: JT808Location, _ terminal: TerminalNumber, _ isReplay: Bool, _ report: (DeviceReport) -> Void
  ) {
    if location.isTorn { counters.reject("torn-item") }
    if location.status.contains(.encrypted) { counters.reject("encrypted-position") }
    var result = DeviceReport(device: DeviceNumber.normal(terminal.digits), time: location.time)
    result.position = location.status.contains(.encrypted) ? nil : location.position
    if result.position != nil {
      result.speed = location.speed
      result.course = location.course
    }
    result.isAlarm = location.alarms.contains(.emergency)
    result.isReplay = isReplay
    counters.reports += 1
    report(result)
  }

  private static func bytes(_ line: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count / 2)
    var high: UInt8?
    for character in line {
      let digit: UInt8
      switch character {
      case 0x30...0x39: digit = character - 0x30
      case 0x41...0x46: digit = character - 0x37
      case 0x61...0x66: digit = character - 0x57
      case 0x0d: continue
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }
}
