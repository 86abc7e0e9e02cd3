/// What is known about a message besides its content: when and from where it came.
@frozen
public struct Envelope: Sendable, Equatable {
  /// As handed to `consume`, in milliseconds; of the last part where there are several.
  public var receivedAt: Int64
  /// As handed to `consume`.
  public var source: UInt16
  /// The channel field, as ASCII (`A`, `B`, `1`, …); 0 where it was empty.
  public var channel: UInt8
  /// How many sentences the message came in.
  public var parts: UInt8
  /// VDO: a report about the receiving station itself.
  public var isOwnShip: Bool
  /// The two letters in front of VDM, as ASCII, the first one in the high byte (`AI`, `BS`, `AB`, …).
  public var talker: UInt16
  @usableFromInline var storedTagTime: Int64
  /// `\s:`, the station that received the message; empty where there was none.
  public var station: StationName

  /// The envelope of a message in one sentence, without a station.
  public init(
    receivedAt: Int64 = 0, source: UInt16 = 0, channel: UInt8 = 0, talker: UInt16 = 0x4149, isOwnShip: Bool = false,
    tagTime: Int64? = nil
  ) {
    self.receivedAt = receivedAt
    self.source = source
    self.channel = channel
    parts = 1
    self.isOwnShip = isOwnShip
    self.talker = talker
    storedTagTime = tagTime ?? .min
    station = StationName()
  }

  /// `\c:` in milliseconds since 1970 (seconds and milliseconds are told apart by their size); nil without one.
  @inlinable public var tagTime: Int64? { storedTagTime == .min ? nil : storedTagTime }
}

/// The name of a receiving station in a tag block: at most 15 characters, kept inline as sent.
@frozen
public struct StationName: Sendable, Hashable {
  @usableFromInline var first: UInt64 = 0
  @usableFromInline var second: UInt64 = 0

  /// No name.
  public init() {}

  /// True: no name.
  @inlinable public var isEmpty: Bool { first == 0 }

  /// The first fifteen bytes of a text.
  public init(_ text: String) {
    var place = 0
    for byte in text.utf8.prefix(15) {
      let value = UInt64(byte) &<< UInt64((place & 7) &* 8)
      if place < 8 { first |= value } else { second |= value }
      place &+= 1
    }
  }

  /// The first fifteen bytes of `start..<end`.
  init(_ bytes: RawSpan, _ start: Int, _ end: Int) {
    for place in 0..<min(end &- start, 15) {
      let value = UInt64(bytes.byte(start &+ place)) &<< UInt64((place & 7) &* 8)
      if place < 8 { first |= value } else { second |= value }
    }
  }

  /// The text; bytes that are not ASCII become `?`. Allocates.
  public var string: String {
    var text = ""
    for place in 0..<16 {
      let word = place < 8 ? first : second
      let byte = UInt8(truncatingIfNeeded: word &>> UInt64((place & 7) &* 8))
      if byte == 0 { break }
      text.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : "?")
    }
    return text
  }
}
