import AIS
import AISReport
import CAllocations
import Glibc

/// Decodes a recording in memory, over and over, and says what that cost: the decoder alone, without files and options of
/// `watchroom decode`. Its binary is small enough for callgrind (`Benchmarks/instructions.sh`), and it counts the blocks of
/// memory that decoding asks for.
///
///     ais-bench [--format none|json|unscaled] [--rounds N] [--piece BYTES] [--print] FILE
///
/// One line a figure, name and number: what `DecodeTotals` says of one round, then sentences, seconds of the processor,
/// and allocations of all rounds together but the first, in which buffers grow to their size. With `--print` the messages of one
/// round instead.
@main
struct AISBench {
  var format = DecodeRun.Format.none
  var rounds = 1
  /// Bytes handed over at a time.
  var piece = 1 << 18
  var prints = false
  var path = ""

  static let usage = "usage: ais-bench [--format none|json|unscaled] [--rounds N] [--piece BYTES] [--print] FILE"

  static func main() {
    guard let bench = AISBench(CommandLine.arguments.dropFirst()) else {
      complain(usage)
      exit(64)
    }
    guard let bytes = read(bench.path) else {
      complain("ais-bench: can't read \(bench.path)")
      exit(66)
    }
    bench.run(bytes)
  }

  /// Nil where the arguments are not as they should be.
  init?(_ arguments: some Sequence<String>) {
    var rest = arguments.makeIterator()
    while let word = rest.next() {
      switch word {
      case "--format":
        guard let value = rest.next().flatMap(DecodeRun.Format.init(rawValue:)) else { return nil }
        format = value
      case "--rounds":
        guard let value = rest.next().flatMap(Int.init), value > 0 else { return nil }
        rounds = value
      case "--piece":
        guard let value = rest.next().flatMap(Int.init), value > 0 else { return nil }
        piece = value
      case "--print": prints = true
      default:
        guard path.isEmpty, !word.hasPrefix("--") else { return nil }
        path = word
      }
    }
    if path.isEmpty { return nil }
  }

  private func run(_ bytes: [UInt8]) {
    var run = DecodeRun(format: format)
    decode(bytes, &run)
    if prints { return }
    let first = run.totals
    print(first.text, terminator: "")
    guard rounds > 1 else { return }
    let asked = callocations_count()
    let began = clock()
    for _ in 1..<rounds { decode(bytes, &run) }
    let spent = clock() - began
    let more = callocations_count() - asked
    let sentences = run.totals.counters.sentences - first.counters.sentences
    print("timed sentences \(sentences)")
    print("processor seconds \(Double(spent) / Double(CLOCKS_PER_SEC))")
    print("blocks before \(asked)")
    print("allocations \(asked < 0 ? "not counted" : String(more))")
  }

  /// One round, as a file of its own.
  private func decode(_ bytes: [UInt8], _ run: inout DecodeRun) {
    var start = 0
    while start < bytes.count {
      let end = min(start + piece, bytes.count)
      run.feed(bytes.span.bytes.extracting(start..<end))
      run.drain { out($0) }
      start = end
    }
    run.finish()
    run.drain { out($0) }
  }

  private func out(_ text: RawSpan) {
    guard prints else { return }
    text.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = unsafe write(1, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
        if count <= 0 { exit(74) }
        done += count
      }
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe fread(&part, 1, part.count, file)
      if count == 0 { break }
      all.append(contentsOf: part[..<count])
    }
    return unsafe ferror(file) == 0 ? all : nil
  }

  private static func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = unsafe write(2, line, line.count)
  }
}
