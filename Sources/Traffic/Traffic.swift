// Traffic: made-up AIS traffic for demo, story, tests and bench. Ferries shuttle between berths, cargo vessels pass, beacons
// call for help, a fleet sails in the background; everyone reports at the intervals of ITU-R M.1371-5 with real sentences.
// It promises: the same scene and seed give the same bytes; sentences come lazily and in order of time; messages in two parts
// are interleaved with others, as on the air. Checked by decoding what it writes.

import AIS
package import Units

/// One line as a receiver would send it, CR LF included.
package struct TimedSentence: Hashable, Sendable {
  package var at: Instant
  package var bytes: [UInt8]
  package init(at: Instant, bytes: [UInt8]) {
    self.at = at
    self.bytes = bytes
  }
}

/// How reception spoils what was sent.
package struct Noise: Hashable, Sendable {
  /// Standard deviation of the error of a fix, metres in each direction.
  package var fixMetres: Double
  /// Shares of messages, 0…1: lost, received twice, received 3 to 12 s late.
  package var lost: Double
  package var doubled: Double
  package var late: Double
  /// Share of lines, 0…1, before which a bad line is received: a torn or altered copy, noise, words of another protocol.
  package var broken: Double
  package init(
    fixMetres: Double = 2, lost: Double = 0, doubled: Double = 0, late: Double = 0, broken: Double = 0
  ) {
    self.fixMetres = fixMetres
    self.lost = lost
    self.doubled = doubled
    self.late = late
    self.broken = broken
  }
  /// 5 % lost, 2 % doubled, 1 % late, 10 m.
  package static let rough = Noise(fixMetres: 10, lost: 0.05, doubled: 0.02, late: 0.01)
}

/// The sentences of a cast of actors between two instants: a sequence that is made while it is read.
package struct Traffic: Sequence, IteratorProtocol, Sendable {
  private var cast: [Actor]
  private var queue = Heap()
  private var random: SeededGenerator
  private var sent: UInt64 = 0
  /// One receiver numbers all messages in parts.
  private var encoder = SentenceEncoder()
  private let noise: Noise
  private let through: Instant
  private let tagBlocks: Bool
  /// Silence of the whole feed.
  private let outages: [Range<Instant>]

  /// - Parameter tagBlocks: a tag block `\c:` with the time in front of each line.
  init(
    cast: [Actor], from: Instant, through: Instant, seed: UInt64, noise: Noise, outages: [Range<Instant>],
    tagBlocks: Bool
  ) {
    self.cast = cast
    self.noise = noise
    self.through = through
    self.tagBlocks = tagBlocks
    self.outages = outages
    random = SeededGenerator(seed: seed)
    for index in cast.indices {
      // Nobody begins on the same second.
      let start = Swift.max(from, cast[index].begins) + .milliseconds(Int64(random.below(cast[index].spread)))
      queue.push(Heap.Entry(at: start.milliseconds, what: .report(index)))
      if cast[index].hasParticulars {
        queue.push(
          Heap.Entry(at: (start + .milliseconds(Int64(random.below(60_000)))).milliseconds, what: .static(index)))
      }
    }
    for index in cast.indices {
      for (at, text) in cast[index].texts where at >= from {
        queue.push(Heap.Entry(at: at.milliseconds, what: .text(index, text)))
      }
    }
  }

  package mutating func next() -> TimedSentence? {
    while let entry = queue.pop() {
      let at = Instant(milliseconds: entry.at)
      guard at < through else { continue }
      switch entry.what {
      case .line(let bytes):
        if outages.contains(where: { $0.contains(at) }) { continue }
        return TimedSentence(at: at, bytes: bytes)
      case .report(let index):
        if cast[index].isOver(at) { continue }
        send(cast[index].reports(at: at, noise, &random), of: index, at)
        queue.push(Heap.Entry(at: at.milliseconds + cast[index].interval(at: at, &random), what: .report(index)))
      case .static(let index):
        if cast[index].isOver(at) { continue }
        send(cast[index].particulars(at: at), of: index, at)
        let next = at.milliseconds + 360_000 + Int64(random.below(4000)) - 2000
        queue.push(Heap.Entry(at: next, what: .static(index)))
      case .text(let index, let text):
        send(cast[index].text(text), of: index, at)
      }
    }
    return nil
  }

  /// Queues the lines of messages: the parts of one some tenths of a second apart, so that others come between.
  private mutating func send(_ messages: [Actor.Sending], of index: Int, _ at: Instant) {
    guard !cast[index].isSilent(at) else { return }
    for message in messages {
      if noise.lost > 0, random.unit() < noise.lost { continue }
      let isLate = noise.late > 0 && random.unit() < noise.late
      var when = at.milliseconds + (isLate ? 3000 + Int64(random.below(9000)) : 0)
      sent &+= 1
      var bytes: [UInt8] = []
      encoder.append(
        message, channel: sent % 2 == 0 ? 0x41 : 0x42, tagTime: tagBlocks ? when / 1000 * 1000 : nil, to: &bytes)
      let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
      let isDoubled = noise.doubled > 0 && random.unit() < noise.doubled
      for line in lines {
        if noise.broken > 0, random.unit() < noise.broken {
          queue.push(Heap.Entry(at: when, what: .line(BadLine.made(of: line, &random))))
        }
        queue.push(Heap.Entry(at: when, what: .line(line)))
        if isDoubled, lines.count == 1 { queue.push(Heap.Entry(at: when + 700, what: .line(line))) }
        when += 20 + Int64(random.below(280))
      }
    }
  }
}

/// What comes next, by time; of the same time what was put in first.
struct Heap: Sendable {
  enum What: Sendable {
    case line([UInt8])
    case report(Int)
    case `static`(Int)
    case text(Int, String)
  }
  struct Entry: Sendable {
    var at: Int64
    var order: UInt64 = 0
    var what: What
    init(at: Int64, what: What) {
      self.at = at
      self.what = what
    }
    static func < (a: Entry, b: Entry) -> Bool { a.at != b.at ? a.at < b.at : a.order < b.order }
  }

  private var entries: [Entry] = []
  private var pushed: UInt64 = 0

  mutating func push(_ entry: Entry) {
    var entry = entry
    entry.order = pushed
    pushed += 1
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child] < entries[parent] else { break }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && entries[child] < entries[least] {
        least = child
      }
      if least == parent { return first }
      entries.swapAt(least, parent)
      parent = least
    }
  }
}
