// Terminals: what devices that are no AIS transponder say of where they are: JT/T 808 terminals, GPS receivers (NMEA 0183), tables of
// positions. Bytes in, values out; no clock, no socket. What it promises: nothing that arrives can trap or grow without bound, and what
// is refused is counted by reason.

/// A whole message of a terminal or the platform as it stood between two 0x7e: escapes undone, checksum and length right.
public struct JT808Packet: Hashable, Sendable {
  public var header: JT808Header
  public var body: [UInt8]

  public init(header: JT808Header, body: [UInt8]) {
    self.header = header
    self.body = body
  }
}

/// Why bytes between two delimiters are no message.
public enum JT808Reject: String, Hashable, Sendable, CaseIterable {
  /// Fewer bytes than a header and a checksum.
  case short
  /// More bytes than the longest message can have.
  case long
  case checksum
  /// The header promises another length than came.
  case length
}

/// Cuts a stream into messages (JT/T 808 §4.4): 0x7e … 0x7e, with 0x7d 0x02 for 0x7e and 0x7d 0x01 for 0x7d inside, the last byte the
/// exclusive or of all before it. Wherever the stream was torn; noise between messages is counted and costs no message behind it.
public struct JT808Framer: Sendable {
  /// Header of 2019 with sub-package (21), body (1,023) and checksum, every byte escaped.
  public static let longest = 2 * (21 + 1023 + 1)

  public private(set) var packets = 0
  public private(set) var rejects: [JT808Reject: Int] = [:]
  private var pending: [UInt8] = []
  /// Too long already: skipped to the next delimiter.
  private var skipping = false
  /// Before the first delimiter nothing is a message.
  private var began = false

  public init() {}

  /// Takes the next bytes. Each message is handed out with its raw bytes, delimiters left out.
  public mutating func consume(_ bytes: some Sequence<UInt8>, message: (JT808Packet, _ raw: [UInt8]) -> Void) {
    for byte in bytes {
      if byte == 0x7e {
        end(message)
        began = true
      } else if began, !skipping {
        if pending.count < Self.longest {
          pending.append(byte)
        } else {
          skipping = true
          pending.removeAll(keepingCapacity: true)
        }
      }
    }
  }

  private mutating func end(_ message: (JT808Packet, [UInt8]) -> Void) {
    defer {
      pending.removeAll(keepingCapacity: true)
      skipping = false
    }
    if skipping { return rejects[.long, default: 0] += 1 }
    // The end of one and the beginning of the next may be one delimiter or two.
    guard !pending.isEmpty else { return }
    switch JT808Packet.read(pending) {
    case .success(let packet):
      packets += 1
      message(packet, pending)
    case .failure(let reject): rejects[reject.reason, default: 0] += 1
    }
  }
}

/// A refused message as an error.
public struct JT808Refusal: Error, Hashable, Sendable {
  public var reason: JT808Reject
}

extension JT808Packet {
  /// Reads what stood between two delimiters. Some terminals escape nothing, or leave a lone 0x7d as it is: length and checksum say
  /// which reading is right.
  public static func read(_ escaped: [UInt8]) -> Result<JT808Packet, JT808Refusal> {
    let plain = unescaped(escaped)
    let result = whole(plain)
    guard case .failure = result, plain != escaped, case .success(let packet) = whole(escaped) else { return result }
    return .success(packet)
  }

  private static func whole(_ bytes: [UInt8]) -> Result<JT808Packet, JT808Refusal> {
    guard bytes.count > JT808Header.shortest else { return .failure(.init(reason: .short)) }
    guard bytes.dropLast().reduce(0, ^) == bytes[bytes.count - 1] else { return .failure(.init(reason: .checksum)) }
    var reader = ByteReader(bytes.dropLast())
    guard let (header, length) = JT808Header.read(&reader) else { return .failure(.init(reason: .short)) }
    let body = reader.rest()
    guard body.count == length else { return .failure(.init(reason: .length)) }
    return .success(JT808Packet(header: header, body: body))
  }

  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x7d) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if bytes[index] == 0x7d, next == 1 || next == 2 {
        plain.append(next == 1 ? 0x7d : 0x7e)
        index += 2
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  /// The bytes to send, delimiters included.
  public var framed: [UInt8] {
    var bytes = header.bytes(bodyLength: body.count) + body
    bytes.append(bytes.reduce(0, ^))
    var framed: [UInt8] = [0x7e]
    framed.reserveCapacity(bytes.count + 8)
    for byte in bytes {
      switch byte {
      case 0x7e: framed += [0x7d, 0x02]
      case 0x7d: framed += [0x7d, 0x01]
      default: framed.append(byte)
      }
    }
    return framed + [0x7e]
  }
}
