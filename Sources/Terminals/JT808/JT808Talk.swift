public import Units

/// One connection of JT/T 808 terminals: bytes and time in; what is to be sent, and the lines of what was let in, out. Bounded.
public struct JT808Talk: Sendable {
  public struct Output: Hashable, Sendable {
    /// What brings positions, as `JT808Lines` reads it: whole lines.
    public var lines: [UInt8] = []
    /// To the terminals.
    public var replies: [UInt8] = []
    /// What was not taken, by reason.
    public var rejects: [String: Int] = [:]
    /// Numbers that the register does not have, each as often as it was refused.
    public var strangers: [String] = []
    public var admitted: [TerminalNumber] = []
    public var left: [TerminalNumber] = []
    /// What terminals say to commands.
    public var answers: [Answer] = []
    /// The connection is to end.
    public var closes = false
    public init() {}
  }

  public struct Answer: Hashable, Sendable {
    public var terminal: TerminalNumber
    public var answer: JT808Answer
  }

  private var framer = JT808Framer()
  private var counted: [JT808Reject: Int] = [:]
  private var session: JT808Session

  public init(session: JT808Session) { self.session = session }

  /// Takes the next bytes, wherever they were torn.
  public mutating func receive(_ bytes: some Sequence<UInt8>, at now: Instant) -> Output {
    var packets: [JT808Packet] = []
    framer.consume(bytes) { packet, _ in packets.append(packet) }
    var output = Output()
    for (reason, count) in framer.rejects where count > counted[reason, default: 0] {
      output.rejects[reason.rawValue] = count - counted[reason, default: 0]
      counted[reason] = count
    }
    for packet in packets {
      take(session.receive(packet, at: now), &output)
      if output.closes { break }
    }
    return output
  }

  /// A command to a terminal that was let in: the bytes to send, and the serial number that its answer will name; nil: it is not here.
  public mutating func command(_ command: JT808Command, to terminal: TerminalNumber) -> (
    serial: UInt16, bytes: [UInt8]
  )? {
    session.command(command, to: terminal).map { ($0.header.serial, $0.framed) }
  }

  /// Time passes: call it every few seconds.
  public mutating func look(at now: Instant) -> Output {
    var output = Output()
    take(session.look(at: now), &output)
    return output
  }

  private func take(_ actions: [JT808Session.Action], _ output: inout Output) {
    for action in actions {
      switch action {
      case .send(let packet): output.replies += packet.framed
      case .positions(let packet): output.lines += packet.lines
      case .admitted(let terminal): output.admitted.append(terminal)
      case .left(let terminal): output.left.append(terminal)
      case .answered(let terminal, let answer): output.answers.append(Answer(terminal: terminal, answer: answer))
      case .refused(let terminal, let why):
        output.rejects[why.word, default: 0] += 1
        if why == .unknownTerminal { output.strangers.append(DeviceNumber.normal(terminal.digits) ?? terminal.short) }
      case .close: output.closes = true
      }
    }
  }
}

extension JT808Session.Refusal {
  /// As counters name it.
  public var word: String {
    switch self {
    case .unknownTerminal: "unknown-device"
    case .wrongCode: "wrong-code"
    case .notAuthenticated: "not-authenticated"
    case .crowded: "crowded"
    }
  }
}
