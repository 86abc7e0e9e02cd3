import Executors
package import Casework
import Glibc

/// Carries mail to one relay over SMTP, by libcurl, one recipient a transaction (D10).
///
/// The connection is kept from one delivery to the next (`rest()` takes leave of it) and made anew after anything but
/// plain success, so that a late reply can't be taken for the next message's. A kept connection that the relay closed
/// meanwhile costs one silent second try, before anything of the message was under way. Deliveries run one after
/// another.
package actor SMTPCourier: Courier {
  package nonisolated let channel = "smtp"
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private nonisolated let executor = QueueExecutor(label: "mail.smtp")
  private let relay: Relay
  private let observer: VerbObserver?
  private var session: SMTPSession?

  package init(relay: Relay, observer: VerbObserver? = nil) {
    self.relay = relay
    self.observer = observer
  }

  package func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
    if let outcome = envelope.unfitForSMTP { return outcome }
    let stop = StopFlag()
    return await withTaskCancellationHandler {
      attempt(envelope, stop: stop)
    } onCancel: {
      stop.raise()
    }
  }

  package func rest() async {
    session?.quit()
    session = nil
  }

  private func attempt(_ envelope: Envelope, stop: StopFlag) -> DeliveryOutcome {
    guard !stop.isRaised else { return .deferred(Receipt(0, .connect, "stopped before the message was sent")) }
    let wasOpen = session?.isOpen ?? false
    let (transcript, ending) = once(envelope, stop: stop)
    guard wasOpen, transcript.diedIdle(ending), !stop.isRaised else { return transcript.outcome(ending) }
    let (second, secondEnding) = once(envelope, stop: stop)
    return second.outcome(secondEnding)
  }

  private func once(_ envelope: Envelope, stop: StopFlag) -> (SMTPTranscript, SMTPTranscript.Ending) {
    let password: String?
    switch relay.readPassword() {
    case .success(let text): password = text
    case .failure(let trouble): return (SMTPTranscript(), .unfit(trouble.text, stage: .auth))
    }
    guard let session = session ?? SMTPSession(observer: observer) else {
      return (SMTPTranscript(), .unfit("libcurl can't be started", stage: .connect))
    }
    session.aim(at: relay, password: password)
    let demands = Demands(auth: relay.user != nil, startTLS: relay.security == .starttls)
    let result = session.perform(envelope, demands: demands, stop: stop)
    self.session = session.isOpen ? session : nil
    return result
  }
}

/// Why a password can't be used.
struct PasswordTrouble: Error, Hashable { var text: String }

extension Relay {
  /// The password, nil where no user is set.
  func readPassword() -> Result<String?, PasswordTrouble> {
    guard user != nil else { return .success(nil) }
    guard security != .plain || allowPlaintextPassword || isThisMachine else {
      return .failure(PasswordTrouble(text: "a password may not cross an unencrypted connection"))
    }
    guard let passwordFile else { return .failure(PasswordTrouble(text: "a user without a password file")) }
    return SecretFile.firstLine(of: passwordFile).map { $0 }.mapError {
      PasswordTrouble(text: "password file \($0.text)")
    }
  }

  private var isThisMachine: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

extension Envelope {
  /// What makes it impossible to send this, found before anything is said: nil when there is nothing.
  fileprivate var unfitForSMTP: DeliveryOutcome? {
    guard MailText.isAddress(recipient) else { return .refused(Receipt(0, .rcpt, "not an address: \(recipient)")) }
    guard MailText.isAddress(sender) else { return .deferred(Receipt(0, .mail, "not an address: \(sender)")) }
    guard !body.isEmpty else { return .refused(Receipt(0, .body, "an empty message")) }
    // A bare CR or LF is read differently by different servers, and lets a message smuggle in another.
    var afterReturn = false
    for byte in body {
      if afterReturn != (byte == 0x0A) { return .refused(Receipt(0, .body, "a line not ended by CR LF")) }
      afterReturn = byte == 0x0D
    }
    return afterReturn ? .refused(Receipt(0, .body, "a line not ended by CR LF")) : nil
  }
}

/// The words for `errno`.
func errnoText() -> String { String(cString: strerror(errno)) }
