import Glibc
package import Units

/// What the kernel says of the wall clock (adjtimex(2)).
package enum ClockDiscipline: Sendable, Hashable {
  /// Kept in step by a time service; the kernel's estimate of the error at most.
  case synchronised(maximumError: Duration)
  case unsynchronised
  /// The kernel did not say.
  case unknown(errno: CInt)
}

/// Reads the clocks for the shell (D4): the wall clock, a monotonic clock, and whether a time service keeps the wall
/// clock. It judges nothing: whether to hold is for who compares the readings.
package struct ClockWatch: Sendable {
  package init() {}

  /// Both clocks, read one right after the other. Monotonic time goes on while the machine sleeps
  /// (`CLOCK_BOOTTIME`), else waking up would look like a jump of the wall clock.
  package func now() -> Moment {
    Moment(
      wall: wall(), monotonic: TimeSpan(milliseconds: Systemd.nanoseconds(of: CLOCK_BOOTTIME) / 1_000_000))
  }

  /// The wall clock alone, for a feed.
  package func wall() -> Instant {
    Instant(milliseconds: Systemd.nanoseconds(of: CLOCK_REALTIME) / 1_000_000)
  }

  /// Asks the kernel. Needs no privilege: it changes nothing.
  package func discipline() -> ClockDiscipline {
    guard let adjust = Self.adjust else { return .unknown(errno: ENOSYS) }
    // struct timex of a 64-bit Linux: 26 words are used; `modes` 0 (its first word) asks and changes nothing,
    // word 3 is maxerror in microseconds, word 5 begins with status.
    var words = [Int](repeating: 0, count: 64)
    let state = words.withUnsafeMutableBytes { $0.baseAddress.map(adjust) ?? -1 }
    guard state >= 0 else { return .unknown(errno: errno) }
    let unsynchronisedBit = 0x40  // STA_UNSYNC
    let errorState: CInt = 5  // TIME_ERROR
    if state == errorState || words[5] & unsynchronisedBit != 0 { return .unsynchronised }
    return .synchronised(maximumError: .microseconds(words[3]))
  }

  private typealias Adjust = @convention(c) (UnsafeMutableRawPointer) -> CInt

  /// `adjtimex`: <sys/timex.h> is in no module that Swift can import, so the function is looked up by its name.
  private static let adjust: Adjust? = dlsym(nil, "adjtimex").map { unsafeBitCast($0, to: Adjust.self) }
}
