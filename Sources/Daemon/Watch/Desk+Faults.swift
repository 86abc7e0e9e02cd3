import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Faults (form 3, ledger 12; P12, C14, X10, G11): opened by equipment day, by a finding that is filed, or by a person; then their life.
/// One open fault an item: what is found again joins it.
extension Desk {
  /// What is to be registered.
  struct FaultFound {
    var centre: CentreID
    /// Key of the checklist, or one of its own.
    var item: String
    var name: String
    var point: PointID?
    var code: FindingCode
    var symptom: String
    var at: Instant
    var reason: Reason
    /// Who of the carrier was there.
    var carrier: String?
    var finding: FindingRecord?
    var drill = false
  }

  struct FaultOpened {
    var fault: FaultRecord
    var record: CaseRecord
    var paper: Paper
    /// False: it joined one that was open.
    var isNew: Bool
  }

  func openFault(_ found: FaultFound, by person: Person) throws -> FaultOpened {
    guard let rule = context.rules.code(found.code), rule.kind == .fault else {
      let known = context.rules.codes.filter { $0.kind == .fault }
      throw ActRefusal.noSuchCode(found.code.rawValue, known: known)
    }
    guard !found.symptom.allSatisfy(\.isWhitespace) else { throw FaultRefusal.emptyText }
    let item = found.drill ? "drill:\(found.item)" : found.item
    if let open = try tx.read.openFault(centre: found.centre, item: item) { return try join(open, found, by: person) }
    let point = found.point.flatMap { directory.point($0) }
    var record = CaseRecord(
      kind: .fault, code: found.code, severity: found.finding?.severity ?? rule.severity, centre: found.centre,
      waters: found.centre, state: .filed, findingNo: found.finding?.no, occurredAt: found.at, filedAt: now,
      filedBy: person.id, vesselName: "", mmsi: nil, point: found.point, place: point?.place, placeName: found.name,
      reason: found.reason, note: found.finding == nil ? "" : found.symptom, ruleVersion: context.regulationVersion,
      regulationVersion: context.regulationVersion, drill: found.drill)
    record.no = try tx.insert(record)
    let number = try nextNumber(.faultReport, centre: found.centre, drill: found.drill)
    var paper = Paper(
      form: .faultReport, number: number, caseNo: record.no, issuedBy: found.centre, issuedAt: now,
      signedBy: person.id, to: directory.centre(found.centre)?.authority ?? "", answeredBy: found.centre,
      demand: "", due: nil, drill: found.drill)
    paper.no = try tx.insert(paper)
    let fault = FaultRecord(
      no: record.no, number: number, centre: found.centre, item: item, itemName: found.name, point: found.point,
      code: found.code, foundAt: found.at, foundBy: person.id, registeredAt: now, symptom: found.symptom,
      drill: found.drill)
    try tx.insert(fault)
    try enter(record, ledger: 12, centre: found.centre, .own, counterpart: nil, paper: paper.no)
    try journal(
      "fault.reported", "case:\(record.no)", centre: found.centre, occurred: found.at,
      ["code": found.code.rawValue, "item": item, "number": number, "symptom": found.symptom])
    let leaders = RungResolver(directory).people(.dutyLeader, centre: found.centre, at: now)
    try post(
      context.letters.fault(paper, of: record, symptom: found.symptom, carrier: found.carrier, to: leaders),
      paper: paper.no)
    return FaultOpened(fault: fault, record: record, paper: paper, isNew: true)
  }

  private func join(_ open: FaultRecord, _ found: FaultFound, by person: Person) throws -> FaultOpened {
    let step = FaultRecord.Step(text: found.symptom, at: max(found.at, open.foundAt), by: person.id)
    let fault = try take(.foundAgain(step), open)
    try journal(
      "fault.found-again", "case:\(open.no)", centre: open.centre, occurred: found.at, ["symptom": found.symptom])
    guard let record = try tx.read.caseRecord(no: open.no), let paper = try tx.read.papers(case: open.no).first else {
      throw ActRefusal.noSuchThing("case:\(open.no)")
    }
    return FaultOpened(fault: fault, record: record, paper: paper, isNew: false)
  }

