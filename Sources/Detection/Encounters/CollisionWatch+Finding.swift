import Geometry
import Organisation
import Picture
import Units

extension CollisionWatch {
  /// D02 (R19): how loud it is the code of the configuration says; serious at least.
  func finding(
    _ pair: Pair, _ encounter: Encounter, _ approach: Approach, _ own: Sailing, _ other: Sailing,
    _ scene: EncounterScene, _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture
  ) -> Finding {
    let onset = encounter.run?.onset ?? scene.fix.at
    let object = padded(Int(pair.higher), 9)
    return Finding(
      id: Common.id(.collisionRisk, pair.lower, object, onset), detector: .collisionRisk, code: FindingCode("D02"),
      severity: .serious, mmsi: pair.lower, vessel: common.directory.vessel(mmsi: pair.lower)?.id,
      vesselName: common.name(pair.lower, picture), object: object, onset: onset, opened: scene.sight.wall,
      place: middle(own, other), reason: reason(pair, approach, own, other, common, picture),
      ruleVersion: common.rulesVersion,
      evidence: Evidence.legs(scene, pair, from: onset, batch, picture, common))
  }

  func reason(
    _ pair: Pair, _ approach: Approach, _ own: Sailing, _ other: Sailing, _ common: Common, _ picture: borrowing Picture
  ) -> Reason {
    let (lower, higher) = own.mmsi == pair.lower ? (own, other) : (other, own)
    return Reason(
      .collisionClosing,
      [
        "name": common.label(pair.lower, picture), "other": common.label(pair.higher, picture),
        "cpa": decimal(approach.closest, 0),
        "tcpa": decimal(max(0, approach.timeToClosest), 0), "range": decimal(approach.range, 0),
        "knots": decimal(lower.knots, 1), "otherKnots": decimal(higher.knots, 1),
      ])
  }

  /// Half way between the two.
  func middle(_ a: Sailing, _ b: Sailing) -> Position { a.place.interpolated(to: b.place, 0.5) }
}

extension Common {
  /// As people call it: its name, or its number where it has none.
  func label(_ mmsi: UInt32, _ picture: borrowing Picture) -> String {
    let name = name(mmsi, picture)
    return name.isEmpty ? padded(Int(mmsi), 9) : name
  }
}

extension Evidence {
  /// The legs of both vessels in order of time, 30 fixes of each at most.
  static func legs(
    _ scene: EncounterScene, _ pair: Pair, from onset: Instant, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ common: Common
  ) -> [EvidenceFix] {
    let other = scene.sight.change.mmsi == pair.lower ? pair.higher : pair.lower
    let own = leg(scene.sight, scene.fix, from: onset, batch, picture, common).suffix(most / 2)
    let theirs = leg(other, from: onset, until: scene.sight.wall, picture, common).suffix(most / 2)
    return (own + theirs).sorted { $0.at < $1.at }
  }
}
