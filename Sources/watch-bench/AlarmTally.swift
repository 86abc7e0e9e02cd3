import Geometry
import Organisation
import Traffic
import Units

/// What was found, by detector, and by centre and hour.
struct AlarmTally {
  private let middles: [Position]
  private let from: Instant
  private var byDetector: [String: Int] = [:]
  private var byCentre: [[Int]]

  init(_ water: ProvinceWater, from: Instant) {
    middles = water.reaches.map(\.middle)
    self.from = from
    byCentre = Array(repeating: [Int](repeating: 0, count: 25), count: max(1, middles.count))
  }

  mutating func take(_ events: [FindingEvent], lists: Bool) {
    for event in events {
      guard case .opened(let finding) = event else { continue }
      byDetector[finding.detector.rawValue, default: 0] += 1
      if lists {
        let values = finding.reason.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        print("finding \(finding.opened.utc) \(finding.id) \(finding.reason.key) \(values.joined(separator: " "))")
      }
      let centre = middles.indices.min {
        middles[$0].distance(to: finding.place) < middles[$1].distance(to: finding.place)
      }
      let hour = max(0, min(24, Int((finding.opened - from).milliseconds / 3_600_000)))
      if let centre, finding.severity > .info { byCentre[centre][hour] += 1 }
    }
  }

  /// An ordinary centre has its room staffed the whole day here: first-line centres have (G2).
  func tell(hours: Int) {
    for (detector, count) in byDetector.sorted(by: { $0.key < $1.key }) { print("found \(detector) \(count)") }
    let alarms = byCentre.reduce(0) { $0 + $1.reduce(0, +) }
    let each = Double(alarms) / Double(byCentre.count * max(1, hours))
    print("alarms \(alarms)")
    print("alarms_per_centre_hour \((each * 1000).rounded() / 1000)")
    print("busiest_hour_of_a_centre \(byCentre.flatMap { $0 }.max() ?? 0)")
  }
}
