import Foundation
import Wire

/// A form as a browser posts it (`application/x-www-form-urlencoded`, WHATWG URL § 5), turned into the JSON object that the route reads: the
/// same fields, the same checks. Fields that were left empty are not there; a field twice is refused.
enum FormReader {
  static let contentType = "application/x-www-form-urlencoded"
  /// Fields in one form.
  static let most = 40

  /// - Parameter numbers: fields that hold whole numbers.
  static func json(_ body: [UInt8], numbers: Set<String>) throws -> [UInt8] {
    let pairs = body.split(separator: UInt8(ascii: "&"))
    guard pairs.count <= most else { throw ControlError.malformed("表单字段过多", "the form has too many fields") }
    var object: [String: Any] = [:]
    for pair in pairs {
      let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try text(sides[0])
      let value = sides.count == 2 ? try text(sides[1]) : ""
      guard value.contains(where: { !$0.isWhitespace }) else { continue }
      guard object[name] == nil else {
        throw ControlError.invalid(name, "表单字段 \(name) 出现两次", "the form has the field \(name) twice")
      }
      if numbers.contains(name) {
        guard let number = Int(value.filter { !$0.isWhitespace }) else {
          throw ControlError.invalid(name, "\(name) 应为整数", "\(name) is a whole number")
        }
        object[name] = number
      } else {
        object[name] = value
      }
    }
    return Array(try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]))
  }

  /// Percent-decoded, `+` a blank; what is no UTF-8 is refused.
  private static func text(_ bytes: some Collection<UInt8>) throws -> String {
    var decoded: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): decoded.append(0x20)
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let high = digit(rest[rest.startIndex]), let low = digit(rest[rest.startIndex + 1])
        else {
          throw ControlError.malformed("表单编码有误", "the form is not percent-encoded as it should be")
        }
        decoded.append(high << 4 | low)
        rest = rest.dropFirst(2)
      default: decoded.append(byte)
      }
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw ControlError.malformed("表单应为 UTF-8", "the form is not UTF-8")
    }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
