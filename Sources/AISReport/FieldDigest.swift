package import AIS

/// A digest over all field values of all messages, in order: two runs that decoded the same values have the same digest,
/// whatever they wrote. Every field is read for it; not available is a value of its own.
///
/// Not cryptographic: an odd factor a field, a rotation and a factor a message.
package struct FieldDigest: Sendable, Equatable {
  /// The digest so far.
  package private(set) var value: UInt64 = 0x5741_5443_4852_4F4D

  package init() {}

  @inline(__always)
  package mutating func add(_ message: Message) {
    if case .position(let report) = message { return add(report) }
    var fields = FieldSum()
    message.visit(&fields)
    add(fields)
  }

  /// The same as for the message of the report.
  @inline(__always)
  package mutating func add(_ report: StaticAndVoyage) {
    var fields = FieldSum()
    report.visit(&fields)
    add(fields)
  }

  /// A position report: four words hold all its fields, so that four products do for them.
  @inline(__always)
  package mutating func add(_ report: PositionReport) {
    let radio = UInt64(UInt32(truncatingIfNeeded: report.radio.raw ?? -1))
    let flags: UInt64 = (report.isAccurate ? 1 : 0) | (report.usesRAIM ? 2 : 0)
    let head = UInt64(report.mmsi) &<< 32 | UInt64(report.status.rawValue) &<< 16 | UInt64(report.type) &<< 8
    let codes = UInt64(report.repeatIndicator) &<< 24 | UInt64(UInt8(bitPattern: report.turn.raw))
    let place =
      UInt64(UInt32(bitPattern: report.latitude.raw)) | UInt64(UInt32(bitPattern: report.longitude.raw)) &<< 32
    let motion = UInt64(report.heading.raw) | UInt64(report.speed.raw) &<< 16 | UInt64(report.course.raw) &<< 32
    let moment = UInt64(report.manoeuvre) &<< 48 | UInt64(report.second.raw) &<< 56
    var fields = FieldSum()
    fields.add(head | codes)
    fields.add(place)
    fields.add(motion | moment)
    fields.add(radio &<< 2 | flags)
    add(fields)
  }

  @inline(__always)
  private mutating func add(_ fields: FieldSum) {
    let mixed = fields.sum ^ (fields.sum &>> 29)
    value = (value &<< 13 | value &>> 51) &* 0xD6E8_FEB8_6659_FD93 ^ mixed
  }
}

/// The fields of one message: independent products, so that the processor needn't wait for one to begin the next.
struct FieldSum: FieldVisitor {
  static let wantsDerived = false
  private(set) var sum: UInt64 = 0
  private var factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  mutating func add(_ value: UInt64) {
    sum &+= (value &+ 0x632B_E59B) &* factor
    factor &*= 0xBF58_476D_1CE4_E5B9
  }

  @inline(__always)
  mutating func integer(_ name: StaticString, _ value: Int?) { add(UInt64(bitPattern: Int64(value ?? -1))) }

  @inline(__always)
  mutating func flag(_ name: StaticString, _ value: Bool) { add(value ? 1 : 0) }

  @inline(__always)
  mutating func decimal(_ name: StaticString, _ units: Int?, places: Int) {
    add(UInt64(bitPattern: Int64(units ?? -1)))
  }

  @inline(__always)
  mutating func longitude(_ name: StaticString, _ value: Longitude) { add(UInt64(UInt32(bitPattern: value.raw))) }

  @inline(__always)
  mutating func latitude(_ name: StaticString, _ value: Latitude) { add(UInt64(UInt32(bitPattern: value.raw))) }

  @inline(__always)
  mutating func quantity(_ name: StaticString, _ raw: Int, _ units: Int?, places: Int) {
    add(UInt64(bitPattern: Int64(raw)))
  }

  @inline(__always)
  mutating func longitude(_ name: StaticString, _ value: Longitude, step: Int) { longitude(name, value) }

  @inline(__always)
  mutating func latitude(_ name: StaticString, _ value: Latitude, step: Int) { latitude(name, value) }

  @inline(__always)
  mutating func turn(_ name: StaticString, _ value: RateOfTurn) { add(UInt64(UInt8(bitPattern: value.raw))) }

  @inline(__always)
  mutating func text<let words: Int>(_ name: StaticString, _ value: SixBitText<words>) { add(value.fingerprint) }

  @inline(__always)
  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString) {}

  @inline(__always)
  mutating func derived(_ name: StaticString, _ value: @autoclosure () -> Int?) {}

  @inline(__always)
  mutating func dayTime(_ name: StaticString, _ value: DayTime) { add(UInt64(value.packed)) }

  /// The number of groups shows in the number of their fields.
  @inline(__always)
  mutating func openList(_ name: StaticString) -> Int { 0 }

  @inline(__always)
  mutating func closeList(_ mark: Int) {}

  @inline(__always)
  mutating func openItem() -> Int { 0 }

  @inline(__always)
  mutating func closeItem(_ mark: Int) {}

  @inline(__always)
  mutating func timestamp(_ name: StaticString, _ value: UTCTimestamp) { add(UInt64(value.packed)) }

  @inline(__always)
  mutating func arrival(_ name: StaticString, _ value: ArrivalTime) { add(UInt64(value.packed)) }

  mutating func bits(_ name: StaticString, _ value: borrowing PayloadBits) {
    add(UInt64(value.count))
    var offset = 0
    while offset < value.count {
      add(value.unsigned(offset, 64))
      offset &+= 64
    }
  }
}
