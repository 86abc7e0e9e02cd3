/// Walks over the fields of a message in the standard's order, with gpsd's names for them (ITU's in the same style where
/// gpsd has none). Writers of JSON and digests are visitors; each message has one list of its fields.
///
/// A nil is a field that was sent as not available.
public protocol FieldVisitor {
  /// False: `derived` and `label` do nothing, so that what they would show need not be worked out.
  static var wantsDerived: Bool { get }
  /// A number without a fraction.
  mutating func integer(_ name: StaticString, _ value: Int?)
  mutating func flag(_ name: StaticString, _ value: Bool)
  /// A number of `places` decimals: `units` / 10^places; as sent it is `units`.
  mutating func decimal(_ name: StaticString, _ units: Int?, places: Int)
  /// A number sent as `raw` that means `units` / 10^places.
  mutating func quantity(_ name: StaticString, _ raw: Int, _ units: Int?, places: Int)
  mutating func longitude(_ name: StaticString, _ value: Longitude)
  mutating func latitude(_ name: StaticString, _ value: Latitude)
  /// Sent in `step` 1/10,000 minutes.
  mutating func longitude(_ name: StaticString, _ value: Longitude, step: Int)
  mutating func latitude(_ name: StaticString, _ value: Latitude, step: Int)
  mutating func turn(_ name: StaticString, _ value: RateOfTurn)
  mutating func text<let words: Int>(_ name: StaticString, _ value: SixBitText<words>)
  /// What a code means: derived from a field already visited, so a digest leaves it out.
  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString)
  /// A number derived from a field already visited.
  mutating func derived(_ name: StaticString, _ value: @autoclosure () -> Int?)
  mutating func timestamp(_ name: StaticString, _ value: UTCTimestamp)
  mutating func arrival(_ name: StaticString, _ value: ArrivalTime)
  mutating func dayTime(_ name: StaticString, _ value: DayTime)
  /// Bits that are not interpreted.
  mutating func bits(_ name: StaticString, _ value: borrowing PayloadBits)
  /// A list of groups of fields begins. What it returns is given back to `closeList`.
  mutating func openList(_ name: StaticString) -> Int
  mutating func closeList(_ mark: Int)
  /// A group of a list begins. What it returns is given back to `closeItem`.
  mutating func openItem() -> Int
  mutating func closeItem(_ mark: Int)
}
