package import Organisation
package import Units

/// The secret of the draws (R2), without the secret: what computes HMAC-SHA-256(key, text). The edge makes it.
package struct DrawKey: Sendable {
  /// At least 32 bytes for any text; the same text always gives the same bytes.
  package let digest: @Sendable (String) -> [UInt8]
  package init(digest: @escaping @Sendable (String) -> [UInt8]) { self.digest = digest }

  /// The generator of one draw: HMAC(key, `centre|date`), for example over `430000|2026-11-21` (D1). Two draws of one centre on
  /// one day (county centres and points) take the same 32 bytes and go separate ways by the name of the duty's kind.
  package func generator(centre: CentreID, day: CivilDate, kind: DutyKind) -> DrawGenerator {
    DrawGenerator(digest: digest("\(centre.rawValue)|\(day.iso)"), stream: kind.rawValue)
  }
}

/// The generator of the draws, our own so that a draw can be explained whatever the toolchain (D1): xoshiro256** by Blackman
/// and Vigna. Its state is the digest's four 64-bit words (big-endian), word i XORed with the i-th output of SplitMix64 that
/// starts from FNV-1a-64 of the stream's name, then mixed once more by SplitMix64's finaliser.
package struct DrawGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// From four words as they are; all zero is replaced, for xoshiro would stay there.
  package init(words: (UInt64, UInt64, UInt64, UInt64)) {
    let (a, b, c, d) = words
    state = a | b | c | d == 0 ? (1, 2, 3, 4) : words
  }

  package init(digest: [UInt8], stream: String) {
    func word(_ index: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 << 8 | UInt64(index * 8 + $1 < digest.count ? digest[index * 8 + $1] : 0) }
    }
    var tags = SplitMix64(seed: fnv1a(stream))
    self.init(
      words: (
        SplitMix64.mix(word(0) ^ tags.next()), SplitMix64.mix(word(1) ^ tags.next()),
        SplitMix64.mix(word(2) ^ tags.next()), SplitMix64.mix(word(3) ^ tags.next())
      ))
  }

  package mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// A number in 0..<`bound`, each alike: the high half of a 128-bit product, with Lemire's rejection. `bound` ≥ 1.
  package mutating func below(_ bound: Int) -> Int {
    let range = UInt64(max(1, bound))
    var product = range.multipliedFullWidth(by: next())
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = range.multipliedFullWidth(by: next()) }
    }
    return Int(product.high)
  }

  /// 0..<`count` in a drawn order: Fisher and Yates, from the last place down.
  package mutating func order(_ count: Int) -> [Int] {
    var order = Array(0..<max(0, count))
    var place = order.count - 1
    while place > 0 {
      order.swapAt(place, below(place + 1))
      place -= 1
    }
    return order
  }
}

/// SplitMix64 (Steele, Lea, Flood), to spread seeds.
package struct SplitMix64: Sendable {
  private var state: UInt64
  package init(seed: UInt64) { state = seed }
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mix(state)
  }
  package static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// FNV-1a, 64 bits, over the UTF-8 of `text`.
func fnv1a(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}

private func rotated(_ value: UInt64, _ by: UInt64) -> UInt64 { value << by | value >> (64 - by) }

/// Who is spot-checked today (R2).
package enum Draw {
  /// An object that may be drawn, with what it has had this month and what is still owed it.
  package struct Candidate: Sendable {
    package var target: Target
    /// Days of this month on which it was checked.
    package var checks: Int
    /// Checks still owed this month; 0 for a draw without a monthly quota.
    package var debt: Int
    /// Days of this month on which it is still in service, where these may be fewer than the month's.
    package var daysLeft: Int?
    package init(target: Target, checks: Int, debt: Int, daysLeft: Int? = nil) {
      self.target = target
      self.checks = checks
      self.debt = debt
      self.daysLeft = daysLeft
    }

    /// Whether a miss could not be made up (R1): its debt is as large as the days left, or as the days it has left itself.
    func isUrgent(_ left: Int) -> Bool { debt > 0 && debt >= min(left, daysLeft ?? left) }
  }

  /// Why an object was drawn, for whoever asks afterwards.
  package enum Why: String, Hashable, Sendable, Codable, CaseIterable {
    /// On the week's form 2.
    case keyTask = "key-task"
    /// Its debt is as large as the days left, the month's or its own.
    case urgent
    /// In the tenth that is drawn from all that still owe alike.
    case lot
    /// Among those with the fewest checks this month.
    case fewest
  }

  package struct Pick: Hashable, Sendable {
    package var target: Target
    package var why: Why
    /// Its place among the candidates as they were handed in.
    package var place: Int
    package init(target: Target, why: Why, place: Int) {
      self.target = target
      self.why = why
      self.place = place
    }
  }

  /// `count` of the candidates, none twice, in the order of R2: key tasks; debt ≥ days left, the largest debt first; `lotPercent` of the
  /// rest (rounded up) from all that still owe, each alike (where nobody owes there is no lot); the others by fewest checks. Ties fall
  /// by one drawn order of all candidates, so the result depends on the candidates' order: hand them in sorted by key.
  /// Where there are more key tasks than places the same order holds among them: a week in which all is key (a holiday) is drawn
  /// like any other, and takes nothing from R1.
  ///
  /// - Complexity: O(n), and O(u log u) for u urgent ones.
  package static func picks(
    _ count: Int, from candidates: [Candidate], daysLeft: Int, keyTasks: Set<Target>,
    lotPercent: Int = DrawRules().lotPercent,
    generator: inout DrawGenerator
  ) -> [Pick] {
    let order = generator.order(candidates.count)
    var picks: [Pick] = []
    picks.reserveCapacity(count)
    var isTaken = [Bool](repeating: false, count: candidates.count)
    func take(_ indices: some Sequence<Int>, _ why: Why, atMost limit: Int) {
      var left = min(limit, count - picks.count)
      for index in indices where left > 0 && !isTaken[index] {
        isTaken[index] = true
        picks.append(Pick(target: candidates[index].target, why: why, place: index))
        left -= 1
      }
    }

    func draw(among indices: [Int], as why: Why?) {
      let urgent = indices.filter { candidates[$0].isUrgent(daysLeft) }
      take(byDebt(urgent, candidates), why ?? .urgent, atMost: count)
      let lots = ((count - picks.count) * lotPercent + 99) / 100
      let owing = indices.filter { candidates[$0].debt > 0 && !isTaken[$0] }
      take(owing, why ?? .lot, atMost: lots)
      take(byChecks(indices, candidates), why ?? .fewest, atMost: count)
    }
    if !keyTasks.isEmpty { draw(among: order.filter { keyTasks.contains(candidates[$0].target) }, as: .keyTask) }
    draw(among: order, as: nil)
    return picks
  }

  /// `indices` with the largest debt first, else in their order.
  private static func byDebt(_ indices: [Int], _ candidates: [Candidate]) -> [Int] {
    let ranked = indices.enumerated().sorted {
      let (a, b) = (candidates[$0.element].debt, candidates[$1.element].debt)
      return a == b ? $0.offset < $1.offset : a > b
    }
    return ranked.map(\.element)
  }

  /// `indices` with the fewest checks first, else in their order.
  private static func byChecks(_ indices: [Int], _ candidates: [Candidate]) -> [Int] {
    var byCount: [[Int]] = []
    for index in indices {
      let checks = min(31, max(0, candidates[index].checks))
      while byCount.count <= checks { byCount.append([]) }
      byCount[checks].append(index)
    }
    return byCount.flatMap { $0 }
  }
}
