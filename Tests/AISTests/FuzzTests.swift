import AIS
import AISReport
import Foundation
import Testing

/// Mutated input, the same on every run. Debug builds check every unchecked read of the decoder, so an access out of its
/// bounds stops the test.
@Suite("Mutated input traps nothing and gives the same torn as whole")
struct FuzzTests {
  static let seeds: [String] = [
    "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23",
    "!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C",
    "!AIVDM,2,2,1,A,88888888880,2*25",
    "\\g:1-2-9999,s:x,c:1565218798*42\\!BSVDM,2,1,3,A,53nPnh800000ha@J2218UH60U@4hT6000000000t2PD33t?P008000000000,0*72",
    "!AIVDM,1,1,,B,:6TMCD1GOS60,0*5B,s36310,d-081,T59.01777335",
    "!AIVDM,1,1,,A,>5?Per18=HB1U:1@E=B0m<L,2*51",
    "!AIVDM,3,1,7,A,85Mwp=iKfGwushJ?gNlt2QU3osVGe:4?cNhQqf2VH8t,0*08",
    "!AIVDM,3,2,7,A,?A;J6b7AwuiqIGLeNiKCPDR7HQR<u;TTFufegr>kCSF,0*41",
    "!AIVDM,3,3,7,A,Uq:1Kk`e8,4*27",
    "!AIVDM,1,1,,B,C5N3SRgPEnJGEBT>NhWAwwo862PaLELTBJ:V00000000S0D:R220,0*0B",
    "$PGHP,1,2008,5,9,0,0,0,10,338,2,,1,09*17", "# comment", "",
  ]

  /// A line with up to three mutations; with a right checksum again half of the time.
  static func mutated(_ random: inout Seeded) -> [UInt8] {
    var line = Array((seeds.randomElement(using: &random) ?? "").utf8)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...max(line.count - 1, 0), using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where !line.isEmpty: line[place] = UInt8.random(in: 0...255, using: &random)
      case 1 where !line.isEmpty: line.remove(at: place)
      case 2: line.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
      case 3: line.insert(contentsOf: line.suffix(Int.random(in: 0...40, using: &random)), at: place)
      case 4: line.removeLast(min(line.count, Int.random(in: 0...20, using: &random)))
      default: line.append(contentsOf: Array((seeds.randomElement(using: &random) ?? "").utf8))
      }
    }
    if Bool.random(using: &random), let star = line.lastIndex(of: 0x2A), let start = line.firstIndex(of: 0x21),
      start < star
    {
      let sum = line[(start + 1)..<star].reduce(UInt8(0)) { $0 ^ $1 }
      line.replaceSubrange(star..., with: Array("*\(sum < 16 ? "0" : "")\(String(sum, radix: 16))".utf8))
    }
    line.append(contentsOf: Bool.random(using: &random) ? [0x0D, 0x0A] : [0x0A])
    return line
  }

  /// How many seeds to try: more for a soak.
  static let seedCount = ProcessInfo.processInfo.environment["WATCHROOM_FUZZ_SEEDS"].flatMap(UInt64.init) ?? 8

  @Test("Mutated lines, whole and torn", arguments: 1...max(seedCount, 1))
  func mutations(seed: UInt64) {
    var random = Seeded(seed)
    var whole = DecodeRun(format: .json)
    var torn = DecodeRun(format: .none)
    for _ in 0..<40 {
      var block: [UInt8] = []
      for _ in 0..<100 { block.append(contentsOf: Self.mutated(&random)) }
      whole.feed(block.span.bytes)
      var p = 0
      while p < block.count {
        let end = min(p + Int.random(in: 1...300, using: &random), block.count)
        let piece = Array(block[p..<end])
        torn.feed(piece.span.bytes)
        p = end
      }
    }
    whole.finish()
    torn.finish()
    #expect(whole.totals == torn.totals)
    #expect(whole.totals.counters.messages > 100)
    #expect(whole.totals.counters.rejected > 100)
  }

  @Test("Random bytes", arguments: 1...4)
  func noise(seed: UInt64) {
    var random = Seeded(seed)
    var run = DecodeRun(format: .json)
    for _ in 0..<50 {
      let block = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      run.feed(block.span.bytes)
    }
    run.finish()
    #expect(run.totals.counters.lines > 100)
  }

  @Test("Random payloads of every type and length")
  func payloads() {
    var random = Seeded(99)
    let alphabet = Array("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw".utf8)
    var run = DecodeRun(format: .json)
    for type in 0..<64 {
      for length in 1...80 {
        var payload = [alphabet[type]]
        for _ in 1..<max(length * 3, 2) { payload.append(alphabet[Int.random(in: 0..<64, using: &random)]) }
        let fill = Int.random(in: 0...6, using: &random)
        let line = sentence("AIVDM,1,1,,A,\(String(decoding: payload, as: UTF8.self)),\(fill)") + "\n"
        let bytes = Array(line.utf8)
        run.feed(bytes.span.bytes)
      }
    }
    #expect(run.totals.counters.messages > 1_500)
    #expect(run.totals.counters.rejected(.unknownType) > 1_000)
  }

  @Test(
    "Random data of every length under every number that means something, in types 6, 8, 25 and 26", arguments: 1...4)
  func applications(seed: UInt64) throws {
    var random = Seeded(seed)
    let numbers: [(UInt16, ClosedRange<UInt8>)] = [(1, 0...63), (200, 0...63), (235, 10...10), (250, 10...10)]
    var run = DecodeRun(format: .json)
    var sent = 0
    for (dac, fids) in numbers {
      for fid in fids {
        for _ in 0..<6 {
          let data = PayloadBits.random(random.next(), count: Int.random(in: 0...1_000, using: &random))
          var slotted = SlottedBinary(type: Bool.random(using: &random) ? 25 : 26, mmsi: 3, data: data)
          slotted.application = dac << 6 | UInt16(fid)
          for message in [
            Message.binaryBroadcast(BinaryBroadcast(mmsi: 1, dac: dac, fid: fid, data: data)),
            .binaryAddressed(BinaryAddressed(mmsi: 1, destination: 2, dac: dac, fid: fid, data: data)),
            .slottedBinary(slotted),
          ] {
            run.feed(encode(message).span.bytes)
            sent += 1
          }
        }
      }
    }
    run.finish()
    #expect(run.totals.counters.messages == sent)
    for line in run.output.bytes.prefix(run.output.count).split(separator: 0x0A) {
      #expect(try JSONSerialization.jsonObject(with: Data(line)) is [String: Any])
    }
  }
}
