public import AIS
import Units

/// The bridge from AIS messages to observations: a sink for the decoder that fills a batch.
///
///     decoder.consume(bytes, count: n, receivedAt: now, source: feed, into: &builder)
///     let changes = picture.apply(builder.batch)
///     builder.batch.removeAll()
public struct ObservationBuilder: MessageSink {
  /// By which clock an observation is dated.
  public enum Clock: Sendable {
    /// When the bytes came: for live feeds.
    case received
    /// The tag block's time where there is one, else when the bytes came: for offline replays.
    case recorded
  }

  public var batch = ObservationBatch()
  public let clock: Clock

  public init(clock: Clock = .received) { self.clock = clock }

  public mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) {
    let milliseconds = clock == .recorded ? envelope.tagTime ?? envelope.receivedAt : envelope.receivedAt
    let at = Instant(milliseconds: milliseconds)
    let range = batch.keep(raw)
    let source = envelope.source
    func add(_ content: Observation.Content, _ mmsi: UInt32, to batch: inout ObservationBatch) {
      batch.observations.append(Observation(at: at, source: source, mmsi: mmsi, raw: range, content: content))
    }
    switch message {
    case .position(let m):
      add(.report(m.observed), m.mmsi, to: &batch)
    case .classBPosition(let m):
      let motion = Motion(
        speedTenths: m.speed.raw, courseTenths: m.course.raw, headingDegrees: m.heading.raw, second: m.second.raw)
      add(
        .report(.init(transceiver: .classB, position: place(m.latitude, m.longitude), motion: motion)), m.mmsi,
        to: &batch)
    case .classBExtended(let m):
      add(.particulars(m.particulars, [.name, .build]), m.mmsi, to: &batch)
      let motion = Motion(
        speedTenths: m.speed.raw, courseTenths: m.course.raw, headingDegrees: m.heading.raw, second: m.second.raw)
      add(
        .report(.init(transceiver: .classB, position: place(m.latitude, m.longitude), motion: motion)), m.mmsi,
        to: &batch)
    case .longRange(let m):
      add(.report(m.observed), m.mmsi, to: &batch)
    case .searchAndRescue(let m):
      let motion = Motion(
        speedTenths: m.rawSpeed >= 102 ? (m.rawSpeed == 1023 ? 1023 : 1022) : m.rawSpeed * 10,
        courseTenths: m.course.raw, second: m.second.raw)
      add(
        .report(.init(transceiver: .aircraft, position: place(m.latitude, m.longitude), motion: motion)), m.mmsi,
        to: &batch)
    case .staticAndVoyage(let m):
      add(.particulars(m.particulars, [.name, .build, .callSign, .voyage]), m.mmsi, to: &batch)
    case .staticA(let m):
      var particulars = Particulars()
      particulars.name = m.name
      add(.particulars(particulars, [.name]), m.mmsi, to: &batch)
    case .staticB(let m):
      add(.particulars(m.particulars, [.build, .callSign]), m.mmsi, to: &batch)
    case .baseStation(let m):
      // Type 11 is a ship's answer to a question for the time.
      let place = place(m.latitude, m.longitude)
      add(m.type == 4 ? .station(.baseStation, place) : .heard, m.mmsi, to: &batch)
    case .aidToNavigation(let m):
      var particulars = Particulars()
      particulars.name = NameText(String(m.name.string.prefix(20))) ?? NameText()
      add(.particulars(particulars, [.name]), m.mmsi, to: &batch)
      add(.station(.aidToNavigation, place(m.latitude, m.longitude)), m.mmsi, to: &batch)
    case .addressedText(let m):
      batch.texts.append(m.text.string)
      add(.safetyText(Int32(truncatingIfNeeded: batch.texts.count - 1)), m.mmsi, to: &batch)
    case .broadcastText(let m):
      batch.texts.append(m.text.string)
      add(.safetyText(Int32(truncatingIfNeeded: batch.texts.count - 1)), m.mmsi, to: &batch)
    case .binaryBroadcast(let m):
      let application = m.application
      if let said = inlandNumber(application) { add(said, m.mmsi, to: &batch) }
      add(content(application, in: &batch), m.mmsi, to: &batch)
    case .binaryAddressed(let m):
      add(content(m.application, in: &batch), m.mmsi, to: &batch)
    case .slottedBinary(let m):
      add(content(m.payload, in: &batch), m.mmsi, to: &batch)
    case .acknowledgement, .timeInquiry, .interrogation, .assignment, .corrections, .linkManagement,
      .channelManagement, .groupAssignment, .uninterpreted:
      add(.heard, message.mmsi, to: &batch)
    }
  }
}

