/// Type 17: differential corrections of GNSS from a reference station (ITU-R M.1371-5, annex 8, 3.15; words as in ITU-R M.823).
/// Checked against live data.
@frozen
public struct DifferentialCorrections: FieldGroup {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Sent in 1/10 minute, as the position of type 27.
  public var longitude: Longitude
  /// Of the reference station, sent in 1/10 minute; 91° = not available.
  public var latitude: Latitude
  /// The correction data, header and words, at most 736 bits; empty where there are none.
  public var data: PayloadBits

  /// Without the spare bits in front of the data.
  public static let bitCount = 75

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    longitude = .notAvailable
    latitude = .notAvailable
    data = PayloadBits()
  }

  init(_ bits: borrowing PayloadBits) {
    self.init()
    var pass = ReadPass(bits)
    fields(&pass)
    data = bits.suffix(from: 80)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 17
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.longitude1("lon", &longitude)  // 40
    pass.latitude1("lat", &latitude)  // 58
    pass.spare(5)  // 75; 80: data
  }

  /// True where the data begins with a whole header (40 bits).
  @inlinable public var hasHeader: Bool { data.count >= 40 }
  /// Message type of M.823: 1 = corrections, 3 = station parameters, 9 = partial corrections, …
  @inlinable public var messageType: Int { Int(data.unsigned(0, 6)) }
  /// Of the reference station, 0–1023 (M.823).
  @inlinable public var stationID: Int { Int(data.unsigned(6, 10)) }
  /// Time of the corrections in 0.6 s of the hour.
  @inlinable public var zCount: Int { Int(data.unsigned(16, 13)) }
  /// Of the frame, 0–7 (M.823).
  @inlinable public var sequenceNumber: Int { Int(data.unsigned(29, 3)) }
  /// How many data words follow, as said.
  @inlinable public var wordCount: Int { Int(data.unsigned(32, 5)) }
  /// Health of the reference station, as in M.823.
  @inlinable public var health: Int { Int(data.unsigned(37, 3)) }
  /// How many whole data words there are.
  @inlinable public var words: Int { max(data.count &- 40, 0) / 24 }

  /// The 24 bits of a data word, without parity; 0 beyond the end.
  @inlinable
  public func word(_ place: Int) -> UInt32 {
    place >= 0 && place < words ? UInt32(truncatingIfNeeded: data.unsigned(40 &+ place &* 24, 24)) : 0
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    var pass = VisitPass(visitor)
    var report = self
    report.fields(&pass)
    visitor = pass.visitor
    visitor.bits("data", data)
    guard hasHeader else { return }
    visitor.derived("dgnss_type", messageType)
    visitor.derived("station_id", stationID)
    visitor.derived("zcount", zCount)
    visitor.derived("dgnss_seq", sequenceNumber)
    visitor.derived("word_count", wordCount)
    visitor.derived("health", health)
  }
}
