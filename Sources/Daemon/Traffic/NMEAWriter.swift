import AIS
import Organisation
import Picture
import Units

/// What the centre sees as sentences for a chart plotter: AIS as it came, without tag blocks; what devices say as reports of class B, with
/// the vessel's id in the register as its name every six minutes (names in Chinese have no place in AIS).
struct NMEAWriter: Sendable {
  private static let namedEvery = TimeSpan.minutes(6)

  private var encoder = SentenceEncoder()
  private var named: [UInt32: Instant] = [:]

  /// The MMSI under which a plotter is told of a vessel that has none: 8… is no transponder's.
  static func shown(_ number: UInt32) -> UInt32 {
    VesselNumber.isMMSI(number) ? number : 800_000_000 + number % 100_000_000
  }

  /// Of each change that was believed; lines end with CR LF.
  mutating func sentences(
    of changes: [Change], in batch: borrowing ObservationBatch, _ directory: Directory
  ) -> [UInt8] {
    var output: [UInt8] = []
    var last: Range<Int32> = 0..<0
    for change in changes {
      if case .withheld = change.what, !isDistressBeacon(change.mmsi) { continue }
      let raw = batch.raw(change.raw)
      if raw.first == UInt8(ascii: "!") || raw.first == UInt8(ascii: "\\") {
        // Some messages bring two things at once.
        if change.raw != last { pass(raw, &output) }
        last = change.raw
      } else if case .fix(let fix, _) = change.what, change.transceiver == .device {
        tell(change.mmsi, fix, directory, &output)
      }
    }
    return output
  }

  private func pass(_ raw: ArraySlice<UInt8>, _ output: inout [UInt8]) {
    for line in raw.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) {
      guard let start = line.firstIndex(of: UInt8(ascii: "!")) else { continue }
      output += line[start...] + [0x0d, 0x0a]
    }
  }

  private mutating func tell(_ number: UInt32, _ fix: Fix, _ directory: Directory, _ output: inout [UInt8]) {
    let mmsi = Self.shown(number)
    var report = ClassBPosition(mmsi: mmsi)
    report.latitude = Latitude(raw: Int32((fix.position.latitude * 600_000).rounded()))
    report.longitude = Longitude(raw: Int32((fix.position.longitude * 600_000).rounded()))
    report.speed = Speed(raw: fix.motion.speedTenths)
    report.course = Course(raw: fix.motion.courseTenths)
    report.heading = Heading(raw: fix.motion.headingDegrees)
    report.second = FixSecond(raw: fix.motion.second)
    encoder.append(.classBPosition(report), to: &output)
    let isDue = named[number].map { fix.at - $0 >= Self.namedEvery || fix.at < $0 } ?? true
    guard isDue, let id = directory.vessel(mmsi: number)?.id, let name = NameText(String(id.uppercased().prefix(20)))
    else { return }
    if named.count >= 20_000 { named.removeAll() }
    named[number] = fix.at
    encoder.append(.staticA(StaticReportA(mmsi: mmsi, name: name)), to: &output)
  }
}
