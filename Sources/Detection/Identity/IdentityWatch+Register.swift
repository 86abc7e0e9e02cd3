import AIS
import Organisation
import Picture
import Units

extension IdentityWatch {
  /// A message said what the vessel is: held against the register, part by part.
  /// - Complexity: O(length of its name); a vessel that says what it should costs nothing more.
  mutating func described(
    _ sight: Sight, _ common: Common, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let (mmsi, parts) = (sight.change.mmsi, sight.change.parts)
    guard !parts.isEmpty, sight.change.isRegistered || !index.isEmpty else { return }
    guard let said = picture.view(mmsi)?.particulars else { return }
    if let registered = common.directory.vessel(mmsi: mmsi) {
      for object in RegisterCheck.objects where parts.contains(RegisterCheck.part(object)) {
        guard let fits = RegisterCheck.fits(object, said, registered) else { continue }
        let reason = fits ? nil : RegisterCheck.reason(object, said, registered)
        follow(object, reason, mmsi, sight, &events)
      }
    } else if mmsi < VesselNumber.firstOwn, sight.change.transceiver.isVessel {
      borrowed(said, parts, mmsi, sight, common, &events)
    }
  }

  /// A vessel that the register does not have under this number says that it is one that it has under another. One that is registered
  /// without an MMSI conflicts with none.
  private mutating func borrowed(
    _ said: Particulars, _ parts: Particulars.Parts, _ mmsi: UInt32, _ sight: Sight, _ common: Common,
    _ events: inout [FindingEvent]
  ) {
    if let found = index.find(said, parts), let owner = common.directory.vessel(mmsi: found.number),
      VesselNumber.isMMSI(owner.mmsi), owner.mmsi != mmsi,
      // Two vessels of one name and of different size are two vessels.
      found.by != .name || RegisterCheck.fits("size", said, owner) != false
    {
      let reason = RegisterCheck.reason(borrowed: found.by, said, owner)
      follow("borrowed", reason, mmsi, sight, &events, part: found.by.part)
    } else if let part = states[mmsi]?.conflicts["borrowed"]?.part, !parts.isDisjoint(with: part),
      part != .name || !said.name.string.isEmpty
    {
      follow("borrowed", nil, mmsi, sight, &events)
    }
  }

  /// - Parameter reason: the conflict; nil: none any more.
  private mutating func follow(
    _ object: String, _ reason: Reason?, _ mmsi: UInt32, _ sight: Sight, _ events: inout [FindingEvent],
    part: Particulars.Parts = .name
  ) {
    let known = states.isEmpty ? nil : states[mmsi]
    if known == nil, reason == nil || states.count >= Self.most { return }
    var state = known ?? IdentityState()
    state.seen = max(state.seen, sight.mono)
    state.source = sight.change.source
    if let going = state.conflicts[object], going.source != sight.change.source, going.last != .min,
      sight.mono - going.last < IdentityState.same, (reason == nil) == (going.fits > 0)
    {
      return
    }
    if let reason {
      var going = state.conflicts[object] ?? IdentityState.Conflict(onset: sight.wall, reason: reason)
      going.reason = reason
      going.part = part
      going.reports += 1
      (going.last, going.source) = (sight.mono, sight.change.source)
      going.fits = 0
      state.conflicts[object] = going
    } else if var going = state.conflicts[object] {
      going.fits += 1
      (going.last, going.source) = (sight.mono, sight.change.source)
      state.conflicts[object] = going
      if going.fits >= 2 || state.episodes[object] == nil {
        state.conflicts[object] = nil
        end(object, &state, sight.wall, &events)
      }
    }
    states[mmsi] = state
  }
}
