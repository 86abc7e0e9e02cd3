import Organisation
import Picture
import Regulation
import Units

extension OvertakingWatch {
  func finding(
    _ going: Passing, _ fast: Sailing, _ slow: Sailing, _ zone: Int32, _ rule: ZoneRule, _ book: ZoneBook,
    _ scene: EncounterScene, _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture
  ) -> Finding {
    let object = padded(Int(slow.mmsi), 9)
    let entry = book.entries[Int(zone)]
    let reason = Reason(
      .overtakingPassed,
      [
        "zone": entry.name, "name": common.label(fast.mmsi, picture), "other": common.label(slow.mmsi, picture),
        "metres": decimal(going.beam.side, 0), "knots": decimal(fast.knots, 1), "otherKnots": decimal(slow.knots, 1),
      ])
    return Finding(
      id: Common.id(.overtaking, fast.mmsi, object, going.beam.at), detector: .overtaking, code: rule.code,
      severity: rule.severity, mmsi: fast.mmsi, vessel: common.directory.vessel(mmsi: fast.mmsi)?.id,
      vesselName: common.name(fast.mmsi, picture), object: object, onset: going.beam.at, opened: scene.sight.wall,
      place: fast.place, reason: reason, ruleVersion: entry.version,
      evidence: Evidence.legs(scene, Pair(fast.mmsi, slow.mmsi), from: going.beam.at, batch, picture, common))
  }
}
