package import Units

/// One value that a station measured.
package struct Reading: Hashable, Sendable, Codable {
  package enum Source: Hashable, Sendable, Codable {
    /// A person entered it.
    case entered(PersonID)
    /// Heard on the air from this AIS station.
    case heard(UInt32)
  }
  package var station: StationID
  package var quantity: MeasuredQuantity
  package var value: Double
  /// When it was measured.
  package var at: Instant
  package var source: Source

  package init(station: StationID, quantity: MeasuredQuantity, value: Double, at: Instant, source: Source) {
    self.station = station
    self.quantity = quantity
    self.value = value
    self.at = at
    self.source = source
  }
}

/// What the stations have read, with the last readings of each in order of time: from them follows whether a condition is met, and since when.
package struct Environment: Hashable, Sendable {
  package struct Key: Hashable, Sendable, Comparable {
    package var station: StationID
    package var quantity: MeasuredQuantity
    package init(_ station: StationID, _ quantity: MeasuredQuantity) {
      self.station = station
      self.quantity = quantity
    }
    package static func < (a: Key, b: Key) -> Bool {
      (a.station, a.quantity.rawValue) < (b.station, b.quantity.rawValue)
    }
  }
  /// Readings kept of one quantity at one station.
  package static let most = 256

  private var series: [Key: [Reading]] = [:]

  package init(_ readings: [Reading] = []) {
    for reading in readings { note(reading) }
  }

  package var keys: [Key] { series.keys.sorted() }

  /// All that is kept, station by station in order of time.
  package var readings: [Reading] { keys.flatMap { series[$0] ?? [] } }

  /// Takes a reading in; one of the same moment replaces it. False: it says nothing new, or is older than all that are kept.
  @discardableResult
  package mutating func note(_ reading: Reading) -> Bool {
    guard reading.quantity.range.contains(reading.value) else { return false }
    let key = Key(reading.station, reading.quantity)
    var list = series.removeValue(forKey: key) ?? []
    defer { series[key] = list }
    let place = list.lastIndex { $0.at <= reading.at }.map { $0 + 1 } ?? 0
    if place > 0, list[place - 1].at == reading.at {
      guard list[place - 1].value != reading.value else { return false }
      list[place - 1] = reading
      return true
    }
    if place == 0, list.count >= Self.most { return false }
    list.insert(reading, at: place)
    if list.count > Self.most { list.removeFirst() }
    return true
  }

  /// The last reading up to an instant.
  package func latest(_ station: StationID, _ quantity: MeasuredQuantity, at now: Instant) -> Reading? {
    series[Key(station, quantity)]?.last { $0.at <= now }
  }

  /// Whether a condition is met at an instant; nil: no station of it has a reading that is young enough.
  package func meets(_ condition: MeasuredCondition, at now: Instant) -> Bool? {
    var isKnown = false
    for station in condition.stations {
      switch meets(condition, station, at: now) {
      case true?: return true
      case false?: isKnown = true
      case nil: break
      }
    }
    return isKnown ? false : nil
  }

  /// From the last reading back to one that decides: between limit and margin all stays as it was.
  private func meets(_ condition: MeasuredCondition, _ station: StationID, at now: Instant) -> Bool? {
    guard let list = series[Key(station, condition.quantity)] else { return nil }
    var later = now
    var isKnown = false
    for reading in list.reversed() where reading.at <= now {
      // Beyond a silence so long nothing is remembered.
      guard later - reading.at <= condition.staleAfter else { break }
      if let verdict = condition.verdict(reading.value) { return verdict }
      later = reading.at
      isKnown = true
    }
    return isKnown ? false : nil
  }

  /// The instants at which a condition may have turned: each reading, and the moment at which one grew too old.
  func changes(_ condition: MeasuredCondition, after limit: Instant, until now: Instant) -> [Instant] {
    var found: [Instant] = []
    for station in condition.stations {
      for reading in series[Key(station, condition.quantity)] ?? [] {
        found.append(reading.at)
        found.append(reading.at + condition.staleAfter + .milliseconds(1))
      }
    }
    return found.filter { $0 > limit && $0 <= now }
  }
}
