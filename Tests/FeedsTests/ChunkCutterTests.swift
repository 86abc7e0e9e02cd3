import Testing

@testable import Feeds

@Suite struct ChunkCutterTests {
  @Test("a stream gives the same lines however it is torn")
  func torn() throws {
    let whole = sentences(20)
    for size in [1, 2, 3, 7, 16, 61, 1000, whole.count] {
      var cutter = ChunkCutter()
      var out: [UInt8] = []
      var lines = 0
      for start in stride(from: 0, to: whole.count, by: size) {
        Array(whole[start..<min(start + size, whole.count)]).withUnsafeBytes { cutter.stream($0) }
        if let chunk = cutter.take() {
          #expect(chunk.bytes[chunk.count - 1] == 0x0a)
          #expect(chunk.bytes.count == chunk.count + FeedBatch.slack)
          out += chunk.bytes[..<chunk.count]
          lines += chunk.lines
        }
      }
      #expect(out == whole)
      #expect(lines == 20)
      #expect(cutter.tooLong == 0)
    }
  }

  @Test("a line at the limit passes, one byte more is counted and skipped, the lines around it stay")
  func limit() throws {
    let atLimit = [UInt8](repeating: 0x41, count: 1024)
    for size in [1, 100, 5000] {
      var cutter = ChunkCutter()
      let input = Array("a\n".utf8) + atLimit + [0x0a] + atLimit + [0x42, 0x0a] + Array("b\n".utf8)
      for start in stride(from: 0, to: input.count, by: size) {
        Array(input[start..<min(start + size, input.count)]).withUnsafeBytes { cutter.stream($0) }
      }
      let whole = cutter.take()
      let chunk = try #require(whole)
      #expect(Array(chunk.bytes[..<chunk.count]) == Array("a\n".utf8) + atLimit + [0x0a] + Array("b\n".utf8))
      #expect(chunk.lines == 3)
      #expect(cutter.tooLong == 1)
    }
  }

  @Test("a line of 1 MiB in small pieces keeps nothing and counts once")
  func mebibyte() throws {
    var cutter = ChunkCutter()
    let piece = [UInt8](repeating: 0x41, count: 997)
    for _ in 0..<1052 { piece.withUnsafeBytes { cutter.stream($0) } }
    let nothing = cutter.take()
    #expect(nothing == nil)
    #expect(cutter.tooLong == 1)
    Array("\nnext\n".utf8).withUnsafeBytes { cutter.stream($0) }
    let whole = cutter.take()
    let chunk = try #require(whole)
    #expect(Array(chunk.bytes[..<chunk.count]) == Array("next\n".utf8))
    #expect(cutter.tooLong == 1)
  }

  @Test("a datagram is lines, with or without its last newline, and is never joined to the next")
  func datagrams() throws {
    var cutter = ChunkCutter()
    for text in ["one", "two\n", "three\r\nfour", "", "\n"] {
      Array(text.utf8).withUnsafeBytes { cutter.datagram($0) }
    }
    [UInt8](repeating: 0x41, count: 2000).withUnsafeBytes { cutter.datagram($0) }
    Array("five".utf8).withUnsafeBytes { cutter.datagram($0) }
    let whole = cutter.take()
    let chunk = try #require(whole)
    #expect(String(decoding: chunk.bytes[..<chunk.count], as: UTF8.self) == "one\ntwo\nthree\r\nfour\n\nfive\n")
    #expect(chunk.lines == 6)
    #expect(cutter.tooLong == 1)
    let nothing = cutter.take()
    #expect(nothing == nil)
  }

  @Test("seeded noise: every byte is in a line, or in a line that was counted as too long")
  func noise() {
    var random = SplitMix(state: 7)
    for _ in 0..<50 {
      var cutter = ChunkCutter(limit: 64)
      var expected: [UInt8] = []
      var long = 0
      var input: [UInt8] = []
      for _ in 0..<200 {
        let line = (0..<Int.random(in: 0...130, using: &random)).map { _ -> UInt8 in
          let byte = UInt8.random(in: 0...255, using: &random)
          return byte == 0x0a ? 0x0b : byte
        }
        input += line + [0x0a]
        if line.count <= 64 { expected += line + [0x0a] } else { long += 1 }
      }
      var out: [UInt8] = []
      var at = 0
      while at < input.count {
        let end = min(input.count, at + Int.random(in: 1...300, using: &random))
        Array(input[at..<end]).withUnsafeBytes { cutter.stream($0) }
        if let chunk = cutter.take() { out += chunk.bytes[..<chunk.count] }
        at = end
      }
      #expect(out == expected)
      #expect(cutter.tooLong == long)
    }
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
