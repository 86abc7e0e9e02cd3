import Glibc
import Synchronization

/// Raised by whoever wants a player to end.
final class StopFlag: Sendable {
  private let flag = Atomic(false)
  var isRaised: Bool { flag.load(ordering: .relaxed) }
  func raise() { flag.store(true, ordering: .relaxed) }
}

/// Time since an arbitrary start that never jumps.
func monotonicNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Blocks the calling thread until `due` of the monotonic clock, or for a tenth of a second after `stop` was raised.
func sleep(until due: Int64, unless stop: StopFlag) {
  while !stop.isRaised {
    let now = monotonicNanoseconds()
    guard due > now else { return }
    let step = min(due, now + 100_000_000)
    var time = timespec(tv_sec: Int(step / 1_000_000_000), tv_nsec: Int(step % 1_000_000_000))
    _ = clock_nanosleep(CLOCK_MONOTONIC, CInt(TIMER_ABSTIME), &time, nil)
  }
}
