public import Units

/// The platform's part in the talk with the terminals of one connection (JT/T 808 §7): who is let in, what is owed as an answer, which
/// messages bring positions. Bounded; packets and time in, actions out.
public struct JT808Session: Sendable {
  /// How a terminal shows who it is.
  public enum Entry: Hashable, Sendable {
    /// Its number stands in the register: enough for networks of one's own.
    case number
    /// It shows the code that registration gave it.
    case code
  }

  public enum Action: Hashable, Sendable {
    /// To the terminal.
    case send(JT808Packet)
    /// A message of an admitted terminal that brings positions, once whole.
    case positions(JT808Packet)
    /// A terminal was let in.
    case admitted(TerminalNumber)
    /// It wants to be forgotten.
    case left(TerminalNumber)
    /// What a terminal that was let in says to something of ours.
    case answered(TerminalNumber, JT808Answer)
    /// Refused, and why; the connection ends after `mostRefusals`.
    case refused(TerminalNumber, Refusal)
    case close
  }

  public enum Refusal: String, Hashable, Sendable, CaseIterable {
    /// The register has no such number.
    case unknownTerminal
    /// It showed another code than its own.
    case wrongCode
    /// It sent positions before it showed its code.
    case notAuthenticated
    /// Too many terminals behind one connection.
    case crowded
  }

  /// A connection that does not get in is closed after so many tries.
  public static let mostRefusals = 20
  /// Terminals behind one connection.
  public static let mostTerminals = 256

  private let entry: Entry
  private let isKnown: @Sendable (TerminalNumber) -> Bool
  private let code: @Sendable (TerminalNumber) -> [UInt8]
  private var parts: JT808Parts
  /// With the edition of what each said last: what goes down to it is laid out so.
  private var admitted: [TerminalNumber: JT808Edition] = [:]
  private var refusals = 0
  private var serial: UInt16 = 0

  /// - Parameters:
  ///   - isKnown: whether the register has a vessel with this terminal.
  ///   - code: the code that registration hands out, the same always for the same terminal; ASCII.
  public init(
    entry: Entry, limits: JT808Parts.Limits = .init(), isKnown: @escaping @Sendable (TerminalNumber) -> Bool,
    code: @escaping @Sendable (TerminalNumber) -> [UInt8]
  ) {
    self.entry = entry
    self.isKnown = isKnown
    self.code = code
    parts = JT808Parts(limits: limits)
  }

  /// Takes the next message of the connection.
  public mutating func receive(_ packet: JT808Packet, at now: Instant) -> [Action] {
    let header = packet.header
    var actions: [Action] = []
    if let part = header.part, part.index < part.total || part.total == 0 {
      // Each sub-package is answered for itself; what it was of is answered with the last.
      actions.append(answer(header, .done))
    }
    guard let whole = parts.take(packet, at: now) else { return actions }
    if admitted[header.terminal] != nil { admitted[header.terminal] = header.edition }
    return actions + act(on: whole, JT808Message(whole))
  }

  /// Time passes: call it every few seconds.
  public mutating func look(at now: Instant) -> [Action] {
    parts.look(at: now).map { send($0.command, to: $0.to) }
  }

  /// A command of a person to a terminal that was let in here, in the layout of its edition; nil: it was not. Its answer names the packet's
  /// serial number.
  public mutating func command(_ command: JT808Command, to terminal: TerminalNumber) -> JT808Packet? {
    guard let edition = admitted[terminal] else { return nil }
    serial &+= 1
    return command.packet(to: terminal, edition: edition, serial: serial)
  }

  private mutating func act(on packet: JT808Packet, _ message: JT808Message) -> [Action] {
    let header = packet.header
    switch message {
    case .answer(let answer): return admitted[header.terminal] == nil ? [] : [.answered(header.terminal, answer)]
    case .registration: return register(header)
    case .authentication(let shown): return authenticate(header, shown)
    case .deregistration:
      let wasIn = admitted.removeValue(forKey: header.terminal) != nil
      return (wasIn ? [.left(header.terminal)] : []) + [answer(header, .done)]
    case .heartbeat: return [answer(header, .done)]
    case .location, .locationAnswer, .batch:
      let wasIn = admitted[header.terminal] != nil
      guard wasIn || entry == .number && admit(header) else {
        let why: Refusal = isKnown(header.terminal) ? .notAuthenticated : .unknownTerminal
        return refuse(header, why, [answer(header, .failed)])
      }
      // A press on the alarm button is heard: the general answer says so (4), and the terminal stops repeating it.
      let isAlarm = if case .location(let place) = message { place.alarms.contains(.emergency) } else { false }
      return (wasIn ? [] : [.admitted(header.terminal)])
        + [.positions(packet), answer(header, isAlarm ? .alarmSeen : .done)]
    case .other(_, _, let isMalformed):
      return [answer(header, isMalformed ? .wrong : .unsupported)]
    }
  }

  private mutating func register(_ header: JT808Header) -> [Action] {
    guard isKnown(header.terminal) else {
      let no = JT808Command.registration(serial: header.serial, result: .noSuchTerminal, code: [])
      return refuse(header, .unknownTerminal, [send(no, to: header)])
    }
    let yes = JT808Command.registration(serial: header.serial, result: .done, code: code(header.terminal))
    return [send(yes, to: header)]
  }

  private mutating func authenticate(_ header: JT808Header, _ shown: JT808Authentication) -> [Action] {
    guard isKnown(header.terminal) else { return refuse(header, .unknownTerminal, [answer(header, .failed)]) }
    guard entry == .number || Self.same(shown.code, code(header.terminal)) else {
      return refuse(header, .wrongCode, [answer(header, .failed)])
    }
    guard admit(header) else { return refuse(header, .crowded, [answer(header, .failed)]) }
    return [.admitted(header.terminal), answer(header, .done)]
  }

  /// Compared to the end, so that the time it takes tells nothing.
  private static func same(_ shown: [UInt8], _ code: [UInt8]) -> Bool {
    guard shown.count == code.count else { return false }
    return zip(shown, code).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private mutating func admit(_ header: JT808Header) -> Bool {
    let terminal = header.terminal
    guard isKnown(terminal), admitted.count < Self.mostTerminals || admitted[terminal] != nil else { return false }
    admitted[terminal] = header.edition
    return true
  }

  private mutating func refuse(_ header: JT808Header, _ why: Refusal, _ answers: [Action]) -> [Action] {
    refusals += 1
    let all = answers + [.refused(header.terminal, why)]
    return refusals >= Self.mostRefusals ? all + [.close] : all
  }

  private mutating func answer(_ header: JT808Header, _ result: JT808Answer.Result) -> Action {
    send(.answer(JT808Answer(serial: header.serial, id: header.id, result: result)), to: header)
  }

  private mutating func send(_ command: JT808Command, to header: JT808Header) -> Action {
    serial &+= 1
    return .send(command.packet(to: header.terminal, edition: header.edition, serial: serial))
  }
}
