import Dispatch
import Foundation
import Synchronization

/// Runs an actor on a serial dispatch queue of its own: what blocks there (SQLite) keeps no thread of the cooperative
/// pool.
final class TrackExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}

/// Runs an actor on a thread that yields to all others (nice 15), so that sealing an hour never delays a feed. There is a
/// thread only while there is work: a niceness once raised can't be lowered again without privilege.
final class BackgroundExecutor: SerialExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var running = false
  }

  private let label: String
  private let state = Mutex(State())

  init(label: String) { self.label = label }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let starts = state.withLock { state in
      state.jobs.append(job)
      defer { state.running = true }
      return !state.running
    }
    guard starts else { return }
    let thread = Thread { self.work() }
    thread.name = label
    thread.start()
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  private func work() {
    #if os(Linux)
      // On Linux this is the niceness of the calling thread alone.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 15)
    #endif
    while true {
      let jobs = state.withLock { state in
        defer { state.jobs = [] }
        if state.jobs.isEmpty { state.running = false }
        return state.jobs
      }
      if jobs.isEmpty { return }
      for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
  }
}
