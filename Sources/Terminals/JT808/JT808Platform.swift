/// What the platform sends. Each becomes a packet with the terminal's number, its edition and the platform's own serial number.
public enum JT808Command: Hashable, Sendable {
  /// 0x8001
  case answer(JT808Answer)
  /// 0x8100: `code` where the result is `done`.
  case registration(serial: UInt16, result: RegistrationResult, code: [UInt8])
  /// 0x8003: sub-packages that did not come, of the message whose first had `serial`.
  case resend(serial: UInt16, parts: [UInt16])
  /// 0x8201: say where you are.
  case askLocation
  /// 0x8203: a person has seen the alarm; `serial` of the message that brought it, 0 for all.
  case confirmAlarm(serial: UInt16, kinds: JT808Alarms)
  /// 0x8300
  case text(JT808Text)

  public enum RegistrationResult: UInt8, Hashable, Sendable {
    case done, vesselTaken, noSuchVessel, terminalTaken, noSuchTerminal
  }

  public var id: UInt16 {
    switch self {
    case .answer: 0x8001
    case .registration: 0x8100
    case .resend: 0x8003
    case .askLocation: 0x8201
    case .confirmAlarm: 0x8203
    case .text: 0x8300
    }
  }

  func body(_ edition: JT808Edition) -> [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .answer(let answer):
      writer.u16(answer.serial)
      writer.u16(answer.id)
      writer.u8(answer.result.rawValue)
    case .registration(let serial, let result, let code):
      writer.u16(serial)
      writer.u8(result.rawValue)
      if result == .done { writer.raw(code) }
    case .resend(let serial, let parts):
      writer.u16(serial)
      if edition.is2019 { writer.u16(UInt16(clamping: parts.count)) } else { writer.u8(UInt8(clamping: parts.count)) }
      for part in parts.prefix(edition.is2019 ? 500 : 255) { writer.u16(part) }
    case .askLocation: break
    case .confirmAlarm(let serial, let kinds):
      writer.u16(serial)
      writer.u32(kinds.rawValue)
    case .text(let text): text.write(edition, to: &writer)
    }
    return writer.bytes
  }

  /// The message to send.
  public func packet(to terminal: TerminalNumber, edition: JT808Edition, serial: UInt16) -> JT808Packet {
    JT808Packet(
      header: JT808Header(id: id, edition: edition, terminal: terminal, serial: serial), body: body(edition))
  }
}
