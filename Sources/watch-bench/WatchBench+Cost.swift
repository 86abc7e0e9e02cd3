import AIS
import Detection
import Geometry
import Organisation
import Picture
import Traffic
import Units

/// What judging costs, over vessels and over rules.
extension WatchBench {
  func cost() {
    let seconds = numbers["seconds"] ?? 60
    print("vessels rules us_a_position batch_median_ms batch_p99_ms sweep_p99_ms")
    var sizes = [(1, 82), (12, 82), (61, 82), (122, 3), (122, 20), (122, 82), (122, 400)]
    if let reaches = numbers["reaches"] { sizes = [(reaches, numbers["rules"] ?? 82)] }
    for (reaches, rules) in sizes {
      let row = measure(ProvinceWater(reaches: reaches, rulesEach: rules), seconds)
      print(row)
    }
  }

  /// The busy hour of a day, each batch of half a second taken in alone.
  private func measure(_ water: ProvinceWater, _ seconds: Int) -> String {
    let start = ProvinceWater.midnight + .hours(9)
    let zones = water.organisation.zones.compactMap { $0.box?.expanded(byMetres: 2000) }
    var picture = Picture(
      registered: water.organisation.vessels.map(\.mmsi), watchedWaters: AreaIndex(zones, cellDegrees: 0.02))
    var detection = Detection(
      directory: Directory(water.organisation), rules: water.rules, rulesVersion: "bench", feeds: ["bench"])
    var decoder = Decoder()
    var builder = ObservationBuilder()
    var batches: [Double] = []
    var sweeps: [Double] = []
    var positions = 0
    // Everyone is known before anything is timed.
    let known = start + .minutes(4)
    var next = start + .milliseconds(500)
    for sentence in Reach.traffic(
      water.reaches, from: start, through: known + .seconds(Int64(seconds)), tagBlocks: false)
    {
      while sentence.at >= next {
        let moment = Moment(wall: next, monotonic: .milliseconds(next.milliseconds - start.milliseconds + 1000))
        let before = WatchBench.processor()
        let changes = picture.apply(builder.batch)
        _ = detection.handle(changes, of: builder.batch, picture: picture, at: moment)
        let between = WatchBench.processor()
        _ = detection.sweep(picture: picture, at: moment, silentFeeds: [])
        if next >= known {
          batches.append((between - before) * 1000)
          sweeps.append((WatchBench.processor() - between) * 1000)
          positions += builder.batch.count
        }
        builder.batch.removeAll()
        next = next + .milliseconds(500)
      }
      let padded = sentence.bytes + [UInt8](repeating: 0x0A, count: Decoder.slack)
      decoder.consume(
        padded.span.bytes, count: sentence.bytes.count, receivedAt: sentence.at.milliseconds, source: 0, into: &builder)
    }
    batches.sort()
    sweeps.sort()
    func text(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
    func part(_ values: [Double], _ share: Double) -> Double {
      values.isEmpty ? 0 : values[min(values.count - 1, Int(Double(values.count) * share))]
    }
    let each = (batches.reduce(0, +) + sweeps.reduce(0, +)) * 1000 / Double(max(1, positions))
    let rules = water.organisation.zones.reduce(0) { $0 + $1.rules.count }
    return
      "\(picture.count) \(rules) \(text(each)) \(text(part(batches, 0.5))) \(text(part(batches, 0.99))) \(text(part(sweeps, 0.99)))"
  }
}
