import Foundation
import Wire

/// Reads a request's body: strictly. Unknown fields, wrong types, endless texts and control characters are refused with the
/// field's name; an empty body is an empty object.
enum RequestReader {
  /// The longest text in a request, in UTF-8 bytes.
  static let longestText = 4096

  static func read<T: Decodable>(_ type: T.Type, from body: [UInt8]) throws -> T {
    let data = Data(body.isEmpty ? Array("{}".utf8) : body)
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(with: data)
    } catch {
      throw ControlError.malformed("请求内容不是合法的 JSON", "the body is not valid JSON")
    }
    try check(value, against: SchemaProbe.schema(of: type), path: "")
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw refusal(error)
    }
  }

  private static func check(_ value: Any, against schema: Schema, path: String) throws {
    switch (value, schema) {
    // The bytes of a file: as long as the body may be.
    case (_ as String, .string(format: "byte", _)): break
    case (let text as String, _): try check(text, path: path)
    case (let object as [String: Any], .object(_, let properties)):
      for (key, inner) in object {
        guard let property = properties.first(where: { $0.name == key }) else {
          let name = path + String(key.prefix(64))
          throw ControlError.invalid(name, "没有字段 \(name)", "there is no field \(name)")
        }
        try check(inner, against: property.schema, path: "\(path)\(key).")
      }
    case (let elements as [Any], .array(let inner)):
      for (index, element) in elements.enumerated() {
        try check(element, against: inner, path: "\(path.dropLast())[\(index)].")
      }
    case (_, .object) where path.isEmpty:
      throw ControlError.malformed("请求内容应为 JSON 对象", "the body must be a JSON object")
    default: break
    }
  }

  private static func check(_ text: String, path: String) throws {
    let field = String(path.dropLast())
    guard text.utf8.count <= longestText else {
      throw ControlError.invalid(field, "\(field) 过长(最多 \(longestText) 字节)", "\(field) is over \(longestText) bytes")
    }
    let isControl = { (byte: UInt8) in (byte < 0x20 && byte != 0x0A && byte != 0x09) || byte == 0x7F }
    if text.utf8.contains(where: isControl) {
      throw ControlError.invalid(field, "\(field) 含有控制字符", "\(field) has control characters")
    }
  }

  private static func refusal(_ error: DecodingError) -> ControlError {
    switch error {
    case .keyNotFound(let key, let context):
      let field = name(context.codingPath + [key])
      return .invalid(field, "缺少 \(field)", "\(field) is missing")
    case .valueNotFound(_, let context):
      let field = name(context.codingPath)
      return .invalid(field, "\(field) 不能为空", "\(field) may not be null")
    case .typeMismatch(_, let context), .dataCorrupted(let context):
      let field = name(context.codingPath)
      return .invalid(field, "\(field) 的值不合要求", "\(field) has a value that does not fit")
    @unknown default:
      return .malformed("请求无法识别", "the request can't be read")
    }
  }

  private static func name(_ path: [any CodingKey]) -> String {
    var text = ""
    for key in path {
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return text.isEmpty ? "body" : text
  }
}

/// Writes an answer's body: JSON with sorted keys.
enum AnswerWriter {
  static func write(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }
}
