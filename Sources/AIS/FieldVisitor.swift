/// Walks over the fields of a message in the standard's order, with gpsd's names for them (ITU's in the same style where
/// gpsd has none). Writers of JSON and digests are visitors; each message has one `visit` and so one list of its fields.
///
/// A nil is a field that was sent as not available.
public protocol FieldVisitor: ~Copyable {
  /// A number without a fraction.
  mutating func integer(_ name: StaticString, _ value: Int?)
  mutating func flag(_ name: StaticString, _ value: Bool)
  /// A number of `places` decimals: `units` / 10^places.
  mutating func decimal(_ name: StaticString, _ units: Int?, places: Int)
  mutating func longitude(_ name: StaticString, _ value: Longitude)
  mutating func latitude(_ name: StaticString, _ value: Latitude)
  mutating func turn(_ name: StaticString, _ value: RateOfTurn)
  mutating func text<let words: Int>(_ name: StaticString, _ value: SixBitText<words>)
  /// What a code means: derived from a field already visited, so a digest leaves it out.
  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString)
  mutating func timestamp(_ name: StaticString, _ value: UTCTimestamp)
  mutating func arrival(_ name: StaticString, _ value: ArrivalTime)
  /// The bits of a message that is not interpreted, from its first bit on.
  mutating func bits(_ name: StaticString, _ value: borrowing PayloadBits)
}