  /// A fault that a person reports at any time: of a point's camera, of an item of the checklist, or of something by a name of its own.
  func addFault(
    centre asked: CentreID?, point id: PointID?, item: String?, name: String?, code: FindingCode?, symptom: String,
    at found: Instant, drill: Bool
  ) throws -> FaultOpened {
    let point = id.flatMap { directory.point($0) }
    if let id, point == nil { throw ActRefusal.noSuchThing("point:\(id)") }
    guard let centre = point?.centre ?? asked ?? signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    guard directory.centre(centre) != nil else { throw ActRefusal.noSuchThing("centre:\(centre)") }
    let person = try allow(.reportFault, centre: centre)
    guard found <= now else { throw ActRefusal.inTheFuture }
    let items = equipment.items(of: centre)
    let listed = items.first { $0.key == item ?? id }
    let key: String
    let called: String
    if let listed {
      (key, called) = (listed.key, context.letters.equipmentName(listed))
    } else if let word = name ?? (item == nil ? point?.name : nil), !word.allSatisfy(\.isWhitespace) {
      let own = item ?? word
      key = point.map { "\($0.id)/\(own)" } ?? own
      called = point.map { name == nil ? $0.name : "\($0.name) \(word)" } ?? word
    } else {
      throw FaultRefusal.noSuchItem(item ?? "", known: items.map(\.key))
    }
    let usual = point == nil ? EquipmentChecklist.roomFault : EquipmentChecklist.pointFault
    return try openFault(
      FaultFound(
        centre: centre, item: key, name: called, point: point?.id ?? listed?.point,
        code: code ?? listed?.code ?? usual, symptom: symptom, at: found,
        reason: Reason("fault.entered", ["item": called, "symptom": symptom]), drill: drill), by: person)
  }

  /// A finding about a thing that does not work, filed: form 3 of the centre whose thing it is (G15: a camera's of the point's centre).
  func fileFault(_ finding: FindingRecord, note: String, drill: Bool, by person: Person) throws -> FaultOpened {
    let seen = finding.finding
    var found = FaultFound(
      centre: finding.centre, item: seen.object, name: seen.object, point: nil, code: seen.code,
      symptom: note.allSatisfy(\.isWhitespace) ? context.words.reason(seen.reason) : note, at: seen.onset,
      reason: seen.reason, finding: finding, drill: drill)
    switch seen.observed {
    case .target(.point(let id))?:
      let point = directory.point(id)
      let isCamera = [.pictureUnusable, EquipmentChecklist.pointFault].contains(seen.code)
      let camera = EquipmentItem(key: id, group: .cameras, name: point?.name, point: id, code: seen.code)
      found.centre = point?.centre ?? finding.centre
      found.item = isCamera ? id : seen.object
      found.name = isCamera ? context.letters.equipmentName(camera) : point?.name ?? id
      found.point = id
    case .target(.centre(let id))?:
      found.centre = id
      found.name = directory.centre(id)?.name ?? id.rawValue
    case .vessel, nil:
      if seen.mmsi != 0 {
        found.item = "vessel:\(seen.mmsi)"
        found.name = seen.vesselName.isEmpty ? "MMSI \(seen.mmsi)" : seen.vesselName
        found.point = nil
      }
    }
    return try openFault(found, by: person)
  }

  /// A step of its life, with the case's state beside it.
  func take(_ event: FaultEvent, _ fault: FaultRecord) throws -> FaultRecord {
    let next = try FaultMachine.after(event, fault)
    try tx.update(next)
    if var record = try tx.read.caseRecord(no: fault.no), record.state != next.state.caseState {
      record.state = next.state.caseState
      record.closedAt = next.state.isOver ? now : nil
      record.revision += 1
      try tx.update(record)
    }
    guard var paper = try tx.read.papers(case: fault.no).first else { return next }
    switch event {
    case .repaired(let step):
      paper.replies.append(Paper.Reply(measures: step.text, repliedAt: step.at, by: step.by))
    case .judged(let verdict):
      paper.verifications.append(
        Paper.Verification(accepted: verdict.accepted, note: verdict.note, at: verdict.at, by: verdict.by))
    case .foundAgain, .reported, .diagnosed, .began, .cancelled: return next
    }
    paper.revision += 1
    try tx.update(paper)
    return next
  }
}
