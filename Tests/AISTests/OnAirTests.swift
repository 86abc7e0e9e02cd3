import AIS
import Testing

@Suite("What really is on the air")
struct OnAirTests {
  static let good = "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23"

  @Test("Over-long types 1, 3, 4 and 5: what is behind the message is ignored")
  func overLong() throws {
    let plain = decode(Self.good)
    let long = decode(sentence("AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip123456,0"))
    #expect(plain.sink.messages == long.sink.messages)
    let base = decode(sentence("AIVDM,1,1,,A,403OviQuMGCqWrRO9>E6fE700@GO,0"))
    let baseLong = decode(sentence("AIVDM,1,1,,A,403OviQuMGCqWrRO9>E6fE700@GO000000,0"))
    #expect(base.sink.messages == baseLong.sink.messages)
    let third = decode(sentence("AIVDM,1,1,,A,33HOI:0P0000VOHLCnHQKwvL05Ip,0"))
    let thirdLong = decode(sentence("AIVDM,1,1,,A,33HOI:0P0000VOHLCnHQKwvL05Ip000000,0"))
    #expect(third.sink.messages == thirdLong.sink.messages && third.sink.messages.count == 1)
    let first = "!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C"
    let voyage = decode(first, "!AIVDM,2,2,1,A,88888888880,2*25")
    let voyageLong = decode(first, sentence("AIVDM,2,2,1,A,88888888880000000,0"))
    #expect(voyage.sink.messages == voyageLong.sink.messages && voyage.sink.messages.count == 1)
    guard case .baseStation? = base.sink.messages.first else {
      Issue.record("no base station")
      return
    }
  }

  @Test("A type 1 of 163 bits has no communication state")
  func cut() throws {
    let whole = decode("!AIVDM,1,1,,A,13aIkM@P00PJ@qPNL=e@0?wJ28JO,0*66")
    let short = decode("!AIVDM,1,1,,A,13aIkM@P00PJ@qPNL=e@0?wJ28JO,5*63")
    guard case .position(var a) = try #require(whole.sink.messages.first),
      case .position(let b) = try #require(short.sink.messages.first)
    else { return }
    #expect(b.radio.raw == nil)
    a.radio = .notSent
    #expect(a == b)
  }

