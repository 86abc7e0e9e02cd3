/// The shape of a JSON value, as JSON Schema names it. Derived from the Swift types (`SchemaProbe`), never written by hand.
indirect enum Schema: Hashable, Sendable {
  struct Property: Hashable, Sendable {
    var name: String
    var schema: Schema
    var required: Bool
  }

  /// `format` as in OpenAPI (`date`, `date-time`); `words` when only these may stand.
  case string(format: String?, words: [String])
  case integer
  case number
  case boolean
  case array(Schema)
  /// An object with any keys.
  case map(Schema)
  case object(name: String, properties: [Property])

  static let text = Schema.string(format: nil, words: [])

  /// As OpenAPI 3.1 writes it; objects are references into `components`, into which they are put.
  func json(_ components: inout [String: JSONValue]) -> JSONValue {
    switch self {
    case .string(let format, let words):
      var fields: [String: JSONValue] = ["type": "string"]
      if let format { fields["format"] = .string(format) }
      if !words.isEmpty { fields["enum"] = .array(words.map(JSONValue.string)) }
      return .object(fields)
    case .integer: return ["type": "integer"]
    case .number: return ["type": "number"]
    case .boolean: return ["type": "boolean"]
    case .array(let element): return ["type": "array", "items": element.json(&components)]
    case .map(let element): return ["type": "object", "additionalProperties": element.json(&components)]
    case .object(let name, let properties):
      if components[name] == nil {
        components[name] = [:]
        var fields: [String: JSONValue] = [:]
        for property in properties { fields[property.name] = property.schema.json(&components) }
        let required = properties.filter(\.required).map { JSONValue.string($0.name) }
        components[name] = [
          "type": "object", "properties": .object(fields), "required": .array(required),
          "additionalProperties": false,
        ]
      }
      return ["$ref": .string("#/components/schemas/\(name)")]
    }
  }
}

/// A JSON document built by hand, coded with sorted keys.
enum JSONValue: Hashable, Sendable, Encodable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case string(String)
  case bool(Bool)
  case integer(Int)
  case array([JSONValue])
  case object([String: JSONValue])

  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let value): try container.encode(value)
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
