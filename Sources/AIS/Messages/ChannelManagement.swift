/// Type 22: an authority sets channels and power in an area or for two stations (ITU-R M.1371-5, annex 8, 3.20). Checked against
/// live data.
@frozen
public struct ChannelManagement: FieldGroup {
  /// Whom it is for.
  @frozen
  public enum Target: Sendable, Equatable {
    /// All within the corners, sent in 1/10 minute.
    case area(northEast: Corner, southWest: Corner)
    case stations(UInt32, UInt32)
  }

  /// A corner of an area, sent in 1/10 minute.
  @frozen
  public struct Corner: Sendable, Equatable {
    /// Sent in 1/10 minute; 181° = not available.
    public var longitude: Longitude
    /// Sent in 1/10 minute; 91° = not available.
    public var latitude: Latitude

    /// What is not said here is at its default: not available where there is such a value.
    @inlinable
    public init(longitude: Longitude = .notAvailable, latitude: Latitude = .notAvailable) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Channel number of ITU-R M.1084.
  public var channelA: UInt16
  /// Channel number of ITU-R M.1084.
  public var channelB: UInt16
  /// 0 = sends on A and B, receives on A and B; 1 = sends on A; 2 = sends on B; others are reserved.
  public var txrx: UInt8
  /// True: low power.
  public var isLowPower: Bool
  /// An area, or two stations.
  public var target: Target
  /// Reserved in edition 5: 12.5 kHz on channel A.
  public var isNarrowA: Bool
  /// Reserved in edition 5: 12.5 kHz on channel B.
  public var isNarrowB: Bool
  /// Nautical miles of the transitional zone less one, 0–7; 4 = 5 nm is the default.
  public var zoneSize: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 145

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    channelA = 2_087
    channelB = 2_088
    txrx = 0
    isLowPower = false
    target = .area(northEast: Corner(), southWest: Corner())
    isNarrowA = false
    isNarrowB = false
    zoneSize = 4
  }

  init(_ bits: borrowing PayloadBits) {
    self.init()
    // The flag stands behind the fields it decides about.
    if bits.flag(139) { target = .stations(0, 0) }
    var pass = ReadPass(bits)
    fields(&pass)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 22
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.number("channel_a", &channelA, 12)  // 40
    pass.number("channel_b", &channelB, 12)  // 52
    pass.number("txrx", &txrx, 4)  // 64
    pass.flag("power", &isLowPower)  // 68
    var isAddressed = false
    switch target {
    case .area(var northEast, var southWest):
      pass.longitude1("ne_lon", &northEast.longitude)  // 69
      pass.latitude1("ne_lat", &northEast.latitude)  // 87
      pass.longitude1("sw_lon", &southWest.longitude)  // 104
      pass.latitude1("sw_lat", &southWest.latitude)  // 122
      target = .area(northEast: northEast, southWest: southWest)
    case .stations(var first, var second):
      pass.number("dest1", &first, 30)  // 69
      pass.spare(5)  // 99
      pass.number("dest2", &second, 30)  // 104
      pass.spare(5)  // 134
      isAddressed = true
      target = .stations(first, second)
    }
    pass.flag("addressed", &isAddressed)  // 139
    pass.flag("band_a", &isNarrowA)  // 140
    pass.flag("band_b", &isNarrowB)  // 141
    pass.number("zonesize", &zoneSize, 3)  // 142
    pass.spare(23)  // 145
  }
}
