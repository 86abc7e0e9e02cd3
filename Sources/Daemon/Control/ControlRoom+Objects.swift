import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// Form 1, 监控对象信息表 (P1, C1, X1).
extension ControlRoom {
  package func objects(_ filter: ObjectFilter, page: PageRequest, caller: Caller) async throws -> Page<ObjectRow> {
    try await read(caller) { rows in
      let centres = filter.centre.map { asked in
        rows.directory.organisation.centres.map(\.id).filter { rows.isMeant(asked, $0) }
      }
      let entries =
        try filter.object.map { id in
          try rows.read.objects(id: id).filter {
            $0.no > page.cursor ?? 0 && (centres?.contains($0.facts.centre) ?? true)
          }
        } ?? rows.read.objects(centres: centres, after: page.cursor ?? 0, limit: PageRequest.most)
      let wanted = entries.map { rows.object($0) }.filter { !filter.unconfirmedOnly || $0.unconfirmed }
      return Page(
        items: Array(wanted.prefix(page.limit)), next: Self.next(entries, wanted, page))
    }
  }

  /// The cursor behind this page: behind the last row shown, or behind what was looked through in vain.
  private static func next(_ read: [ObjectEntry], _ wanted: [ObjectRow], _ page: PageRequest) -> Int64? {
    if wanted.count > page.limit { return wanted[page.limit - 1].no }
    return read.count == PageRequest.most ? read.last?.no : nil
  }

  package func object(_ no: Int64, caller: Caller) async throws -> ObjectDetail {
    try await read(caller) { rows in
      guard let entry = try rows.read.object(no: no) else { throw ActRefusal.noSuchThing("object:\(no)") }
      return try rows.objectDetail(entry)
    }
  }

  package func setContacts(object no: Int64, _ request: ObjectSetRequest, act: ControlSocket.Act) async throws
    -> ObjectRow
  {
    try await self.act(act) { desk, viewer in
      let entry = try desk.set(
        object: no, request.contacts.values, revision: act.revision ?? request.revision)
      return self.rows(desk, viewer).object(entry)
    }
  }

  package func confirmObjects(_ request: ObjectsConfirmRequest, act: ControlSocket.Act) async throws
    -> ObjectsConfirmAnswer
  {
    try await self.act(act) { desk, _ in
      ObjectsConfirmAnswer(confirmed: try desk.confirm(objects: request.objects).count)
    }
  }

  package func importObjects(_ request: ObjectsImportRequest, act: ControlSocket.Act) async throws
    -> ObjectsImportAnswer
  {
    let lines = request.rows.map { row in
      Desk.ImportLine(line: row.line, object: row.object, values: row.contacts.values)
    }
    let isCheck = request.check ?? false
    let (texts, directory) = (texts, await watch.current.directory)
    return try await self.act(act) { desk, _ in
      let outcome = try desk.importObjects(lines, check: isCheck)
      let problems = outcome.problems.prefix(PageRequest.most).map { problem in
        ObjectImportProblem(
          line: problem.line, field: problem.field?.rawValue,
          reason: Refusals.words(of: problem.cause, texts, directory))
      }
      let changes = outcome.changes.prefix(PageRequest.most).map { change in
        ObjectImportChange(
          line: change.line, object: change.entry.facts.id, name: change.entry.facts.name,
          change: FieldChange(
            field: change.change.field.rawValue, before: change.change.before, after: change.change.after))
      }
      return ObjectsImportAnswer(
        applied: !isCheck && outcome.problems.isEmpty, changed: outcome.changed, unchanged: outcome.unchanged,
        problems: problems, changes: changes,
        more: outcome.problems.count - problems.count + outcome.changes.count - changes.count)
    }
  }
}

extension ContactsShape {
  /// What is said in a request, by field.
  fileprivate var values: [ContactField: String] {
    Dictionary(
      ContactField.allCases.compactMap { field in self[field.rawValue].map { (field, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Rows {
  func object(_ entry: ObjectEntry) -> ObjectRow {
    let facts = entry.facts
    var contacts = ContactsShape()
    for field in ContactField.allCases { contacts[field.rawValue] = entry.contacts[field] }
    // The configuration's township is the local government, where nobody said otherwise.
    if contacts.government == nil, let township = facts.township.flatMap({ directory.unit($0) }) {
      contacts.government = township.name
      contacts.governmentPhone = contacts.governmentPhone ?? township.phone
    }
    let before = RegisterClock.confirmedBefore(context.rules.register.confirmDays, zone: context.zone, now: now)
    return ObjectRow(
      no: entry.no, revision: entry.revision, object: facts.id, group: facts.group.rawValue, kind: facts.kind,
      name: facts.name, centre: facts.centre.rawValue, centreName: centreName(facts.centre),
      waters: directory.centre(facts.centre)?.area ?? "", longitude: facts.place?.longitude,
      latitude: facts.place?.latitude, means: facts.means, firstSailing: facts.sailings?.opens.text,
      lastSailing: facts.sailings?.closes.text, unit: facts.unit.map { directory.unit($0)?.name ?? $0 },
      contacts: contacts, updatedAt: time(entry.updatedAt), updatedBy: personName(entry.updatedBy),
      confirmedAt: time(entry.confirmedAt), confirmedBy: personName(entry.confirmedBy),
      unconfirmed: entry.confirmedAt ?? entry.takenIn < before)
  }

  func objectDetail(_ entry: ObjectEntry) throws -> ObjectDetail {
    let history = try read.journal(about: ["object:\(entry.no)"]).map { record in
      let detail = try AnswerText.decode([String: String].self, record.detail)
      return ObjectChangeRow(
        at: time(record.recordedAt), what: texts.words("journal.\(record.act)"), by: personName(record.person),
        changes: ContactField.allCases.compactMap { field in
          guard let before = detail["\(field.rawValue).before"], let after = detail["\(field.rawValue).after"] else {
            return nil
          }
          return FieldChange(field: field.rawValue, before: before, after: after)
        })
    }
    return ObjectDetail(summary: object(entry), history: history)
  }

  /// For the status screen: the register of a centre and those below it.
  func registerStatus(_ centre: CentreID?) throws -> RegisterStatus {
    let days = context.rules.register.confirmDays
    let before = RegisterClock.confirmedBefore(days, zone: context.zone, now: now)
    let counts = try read.objectCounts(confirmedBefore: before).filter { isMeant(centre?.rawValue, $0.key) }
    let lists = try read.contactLists()
    let overdue = context.hosted.sorted().filter { id in
      guard centre.map({ $0 == id }) ?? true, let list = lists[id] else { return false }
      return listState(list) == .overdue
    }
    return RegisterStatus(
      objects: counts.values.reduce(0) { $0 + $1.objects },
      unconfirmed: counts.values.reduce(0) { $0 + $1.unconfirmed },
      days: days, contactsOverdue: overdue.map { centreName($0) })
  }

  func listState(_ list: ContactListRecord) -> RegisterClock.ListState {
    RegisterClock.listState(
      last: list.confirmedAt ?? list.since, isConfirmed: list.confirmedAt != nil, zone: context.zone, now: now)
  }
}
