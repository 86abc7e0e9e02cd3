public import Units

/// One receiver's sentences, joined to fixes: RMC, GNS, GGA, GLL, VTG, GSA, GSV, ZDA of any talker (GPS, 北斗, GLONASS, Galileo, and
/// several at once). One fix an epoch, at the sentence that says most of those this receiver sends: nothing waits for a next second. Where
/// that sentence was lost, the epoch's fix comes with the next epoch's first.
public struct GPSReceiver: Sendable {
  /// Sentences that carry a position, the one that says most first.
  private enum Carrier: Int, Comparable, Sendable {
    case rmc, gns, gga, gll
    static func < (a: Carrier, b: Carrier) -> Bool { a.rawValue < b.rawValue }
  }

  public private(set) var fixes = 0
  public private(set) var rejects: [NMEASentence.Reject: Int] = [:]
  /// Satellites by talker, as last told.
  public private(set) var views: [String: SatelliteView] = [:]

  private var date: CivilDate?
  private var lastTimeOfDay: Int64?
  /// What is known of the epoch besides its carrier.
  private var fix = GPSFix()
  /// The best carrier that this receiver sends, and in how many epochs running it did not come.
  private var carrier: Carrier?
  private var missed = 0
  private var epoch: Int64?
  private var told = false
  /// The epoch's fix by a lesser sentence, in case that the usual one does not come.
  private var held: GPSFix?
  private var pending: [String: [SatelliteView.Satellite]] = [:]

  public init() {}

  /// Takes one line. The fix of an epoch, once; a fix without position says that the receiver has none.
  /// - Parameter now: when the line came: for the day where no sentence says it, and for dates of receivers whose week rolled over.
  public mutating func receive(_ line: some Sequence<UInt8>, at now: Instant) -> [GPSFix] {
    switch NMEASentence.read(line) {
    case .success(let sentence): return receive(sentence, at: now)
    case .failure(let reject):
      rejects[reject, default: 0] += 1
      return []
    }
  }

  /// Takes one sentence.
  public mutating func receive(_ sentence: NMEASentence, at now: Instant) -> [GPSFix] {
    guard sentence.talker != "P" else { return [] }
    var late: GPSFix?
    let fix = take(sentence, now, &late)
    fixes += (late == nil ? 0 : 1) + (fix == nil ? 0 : 1)
    return [late, fix].compactMap { $0 }
  }

  private mutating func take(_ s: NMEASentence, _ now: Instant, _ late: inout GPSFix?) -> GPSFix? {
    switch s.kind {
    case "RMC": return position(s, .rmc, time: 0, place: 2, now, &late)
    case "GNS": return position(s, .gns, time: 0, place: 1, now, &late)
    case "GGA": return position(s, .gga, time: 0, place: 1, now, &late)
    case "GLL": return position(s, .gll, time: 4, place: 0, now, &late)
    case "VTG":
      fix.course = s.number(0).flatMap(Self.course) ?? fix.course
      fix.speed = s.number(4).map { Knots($0) } ?? s.number(6).map { Knots($0 / 1.852) } ?? fix.speed
    case "GSA":
      // 1: no fix. The dilution stands before last, with and without the system's number of NMEA 4.10.
      if s.text(1) == "1" { fix.dilution = nil } else { fix.dilution = s.number(15) ?? fix.dilution }
    case "ZDA":
      if let time = s.timeOfDay(0), let day = s.integer(1), let month = s.integer(2), let year = s.integer(3) {
        date = CivilDate(year: year, month: month, day: day) ?? date
        begin(time, &late)
      }
    case "GSV": views(s)
    default: break
    }
    return nil
  }

  /// A sentence with a position: brings its epoch's fix if none that says more is to come.
  private mutating func position(
    _ s: NMEASentence, _ kind: Carrier, time: Int, place: Int, _ now: Instant, _ late: inout GPSFix?
  ) -> GPSFix? {
    let ofDay = s.timeOfDay(time)
    if kind == .rmc { day(s) }
    begin(ofDay, &late)
    choose(kind)
    let quality = Self.quality(s, kind)
    switch kind {
    case .rmc:
      fix.speed = s.number(6).map { Knots($0) }
      fix.course = s.number(7).flatMap(Self.course)
    case .gga, .gns:
      fix.satellitesUsed = s.integer(6)
      fix.dilution = s.number(7) ?? fix.dilution
      fix.heightMetres = s.number(8)
    case .gll: break
    }
    if kind == .gga || fix.quality == .none || quality == .none { fix.quality = quality }
    guard !told, kind == carrier || held == nil || quality.isFix else { return nil }
    let result = result(s, place, quality, time: moment(ofDay, now))
    guard kind == carrier else {
      held = result
      return nil
    }
    told = true
    return result
  }

