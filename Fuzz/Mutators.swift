import Glibc
import Terminals

/// Mutations that know what they change: half of the time libFuzzer's own, on the whole; else on one line, field or body, with
/// checksum, length and escapes put right again, so that what lies behind them is reached.

@_silgen_name("LLVMFuzzerMutate")
func libFuzzerMutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int) -> Int

@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int, _ seed: CUnsignedInt) -> Int {
  var random = Seeded(UInt64(seed))
  let limit = roomFor(size, limit, &random)
  let input = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  if Entry.chosen == .payload || random.next() & 1 == 0 { return unsafe libFuzzerMutate(data, size, limit) }
  let output = Entry.chosen == .jt808 ? mutatedFrames(input, &random) : mutatedLines(input, &random)
  guard !output.isEmpty, output.count <= limit else { return unsafe libFuzzerMutate(data, size, limit) }
  for (place, byte) in output.enumerated() { unsafe data[place] = byte }
  return output.count
}

/// Long inputs cost much and seldom reach what a few lines do not: seven of eight mutations make none that is longer than a few lines,
/// or than it was.
private func roomFor(_ size: Int, _ limit: Int, _ random: inout Seeded) -> Int {
  random.next() & 7 == 0 ? limit : min(limit, max(size, Entry.chosen.usualLength))
}

extension Entry {
  /// Bytes of a few lines or frames.
  fileprivate var usualLength: Int {
    switch self {
    case .csv, .payload: 256
    case .json: 384
    case .sentence, .gps, .gpsd, .jt808: 512
    }
  }
}

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

/// libFuzzer's mutation of a part.
private func mutated(_ part: [UInt8], room: Int = 64) -> [UInt8] {
  var buffer = part + [UInt8](repeating: 0, count: room)
  let limit = buffer.count
  let count = unsafe buffer.withUnsafeMutableBufferPointer { bytes in
    unsafe bytes.baseAddress.map { unsafe libFuzzerMutate($0, part.count, limit) } ?? 0
  }
  return Array(buffer.prefix(count))
}

/// Changes one line: a field, a tag block, its place, its parts; then puts its checksums right.
private func mutatedLines(_ input: [UInt8], _ random: inout Seeded) -> [UInt8] {
  var lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  let index = Int.random(in: lines.indices, using: &random)
  switch Int.random(in: 0..<8, using: &random) {
  case 0: lines.swapAt(index, Int.random(in: lines.indices, using: &random))
  case 1: lines.insert(lines[Int.random(in: lines.indices, using: &random)], at: index)
  case 2: lines.remove(at: index)
  case 3:
    // A tag block in front, with its own checksum.
    let group = "g:\(Int.random(in: 1...3, using: &random))-2-\(Int.random(in: 0...9, using: &random)),s:x,c:1700000000"
    lines[index] = [0x5C] + Array(group.utf8) + Entry.checksum(group.utf8) + [0x5C] + lines[index]
  default:
    var fields = lines[index].split(separator: 0x2C, omittingEmptySubsequences: false).map(Array.init)
    let field = Int.random(in: fields.indices, using: &random)
    fields[field] = mutated(fields[field])
    lines[index] = repaired(Array(fields.joined(separator: [0x2C])))
  }
  return Array(lines.joined(separator: [0x0A]))
}

/// The line with the checksum its body should have, where it has a star.
private func repaired(_ line: [UInt8]) -> [UInt8] {
  guard let star = line.lastIndex(of: 0x2A), let start = line[..<star].lastIndex(where: { $0 == 0x21 || $0 == 0x24 })
  else {
    return line
  }
  return Array(line[..<star]) + Entry.checksum(line[(start + 1)..<star]) + line.dropFirst(star + 3)
}

/// Changes the header or the body of one frame; then puts length, checksum and escapes right.
private func mutatedFrames(_ input: [UInt8], _ random: inout Seeded) -> [UInt8] {
  var packets: [JT808Packet] = []
  var framer = JT808Framer()
  framer.consume(input) { packet, _ in packets.append(packet) }
  guard !packets.isEmpty else { return [] }
  let index = Int.random(in: packets.indices, using: &random)
  switch Int.random(in: 0..<8, using: &random) {
  case 0: packets.swapAt(index, Int.random(in: packets.indices, using: &random))
  case 1: packets.append(packets[index])
  case 2:
    let ids: [UInt16] = [0x0001, 0x0002, 0x0003, 0x0100, 0x0102, 0x0200, 0x0201, 0x0704, 0x0801]
    packets[index].header.id = ids.randomElement(using: &random) ?? 0x0200
  case 3:
    let total = UInt16.random(in: 0...4, using: &random)
    packets[index].header.part = .init(total: total, index: UInt16.random(in: 0...4, using: &random))
  case 4: packets[index].header.serial = UInt16.random(in: 0...9, using: &random)
  default: packets[index].body = Array(mutated(packets[index].body).prefix(1_023))
  }
  return packets.flatMap(\.framed)
}
