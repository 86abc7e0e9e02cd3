/// A sentence of NMEA 0183 (IEC 61162-1) other than AIS: `$GPRMC,…*hh`, any talker, checksum right or absent.
public struct NMEASentence: Hashable, Sendable {
  /// `GP`, `GN`, `BD`, …; `P` for a maker's own.
  public var talker: String
  /// `RMC`; of a maker's own the whole name after `P`.
  public var kind: String
  /// What stands between the commas, without the name.
  public var fields: [String]

  public enum Reject: String, Error, Hashable, Sendable, CaseIterable {
    /// Does not begin with `$`, after a tag block if there is one.
    case start
    /// A byte that no sentence may have.
    case byte
    /// More than 256 bytes; the standard has 82, receivers send up to 120.
    case long
    case checksum
    /// A name that is none.
    case name
  }

  public static let longest = 256

  /// Reads a line without its end. A tag block (`\…\`) before it is passed over.
  public static func read(_ line: some Sequence<UInt8>) -> Result<NMEASentence, Reject> {
    var bytes = Array(line.suffix(longest + 1))
    while let last = bytes.last, last == 0x0d || last == 0x0a || last == 0x20 || last == 0 { bytes.removeLast() }
    if bytes.first == UInt8(ascii: "\\"), let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "\\")) {
      bytes.removeFirst(end + 1)
    }
    // What stands before it is a sentence torn off, or a maker's binary messages.
    guard let start = bytes.lastIndex(of: UInt8(ascii: "$")) else { return .failure(.start) }
    bytes.removeFirst(start)
    guard bytes.count <= longest else { return .failure(.long) }
    bytes.removeFirst()
    guard bytes.allSatisfy({ (0x20...0x7e).contains($0) }) else { return .failure(.byte) }
    if let star = bytes.lastIndex(of: UInt8(ascii: "*")) {
      let written = bytes[(star + 1)...].prefix(2)
      guard let sum = UInt8(String(decoding: written, as: UTF8.self), radix: 16), written.count == 2,
        sum == bytes[..<star].reduce(0, ^)
      else { return .failure(.checksum) }
      bytes.removeSubrange(star...)
    }
    return named(bytes)
  }

  private static func named(_ bytes: [UInt8]) -> Result<NMEASentence, Reject> {
    var fields = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let name = fields.removeFirst()
    guard name.utf8.allSatisfy({ (0x41...0x5a).contains($0) || (0x30...0x39).contains($0) }) else {
      return .failure(.name)
    }
    if name.hasPrefix("P") {
      guard name.utf8.count >= 2 else { return .failure(.name) }
      return .success(NMEASentence(talker: "P", kind: String(name.dropFirst()), fields: fields))
    }
    guard name.utf8.count == 5 else { return .failure(.name) }
    return .success(NMEASentence(talker: String(name.prefix(2)), kind: String(name.suffix(3)), fields: fields))
  }

  /// The field's text; nil where it is empty or not there.
  func text(_ index: Int) -> String? {
    fields.indices.contains(index) && !fields[index].isEmpty ? fields[index] : nil
  }

  /// The field as a finite decimal number.
  func number(_ index: Int) -> Double? {
    guard let text = text(index), text.utf8.count <= 20,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x2d || $0 == 0x2b })
    else { return nil }
    return Double(text)
  }

  /// The field as a whole number, whatever stands behind its point; nil beyond a thousand millions.
  func integer(_ index: Int) -> Int? {
    guard let value = number(index), abs(value) <= 1e9 else { return nil }
    return Int(value)
  }
}

extension NMEASentence {
  /// `ddmm.mmmm` with its hemisphere in the next field, as degrees.
  func degrees(_ index: Int, most: Double, negative: String) -> Double? {
    guard let value = number(index), value >= 0, let side = text(index + 1) else { return nil }
    let whole = (value / 100).rounded(.down)
    let minutes = value - whole * 100
    guard minutes < 60 else { return nil }
    let degrees = whole + minutes / 60
    guard degrees <= most else { return nil }
    return side.uppercased() == negative ? -degrees : degrees
  }

  /// `hhmmss.sss` as milliseconds of the day; a leap second counts as the next one's beginning.
  func timeOfDay(_ index: Int) -> Int64? {
    guard let text = text(index), text.utf8.count >= 6, let value = number(index), value >= 0,
      value < 240_000
    else { return nil }
    let milliseconds = Int64((value * 1000).rounded())
    let (hours, minutes, rest) = (
      milliseconds / 10_000_000, milliseconds / 100_000 % 100, milliseconds % 100_000
    )
    guard hours < 24, minutes < 60, rest < 61_000 else { return nil }
    return (hours * 3600 + minutes * 60) * 1000 + rest
  }
}
