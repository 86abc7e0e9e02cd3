import AIS
import AISReport
import Foundation
import Testing

/// gpsd's hand-picked sentences against gpsd's own scaled output, field by field, for the types that are interpreted here.
///
/// Where the two part, and why ours stays:
/// 1. gpsd prints values that mean "not available" (heading 511, second 60, IMO 0, …); here the field is absent.
/// 2. gpsd prints `turn` as text, "n/a" and "0.00"; here it is absent or a number ("fastleft" and "fastright" are the same).
/// 3. gpsd rounds positions of type 27 to 4 places; the standard's 1/10 minute needs more.
/// 4. gpsd reads 14 of the 19 bits of the communication state of a type 1 cut to 163 bits (radio 1076, which was 34463); a
///    field that was not sent whole is absent here.
/// 5. gpsd joins parts A and B of type 24 and prints nothing for a part A alone; here each part is a message.
/// 6. `device` names the input.
@Suite("gpsd's sample, field by field", .enabled(if: SharedData.isThere, SharedData.hint))
struct GpsdSampleTests {
  static let types: Set<Int> = [1, 2, 3, 4, 5, 9, 11, 12, 14, 18, 19, 21, 24, 27]

  /// What gpsd prints for "not available" (1).
  static func isNotAvailable(_ name: String, _ value: Any) -> Bool {
    if let text = value as? String {
      return text.isEmpty || name == "turn" && text == "n/a" || name == "eta" && text == "00-00T24:60Z"
        || name == "timestamp" && text == "0000-00-00T24:60:60Z" || name == "shiptype_text" && text == "Not available"
    }
    guard let number = (value as? NSNumber)?.doubleValue else { return false }
    switch name {
    case "heading": return number == 511
    case "second": return number == 60
    case "imo", "draught", "shiptype", "to_bow", "to_stern", "to_port", "to_starboard": return number == 0
    case "speed": return number == 102.3 || number == 1_023 || number == 63
    case "course": return number == 360 || number == 511
    case "lon": return number == 181
    case "lat": return number == 91
    case "alt": return number == 4_095
    default: return false
    }
  }

  static func objects(_ bytes: some Sequence<UInt8>) throws -> [[String: Any]] {
    try Array(bytes).split(separator: 0x0A).compactMap {
      try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]
    }
  }

  /// Our objects, with part A of type 24 joined into the part B that follows it (5).
  static func ours() throws -> [[String: Any]] {
    var run = DecodeRun(format: .json)
    let bytes = try SharedData.bytes("ais/gpsd-sample.aivdm")
    run.feed(bytes.span.bytes)
    run.finish()
    var joined: [[String: Any]] = []
    var names: [Int: String] = [:]
    for object in try objects(run.output.bytes.prefix(run.output.count)) {
      guard let type = object["type"] as? Int, types.contains(type), let mmsi = object["mmsi"] as? Int else { continue }
      if object["part"] as? String == "A" {
        names[mmsi] = object["shipname"] as? String
      } else if type == 24 {
        guard let name = names.removeValue(forKey: mmsi) else { continue }
        joined.append(object.merging(["shipname": name]) { _, new in new })
      } else {
        joined.append(object)
      }
    }
    return joined
  }

  @Test("Every field of every message of the types of this module")
  func fields() throws {
    let wanted = try Self.objects(try SharedData.bytes("ais/gpsd-sample.scaled.json")).filter {
      Self.types.contains($0["type"] as? Int ?? 0)
    }
    let got = try Self.ours()
    #expect(wanted.count == 36)
    #expect(got.count == wanted.count)
    var compared = 0
    for (expected, actual) in zip(wanted, got) {
      for (name, value) in expected where name != "device" {
        compared += 1
        expectField(name, value, actual[name], in: expected)
      }
    }
    #expect(compared > 500)
  }

  private func expectField(_ name: String, _ wanted: Any, _ got: Any?, in object: [String: Any]) {
    let type = object["type"] as? Int ?? 0
    let about: Comment = "\(name) of type \(type), MMSI \(String(describing: object["mmsi"]))"
    guard let got else {
      let isCutRadio = name == "radio" && (wanted as? Int) == 1_076 && type == 1  // 4
      #expect(isCutRadio || Self.isNotAvailable(name, wanted), about)
      return
    }
    if let text = wanted as? String {
      if let number = got as? NSNumber, name == "turn" {  // 2
        #expect(abs((Double(text) ?? .nan) - number.doubleValue) < 0.005, about)
      } else {
        #expect(got as? String == text, about)
      }
    } else if let number = wanted as? NSNumber {
      let isCoarse = type == 27 && (name == "lon" || name == "lat")  // 3
      let difference = abs(number.doubleValue - ((got as? NSNumber)?.doubleValue ?? .nan))
      #expect(difference <= (isCoarse ? 0.000_05 : 1e-9), about)
    }
  }
}
