import Casework

/// What was said in one attempt, and what follows from it (D10). A value: commands and replies go in, the outcome
/// comes out.
///
/// The outcome is judged by the last command sent and the last whole reply to it, not by curl's return code alone,
/// which hides what a server said and can't tell a message lost before its final dot from one lost after it:
///
/// - a 2xx after the dot is *accepted*, whatever became of the connection afterwards;
/// - a 5xx to RCPT, to DATA or after the dot is about this recipient or this message: *refused*; so is 552 (too
///   large) to MAIL;
/// - no reply after the dot is *unclear*: the server may have the message;
/// - everything else is *deferred*: 4xx anywhere, no connection, TLS, and every refusal of ourselves (greeting, EHLO,
///   AUTH, MAIL, "authentication required" anywhere), which hits all mail alike and must not park it one by one.
struct SMTPTranscript: Sendable, Hashable {
  /// How the transfer ended beneath SMTP.
  enum Ending: Sendable, Hashable {
    case complete
    /// The connection, the name or TLS failed, or time ran out: at `stage`, where that is more than the commands tell.
    case failed(String, stage: DeliveryStage?)
    /// The task was cancelled.
    case stopped
    /// The relay lacks what the settings demand; nothing was sent.
    case unfit(String, stage: DeliveryStage)
  }

  struct Reply: Sendable, Hashable {
    var code: Int
    var text: String
    var kind: Int { code / 100 }
  }

  private(set) var stage: DeliveryStage = .connect
  /// The last whole reply at this stage; nil while one is awaited.
  private(set) var reply: Reply?
  /// Whether any whole reply came in this attempt.
  private(set) var heardAnything = false
  /// Whether the relay's last EHLO answer offers AUTH.
  private(set) var offersAuth = false
  /// Whether STARTTLS was granted.
  private(set) var upgraded = false
  private var lines = ""
  private var inCredentials = false
  /// After QUIT nothing that is said changes what was decided.
  private var isOver = false

  /// A command went out; returns what to call it, without addresses and never with credentials.
  mutating func sent(_ command: String) -> String {
    if isOver { return "command" }
    if command.hasPrefix("QUIT") {
      isOver = true
      return "QUIT"
    }
    lines = ""
    defer { reply = nil }
    if inCredentials, reply?.code == 334 { return "AUTH …" }
    inCredentials = false
    let upper = command.prefix(12).uppercased()
    let table: [(prefix: String, stage: DeliveryStage)] = [
      ("EHLO", .ehlo), ("HELO", .ehlo), ("STARTTLS", .tls), ("AUTH", .auth), ("MAIL FROM", .mail), ("RCPT TO", .rcpt),
      ("DATA", .data),
    ]
    guard let known = table.first(where: { upper.hasPrefix($0.prefix) }) else { return "command" }
    if known.prefix == "EHLO" { offersAuth = false }
    inCredentials = known.prefix == "AUTH"
    stage = known.stage
    return known.prefix
  }

  /// The first bytes of the message went out.
  mutating func bodyBegan() {
    guard stage == .data else { return }
    stage = .body
    reply = nil
  }

  /// All bytes of the message are handed over: from here on the dot may be under way.
  mutating func bodyEnded() {
    guard stage == .data || stage == .body else { return }
    stage = .dot
    reply = nil
  }

  /// A line of a reply came. Returns the reply when this was its last line.
  mutating func heard(_ line: String) -> Reply? {
    if isOver { return nil }
    let bytes = line.utf8
    if stage == .connect { stage = .greeting }
    if stage == .ehlo, line.dropFirst(4).uppercased().hasPrefix("AUTH"),
      line.dropFirst(8).contains(where: { $0.isLetter })
    {
      offersAuth = true
    }
    let text = line.printable(limit: 500 - min(lines.utf8.count, 499)).trimmedEnd
    if lines.utf8.count < 450 { lines += lines.isEmpty ? text : " / " + text }
    guard bytes.count >= 3, let code = Int(line.prefix(3)), (200...599).contains(code),
      line.dropFirst(3).first != "-"
    else { return nil }
    let whole = Reply(code: code, text: lines)
    lines = ""
    reply = whole
    heardAnything = true
    if stage == .tls, code == 220 { upgraded = true }
    return whole
  }

  /// How the attempt ended.
  func outcome(_ ending: Ending) -> DeliveryOutcome {
    if case .unfit(let text, let stage) = ending { return .deferred(Receipt(0, stage, text)) }
    guard let reply, reply.kind != 3, !(reply.kind == 2 && stage != .dot) else { return unanswered(ending) }
    let receipt = Receipt(reply.code, stage, reply.text)
    switch (stage, reply.kind) {
    case (.dot, 2): return .accepted(receipt)
    case (_, 5) where SMTPTranscript.aboutUs.contains(reply.code): return .deferred(receipt)
    case (.rcpt, 5), (.data, 5), (.body, 5), (.dot, 5): return .refused(receipt)
    case (.mail, 5) where reply.code == 552: return .refused(receipt)
    default: return .deferred(receipt)
    }
  }

  /// Whether a kept connection turned out to be dead before anything of this message was under way: the relay had
  /// closed it meanwhile, silently or with a 421. A fresh one deserves a try at once.
  func diedIdle(_ ending: Ending) -> Bool {
    guard case .failed = ending, stage == .connect || stage == .greeting || stage == .mail else { return false }
    return !heardAnything || reply?.code == 421
  }

  /// Refusals that say who we are is the trouble: authentication wanted, too weak, failed, encryption needed.
  private static let aboutUs: Set<Int> = [523, 530, 534, 535, 538]

  /// No reply decides: the connection does.
  private func unanswered(_ ending: Ending) -> DeliveryOutcome {
    switch ending {
    case .complete:
      // curl was content and yet no reply to the dot was seen: not to be believed.
      return stage == .dot
        ? .unclear(Receipt(0, .dot, "no reply to the end of the message"))
        : .deferred(Receipt(0, stage, "the transfer ended early"))
    case .failed(let text, let place):
      return stage == .dot ? .unclear(Receipt(0, .dot, text)) : .deferred(Receipt(0, place ?? stage, text))
    case .stopped:
      return stage == .dot
        ? .unclear(Receipt(0, .dot, "stopped while the reply was awaited"))
        : .deferred(Receipt(0, stage, "stopped before the message was sent"))
    case .unfit(let text, let place):
      return .deferred(Receipt(0, place, text))
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}
