/// Which edition's layout a message has. The editions of 2011 and 2013 share a header and differ in the registration's body only.
public enum JT808Edition: Hashable, Sendable {
  case year2013
  /// With the protocol's version, 1 at first.
  case year2019(version: UInt8)

  public var is2019: Bool { if case .year2019 = self { true } else { false } }
}

/// A terminal's number as sent: 12 digits (2011, 2013: SIM or telephone number, filled up with zeros on the left), or 20 (2019).
/// Some makers put hexadecimal digits there; they stay.
public struct TerminalNumber: Hashable, Sendable, CustomStringConvertible {
  public var digits: String

  /// Without the zeros that fill it up: what people write into the register. All zeros: `0`.
  public var short: String {
    let short = digits.drop { $0 == "0" }
    return short.isEmpty ? "0" : String(short)
  }

  public var description: String { short }

  public init(_ digits: String) { self.digits = digits }
}

/// The head of each message (JT/T 808-2013 table 2, -2019 table 2).
public struct JT808Header: Hashable, Sendable {
  /// Message id, such as 0x0200.
  public var id: UInt16
  public var edition: JT808Edition
  public var terminal: TerminalNumber
  /// Running number of the sender; wraps.
  public var serial: UInt16
  /// Bits 10 to 12 of the attributes: 0 none, 1 RSA.
  public var encryption: UInt8
  /// Place among the sub-packages, from 1; nil: the message is whole.
  public var part: Part?

  public struct Part: Hashable, Sendable {
    public var total: UInt16
    public var index: UInt16
    public init(total: UInt16, index: UInt16) {
      self.total = total
      self.index = index
    }
  }

  static let shortest = 12

  public init(
    id: UInt16, edition: JT808Edition, terminal: TerminalNumber, serial: UInt16, encryption: UInt8 = 0,
    part: Part? = nil
  ) {
    self.id = id
    self.edition = edition
    self.terminal = terminal
    self.serial = serial
    self.encryption = encryption
    self.part = part
  }

  static func read(_ reader: inout ByteReader) -> (JT808Header, length: Int)? {
    guard let id = reader.u16(), let attributes = reader.u16() else { return nil }
    var edition = JT808Edition.year2013
    if attributes & 0x4000 != 0 {
      guard let version = reader.u8() else { return nil }
      edition = .year2019(version: version)
    }
    guard let number = reader.bcd(edition.is2019 ? 10 : 6), let serial = reader.u16() else { return nil }
    var part: Part?
    if attributes & 0x2000 != 0 {
      guard let total = reader.u16(), let index = reader.u16() else { return nil }
      part = Part(total: total, index: index)
    }
    let header = JT808Header(
      id: id, edition: edition, terminal: TerminalNumber(number), serial: serial,
      encryption: UInt8(attributes >> 10 & 7), part: part)
    return (header, Int(attributes & 0x3ff))
  }

  func bytes(bodyLength: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.u16(id)
    var attributes = UInt16(bodyLength & 0x3ff) | UInt16(encryption & 7) << 10
    if part != nil { attributes |= 0x2000 }
    if case .year2019(let version) = edition {
      writer.u16(attributes | 0x4000)
      writer.u8(version)
      writer.bcd(terminal.digits, bytes: 10)
    } else {
      writer.u16(attributes)
      writer.bcd(terminal.digits, bytes: 6)
    }
    writer.u16(serial)
    if let part {
      writer.u16(part.total)
      writer.u16(part.index)
    }
    return writer.bytes
  }
}
