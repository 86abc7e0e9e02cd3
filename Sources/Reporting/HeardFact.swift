package import Casework
package import Units

/// What a station measured and said on AIS, ready to be read in a broadcast (C7, G9): the latest of its kind.
package struct HeardFact: Hashable, Sendable, Codable {
  package var mmsi: UInt32
  /// Its name, or its number in words.
  package var station: String
  /// Weather or water level.
  package var kind: BulletinKind
  /// In the catalogue's words.
  package var text: String
  package var at: Instant

  package init(mmsi: UInt32, station: String, kind: BulletinKind, text: String, at: Instant) {
    self.mmsi = mmsi
    self.station = station
    self.kind = kind
    self.text = text
    self.at = at
  }
}

extension LetterWriter {
  /// Words for what was heard on AIS: keys of the group `heard` of the catalogue.
  package func heard(_ key: String, _ values: [String: String] = [:]) -> String { text("heard." + key, values) }

  /// A measured value as it is read: what, by whom, when, and that nobody has checked it.
  func spoken(_ fact: HeardFact) -> String {
    text(
      "broadcast.heard",
      [
        "kind": text("bulletin.kind.\(fact.kind.rawValue)"), "station": fact.station, "text": fact.text,
        "time": spoken(fact.at),
      ])
  }
}
