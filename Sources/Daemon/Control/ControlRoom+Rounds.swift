import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// What people see for themselves, add to a day and take back, and a configuration that takes effect today.
extension ControlRoom {
  package func observe(_ request: ObserveRequest, act: ControlSocket.Act) async throws -> FindingRow {
    let code = FindingCode(request.code)
    return try await self.act(act, inHold: { $0.context.rules.code(code)?.severity == .emergency }) { desk, viewer in
      let no = try desk.enter(request)
      return try self.rows(desk, viewer).finding(try desk.finding(no))
    }
  }

  package func addDuty(_ request: DutyAddRequest, act: ControlSocket.Act) async throws -> DutyDetail {
    try await self.act(act) { desk, viewer in
      guard let own = viewer.person?.centre ?? viewer.centres.first else { throw AuthorityRefusal.notSignedOn }
      let targets = try request.targets.map { key in
        guard let target = Target(key: key) else { throw ActRefusal.noSuchTarget(key) }
        return target
      }
      let record = try desk.addDuty(
        centre: request.centre.map { CentreID($0) } ?? own, targets: targets, reason: request.reason,
        opens: request.opens?.instant, due: request.due?.instant)
      return try self.rows(desk, viewer).dutyDetail(record)
    }
  }

  package func waive(duty no: Int64, _ request: DutyWaiveRequest, act: ControlSocket.Act) async throws -> DutyDetail {
    try await self.act(act) { desk, viewer in
      let record = try desk.waive(duty: no, reason: request.reason, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).dutyDetail(record)
    }
  }

  /// The files are read anew first; wrong ones are refused as at a reload, and nothing changes.
  package func applyConfiguration(_ request: ConfigApplyRequest, act: ControlSocket.Act) async throws
    -> ConfigApplyAnswer
  {
    let viewer = try await read(act.caller) { $0.viewer }
    let context = await watch.current
    try await Refusals.told(texts, context.directory) { try context.allowApplying(viewer.signer) }
    do {
      try await reload()
    } catch let failure as StartFailure {
      throw ControlError(
        .invalid, Words("配置有误，未生效：\(failure)", "the configuration is wrong and not in use: \(failure)"))
    }
    return try await self.act(act) { desk, _ in
      let applied = try desk.applyToday(reason: request.reason)
      return ConfigApplyAnswer(
        organisationVersion: desk.context.organisationVersion, regulationVersion: desk.context.regulationVersion,
        added: applied.added, withdrawn: applied.withdrawn, changed: applied.changed)
    }
  }
}

extension Desk {
  /// What a camera shows or somebody telephones (design.md, Detectors): the same codes, the same life.
  func enter(_ request: ObserveRequest) throws -> Int64 {
    guard let person = signer.person else {
      throw signer == .root ? AuthorityRefusal.administratorNeverSigns : AuthorityRefusal.notSignedOn
    }
    let code = FindingCode(request.code)
    guard let rule = context.rules.code(code) else { throw noSuchCode(code) }
    let seen = request.seenAt?.instant ?? now
    guard seen <= now else { throw ActRefusal.inTheFuture }
    let point = try request.point.map { typed in
      guard let point = directory.point(typed) else { throw ActRefusal.noSuchThing("point:\(typed)") }
      return point
    }
    let thing: ObservedThing
    let waters: CentreID
    if let typed = request.vessel {
      let vessel = directory.organisation.vessels.first { $0.name == typed || "\($0.mmsi)" == typed || $0.id == typed }
      guard let mmsi = vessel?.mmsi ?? UInt32(typed) else { throw ActRefusal.noSuchThing("vessel:\(typed)") }
      thing = .vessel(mmsi)
      waters = point?.centre ?? vessel?.homeCentre ?? person.centre
    } else if let point {
      thing = .target(.point(point.id))
      waters = point.centre
    } else {
      let id = CentreID(request.centre ?? "")
      guard directory.centre(id) != nil else { throw ActRefusal.noSuchThing("centre:\(id.rawValue)") }
      thing = .target(.centre(id))
      waters = id
    }
    try allow(.observe, centre: waters)
    // A camera's fault is a fault of the object, whoever enters it (G15).
    return try observe(
      Sight(
        code: rule.code, thing: thing, point: point?.id, seenAt: seen, observer: person.centre, check: nil,
        note: context.letters.mark("mark.comma") + request.note, key: "observed.entered"), by: person)
  }
}
