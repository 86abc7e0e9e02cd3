import AIS
public import Terminals
public import Units

extension ObservationBatch {
  /// Adds what a device said of a vessel. It is dated by the device's own clock where that can be: not more than two minutes ahead of the
  /// arrival (then the arrival counts), not more than a week behind it.
  ///
  /// - Parameters:
  ///   - vessel: the vessel's number.
  ///   - received: when it came.
  ///   - byArrival: the device's clock is not trusted; what it gathered without network is dated by it all the same.
  ///   - raw: the line, in `bytes`.
  public mutating func add(
    _ report: DeviceReport, vessel: UInt32, source: UInt16, received: Instant, byArrival: Bool = false,
    raw: Range<Int32>
  ) {
    let own = byArrival && !report.isReplay ? nil : report.time
    let at = own.map { Self.believed($0, received) } ?? received
    func add(_ content: Observation.Content) {
      observations.append(Observation(at: at, source: source, mmsi: vessel, raw: raw, content: content))
    }
    var motion = Motion(
      speedTenths: report.speed.flatMap { Self.tenths($0.value, most: 1022) } ?? 1023,
      courseTenths: report.course.flatMap { Self.tenths($0, most: 3599) } ?? 3600,
      headingDegrees: report.heading.flatMap { $0 >= 0 && $0 < 360 ? UInt16($0) : nil } ?? 511)
    if own == at, own != nil { motion.second = UInt8((at.milliseconds / 1000 % 60 + 60) % 60) }
    motion.isAlarm = report.isAlarm
    if let text = report.name, let name = NameText(String(text.prefix(20))) {
      var particulars = Particulars()
      particulars.name = name
      add(.particulars(particulars, [.name]))
    }
    add(.report(.init(transceiver: .device, position: report.position, motion: motion)))
  }

  private static func believed(_ time: Instant, _ received: Instant) -> Instant {
    if time > received + .minutes(2) || received - time > .days(7) { return received }
    return min(time, received)
  }

  private static func tenths(_ value: Double, most: UInt16) -> UInt16? {
    guard value.isFinite, value >= 0 else { return nil }
    return UInt16(min((value * 10).rounded(), Double(most)))
  }
}