  @Test("A short type 5 keeps what was sent, the rest is not available")
  func shortStatic() throws {
    let payload = "55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8"  // 360 bits
    guard
      case .staticAndVoyage(let voyage) = try #require(
        decode(sentence("AIVDM,1,1,,A,\(payload),0")).sink.messages.first)
    else { return }
    #expect(voyage.name.string == "EVER DIADEM")
    #expect(voyage.destination.string == "NEW YORK")
    #expect(voyage.destination.sent == 9)
    #expect(voyage.terminalNotReady)
    guard
      case .staticAndVoyage(let stub) = try #require(
        decode(sentence("AIVDM,1,1,,A,\(payload.prefix(40)),0")).sink.messages.first)
    else { return }
    #expect(stub.shipType == ShipType(rawValue: 70))
    #expect(!stub.dimensions.isAvailable)
    #expect(!stub.arrival.isAvailable)
    #expect(stub.draught == nil)
    #expect(stub.destination.isEmpty)
  }

  @Test("Type 24 part A alone and a short part B")
  func shortClassB() throws {
    guard
      case .staticA(let a) = try #require(decode("!AIVDM,1,1,,A,H42O55i18tMET00000000000000,2*6D").sink.messages.first)
    else { return }
    #expect(a.name.string == "PROGUY")
    let b = decode(sentence("AIVDM,1,1,,A,H42O55lt0000000D3nink000,0"))
    guard case .staticB(let part) = try #require(b.sink.messages.first) else { return }
    #expect(part.dimensions == Dimensions.notAvailable)
  }

  @Test("Six fill bits, MMSI 0, any talker, no channel, numbers as channels")
  func oddities() {
    let bench = decode(
      "!AIVDM,1,1,,2,601uEP19bi7P04810,6*5D", sentence("AIVDM,1,1,,,1000000P0000VOHLCnHQKwvL05Ip,0"),
      "!BSVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0*5D", "!ABVDM,1,1,,A,13tfH:022;PhpibQUS:FkUKj06kd,0*3A",
      sentence("XXVDM,1,1,,1,13HOI:0P0000VOHLCnHQKwvL05Ip,"))
    #expect(bench.counters.rejected == 0)
    #expect(bench.sink.messages.count == 5)
    #expect(bench.sink.messages[1].mmsi == 0)
    guard case .binaryAddressed(let message) = bench.sink.messages[0] else {
      Issue.record("not a type 6")
      return
    }
    #expect(message.data.count == 8)
    #expect(bench.sink.envelopes.map(\.channel) == [0x32, 0, 0x41, 0x41, 0x31])
  }

  @Test("Lower-case checksum, fields behind it, literal line ends, several sentences in a line, noise in front")
  func lines() {
    let bench = decode(
      "!AIVDM,1,1,,B,100h00PP0@PHFV`Mg5gTH?vNPUIp,0*3b",
      "!AIVDM,1,1,,B,:6TMCD1GOS60,0*5B,s36310,d-081,T59.01777335",
      "!AIVDM,1,1,,B,;4R33:1uUK2F`q?mOt@@GoQ00000,0*5D,s28089,d-103,T39.44353985,x147521,r08TPHI1,1242958962",
      Self.good + "\\x0d\\x0a", Self.good + Self.good + "\\c:1565218798*53\\" + Self.good,
      "2026-11-22T00:00:00Z " + Self.good, "!AIVDM,1,1,,A,13HOI" + Self.good)
    #expect(bench.sink.messages.count == 9)
    #expect(bench.counters.rejected == 1)
    #expect(bench.counters.lines == 7)
    #expect(bench.sink.envelopes[6].tagTime == 1_565_218_798_000)
  }

  @Test("Tag blocks: milliseconds, station, unknown parameters, two in a row, a bad one")
  func tagBlocks() {
    func tag(_ body: String) -> String { "\\" + body + "*" + checksum(body) + "\\" }
    let bench = decode(
      tag("c:1565218798123") + Self.good, tag("s:rORBCOMM000,c:1565218798,n:12,x:unknown,d:here") + Self.good,
      tag("s:FIFTEEN-OR-MORE-BYTES") + Self.good, tag("n:1") + tag("c:1565218798") + Self.good,
      tag("q,c:,s,g:1-") + Self.good,
      "\\c:1*00\\" + Self.good, "\\no end " + Self.good)
    #expect(bench.sink.messages.count == 7)
    #expect(bench.counters.rejected(.badTagBlock) == 2)
    #expect(
      bench.sink.envelopes.map(\.tagTime) == [
        1_565_218_798_123, 1_565_218_798_000, nil, 1_565_218_798_000, nil, nil, nil,
      ])
    #expect(bench.sink.envelopes[1].station.string == "rORBCOMM000")
    #expect(bench.sink.envelopes[2].station.string == "FIFTEEN-OR-MORE")
  }

  @Test("Binary messages with a number that means something and data that does not fit it keep their bits")
  func unfitting() throws {
    // gpsd's: DAC 200 FI 10 with 368 bits, and DAC 1 FI 14 with ten bytes.
    var message = BinaryBroadcast(mmsi: 244_650_946, dac: 200, fid: 10, data: .random(1, count: 368))
    guard case .binaryBroadcast(let back)? = Bench.from(encode(.binaryBroadcast(message))).sink.messages.first else {
      Issue.record("not a type 8")
      return
    }
    #expect(back == message && back.application == nil)
    message = BinaryBroadcast(mmsi: 1, dac: 366, fid: 56, data: .random(2, count: 256))
    #expect(message.application == nil)
  }

  @Test("Every type one bit too short, and cut to its head, is counted and kept")
  func short() {
    let heads: [(Character, Int)] = [
      ("6", 87), ("7", 69), ("8", 55), (":", 69), ("?", 87), ("@", 91), ("A", 74), ("D", 69),
    ]
    for (letter, bits) in heads {
      let text = String(letter) + String(repeating: "0", count: (bits + 5) / 6 - 1)
      let bench = decode(sentence("AIVDM,1,1,,A,\(text),\((6 - bits % 6) % 6)"))
      #expect(bench.counters.shortMessages == 1, "\(letter)")
      guard case .uninterpreted(let message)? = bench.sink.messages.first else {
        Issue.record("\(letter) was read")
        continue
      }
      #expect(message.payload.count == bits)
    }
  }

  @Test("Types 15, 16 and 20 by their lengths on the air: 110 and 112 bits, spare bits behind")
  func forms() throws {
    for (characters, fill) in [(19, 4), (19, 2)] {
      let bench = decode(sentence("AIVDM,1,1,,A,?" + String(repeating: "0", count: characters - 1) + ",\(fill)"))
      guard case .interrogation(let question) = try #require(bench.sink.messages.first) else { return }
      #expect(question.form == .twoQuestions)
    }
    guard case .assignment(let one)? = decode(sentence("AIVDM,1,1,,A,@000000000000000,0")).sink.messages.first,
      case .assignment(let two)? = decode(sentence("AIVDM,1,1,,A,@00000000000000000000000,0")).sink.messages.first
    else {
      Issue.record("not a type 16")
      return
    }
    #expect(one.assignments.count == 1 && two.assignments.count == 2)
  }
}
