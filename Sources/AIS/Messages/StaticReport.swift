/// Type 24, part A: the name of a class B ship (ITU-R M.1371-5, annex 8, 3.22). Checked against live data.
@frozen
public struct StaticReportA: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// At most 20 characters; empty = not available.
  public var name: NameText

  static let minimumBits = 46

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    // 38, 2: part number 0
    name = NameText(bits, at: 40, count: min(20, (bits.count &- 40) / 6))
  }

  /// What is not said here is at its default: not available where there is such a value.
  public init(mmsi: UInt32, name: NameText) {
    repeatIndicator = 0
    self.mmsi = mmsi
    self.name = name
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 24)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.label("part", "A")
    visitor.text("shipname", name)
  }
}

/// Type 24, part B: type, maker, call sign and size of a class B ship, or the mother ship of an auxiliary craft.
/// Checked against live data.
@frozen
public struct StaticReportB: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// Ship and cargo type; 0 = not available.
  public var shipType: ShipType
  /// 42 bits: three characters of maker, 4 bits of model, 20 bits of serial number (edition 5); all seven characters
  /// are text in earlier editions.
  public var vendor: CallSign
  /// At most 7 characters; empty = not available.
  public var callSign: CallSign
  /// The 30 bits of the dimensions, which are the mother ship's MMSI in an auxiliary craft's report.
  public var dimensionBits: UInt32
  /// Position-fixing device; undefined in earlier editions.
  public var fixDevice: FixDevice

  /// Up to the call sign; what a shorter message leaves out is not available.
  static let minimumBits = 132

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    // 38, 2: part number 1
    shipType = ShipType(rawValue: bits.byte(40, 8))
    vendor = CallSign(bits, at: 48, count: 7)
    callSign = CallSign(bits, at: 90, count: 7)
    dimensionBits = bits.count >= 162 ? bits.wide(132, 30) : 0
    fixDevice = FixDevice(rawValue: bits.count >= 166 ? bits.byte(162, 4) : 0)
    // 166, 2: spare
  }

  /// A report with everything not available, to be filled in for sending.
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    shipType = .notAvailable
    vendor = CallSign()
    callSign = CallSign()
    dimensionBits = 0
    fixDevice = .undefined
  }

  /// MMSI 98XXXYYYY: a craft associated with a parent ship.
  @inlinable public var isAuxiliary: Bool { mmsi / 10_000_000 == 98 }

  /// Nil for an auxiliary craft.
  public var dimensions: Dimensions? {
    get { isAuxiliary ? nil : sentDimensions }
    set {
      guard let size = newValue else { return }
      let across = UInt32(size.toPort & 63) &<< 6 | UInt32(size.toStarboard & 63)
      dimensionBits = UInt32(size.toBow & 511) &<< 21 | UInt32(size.toStern & 511) &<< 12 | across
    }
  }

  /// The mother ship of an auxiliary craft; nil for others.
  @inlinable public var motherShip: UInt32? { isAuxiliary ? dimensionBits : nil }
  /// Unit model code, 0–15.
  @inlinable public var model: Int { Int(truncatingIfNeeded: vendor.storage[0] &>> 38) & 15 }
  /// Unit serial number, 0–1,048,575.
  @inlinable public var serial: Int { Int(truncatingIfNeeded: vendor.storage[0] &>> 18) & 0xF_FFFF }

  @inlinable var sentDimensions: Dimensions {
    Dimensions(
      toBow: UInt16(truncatingIfNeeded: dimensionBits &>> 21),
      toStern: UInt16(truncatingIfNeeded: dimensionBits &>> 12) & 511,
      toPort: UInt8(truncatingIfNeeded: dimensionBits &>> 6) & 63,
      toStarboard: UInt8(truncatingIfNeeded: dimensionBits) & 63)
  }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 24)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.label("part", "B")
    visitor.integer("shiptype", shipType.isAvailable ? Int(shipType.rawValue) : nil)
    if shipType.isAvailable { visitor.label("shiptype_text", shipType.label) }
    visitor.text("vendorid", vendor)
    let hasVendor = !vendor.isEmpty
    visitor.integer("model", hasVendor ? model : nil)
    visitor.integer("serial", hasVendor ? serial : nil)
    visitor.text("callsign", callSign)
    if isAuxiliary {
      visitor.integer("mothership_mmsi", dimensionBits == 0 ? nil : Int(dimensionBits))
    } else {
      sentDimensions.visit(&visitor)
    }
    visitor.integer("epfd", Int(fixDevice.rawValue))
    visitor.label("epfd_text", fixDevice.label)
  }
}
