import Units
import Wire

/// Finds out what shape a `Decodable` type has by letting it decode from a decoder that hands out stand-ins and notes what it
/// is asked for. So the OpenAPI page and the check for unknown fields follow from the types and can't drift from them.
/// It understands what Wire is made of: structs with synthesised coding, arrays, maps, choices, times and plain values.
enum SchemaProbe {
  /// - Throws: when a type isn't made of these; a test goes over all that the socket speaks.
  static func schema<T: Decodable>(of type: T.Type) throws -> Schema {
    if let known = plain(type) { return known }
    if let array = type as? any ProbedArray.Type { return .array(try array.elementSchema()) }
    if let map = type as? any ProbedMap.Type { return .map(try map.valueSchema()) }
    let notes = Notes()
    _ = try T(from: ProbeDecoder(notes: notes))
    return .object(name: name(of: type), properties: notes.properties)
  }

  /// `PageOfDutyRow` for `Page<DutyRow>`.
  static func name(of type: Any.Type) -> String {
    "\(type)".split(whereSeparator: { "<>,. ".contains($0) }).joined(separator: "Of")
  }

  private static func plain(_ type: any Decodable.Type) -> Schema? {
    switch type {
    case is String.Type: .text
    case is Bool.Type: .boolean
    case is Int.Type, is Int64.Type, is UInt32.Type, is UInt64.Type: .integer
    case is Double.Type: .number
    case is Timestamp.Type: .string(format: "date-time", words: [])
    case is CivilDate.Type: .string(format: "date", words: [])
    case is Base64Text.Type: .string(format: "byte", words: [])
    default: (type as? any Choice.Type).map { .string(format: nil, words: $0.words) }
    }
  }

  /// Any value of the type, which nobody looks at.
  fileprivate static func standIn<T: Decodable>(_ type: T.Type) throws -> T {
    let value: Any
    switch type {
    case is String.Type: value = ""
    case is Bool.Type: value = false
    case is Int.Type: value = 0
    case is Int64.Type: value = Int64(0)
    case is UInt32.Type: value = UInt32(0)
    case is UInt64.Type: value = UInt64(0)
    case is Double.Type: value = 0.0
    case is Timestamp.Type: value = Timestamp(Instant(milliseconds: 0), offset: 0)
    case is CivilDate.Type: value = CivilDate(dayNumber: 0)
    case is Base64Text.Type: value = Base64Text("")
    default:
      if let array = type as? any ProbedArray.Type {
        value = array.empty
      } else if let map = type as? any ProbedMap.Type {
        value = map.empty
      } else if let choice = type as? any Choice.Type {
        value = choice.first as Any
      } else {
        value = try T(from: ProbeDecoder(notes: Notes()))
      }
    }
    guard let value = value as? T else { throw ProbeError.notProbed("\(type)") }
    return value
  }

  fileprivate final class Notes {
    var properties: [Schema.Property] = []
  }

  fileprivate enum ProbeError: Error { case notProbed(String) }

  fileprivate struct ProbeDecoder: Decoder {
    let notes: Notes
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
      KeyedDecodingContainer(ProbeContainer<Key>(notes: notes))
    }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw ProbeError.notProbed("unkeyed") }
    func singleValueContainer() throws -> any SingleValueDecodingContainer {
      throw ProbeError.notProbed("single value")
    }
  }

  fileprivate struct ProbeContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: Notes
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    private func note(_ key: Key, _ schema: Schema, required: Bool) {
      notes.properties.append(Schema.Property(name: key.stringValue, schema: schema, required: required))
    }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      note(key, try SchemaProbe.schema(of: type), required: true)
      return try SchemaProbe.standIn(type)
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
      note(key, try SchemaProbe.schema(of: type), required: false)
      return nil
    }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try plain(type, key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try plain(type, key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try plain(type, key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try plain(type, key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try plain(type, key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try plain(type, key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try plain(type, key) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try maybe(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try maybe(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try maybe(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try maybe(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try maybe(type, key) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try maybe(type, key) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try maybe(type, key) }

    private func plain<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
      note(key, try SchemaProbe.schema(of: type), required: true)
      return try SchemaProbe.standIn(type)
    }
    private func maybe<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
      note(key, try SchemaProbe.schema(of: type), required: false)
      return nil
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw ProbeError.notProbed(key.stringValue) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw ProbeError.notProbed(key.stringValue)
    }
    func superDecoder() throws -> any Decoder { throw ProbeError.notProbed("super") }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw ProbeError.notProbed(key.stringValue) }
  }
}

/// Arrays, as the probe sees them.
private protocol ProbedArray {
  static func elementSchema() throws -> Schema
  static var empty: Self { get }
}

extension Array: ProbedArray where Element: Decodable {
  fileprivate static func elementSchema() throws -> Schema { try SchemaProbe.schema(of: Element.self) }
  fileprivate static var empty: [Element] { [] }
}

/// Maps from text, as the probe sees them.
private protocol ProbedMap {
  static func valueSchema() throws -> Schema
  static var empty: Self { get }
}

extension Dictionary: ProbedMap where Key == String, Value: Decodable {
  fileprivate static func valueSchema() throws -> Schema { try SchemaProbe.schema(of: Value.self) }
  fileprivate static var empty: [String: Value] { [:] }
}

extension Choice {
  fileprivate static var first: Self? { allCases.first }
}
