import Organisation
import Picture
import Units

/// The leg of track that shows an episode, with its raw sentences: at most 60 fixes, from five minutes before the onset.
enum Evidence {
  static let most = 60
  static let lead = TimeSpan.minutes(5)

  /// - Parameter until: nothing later, though the picture may know more by now.
  static func leg(
    _ mmsi: UInt32, from onset: Instant, until: Instant, _ picture: borrowing Picture, _ common: Common
  ) -> [EvidenceFix] {
    let track = picture.track(mmsi).filter { $0.fix.at >= onset - lead && $0.fix.at <= until }
    return track.suffix(most).map { entry($0.fix, raw: $0.raw[...], common) }
  }

  /// The leg up to and with the fix of this change, whose sentence is in the batch.
  static func leg(
    _ sight: Sight, _ fix: Fix, from onset: Instant, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ common: Common
  ) -> [EvidenceFix] {
    var leg = leg(sight.change.mmsi, from: onset, until: sight.wall, picture, common)
    if leg.last?.at != fix.at || leg.last?.position != fix.position {
      leg = leg.suffix(most - 1) + [entry(fix, raw: batch.raw(sight.change.raw), common)]
    }
    return leg
  }

  static func entry(_ fix: Fix, raw: ArraySlice<UInt8>, _ common: Common) -> EvidenceFix {
    EvidenceFix(
      at: fix.at, position: fix.position, speed: fix.motion.speed, course: fix.motion.course, raw: text(raw),
      source: common.feed(fix.source))
  }

  /// The sentences as text; the newline that ends the last part of several is left out.
  static func text(_ raw: ArraySlice<UInt8>) -> String {
    var slice = raw
    while let last = slice.last, last == 0x0A || last == 0x0D { slice = slice.dropLast() }
    return String(decoding: slice, as: UTF8.self)
  }
}
