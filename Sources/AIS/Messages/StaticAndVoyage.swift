/// Type 5: static and voyage related data of a class A ship (ITU-R M.1371-5, annex 8, 3.3). Checked against live data.
@frozen
public struct StaticAndVoyage: Sendable, Equatable {
  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// 0 = M.1371-1, 1 = -3, 2 = -5, 3 = later.
  public var version: UInt8
  /// IMO number, or an official flag-state number; 0 = not available.
  public var imo: UInt32
  /// At most 7 characters; empty = not available.
  public var callSign: CallSign
  /// At most 20 characters; empty = not available.
  public var name: NameText
  /// Ship and cargo type; 0 = not available.
  public var shipType: ShipType
  /// Metres from the reference point; all zero = not available.
  public var dimensions: Dimensions
  /// What fixes the position; 0 = undefined.
  public var fixDevice: FixDevice
  /// ETA, UTC; month 0, day 0, hour 24, minute 60 = not available.
  public var arrival: ArrivalTime
  /// Draught in 1/10 m; 255 = 25.5 m or more; 0 = not available.
  public var draughtTenths: UInt8
  /// At most 20 characters; empty = not available.
  public var destination: NameText
  /// True: data terminal not ready (also where the bit was not sent).
  public var terminalNotReady: Bool

  /// Up to the type of ship; what a shorter message leaves out is not available.
  static let minimumBits = 240

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits) {
    repeatIndicator = bits.byte(6, 2)
    mmsi = bits.wide(8, 30)
    version = bits.byte(38, 2)
    imo = bits.wide(40, 30)
    callSign = CallSign(bits, at: 70, count: 7)
    name = NameText(bits, at: 112, count: 20)
    shipType = ShipType(rawValue: bits.byte(232, 8))
    let count = bits.count
    dimensions = count >= 270 ? Dimensions(bits, at: 240) : .notAvailable
    fixDevice = FixDevice(rawValue: count >= 274 ? bits.byte(270, 4) : 0)
    arrival =
      count >= 294
      ? ArrivalTime(
        month: bits.byte(274, 4), day: bits.byte(278, 5), hour: bits.byte(283, 5), minute: bits.byte(288, 6))
      : .notAvailable
    draughtTenths = count >= 302 ? bits.byte(294, 8) : 0
    destination = NameText(bits, at: 302, count: min(20, (count &- 302) / 6))
    terminalNotReady = count >= 423 ? bits.flag(422) : true
    // 423, 1: spare
  }

  /// A report with everything not available, to be filled in for sending.
  public init(mmsi: UInt32) {
    repeatIndicator = 0
    self.mmsi = mmsi
    version = 2
    imo = 0
    callSign = CallSign()
    name = NameText()
    shipType = .notAvailable
    dimensions = .notAvailable
    fixDevice = .undefined
    arrival = .notAvailable
    draughtTenths = 0
    destination = NameText()
    terminalNotReady = true
  }

  /// Metres; 25.5 means that or more; nil where not available.
  @inlinable public var draught: Double? { draughtTenths == 0 ? nil : Double(draughtTenths) / 10 }

  /// Every field in the order of its table, with gpsd's name.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 5)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("imo", imo == 0 ? nil : Int(imo))
    visitor.integer("ais_version", Int(version))
    visitor.text("callsign", callSign)
    visitor.text("shipname", name)
    visitor.integer("shiptype", shipType.isAvailable ? Int(shipType.rawValue) : nil)
    if shipType.isAvailable { visitor.label("shiptype_text", shipType.label) }
    dimensions.visit(&visitor)
    visitor.integer("epfd", Int(fixDevice.rawValue))
    visitor.label("epfd_text", fixDevice.label)
    visitor.arrival("eta", arrival)
    visitor.decimal("draught", draughtTenths == 0 ? nil : Int(draughtTenths), places: 1)
    visitor.text("destination", destination)
    visitor.integer("dte", terminalNotReady ? 1 : 0)
  }
}

extension Dimensions {
  @inlinable
  func visit<V: FieldVisitor>(_ visitor: inout V) {
    let known = isAvailable
    visitor.integer("to_bow", known ? Int(toBow) : nil)
    visitor.integer("to_stern", known ? Int(toStern) : nil)
    visitor.integer("to_port", known ? Int(toPort) : nil)
    visitor.integer("to_starboard", known ? Int(toStarboard) : nil)
  }
}