/// The European number of an inland vessel (inland FI 10): eight digits, all zeros none.
private func inlandNumber(_ payload: ApplicationPayload?) -> Observation.Content? {
  guard case .inlandStatic(let ship) = payload else { return nil }
  let text = ship.vesselID.string
  guard text.utf8.count == 8, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = UInt32(text), number > 0
  else { return nil }
  var said = Particulars()
  said.eni = number
  return .particulars(said, .inland)
}

/// What an application's data brings: a text, persons aboard, or what a watch may want to know of weather, water and areas.
private func content(_ payload: ApplicationPayload?, in batch: inout ObservationBatch) -> Observation.Content {
  switch payload {
  case .linkedText(let text):
    batch.texts.append(text.text.string)
    return .safetyText(Int32(truncatingIfNeeded: batch.texts.count - 1))
  case .inlandPersons(let aboard):
    return aboard.persons.map { .aboard(UInt16(truncatingIfNeeded: $0)) } ?? .heard
  case .personsAboard(let aboard):
    return aboard.persons.units.map { .aboard(UInt16(truncatingIfNeeded: $0)) } ?? .heard
  case .inlandStatic(let ship):
    return ship.hazard <= 4 ? .cones(ship.hazard) : .heard
  case .weatherWarning, .waterLevels, .signalStatus, .trafficSignal, .meteorology, .meteorology236, .shipWeather,
    .shipWeatherWMO, .areaNotice, .fairwayClosed:
    guard let payload else { return .heard }
    batch.notices.append(payload)
    return .notice(Int32(truncatingIfNeeded: batch.notices.count - 1))
  default: return .heard
  }
}

private func place(_ latitude: Latitude, _ longitude: Longitude) -> Position? {
  guard let latitude = latitude.degrees, let longitude = longitude.degrees else { return nil }
  return Position(latitude: latitude, longitude: longitude)
}

/// MMSI 970…, 972… and 974…: AIS-SART, man overboard device, EPIRB (ITU-R M.585).
public func isDistressBeacon(_ mmsi: UInt32) -> Bool {
  let group = mmsi / 1_000_000
  return group == 970 || group == 972 || group == 974
}

extension PositionReport {
  fileprivate var observed: Observation.Report {
    Observation.Report(
      transceiver: isDistressBeacon(mmsi) ? .beacon : .classA, position: place(latitude, longitude),
      motion: Motion(
        speedTenths: speed.raw, courseTenths: course.raw, headingDegrees: heading.raw, status: status.rawValue,
        second: second.raw))
  }
}

extension LongRangePosition {
  fileprivate var observed: Observation.Report {
    Observation.Report(
      transceiver: .classA, position: place(latitude, longitude),
      motion: Motion(
        speedTenths: speedKnots.map { UInt16($0) * 10 } ?? 1023,
        courseTenths: courseDegrees.map { UInt16($0) * 10 } ?? 3600,
        status: status.rawValue, isCoarse: true))
  }
}

extension StaticAndVoyage {
  fileprivate var particulars: Particulars {
    var result = Particulars()
    result.name = name
    result.callSign = callSign
    result.destination = destination
    result.imo = imo
    result.draughtTenths = draughtTenths
    result.set(shipType, dimensions)
    return result
  }
}

extension ClassBExtended {
  fileprivate var particulars: Particulars {
    var result = Particulars()
    result.name = name
    result.set(shipType, dimensions)
    return result
  }
}

extension StaticReportB {
  fileprivate var particulars: Particulars {
    var result = Particulars()
    result.callSign = callSign
    result.set(shipType, dimensions ?? .notAvailable)
    return result
  }
}

extension Particulars {
  fileprivate mutating func set(_ type: ShipType, _ size: Dimensions) {
    shipType = type.rawValue
    (toBow, toStern) = (size.toBow, size.toStern)
    (toPort, toStarboard) = (size.toPort, size.toStarboard)
  }
}
