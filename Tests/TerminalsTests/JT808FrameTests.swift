import Foundation
import Terminals
import Testing
import Units

/// Frames of terminals as Traccar's tests have them: every one that keeps the standard's frame is read.
@Suite("JT/T 808: frames of terminals", .enabled(if: SharedData.isThere, SharedData.hint))
struct JT808RecordingTests {
  struct Sample: Decodable {
    var check: String
    var input: String
    var expect_raw: String

    var bytes: [UInt8] {
      let digits = Array(input.utf8)
      return stride(from: 0, to: digits.count - 1, by: 2)
        .compactMap { UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16) }
    }
  }

  static func samples() throws -> [Sample] {
    try SharedData.lines("jt808/frames.jsonl").map { try JSONDecoder().decode(Sample.self, from: Data($0)) }
  }

  @Test("60 samples: 53 are read; 3 have a bare 0x7e inside, 3 break their own length or checksum, 1 is text")
  func all() throws {
    var framer = JT808Framer()
    var read = 0, unlike = 0
    for sample in try Self.samples() {
      framer.consume(sample.bytes) { packet, _ in
        read += 1
        // What we would send for it is what came, byte for byte.
        if packet.framed != sample.bytes { unlike += 1 }
        if [0x0200, 0x0704].contains(packet.header.id) {
          #expect(!JT808Message(packet).places.isEmpty, "\(sample.input.prefix(60))")
        }
      }
    }
    #expect(read == 53)
    #expect(framer.rejects == [.length: 2, .checksum: 7, .short: 3])
    // Three terminals escape a lone 0x7d not at all; all others are what we would send, byte for byte.
    #expect(unlike == 3)
  }

  @Test("what Traccar expects of the standard's own items") func expectations() throws {
    var seen: Set<String> = []
    for sample in try Self.samples() {
      var framer = JT808Framer()
      framer.consume(sample.bytes) { packet, _ in
        for place in JT808Message(packet).places {
          if sample.expect_raw.contains("KEY_SATELLITES, 14") {
            seen.insert("satellites")
            #expect(place.satellites == 14)
          }
          if sample.check.hasPrefix("verifyPosition") {
            seen.insert("position")
            // Traccar takes a place without a fix for one; the standard has a bit for that.
            #expect(place.position != nil || !place.status.contains(.located))
            #expect(place.time != nil)
          }
        }
      }
    }
    #expect(seen == ["satellites", "position"])
  }

  @Test("one location, field by field") func location() throws {
    // 湘: terminal 013800138000, 28.193056° N 112.943889° E, 44 m, 12.3 km/h, 271°, 2026-11-24 09:30:15 in China.
    var body: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 3]
    body += [0x01, 0xae, 0x31, 0x20, 0x06, 0xbb, 0x5c, 0x91, 0x00, 0x2c, 0x00, 0x7b, 0x01, 0x0f]
    body += [0x26, 0x11, 0x24, 0x09, 0x30, 0x15]
    body += [0x01, 4, 0, 0, 0x30, 0x39, 0x30, 1, 25, 0x31, 1, 9, 0xe1, 2, 1, 2]
    let header = JT808Header(
      id: 0x0200, edition: .year2019(version: 1), terminal: TerminalNumber("00000000013800138000"), serial: 7)
    var framer = JT808Framer()
    var got: [JT808Message] = []
    framer.consume(JT808Packet(header: header, body: body).framed) { packet, _ in
      #expect(packet.header == header)
      #expect(packet.header.terminal.short == "13800138000")
      got.append(JT808Message(packet))
    }
    guard case .location(let place)? = got.first else {
      Issue.record("no location")
      return
    }
    #expect(place.alarms == .emergency && place.status == [.ignition, .located])
    #expect(place.position == Position(latitude: 28.193056, longitude: 112.942225))
    #expect(place.heightMetres == 44 && place.speedTenthsKmh == 123 && place.course == 271)
    #expect(abs(place.speed.value - 6.6415) < 0.001)
    #expect(place.time == Instant(seconds: 1_795_483_815))
    #expect(place.mileageTenthsKm == 12345 && place.networkSignal == 25 && place.satellites == 9)
    #expect(place.items.last == JT808Item(id: 0xe1, value: [1, 2]) && !place.isTorn)
  }
}

