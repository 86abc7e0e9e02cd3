/// The bits of one AIS message, most significant first, in inline storage: no allocation, bounded.
///
/// Bit 0 is the first bit on the air (the top bit of the message type). Bits beyond `count` read as zero, so that a
/// message cut short can't show bits of an earlier one.
@frozen
public struct PayloadBits: Sendable, Equatable {
  /// 1,408 bits: the longest message of ITU-R M.1371-5 has 1,064, the longest seen on the air 1,284.
  public static let capacity = 1_408
  @usableFromInline static let wordCount = 22

  @usableFromInline var words: InlineArray<22, UInt64>
  /// How many bits the message has.
  public internal(set) var count: Int
  /// Words from this one on are zero.
  @usableFromInline var used: Int

  /// No bits.
  public init() {
    words = InlineArray(repeating: 0)
    count = 0
    used = 0
  }

  /// Becomes a message of three words or less.
  @inline(__always)
  mutating func set(_ first: UInt64, _ second: UInt64, _ third: UInt64, count: Int) {
    words[0] = first
    words[1] = second
    words[2] = third
    if used > 3 { clear(from: 3) }
    used = 3
    self.count = count
  }

  /// Becomes a message of 424 bits.
  @inline(__always)
  mutating func set(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ next: (UInt64, UInt64, UInt64), _ last: UInt64
  ) {
    words[0] = first
    words[1] = second
    words[2] = third
    words[3] = next.0
    words[4] = next.1
    words[5] = next.2
    words[6] = last
    if used > 7 { clear(from: 7) }
    used = 7
    count = 424
  }

  /// Makes the words from `first` on zero; those that are not used are.
  @inline(__always)
  mutating func clear(from first: Int) {
    var word = max(first, 0)
    while word < min(used, Self.wordCount) {
      words[word] = 0
      word &+= 1
    }
  }

  /// The unsigned number of `width` bits (0–64) that begins at bit `offset`; zero where the offset is out of range.
  @inlinable @inline(__always)
  public func unsigned(_ offset: Int, _ width: Int) -> UInt64 {
    guard offset >= 0, width > 0, width <= 64, offset <= Self.capacity &- width else { return 0 }
    let word = offset &>> 6
    let bit = offset & 63
    let spare = 64 &- width
    if bit <= spare {
      return (words[word] &<< UInt64(bit)) &>> UInt64(spare)
    }
    let high = words[word] &<< UInt64(bit)
    let low = words[word &+ 1] &>> UInt64(64 &- bit)
    return (high | low) &>> UInt64(spare)
  }

  /// The two's-complement number of `width` bits (1–64) that begins at bit `offset`.
  @inlinable @inline(__always)
  public func signed(_ offset: Int, _ width: Int) -> Int64 {
    let spare = Int64(64 &- width) & 63
    return (Int64(bitPattern: unsigned(offset, width)) &<< spare) &>> spare
  }

  /// The bit at `offset`.
  @inlinable @inline(__always)
  public func flag(_ offset: Int) -> Bool { unsigned(offset, 1) != 0 }

  /// A number of at most 8, 16 or 32 bits, in the type that holds it.
  @inlinable @inline(__always)
  func byte(_ offset: Int, _ width: Int) -> UInt8 { UInt8(truncatingIfNeeded: unsigned(offset, width)) }
  @inlinable @inline(__always)
  func half(_ offset: Int, _ width: Int) -> UInt16 { UInt16(truncatingIfNeeded: unsigned(offset, width)) }
  @inlinable @inline(__always)
  func wide(_ offset: Int, _ width: Int) -> UInt32 { UInt32(truncatingIfNeeded: unsigned(offset, width)) }

  /// The bits from one place on, up to the end or another place.
  public func suffix(from start: Int, to end: Int? = nil) -> PayloadBits {
    var part = PayloadBits()
    let last = min(max(end ?? count, 0), count)
    let length = max(last &- max(start, 0), 0)
    guard start >= 0, length > 0 else { return part }
    var word = 0
    while word &* 64 < length {
      let width = min(64, length &- word &* 64)
      part.words[word] = unsigned(start &+ word &* 64, width) &<< UInt64(64 &- width)
      word &+= 1
    }
    part.count = length
    part.used = word
    return part
  }

  public static func == (left: PayloadBits, right: PayloadBits) -> Bool {
    guard left.count == right.count else { return false }
    for word in 0..<wordCount where left.words[word] != right.words[word] { return false }
    return true
  }
}

/// Appends bits to a `PayloadBits`, one value after the other. What does not fit is left out and `overflowed` says so.
///
/// The last word is kept in a register (`pending`) until `finish`.
@usableFromInline
struct BitWriter {
  @usableFromInline var pending: UInt64 = 0
  /// Bits of `pending` in use, 0–63.
  @usableFromInline var filled: Int = 0
  /// The word that `pending` will become.
  @usableFromInline var index: Int = 0
  @usableFromInline var overflowed = false

  /// Bits written so far.
  var count: Int { index &* 64 &+ filled }

  /// Appends the low `width` bits (0–63) of `value`; higher bits of it must be zero.
  @inline(__always)
  mutating func append(_ value: UInt64, _ width: Int, to bits: inout PayloadBits) {
    let free = 64 &- filled
    if width < free {
      pending |= value &<< UInt64(truncatingIfNeeded: free &- width)
      filled &+= width
    } else {
      let rest = width &- free
      pending |= value &>> UInt64(truncatingIfNeeded: rest)
      if index < PayloadBits.wordCount { bits.words[index] = pending } else { overflowed = true }
      index &+= 1
      filled = rest
      pending = (value &<< UInt64(truncatingIfNeeded: 63 &- rest)) &<< 1
    }
  }

  /// True where four words may be written.
  var hasRoom: Bool { index &+ 4 <= PayloadBits.wordCount }

  /// Appends the first `width` of 192 bits, those behind them zero, where there is room.
  @inline(__always)
  mutating func append(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ width: Int, to bits: inout PayloadBits
  ) {
    let down = UInt64(truncatingIfNeeded: filled)
    let up = 63 &- down
    bits.words[index] = pending | first &>> down
    bits.words[index &+ 1] = (first &<< 1) &<< up | second &>> down
    bits.words[index &+ 2] = (second &<< 1) &<< up | third &>> down
    bits.words[index &+ 3] = (third &<< 1) &<< up
    let end = filled &+ width
    index &+= end &>> 6
    filled = end & 63
    pending = filled == 0 ? 0 : bits.words[index]
  }

  /// Writes the last word, makes the rest zero, and sets the count.
  @inline(__always)
  mutating func finish(_ bits: inout PayloadBits) {
    let total = count
    var word = index
    if filled > 0 {
      if word < PayloadBits.wordCount { bits.words[word] = pending } else { overflowed = true }
      word &+= 1
    }
    let reached = min(word, PayloadBits.wordCount)
    if bits.used > reached { bits.clear(from: reached) }
    bits.used = reached
    bits.count = min(total, PayloadBits.capacity)
  }
}
