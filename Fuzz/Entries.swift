import AIS
import AISReport
import Glibc
import Terminals
import Units

/// What libFuzzer calls with bytes of its making. Built and run by Scripts/fuzz; no part of the package. A broken promise ends the
/// program, and libFuzzer keeps the bytes.
enum Entry: String {
  /// A stream of lines, torn and whole.
  case sentence
  /// The payload of one sentence whose frame is right.
  case payload
  /// A stream of a terminal, JT/T 808.
  case jt808
  /// The lines of a GPS receiver, NMEA 0183.
  case gps
  /// The lines of a gpsd; rows of a table; objects of JSON.
  case gpsd, csv, json

  /// Which one this process tries: the environment's FUZZ_ENTRY.
  static let chosen: Entry = {
    guard let name = unsafe getenv("FUZZ_ENTRY"), let entry = Entry(rawValue: unsafe String(cString: name)) else {
      fatalError("FUZZ_ENTRY: sentence, payload, jt808, gps, gpsd, csv or json")
    }
    return entry
  }()

  func take(_ bytes: [UInt8]) {
    switch self {
    case .sentence: Self.sentence(bytes)
    case .payload: Self.payload(bytes)
    case .jt808: Self.jt808(bytes)
    case .gps: Self.gps(bytes)
    case .gpsd: Self.gpsd(bytes)
    case .csv: Self.csv(bytes)
    case .json: Self.json(bytes)
    }
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  Entry.chosen.take(unsafe Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

func promise(_ isKept: Bool, _ what: StaticString) {
  if !isKept { fatalError("broken: \(what)") }
}

/// Calls `body` with the bytes in pieces; how long they are depends on the bytes.
func torn(_ bytes: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
  var step = bytes.reduce(0) { $0 &+ Int($1) } % 61 + 1
  var start = 0
  while start < bytes.count {
    let end = min(start + step, bytes.count)
    body(bytes[start..<end])
    start = end
    step = step % 61 + 1
  }
}

/// Keeps what a decoder delivers.
struct Messages: MessageSink {
  var all: [Message] = []
  mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) { all.append(message) }
}

extension Entry {
  static func sentence(_ bytes: [UInt8]) {
    // Few open messages: they are crowded out, and making a decoder is cheap.
    let limits = DecoderLimits(openMessages: 4, ageInLines: 40, orphanAgeInLines: 12)
    var whole = DecodeRun(format: .json, limits: limits)
    whole.feed(bytes.span.bytes)
    whole.finish()
    var pieces = DecodeRun(format: .none, limits: limits)
    torn(bytes) { piece in
      let copy = Array(piece)
      pieces.feed(copy.span.bytes)
    }
    pieces.finish()
    promise(whole.totals == pieces.totals, "torn and whole are the same")
    promise(whole.totals.incomplete <= limits.openMessages, "open messages are bounded")
    let lines = Int(whole.totals.counters.messages)
    whole.drain { text in
      promise(text.byteCount <= 8_192 * (lines + 1), "a line has its room")
      text.withUnsafeBytes { checkLines($0) }
    }
  }

  /// Every line is one object: braces and brackets pair outside of strings, and there are no control characters.
  private static func checkLines(_ text: UnsafeRawBufferPointer) {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      let byte = unsafe text[index]
      if byte == 0x0A {
        promise(depth == 0 && !isQuoted, "a line is a whole object")
        continue
      }
      promise(byte >= 0x20, "no control character in a line")
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case 0x22: isQuoted = true
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D: depth -= 1
      default: break
      }
    }
    promise(depth == 0 && !isQuoted, "the last line is a whole object")
  }

  /// The first byte gives the fill bits, the others six bits each. What is understood can be sent and is understood the same.
  static func payload(_ bytes: [UInt8]) {
    guard let first = bytes.first, bytes.count > 1 else { return }
    let alphabet = Array("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw".utf8)
    var line = Array("!AIVDM,1,1,,A,".utf8)
    for byte in bytes.dropFirst() { line.append(alphabet[Int(byte & 63)]) }
    line.append(contentsOf: [0x2C, 0x30 + first % 7])
    line.append(contentsOf: checksum(line.dropFirst()))
    line.append(0x0A)
    let messages = decoded(line)
    promise(messages.count <= 1, "one sentence is one message")
    var run = DecodeRun(format: .json, limits: few)
    run.feed(line.span.bytes)
    run.finish()
    run.drain { text in text.withUnsafeBytes { checkLines($0) } }
    guard let message = messages.first else { return }
    switch message {
    case .uninterpreted: return
    // Longer than the standard lets one send.
    case .addressedText(let message) where message.text.count > 156: return
    case .broadcastText(let message) where message.text.count > 161: return
    default: break
    }
    var encoder = SentenceEncoder()
    var sent: [UInt8] = []
    encoder.append(message, to: &sent)
    promise(decoded(sent) == [message], "what was understood is understood the same when sent again")
  }

  private static let few = DecoderLimits(openMessages: 4)

  private static func decoded(_ bytes: [UInt8]) -> [Message] {
    var decoder = Decoder(limits: few)
    var chunker = Chunker()
    var sink = Messages()
    decoder.consume(bytes.span.bytes, through: &chunker, receivedAt: 0, source: 0, into: &sink)
    decoder.finish(&chunker, receivedAt: 0, source: 0, into: &sink)
    return sink.all
  }

  static func jt808(_ bytes: [UInt8]) {
    var whole: [JT808Packet] = []
    var framer = JT808Framer()
    framer.consume(bytes) { packet, _ in whole.append(packet) }
    var pieces: [JT808Packet] = []
    var other = JT808Framer()
    torn(bytes) { piece in other.consume(piece) { packet, _ in pieces.append(packet) } }
    promise(whole == pieces && framer.rejects == other.rejects, "torn and whole are the same")
    var session = JT808Session(entry: .number, isKnown: { _ in true }, code: { Array($0.short.utf8) })
    var now = Instant(seconds: 1_795_480_215)
    var sent = 0
    for packet in whole {
      checkAgain(packet)
      now = now + .seconds(1)
      let actions = session.receive(packet, at: now) + session.look(at: now)
      for case .positions(let packet) in actions { _ = JT808Message(packet) }
      sent += actions.count
    }
    promise(sent <= whole.count * 600 + 600, "a message has a bounded answer")
  }

  /// A packet framed again says the same. Most are the same, which costs less to see than to read them again.
  private static func checkAgain(_ packet: JT808Packet) {
    let message = JT808Message(packet)
    var framer = JT808Framer()
    framer.consume(packet.framed) { again, _ in
      promise(again == packet || JT808Message(again) == message, "a packet sent again says the same")
    }
  }

  static func gps(_ bytes: [UInt8]) {
    var receiver = GPSReceiver()
    var now = Instant(seconds: 1_795_480_215)
    var fixes = 0
    for line in bytes.split(separator: 0x0A) {
      fixes += receiver.receive(line, at: now).count
      now = now + .seconds(1)
    }
    promise(receiver.fixes == fixes, "fixes are counted")
    promise(receiver.views.count <= 64, "views are bounded")
  }

  /// `*` and two digits.
  static func checksum(_ body: some Sequence<UInt8>) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    let sum = body.reduce(UInt8(0), ^)
    return [0x2A, digits[Int(sum >> 4)], digits[Int(sum & 15)]]
  }
}