@Suite("JT/T 808: a stream cut into messages")
struct JT808FramerTests {
  static func packet(_ serial: UInt16, _ body: [UInt8] = [0x7e, 0x7d, 0x01, 0x02, 0x00]) -> JT808Packet {
    JT808Packet(
      header: JT808Header(
        id: 0x0900, edition: .year2013, terminal: TerminalNumber("013912345678"), serial: serial), body: body)
  }

  @Test("torn anywhere, doubled delimiters, noise between: the same messages", arguments: [1, 2, 3, 7, 64, 4096])
  func tears(step: Int) {
    var stream: [UInt8] = [0x31, 0x32, 0x7e, 0x7e]
    let packets = (0..<20).map { Self.packet(UInt16($0), Array(repeating: UInt8(0x7a + $0 % 6), count: 50 * $0)) }
    for (index, packet) in packets.enumerated() {
      stream += packet.framed
      if index % 5 == 4 { stream += [0x01, 0x02, 0x03] }
    }
    var framer = JT808Framer()
    var got: [JT808Packet] = []
    for start in stride(from: 0, to: stream.count, by: step) {
      framer.consume(stream[start..<min(stream.count, start + step)]) { packet, raw in
        got.append(packet)
        #expect([0x7e] + raw + [0x7e] == packet.framed)
      }
    }
    #expect(got == packets)
    #expect(framer.packets == 20)
    // Three of the four bits of noise lie between delimiters; the last one is not ended yet.
    #expect(framer.rejects == [.short: 3])
  }

  @Test("what is wrong is refused by its reason, and the next message is read") func refused() throws {
    let good = Self.packet(1).framed
    var wrongSum = good
    wrongSum[good.count - 2] ^= 1
    var wrongLength = Self.packet(2, [1, 2, 3])
    wrongLength.body = [1, 2, 3]
    var bytes = wrongLength.framed
    // The length says 4 where 3 came; the checksum is made to agree.
    bytes[4] ^= 7
    bytes[bytes.count - 2] ^= 7
    let cases: [([UInt8], JT808Reject)] = [
      ([0x7e, 1, 2, 3, 0x7e], .short),
      ([0x7e] + Array(repeating: 0x31, count: 3000) + [0x7e], .long),
      (wrongSum, .checksum), (bytes, .length),
    ]
    for (bytes, reason) in cases {
      var framer = JT808Framer()
      var count = 0
      framer.consume(bytes + good) { _, _ in count += 1 }
      #expect(framer.rejects == [reason: 1], "\(reason)")
      #expect(count == 1, "\(reason)")
    }
  }

  @Test("noise of any kind costs no trap and no memory") func noise() {
    var random = SystemRandomNumberGenerator()
    var framer = JT808Framer()
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0x7c...0x7f, using: &random) : .random(in: 0...255, using: &random)
      }
      framer.consume(bytes) { packet, _ in _ = JT808Message(packet) }
    }
    let ids: [UInt16] = [0x0001, 0x0100, 0x0102, 0x0200, 0x0201, 0x0704, 0x0900]
    for _ in 0..<5000 {
      var packet = Self.packet(0, (0..<Int.random(in: 0...120, using: &random)).map { _ in .random(in: 0...255) })
      packet.header.id = ids.randomElement(using: &random) ?? 0
      if Bool.random(using: &random) { packet.header.edition = .year2019(version: 1) }
      _ = JT808Message(packet)
    }
  }
}

extension JT808Message {
  var places: [JT808Location] {
    switch self {
    case .location(let place), .locationAnswer(_, let place): [place]
    case .batch(let places, _, _): places
    default: []
    }
  }
}
