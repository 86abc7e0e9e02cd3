import ArgumentParser
import Foundation
import Traffic
import Units

/// `watchroom traffic`: made-up AIS sentences on standard output, for benches and trials. Needs no daemon.
struct TrafficCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traffic",
    abstract: "Write generated AIS traffic to standard output.",
    discussion: "The same options give the same bytes. Each line begins with a tag block that tells its time.")

  @Option(help: "How many vessels.") var vessels = 1000
  @Option(help: "How many minutes of traffic.") var duration = 10
  @Option(help: "Seed of the generator.") var seed: UInt64 = 1
  @Option(help: "First instant, ISO 8601 with offset.") var from = "2026-11-22T00:00:00Z"
  @Flag(inversion: .prefixedNo, help: "Tag blocks with the time of each line.") var tagBlocks = true
  @Flag(help: "Rough reception: 5 % lost, 2 % doubled, 1 % late, fixes 10 m off.") var rough = false

  func validate() throws {
    guard (0...200_000).contains(vessels) else { throw ValidationError("--vessels must be 0 to 200000") }
    guard (1...10_080).contains(duration) else { throw ValidationError("--duration must be 1 to 10080 minutes") }
    guard Instant(iso8601: from) != nil else {
      throw ValidationError("--from must be like 2026-11-22T08:00:00+08:00")
    }
  }

  func run() throws {
    guard let start = Instant(iso8601: from) else { throw ValidationError("--from is no instant") }
    let traffic = Fleet(vessels: vessels).traffic(
      from: start, through: start + .minutes(Int64(duration)), seed: seed, noise: rough ? .rough : Noise(),
      tagBlocks: tagBlocks)
    var buffer = Data()
    buffer.reserveCapacity(1 << 17)
    for sentence in traffic {
      buffer.append(contentsOf: sentence.bytes)
      if buffer.count >= 1 << 16 {
        try FileHandle.standardOutput.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try FileHandle.standardOutput.write(contentsOf: buffer)
  }
}
