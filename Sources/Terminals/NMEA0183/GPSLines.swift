public import Units

/// GPS receivers' lines (NMEA 0183), of any number of receivers: each connection has its own, and each source that a tag block names
/// (`\s:`). One report an epoch and receiver.
public struct GPSLines: Sendable {
  /// Receivers at once; beyond it the longest unheard one is forgotten.
  public static let most = 256

  private struct Key: Hashable {
    var connection: UInt32
    var source: String?
  }

  private struct Ear {
    var receiver = GPSReceiver()
    var last: Instant
  }

  public private(set) var counters = DeviceCounters()
  private var ears: [Key: Ear] = [:]

  public init() {}

  /// Takes one line without its newline.
  public mutating func read(
    _ line: some Collection<UInt8>, connection: UInt32, at now: Instant, report: (DeviceReport) -> Void
  ) {
    switch NMEASentence.read(line) {
    case .failure(let reject): counters.reject(reject.rawValue)
    case .success(let sentence):
      counters.frames += 1
      let key = Key(connection: connection, source: Self.source(of: line))
      if ears[key] == nil { makeRoom() }
      for fix in ears[key, default: Ear(last: now)].receiver.receive(sentence, at: now) {
        counters.reports += 1
        report(DeviceReport(fix, device: key.source))
      }
      ears[key]?.last = now
    }
  }

  private mutating func makeRoom() {
    guard ears.count >= Self.most, let oldest = ears.min(by: { $0.value.last < $1.value.last }) else { return }
    ears[oldest.key] = nil
  }

  /// What a tag block before the sentence names as source; nil without one, or where its checksum is wrong.
  static func source(of line: some Collection<UInt8>) -> String? {
    let slash = UInt8(ascii: "\\")
    guard line.first == slash else { return nil }
    let block = Array(line.dropFirst().prefix { $0 != slash }.prefix(120))
    guard let star = block.lastIndex(of: UInt8(ascii: "*")),
      let sum = UInt8(String(decoding: block[(star + 1)...], as: UTF8.self), radix: 16),
      sum == block[..<star].reduce(0, ^)
    else { return nil }
    let fields = block[..<star].split(separator: UInt8(ascii: ","))
    guard let field = fields.first(where: { $0.starts(with: Array("s:".utf8)) }) else { return nil }
    return DeviceNumber.normal(String(decoding: field.dropFirst(2), as: UTF8.self))
  }
}

extension DeviceReport {
  /// A receiver's fix.
  init(_ fix: GPSFix, device: String?) {
    self.init(device: device, time: fix.time, position: fix.position)
    guard fix.position != nil else { return }
    speed = fix.speed
    course = fix.course
  }
}
