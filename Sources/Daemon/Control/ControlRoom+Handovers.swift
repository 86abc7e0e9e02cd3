import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// 交接班 (G6, S2).
extension ControlRoom {
  package func handovers(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<HandoverRow> {
    try await read(caller) { rows in
      let records = try rows.read.handovers(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { rows.isMeant(centre, $0.centre) }
      return Page(
        items: wanted.prefix(page.limit).map { rows.handover($0) }, next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func currentHandover(centre: String?, caller: Caller) async throws -> HandoverRow {
    try await read(caller) { rows in
      guard let centre = centre.map({ CentreID($0) }) ?? rows.viewer.centres.sorted().first else {
        throw ActRefusal.noSuchThing("centre:")
      }
      let reader = HandoverReader(context: rows.context, read: rows.read, now: rows.now)
      guard var handover = try reader.current(centre) else { throw HandoverRefusal.nobodyOnWatch }
      if handover.signedOn.isEmpty { handover.matters = try reader.matters(of: centre) }
      if handover.preparedAt == nil { handover.equipment = try reader.faults(of: centre) }
      return rows.handover(handover)
    }
  }

  package func prepare(_ request: HandoverPrepareRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try await self.act(act) { desk, viewer in
      let items = request.equipment.map { Handover.Item(equipment: $0.equipment, state: $0.state) }
      return self.rows(desk, viewer).handover(
        try desk.prepareHandover(equipment: items, instructions: request.instructions ?? ""))
    }
  }

  package func sign(_ request: HandoverSignRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try await self.act(act) { desk, viewer in
      self.rows(desk, viewer).handover(try desk.signHandover(arrived: request.arrived?.instant))
    }
  }

  package func ask(swap request: HandoverSwapRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try await self.act(act) { desk, viewer in
      self.rows(desk, viewer).handover(
        try desk.askSwap(of: request.out, for: request.instead, reason: request.reason))
    }
  }

  package func approve(swap request: HandoverApproveRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try await self.act(act) { desk, viewer in
      self.rows(desk, viewer).handover(try desk.approveSwap(of: request.out))
    }
  }
}

extension Rows {
  func handover(_ handover: Handover) -> HandoverRow {
    func people(_ ids: [PersonID], _ signatures: [Handover.Signature]) -> [HandoverPerson] {
      ids.map { id in
        HandoverPerson(
          id: id, name: personName(id) ?? id, signedAt: time(signatures.first { $0.by == id }?.at))
      }
    }
    let state =
      handover.isComplete
      ? "complete"
      : handover.preparedAt == nil ? "due" : handover.missingOn.isEmpty ? "taken-over" : "prepared"
    let late = handover.lateness(grace: context.rules.handover.grace, now: now)
    let (off, on) = (handover.offGoing, handover.onComing)
    return HandoverRow(
      no: handover.no == 0 ? nil : handover.no, revision: handover.revision, centre: handover.centre.rawValue,
      centreName: centreName(handover.centre), state: state, offStarts: time(off.starts), offEnds: time(off.ends),
      onStarts: time(on.starts), onEnds: time(on.ends), offGoing: people(off.watchkeepers, handover.signedOff),
      onComing: people(handover.taking, handover.signedOn), leaderOff: people([off.leader], handover.leaders)[0],
      leaderOn: people([on.leader], handover.leaders)[0], preparedBy: personName(handover.preparedBy),
      preparedAt: time(handover.preparedAt),
      equipment: handover.equipment.map { HandoverItem(equipment: $0.equipment, state: $0.state) },
      matters: handover.matters.map { HandoverMatter(what: $0.what, state: $0.state, next: $0.next) },
      instructions: handover.instructions,
      swaps: handover.substitutes.map {
        HandoverSwap(
          out: $0.out, outName: personName($0.out) ?? $0.out, instead: $0.instead,
          insteadName: personName($0.instead) ?? $0.instead, reason: $0.reason, approvedBy: personName($0.approvedBy))
      }, lateMinutes: late.map { Int($0.milliseconds / 60_000) })
  }
}

extension Refusals {
  static func handover(_ refusal: HandoverRefusal, _ texts: Texts, _ directory: Directory) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words {
      texts.words("refusal.handover.\(key)", values)
    }
    func names(_ ids: [PersonID]) -> String { ids.map { directory.person($0)?.name ?? $0 }.joined(separator: " ") }
    return switch refusal {
    case .nobodyOnWatch: ControlError(.conflict, said("nobodyOnWatch"))
    case .notOfThisHandover: ControlError(.forbidden, said("notOfThisHandover"))
    case .tooEarly(let from): ControlError(.conflict, said("tooEarly", ["time": directory.zone.short(from)]))
    case .notPrepared: ControlError(.conflict, said("notPrepared"))
    case .incomplete(let missing): ControlError(.conflict, said("incomplete", ["people": names(missing)]))
    case .signedAlready: ControlError(.conflict, said("signedAlready"))
    case .underSignature: ControlError(.conflict, said("underSignature"))
    case .equipmentMissing: ControlError(.invalid, said("equipmentMissing"), field: "equipment")
    case .notRostered(let id): ControlError(.invalid, said("notRostered", ["people": names([id])]), field: "out")
    case .notAWatchkeeper(let id):
      ControlError(.invalid, said("notAWatchkeeper", ["people": names([id])]), field: "instead")
    case .noSuchSwap(let id): ControlError(.notFound, said("noSuchSwap", ["people": names([id])]))
    case .ownSwap: ControlError(.forbidden, said("ownSwap"))
    case .emptyText: ControlError(.invalid, said("emptyText"), field: "reason")
    case .arrivedLater: ControlError(.invalid, said("arrivedLater"), field: "arrived")
    }
  }
}
