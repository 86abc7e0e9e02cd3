// Mail: papers become mail, and mail leaves the house.
//
// What it promises. A `MailDraft` is rendered once into immutable bytes (`MIMEMessage`): the same draft gives the
// same bytes, pure ASCII, CRLF, no line over 998 octets, no value of it can add a header. A `Courier` carries one
// message to one recipient and says how that ended as D10 counts it: accepted, deferred, refused or unclear, with the
// server's words kept as a receipt. A courier never throws, never blocks the cooperative threads, and every wait in
// it has an end. It decides nothing about retries: that is the outbox's life, in Casework.

package import Casework
import Synchronization

/// A way for messages to leave: a relay, a folder, a gateway that takes SMS or fax (R7).
package protocol Courier: Sendable {
  /// The channel's name as it stands in the register and in what people read: `smtp`, `folder`.
  var channel: String { get }

  /// How many deliveries it carries side by side; each of them is one recipient's, over one connection.
  var lanes: Int { get }

  /// The same by channel: `mail` and each gateway, so that one that stalls holds up no other.
  var lanesByChannel: [String: Int] { get }

  /// Tries once to carry `envelope`. Cancelling the task ends the attempt within about a second.
  func deliver(_ envelope: Envelope) async -> DeliveryOutcome

  /// Nothing is waiting: lets go of what is held between deliveries (an open connection). Safe to call at any time.
  func rest() async
}

extension Courier {
  package var lanes: Int { 1 }
  package var lanesByChannel: [String: Int] { ["mail": lanes] }
  package func rest() async {}
}

/// Told each step of a delivery as it happens: `connecting`, `sent MAIL FROM`, `reply 250 OK`, `renaming`, `renamed` …
/// A crash test ends the process there; no credentials are ever in it.
package typealias VerbObserver = @Sendable (String) -> Void

/// A flag that one side raises and the other reads: the attempt's task was cancelled.
final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)
  var isRaised: Bool { raised.load(ordering: .acquiring) }
  func raise() { raised.store(true, ordering: .releasing) }
}

extension Receipt {
  /// A receipt with its text bounded and made printable: servers are not trusted (D9).
  init(_ code: Int, _ stage: DeliveryStage, _ text: String) {
    self.init(code: code, text: text.printable(limit: 500), stage: stage.rawValue)
  }
}

/// Where an attempt ended. Up to `mail` the trouble is between us and the relay: every delivery would meet it.
package enum DeliveryStage: String, Sendable, Hashable {
  case dns, connect, tls, greeting, ehlo, auth, mail, rcpt, data, body
  /// After the dot that ends the message was, or may have been, sent.
  case dot
  case folder
  /// A gateway's answer, or what came instead of one after the whole request was sent.
  case http
}

extension String {
  /// At most `limit` characters, with control characters turned into single spaces.
  func printable(limit: Int) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in unicodeScalars {
      guard count < limit else { break }
      result.append(scalar.isControl ? " " : scalar)
      count += 1
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// C0, C1, DEL, the line and paragraph separators and the marks that turn the direction of writing around.
  var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
