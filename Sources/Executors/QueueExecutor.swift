// Executors: threads of one's own for what blocks. libcurl, synchronous SQLite and scrypt wait or compute for long; on the
// cooperative pool two such calls would stop everything else on two cores. An actor that runs on a `QueueExecutor` may block.

package import Dispatch

/// Runs an actor on a serial dispatch queue of its own.
package final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  package init(label: String, qos: DispatchQoS = .default) { queue = DispatchQueue(label: label, qos: qos) }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  package func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  package func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
