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

  /// One value of a JSON object; true is not 1 here.
  enum Value: Decodable, Hashable {
    case flag(Bool), number(Double), text(String), nested

    init(from decoder: any Swift.Decoder) throws {
      let box = try decoder.singleValueContainer()
      if let flag = try? box.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? box.decode(Double.self) {
        self = .number(number)
      } else {
        self = (try? box.decode(String.self)).map(Value.text) ?? .nested
      }
    }

    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
  }

  typealias Object = [String: Value]

  /// What gpsd prints for "not available" (1).
  static func isNotAvailable(_ name: String, _ value: Value, type: Int) -> Bool {
    if let text = value.text {
      return text.isEmpty || name == "turn" && text == "n/a" || name == "eta" && text == "00-00T24:60Z"
        || name == "timestamp" && text == "0000-00-00T24:60:60Z" || name == "shiptype_text" && text == "Not available"
    }
    guard let number = value.number else { return false }
    switch (name, type) {
    case ("heading", _): return number == 511
    case ("second", _): return number == 60
    case ("imo", _), ("draught", _), ("shiptype", _): return number == 0
    case ("speed", 9): return number == 1_023
    case ("speed", 27): return number == 63
    case ("speed", _): return number == 102.3
    case ("course", 27): return number == 511
    case ("course", _): return number == 360
    case ("lon", _): return number == 181
    case ("lat", _): return number == 91
    case ("alt", _): return number == 4_095
    default: return false
    }
  }

  static func objects(_ bytes: some Sequence<UInt8>) throws -> [Object] {
    try Array(bytes).split(separator: 0x0A).map { try JSONDecoder().decode(Object.self, from: Data($0)) }
  }

  static func type(_ object: Object) -> Int { Int(object["type"]?.number ?? 0) }

  /// What `watchroom decode` prints of the sample.
  static func printed() throws -> [UInt8] {
    var run = DecodeRun(format: .json)
    let bytes = try SharedData.bytes("ais/gpsd-sample.aivdm")
    run.feed(bytes.span.bytes)
    run.finish()
    return Array(run.output.bytes.prefix(run.output.count))
  }

  /// Our objects, with part A of type 24 joined into the part B that follows it (5).
  static func ours() throws -> [Object] {
    var joined: [Object] = []
    var names: [Value: Value] = [:]
    for object in try objects(printed()) where types.contains(type(object)) {
      guard let mmsi = object["mmsi"] else { continue }
      if object["part"] == .text("A") {
        names[mmsi] = object["shipname"]
      } else if type(object) == 24 {
        guard let name = names.removeValue(forKey: mmsi) else { continue }
        joined.append(object.merging(["shipname": name]) { _, new in new })
      } else {
        joined.append(object)
      }
    }
    return joined
  }

  @Test("Every field of every message of the types of this module, and what is not available is absent")
  func fields() throws {
    let wanted = try Self.objects(try SharedData.bytes("ais/gpsd-sample.scaled.json")).filter {
      Self.types.contains(Self.type($0))
    }
    let got = try Self.ours()
    #expect(wanted.count == 36)
    #expect(got.count == wanted.count)
    var compared = 0
    var absent = 0
    for (expected, actual) in zip(wanted, got) {
      for (name, value) in expected where name != "device" {
        compared += 1
        if actual[name] == nil { absent += 1 }
        expectField(name, value, actual[name], in: expected)
      }
      // Ours has the assigned-mode flag of types 9, 18 and 21, and part and fix device of type 24, which gpsd leaves out.
      let more: Set = Self.type(actual) == 24 ? ["part", "epfd", "epfd_text"] : ["assigned"]
      #expect(Set(actual.keys).subtracting(expected.keys).isSubset(of: more))
    }
    #expect(compared > 500)
    #expect(absent >= 20)
  }

  /// Numbers are numbers and flags are flags; the same holds the other way for what is not available.
  private func expectField(_ name: String, _ wanted: Value, _ got: Value?, in object: Object) {
    let type = Self.type(object)
    let about: Comment = "\(name) of type \(type), MMSI \(String(describing: object["mmsi"]))"
    let isCutRadio = name == "radio" && wanted == .number(1_076) && type == 1  // 4
    let sizes = ["to_bow", "to_stern", "to_port", "to_starboard"]
    let hasNoSize = sizes.contains(name) && sizes.allSatisfy { object[$0] == .number(0) }
    guard !isCutRadio, !hasNoSize, !Self.isNotAvailable(name, wanted, type: type) else {
      #expect(got == nil, about)
      return
    }
    if name == "turn", let number = got?.number {  // 2
      #expect(abs((wanted.text.flatMap(Double.init) ?? .nan) - number) < 0.005, about)
    } else if let number = wanted.number {
      let isCoarse = type == 27 && (name == "lon" || name == "lat")  // 3
      #expect(abs(number - (got?.number ?? .nan)) <= (isCoarse ? 0.000_05 : 1e-9), about)
    } else {
      #expect(got == wanted, about)
    }
  }

  @Test("Positions are printed with seven decimals")
  func decimals() throws {
    let text = String(decoding: try Self.printed(), as: UTF8.self)
    let positions = text.matches(of: /"(?:lon|lat)":([^,}]+)/)
    #expect(positions.count >= 40)
    for position in positions { #expect(position.1.wholeMatch(of: /-?\d{1,3}\.\d{7}/) != nil, "\(position.1)") }
  }
}
