/// Type 20: a base station reserves slots (ITU-R M.1371-5, annex 8, 3.18). Checked against live data.
@frozen
public struct LinkManagement: FieldGroup {
  /// One block of reserved slots.
  @frozen
  public struct Reservation: FieldGroup {
    /// Slots from this message to the first reserved one, 1–4095; 0 = none.
    public var offset: UInt16
    /// Consecutive slots, 1–15; 0 = none.
    public var slots: UInt8
    /// Minutes, 0–7.
    public var timeout: UInt8
    /// Slots to the next reservation block; 0 = one block only.
    public var increment: UInt16

    /// What is not said here is at its default: not available where there is such a value.
    public init(offset: UInt16, slots: UInt8, timeout: UInt8, increment: UInt16) {
      self.offset = offset
      self.slots = slots
      self.timeout = timeout
      self.increment = increment
    }

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      offset = 0
      slots = 0
      timeout = 0
      increment = 0
    }

    /// Bits of it, without what may follow.
    public static let bitCount = 30

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("offset", &offset, 12)
      pass.number("number", &slots, 4)
      pass.number("timeout", &timeout, 3)
      pass.number("increment", &increment, 11)
    }
  }

  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// One to four.
  public var reservations: Listed<4, Reservation>

  /// Bits of it, without what may follow.
  public static let bitCount = 70

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0, reservations: []) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32, reservations: some Sequence<Reservation>) {
    repeatIndicator = 0
    self.mmsi = mmsi
    self.reservations = Listed(reservations)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 20
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.list("reservations", &reservations, count: nil)  // 40, 30 each; then spare bits up to a byte
  }

  /// gpsd's names: numbered, zero where there is none.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 20)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("offset1", Int(reservations[0].offset))
    visitor.integer("number1", Int(reservations[0].slots))
    visitor.integer("timeout1", Int(reservations[0].timeout))
    visitor.integer("increment1", Int(reservations[0].increment))
    visitor.integer("offset2", Int(reservations[1].offset))
    visitor.integer("number2", Int(reservations[1].slots))
    visitor.integer("timeout2", Int(reservations[1].timeout))
    visitor.integer("increment2", Int(reservations[1].increment))
    visitor.integer("offset3", Int(reservations[2].offset))
    visitor.integer("number3", Int(reservations[2].slots))
    visitor.integer("timeout3", Int(reservations[2].timeout))
    visitor.integer("increment3", Int(reservations[2].increment))
    visitor.integer("offset4", Int(reservations[3].offset))
    visitor.integer("number4", Int(reservations[3].slots))
    visitor.integer("timeout4", Int(reservations[3].timeout))
    visitor.integer("increment4", Int(reservations[3].increment))
  }
}
