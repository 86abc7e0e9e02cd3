import AIS
import Foundation
import Testing

/// Keeps all that a decoder delivers.
struct Collector: MessageSink {
  var messages: [Message] = []
  var envelopes: [Envelope] = []
  var raws: [String] = []

  mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) {
    messages.append(message)
    envelopes.append(envelope)
    raws.append(raw.withUnsafeBytes { String(decoding: $0, as: UTF8.self) })
  }
}

/// A decoder with its chunker and what it delivered.
struct Bench {
  var decoder: Decoder
  var chunker: Chunker
  var sink = Collector()

  init(_ limits: DecoderLimits = DecoderLimits()) {
    decoder = Decoder(limits: limits)
    chunker = Chunker(lineLength: limits.lineLength)
  }

  var counters: DecoderCounters { decoder.counters }

  mutating func feed(_ bytes: [UInt8], at time: Int64 = 0, source: UInt16 = 0) {
    decoder.consume(bytes.span.bytes, through: &chunker, receivedAt: time, source: source, into: &sink)
  }

  /// Text with a newline behind it.
  mutating func line(_ text: String, at time: Int64 = 0, source: UInt16 = 0) {
    feed(Array((text + "\n").utf8), at: time, source: source)
  }

  mutating func finish() { decoder.finish(&chunker, receivedAt: 0, source: 0, into: &sink) }
}

/// Decodes lines.
func decode(_ lines: String...) -> Bench {
  var bench = Bench()
  for line in lines { bench.line(line) }
  return bench
}

/// Puts `!` in front and the checksum behind.
func sentence(_ body: String) -> String { "!" + body + "*" + checksum(body) }

func checksum(_ body: String) -> String {
  let sum = body.utf8.reduce(UInt8(0)) { $0 ^ $1 }
  return String(format: "%02X", sum)
}

/// The sentences of a message.
func encode(_ message: Message, talker: String = "AI") -> [UInt8] {
  var encoder = SentenceEncoder(talker: talker)
  var bytes: [UInt8] = []
  encoder.append(message, to: &bytes)
  return bytes
}

/// A small generator with a seed, so that failures come again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Recorded data beside the project; tests that need it are skipped where it is missing.
enum SharedData {
  static let folder: URL? = {
    var candidates: [URL] = []
    if let path = ProcessInfo.processInfo.environment["WATCHROOM_SHARED_DATA"] {
      candidates.append(URL(fileURLWithPath: path))
    }
    let package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    candidates.append(package.appendingPathComponent("../shared/data").standardizedFileURL)
    return candidates.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("ais").path) }
  }()

  static var isThere: Bool { folder != nil }
  static let hint: Comment = "recorded data missing: put it in ../shared/data or name it in WATCHROOM_SHARED_DATA"

  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = try #require(folder)
    return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }
}
