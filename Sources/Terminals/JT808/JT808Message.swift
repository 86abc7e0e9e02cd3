/// What a terminal says (JT/T 808 §8). Texts stay in the bytes of GBK that came: this core has no tables of characters.
public enum JT808Message: Hashable, Sendable {
  /// 0x0001: its answer to something of ours.
  case answer(JT808Answer)
  /// 0x0002
  case heartbeat
  /// 0x0100
  case registration(JT808Registration)
  /// 0x0003: it wants to be forgotten.
  case deregistration
  /// 0x0102
  case authentication(JT808Authentication)
  /// 0x0200
  case location(JT808Location)
  /// 0x0201: a location that was asked for; `serial` of the question.
  case locationAnswer(serial: UInt16, JT808Location)
  /// 0x0704: what it gathered. `isReplay`: from where it had no network.
  case batch([JT808Location], isReplay: Bool, torn: Int)
  /// Another kind, or a known one whose body is no such thing (`isMalformed`).
  case other(id: UInt16, body: [UInt8], isMalformed: Bool)

  /// Reads a whole message; encrypted bodies stay closed.
  public init(_ packet: JT808Packet) {
    self = packet.header.encryption == 0 ? JT808Message.read(packet) ?? packet.closed(true) : packet.closed(false)
  }

  /// Nil: the body is too short for its kind.
  private static func read(_ packet: JT808Packet) -> JT808Message? {
    var reader = ByteReader(packet.body)
    switch packet.header.id {
    case 0x0001:
      guard let serial = reader.u16(), let id = reader.u16(), let result = reader.u8() else { return nil }
      return .answer(JT808Answer(serial: serial, id: id, result: .init(rawValue: result)))
    case 0x0002: return .heartbeat
    case 0x0003: return .deregistration
    case 0x0100: return JT808Registration.read(&reader, packet.header.edition).map { .registration($0) }
    case 0x0102: return JT808Authentication.read(&reader, packet.header.edition).map { .authentication($0) }
    case 0x0200: return JT808Location.read(&reader).map { .location($0) }
    case 0x0201:
      guard let serial = reader.u16(), let location = JT808Location.read(&reader) else { return nil }
      return .locationAnswer(serial: serial, location)
    case 0x0704: return batch(&reader)
    default: return packet.closed(false)
    }
  }

  private static func batch(_ reader: inout ByteReader) -> JT808Message? {
    guard let count = reader.u16(), let kind = reader.u8() else { return nil }
    var locations: [JT808Location] = []
    for _ in 0..<count {
      guard let length = reader.u16(), let bytes = reader.take(Int(length)) else { break }
      var entry = ByteReader(bytes)
      if let location = JT808Location.read(&entry) { locations.append(location) }
    }
    return .batch(locations, isReplay: kind == 1, torn: Int(count) - locations.count)
  }
}

extension JT808Packet {
  fileprivate func closed(_ isMalformed: Bool) -> JT808Message {
    .other(id: header.id, body: body, isMalformed: isMalformed)
  }
}

/// The general answer (0x0001 of terminals, 0x8001 of the platform).
public struct JT808Answer: Hashable, Sendable {
  /// Serial number and id of what is answered.
  public var serial: UInt16
  public var id: UInt16
  public var result: Result

  public struct Result: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let done = Result(rawValue: 0)
    public static let failed = Result(rawValue: 1)
    public static let wrong = Result(rawValue: 2)
    public static let unsupported = Result(rawValue: 3)
    /// Of the platform only: the alarm was seen.
    public static let alarmSeen = Result(rawValue: 4)
  }

  public init(serial: UInt16, id: UInt16, result: Result) {
    self.serial = serial
    self.id = id
    self.result = result
  }
}

/// 0x0100: a terminal introduces itself. Lengths of its texts tell the editions of 2011 and 2013 apart.
public struct JT808Registration: Hashable, Sendable {
  /// Codes of GB/T 2260: the first two digits, and the four after them.
  public var province: UInt16
  public var city: UInt16
  /// Bytes as sent, without the zeros that fill them up.
  public var maker: [UInt8]
  public var model: [UInt8]
  public var id: [UInt8]
  public var plateColour: UInt8
  /// In GBK.
  public var plate: [UInt8]

  static func read(_ reader: inout ByteReader, _ edition: JT808Edition) -> JT808Registration? {
    guard let province = reader.u16(), let city = reader.u16() else { return nil }
    // 2011: 5, 8, 7. 2013: 5, 20, 7. 2019: 11, 30, 30. Then the colour, then the plate.
    let lengths =
      edition.is2019 ? (11, 30, 30) : reader.count >= 33 ? (5, 20, 7) : (5, 8, 7)
    guard let maker = reader.take(lengths.0), let model = reader.take(lengths.1), let id = reader.take(lengths.2),
      let colour = reader.u8()
    else { return nil }
    return JT808Registration(
      province: province, city: city, maker: trimmed(maker), model: trimmed(model), id: trimmed(id),
      plateColour: colour, plate: trimmed(reader.rest()[...]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = bytes.drop { $0 == 0 || $0 == 0x20 }
    while let last = bytes.last, last == 0 || last == 0x20 { bytes.removeLast() }
    return Array(bytes)
  }
}

/// 0x0102: it shows the code that registration gave it.
public struct JT808Authentication: Hashable, Sendable {
  public var code: [UInt8]
  /// 15 digits (2019).
  public var imei: [UInt8]?
  public var software: [UInt8]?

  static func read(_ reader: inout ByteReader, _ edition: JT808Edition) -> JT808Authentication? {
    guard edition.is2019 else { return JT808Authentication(code: reader.rest(), imei: nil, software: nil) }
    guard let length = reader.u8(), let code = reader.take(Int(length)) else { return nil }
    let imei = reader.take(15).map { Array($0) }
    let software = reader.take(20).map { $0.filter { $0 != 0 } }
    return JT808Authentication(code: Array(code), imei: imei, software: software)
  }
}
