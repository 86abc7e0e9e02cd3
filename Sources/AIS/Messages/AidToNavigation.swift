/// Type 21: aid to navigation, real, synthetic or virtual (ITU-R M.1371-5, annex 8, 3.19). Checked against live data.
@frozen
public struct AidToNavigation: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Kind of aid (table 74); 0 = not specified.
  public var aidType: AidType
  /// Up to 20 characters and 14 of the extension.
  public var name: AidName
  /// True: 10 m or better; false: worse, or not known.
  public var isAccurate: Bool
  /// 1/10,000 minute, WGS 84; 181° = not available.
  public var longitude: Longitude
  /// 1/10,000 minute, WGS 84; 91° = not available.
  public var latitude: Latitude
  /// Metres from the reference point to its ends; for one without size, of its place; all zero = not available.
  public var dimensions: Dimensions
  /// What fixes the position; 0 = undefined.
  public var fixDevice: FixDevice
  /// Of the UTC minute of the fix; 60 and above = none.
  public var second: FixSecond
  /// Meaningful only where `second` is 0–59 and the aid floats.
  public var isOffPosition: Bool
  /// AtoN status bits, by region.
  public var regional: UInt8
  /// True: receiver autonomous integrity monitoring in use.
  public var usesRAIM: Bool
  /// True: there is no such object on the water.
  public var isVirtual: Bool
  /// True: assigned mode; false: autonomous and continuous.
  public var isAssigned: Bool

  static let minimumBits = 270

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    aidType = AidType(rawValue: bits.byte(38, 5))
    // The extension continues a name that fills its 20 characters; a padded name has none.
    let extensionLength = bits.unsigned(157, 6) == 0 ? 0 : min(max((bits.count &- 272) / 6, 0), 14)
    name = AidName(
      bits.unsigned(43, 60), bits.unsigned(103, 60), bits.unsigned(272, 60), bits.unsigned(332, 24) &<< 36,
      sent: 20 &+ extensionLength)
    isAccurate = bits.flag(163)
    longitude = Longitude(raw: Int32(truncatingIfNeeded: bits.signed(164, 28)))
    latitude = Latitude(raw: Int32(truncatingIfNeeded: bits.signed(192, 27)))
    dimensions = Dimensions(bits, at: 219)
    fixDevice = FixDevice(rawValue: bits.byte(249, 4))
    second = FixSecond(raw: bits.byte(253, 6))
    isOffPosition = bits.flag(259)
    regional = bits.byte(260, 8)
    usesRAIM = bits.flag(268)
    isVirtual = bits.flag(269)
    isAssigned = bits.flag(270)
    // 271, 1: spare; 272, up to 84: extension of the name
  }

  /// A report with everything not available, to be filled in for sending.
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    aidType = .notSpecified
    name = AidName()
    isAccurate = false
    longitude = .notAvailable
    latitude = .notAvailable
    dimensions = .notAvailable
    fixDevice = .undefined
    second = .notAvailable
    isOffPosition = false
    regional = 0
    usesRAIM = false
    isVirtual = false
    isAssigned = false
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 21)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("aid_type", Int(aidType.rawValue))
    visitor.label("aid_type_text", aidType.label)
    visitor.text("name", name)
    visitor.longitude("lon", longitude)
    visitor.latitude("lat", latitude)
    visitor.flag("accuracy", isAccurate)
    dimensions.visit(&visitor)
    visitor.integer("epfd", Int(fixDevice.rawValue))
    visitor.label("epfd_text", fixDevice.label)
    visitor.integer("second", second.sent)
    visitor.integer("regional", Int(regional))
    visitor.flag("off_position", isOffPosition)
    visitor.flag("raim", usesRAIM)
    visitor.flag("virtual_aid", isVirtual)
    visitor.flag("assigned", isAssigned)
  }
}

extension SixBitText<4> {
  /// Four words of ten characters, cut to `sent`.
  @inlinable @inline(__always)
  init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, sent: Int) {
    let third = min(max(sent &- 20, 0), 10)
    let fourth = min(max(sent &- 30, 0), 10)
    let full: UInt64 = 0xFFF_FFFF_FFFF_FFFF
    let cut = c & (full &<< UInt64(60 &- third &* 6)) & full
    let last = d & (full &<< UInt64(60 &- fourth &* 6)) & full
    storage = [a, b, cut, last]
    self.sent = sent
  }
}
