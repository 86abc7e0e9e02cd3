import Glibc
package import Mail
package import Store
import Synchronization

/// The places where a run can be killed: before and after each commit of the register, and each step of the courier (a verb and its
/// reply over SMTP, a step of a file in a folder). The register and the couriers tell them to observers; here they are
/// counted, and at the one that was asked for the process ends as a power cut ends it: no handler, no flush, no goodbye.
package final class KillPoints: Sendable {
  private let labels = Mutex<[String]>([])
  private let killAt: Int?

  package init(killAt: Int? = nil) { self.killAt = killAt }

  /// What was passed so far, in order: the first is kill point 1.
  package var passed: [String] { labels.withLock { $0 } }

  package var onCommit: Register.CommitObserver { { phase in self.pass("commit \(phase.rawValue)") } }
  package var onVerb: VerbObserver { { verb in self.pass("mail \(verb)") } }

  private func pass(_ label: String) {
    let count = labels.withLock { labels in
      labels.append(label)
      return labels.count
    }
    guard count == killAt else { return }
    kill(getpid(), SIGKILL)
    // SIGKILL is certain; nothing may happen until it has come.
    while true { pause() }
  }
}
