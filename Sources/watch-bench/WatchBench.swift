import Detection
import Glibc
import Organisation
import Regulation
import Traffic
import Units

/// The detectors over a made-up province, without a daemon.
///
///     watch-bench day [--reaches N] [--hours N] [--from HOUR] [--list]
///     watch-bench cost [--seconds N] [--reaches N --rules N]
///     watch-bench zones|vessels|traffic [--reaches N] [--rules N] [--seconds N] [--breaches N]
///
/// `day`: an ordinary day on N reaches (122: a province with 20,000 vessels and 10,000 rules), nobody breaking a rule; what the detectors find all
/// the same, an hour and a centre, with the busiest centre's busiest hour. `cost`: microseconds a position, and how long a batch of half a second and a
/// sweep take, over numbers of vessels and of rules. The others write the province for a running daemon (`Benchmarks/finding.py`).
@main
struct WatchBench {
  static let usage = """
    usage: watch-bench day [--reaches N] [--hours N] [--from HOUR] [--list]
           watch-bench cost [--seconds N] [--reaches N --rules N]
           watch-bench zones|vessels|traffic [--reaches N] [--rules N] [--seconds N] [--breaches N]
    """
  var numbers: [String: Int] = [:]
  var lists = false

  static func main() {
    var bench = WatchBench()
    var arguments = CommandLine.arguments.dropFirst().makeIterator()
    let command = arguments.next()
    while let word = arguments.next() {
      if word == "--list" {
        bench.lists = true
      } else if word.hasPrefix("--"), let value = arguments.next().flatMap(Int.init), value >= 0 {
        bench.numbers[String(word.dropFirst(2))] = value
      } else {
        complain(usage)
        exit(64)
      }
    }
    switch command {
    case "day": bench.day()
    case "cost": bench.cost()
    case "zones": bench.zones()
    case "vessels": bench.vessels()
    case "traffic": bench.traffic()
    default:
      complain(usage)
      exit(64)
    }
  }

  static func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = unsafe write(2, line, line.count)
  }

  /// Seconds of this process's processor time.
  static func processor() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }

  private func day() {
    let from = numbers["from"] ?? 0
    let hours = numbers["hours"] ?? 24
    let water = ProvinceWater(reaches: numbers["reaches"] ?? 122)
    let start = ProvinceWater.midnight + .hours(Int64(from))
    let began = Self.processor()
    let traffic = Reach.traffic(water.reaches, from: start, through: start + .hours(Int64(hours)), tagBlocks: true)
    let planned = Self.processor()
    var replay = Replay(
      directory: Directory(water.organisation), rules: water.rules, rulesVersion: "bench", pace: .recorded(from: start))
    var tally = AlarmTally(water, from: start)
    for sentence in traffic { tally.take(replay.take(sentence.bytes), lists: lists) }
    tally.take(replay.finish(), lists: lists)
    print("vessels \(replay.totals.vessels)")
    print("rules \(water.organisation.zones.reduce(0) { $0 + $1.rules.count })")
    print("messages \(replay.totals.messages)")
    print("vessel_hours \(Int(replay.totals.vesselHours))")
    print("plan_seconds \(Int(planned - began))")
    print("seconds \(Int(Self.processor() - planned))")
    tally.tell(hours: hours)
  }
}