  private func result(_ s: NMEASentence, _ place: Int, _ quality: GPSFix.Quality, time: Instant?) -> GPSFix {
    var result = fix
    result.time = time
    if quality.isFix, let latitude = s.degrees(place, most: 90, negative: "S"),
      let longitude = s.degrees(place + 2, most: 180, negative: "W")
    {
      result.position = Position(latitude: latitude, longitude: longitude)
      if !result.quality.isFix { result.quality = quality }
    } else {
      result.quality = quality.isFix ? .none : quality
      result.position = nil
      result.speed = nil
      result.course = nil
    }
    return result
  }

  private static func course(_ degrees: Double) -> Double? {
    degrees >= 0 && degrees <= 360 ? degrees.truncatingRemainder(dividingBy: 360) : nil
  }

  private static func quality(_ s: NMEASentence, _ kind: Carrier) -> GPSFix.Quality {
    switch kind {
    case .gga: s.integer(5).flatMap { GPSFix.Quality(rawValue: UInt8(clamping: $0)) } ?? .none
    case .gns: best(s.text(5) ?? "N")
    // Before NMEA 2.3 there was no mode, only valid or not.
    case .rmc: s.text(1) == "A" || s.text(1) == "D" ? best(s.text(11) ?? "A") : .none
    case .gll: s.text(5) == nil || s.text(5) == "A" ? best(s.text(6) ?? "A") : .none
    }
  }

  /// The mode's letters, one for each constellation: the best of them counts.
  private static func best(_ letters: String) -> GPSFix.Quality {
    let order: [Character: GPSFix.Quality] = [
      "A": .autonomous, "D": .differential, "P": .precise, "R": .realTimeKinematic, "F": .floatKinematic,
      "E": .estimated, "M": .manual, "S": .simulated,
    ]
    let known = letters.compactMap { order[$0] }
    return known.first(where: \.isFix) ?? known.first ?? .none
  }

  /// Another time of day begins another epoch; some receivers round it differently from sentence to sentence.
  private mutating func begin(_ time: Int64?, _ late: inout GPSFix?) {
    guard let time, epoch.map({ abs(time - $0) >= 20 }) ?? true else { return }
    if !told { late = held }
    held = nil
    if let last = lastTimeOfDay, let day = date, last - time > 12 * 3_600_000 {
      // Midnight passed, and the date is still yesterday's: a dated sentence puts it right in any case.
      date = CivilDate(dayNumber: day.dayNumber + 1)
    }
    lastTimeOfDay = time
    if epoch != nil, !told { missed += 1 } else { missed = 0 }
    // Its usual carrier stays away: another will do.
    if missed >= 3 { carrier = nil }
    epoch = time
    told = false
    fix.satellitesUsed = nil
    fix.quality = .none
  }

  private mutating func choose(_ kind: Carrier) {
    if let carrier, carrier <= kind { return }
    carrier = kind
  }

  private mutating func day(_ s: NMEASentence) {
    guard let text = s.text(8), text.utf8.count == 6, let number = Int(text) else { return }
    let year = number % 100
    date = CivilDate(year: year + (year >= 80 ? 1900 : 2000), month: number / 100 % 100, day: number / 10_000) ?? date
    // What follows is of that day.
    lastTimeOfDay = nil
  }

  /// The moment of a time of day: on the day that the receiver named, else the one that brings it nearest to `now`.
  private func moment(_ ofDay: Int64?, _ now: Instant) -> Instant? {
    guard let ofDay else { return nil }
    let dayLength: Int64 = 86_400_000
    guard let date else {
      let midnight = now.milliseconds / dayLength * dayLength
      let nearest = [midnight - dayLength, midnight, midnight + dayLength]
        .min { abs($0 + ofDay - now.milliseconds) < abs($1 + ofDay - now.milliseconds) }
      return nearest.map { Instant(milliseconds: $0 + ofDay) }
    }
    let told = Instant(milliseconds: Int64(date.dayNumber) * dayLength + ofDay)
    // A receiver whose counter of 1,024 weeks rolled over is off by just that.
    let roll = TimeSpan.days(7 * 1024)
    for turns in 1...2 where abs((now - (told + roll * turns)).milliseconds) < dayLength { return told + roll * turns }
    return told
  }

  private mutating func views(_ s: NMEASentence) {
    guard let total = s.integer(0), let number = s.integer(1), number >= 1, number <= total, total <= 16 else { return }
    if number == 1 { pending[s.talker] = [] }
    guard pending.count <= 16 else { return pending.removeAll() }
    for base in stride(from: 3, to: s.fields.count - 3, by: 4) {
      guard let id = s.integer(base) else { continue }
      pending[s.talker, default: []].append(
        .init(
          number: id, elevation: s.integer(base + 1), azimuth: s.integer(base + 2), strength: s.integer(base + 3)))
    }
    if number == total { views[s.talker] = SatelliteView(satellites: pending.removeValue(forKey: s.talker) ?? []) }
  }
}
