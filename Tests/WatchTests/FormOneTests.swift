import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// Form 1 and the contact list through Watch and its register.
@Suite("Form 1: watched objects, kept current") struct FormOneTests {
  private func started(change: (inout Organisation) -> Void = { _ in }) async throws -> Room {
    let room = try Room(change: change)
    try await room.watch.start(at: at("08:00"))
    return room
  }

  private func entry(_ room: Room, _ id: String) throws -> ObjectEntry {
    try #require(try room.register.read { try $0.objects(id: id).first })
  }

  private func all(_ room: Room) throws -> [ObjectEntry] {
    try room.register.read { try $0.objects(centres: nil, after: 0, limit: 500) }
  }

  private func importing(
    _ room: Room, _ rows: [(String, [ContactField: String])], by person: PersonID, check: Bool = false
  ) async throws -> (problems: [Int], changed: Int) {
    let lines = rows.enumerated().map {
      Desk.ImportLine(line: $0.offset + 2, object: $0.element.0, values: $0.element.1)
    }
    let counts = try await room.act(person, at: at("10:00")) { desk in
      let outcome = try desk.importObjects(lines, check: check)
      return [outcome.changed] + outcome.problems.map(\.line)
    }
    return (Array(counts.dropFirst()), counts[0])
  }

  @Test("P1, C1, X1: points and vessels are taken in at the start; the same configuration again changes nothing")
  func takenIn() async throws {
    let room = try await started()
    let organisation = room.directory.organisation
    let entries = try all(room)
    #expect(entries.count == organisation.points.count + organisation.vessels.count)
    #expect(Set(entries.map(\.facts.id)) == Set(organisation.points.map(\.id) + organisation.vessels.map(\.id)))
    let point = try #require(organisation.points.first { $0.township != nil })
    let taken = try entry(room, point.id)
    #expect(taken.facts.place == point.place && taken.facts.unit == point.township && taken.updatedBy == nil)
    #expect(try room.journal("register.configured").count == 1 && room.journal("object.added").isEmpty)
    try await room.watch.start(at: at("09:00"))
    #expect(try all(room) == entries && room.journal("register.configured").count == 1)
  }

  @Test("X1: the configuration's changes are taken in on reload and leave what people keep as it is") func reload()
    async throws
  {
    let room = try await started()
    let id = room.directory.points(of: CentreID("430105"))[0].id
    let gone = room.directory.organisation.vessels[0].id
    let before = try entry(room, id)
    _ = try await room.act("P-430105-01", at: at("09:00")) {
      try $0.set(object: before.no, [.manager: "张三", .managerPhone: "13800138000"], revision: 1).no
    }
    var organisation = room.directory.organisation
    let index = try #require(organisation.points.firstIndex { $0.id == id })
    organisation.points[index].name = "新渡口"
    organisation.vessels.removeAll { $0.id == gone }
    var next = await room.watch.current
    (next.directory, next.organisationVersion) = (Directory(organisation), "o2")
    try await room.watch.reload(next, at: at("10:00"))
    let after = try entry(room, id)
    #expect(after.facts.name == "新渡口" && after.contacts == [.manager: "张三", .managerPhone: "13800138000"])
    #expect(after.updatedAt == at("10:00") && after.updatedBy == nil && after.no == before.no && after.revision == 3)
    #expect(try room.register.read { try $0.objects(id: gone) }.isEmpty)
    #expect(try room.journal("object.configured").map(\.subject) == ["object:\(before.no)"])
    #expect(try room.journal("object.removed").count == 1)
    // Back again with all that was known of it.
    (next.directory, next.organisationVersion) = (room.directory, "o3")
    try await room.watch.reload(next, at: at("11:00"))
    #expect(try room.register.read { try $0.objects(id: gone) }.count == 1)
    #expect(try room.journal("object.added").count == 1)
  }

  @Test(
    "P1, C1, X1: a change stands in the journal with who, when, before and after; the city and the province may as well"
  )
  func changes() async throws {
    let room = try await started()
    let no = try entry(room, room.directory.points(of: CentreID("430105"))[0].id).no
    for (person, value) in [("P-430105-01", "张三"), ("P-430100-01", "李四"), ("P-430000-03", "王五")] {
      _ = try await room.act(person, at: at("09:00")) { try $0.set(object: no, [.clerk: value], revision: nil).no }
    }
    let details = try room.journal("object.changed").map(\.detail)
    #expect(details.count == 3)
    #expect(details[1].contains("\"clerk.before\":\"张三\"") && details[1].contains("\"clerk.after\":\"李四\""))
    #expect(try room.journal("object.changed").map(\.person) == ["P-430105-01", "P-430100-01", "P-430000-03"])
    let entry = try #require(try room.register.read { try $0.object(no: no) })
    #expect(entry.updatedBy == "P-430000-03" && entry.updatedAt == at("09:00") && entry.revision == 4)
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430112-01", at: at("09:00")) { try $0.set(object: no, [.clerk: "x"], revision: nil).no }
    }
    await #expect(throws: ActRefusal.staleRevision(4)) {
      try await room.act("P-430105-01", at: at("09:00")) { try $0.set(object: no, [.clerk: "x"], revision: 3).no }
    }
    await #expect(throws: ObjectRefusal.nothingToChange) {
      try await room.act("P-430105-01", at: at("09:00")) { try $0.set(object: no, [.clerk: "王五"], revision: nil).no }
    }
    #expect(try room.journal("object.changed").count == 3)
  }

  @Test("X1: an import is all or nothing, names every bad line, and a check writes nothing") func imports() async throws
  {
    let room = try await started()
    let points = room.directory.points(of: CentreID("430105")).map(\.id)
    let foreign = room.directory.points(of: CentreID("430112"))[0].id
    let bad = try await importing(
      room,
      [
        (points[0], [.manager: "张三"]), ("PT-000000-00", [.manager: "x"]), (foreign, [.manager: "x"]),
        (points[1], [.managerPhone: "无"]), (points[0], [.clerk: "x"]),
      ], by: "P-430105-01")
    #expect(bad.problems == [3, 4, 5, 6] && bad.changed == 1)
    #expect(try room.journal("object.changed").isEmpty && entry(room, points[0]).contacts.isEmpty)

    let rows: [(String, [ContactField: String])] = [
      (points[0], [.manager: "张三", .managerPhone: "13800138000"]), (points[1], [.manager: "李四"]),
    ]
    #expect(try await importing(room, rows, by: "P-430105-01", check: true).changed == 2)
    #expect(try room.journal("object.changed").isEmpty)
    #expect(try await importing(room, rows, by: "P-430105-01").changed == 2)
    #expect(try entry(room, points[0]).contacts == [.manager: "张三", .managerPhone: "13800138000"])
    #expect(try room.journal("object.changed").count == 2 && room.journal("register.imported").count == 1)
    #expect(try await importing(room, rows, by: "P-430105-01").changed == 0)
    #expect(try room.journal("register.imported").count == 1)
  }

  @Test("P1: not confirmed for 90 days is counted from the taking in, then from the confirmation") func unconfirmed()
    async throws
  {
    let room = try await started()
    let id = room.directory.points(of: CentreID("430105"))[0].id
    let no = try entry(room, id).no
    func counts(_ day: String) throws -> (objects: Int, unconfirmed: Int) {
      let before = RegisterClock.confirmedBefore(90, zone: .shanghai, now: at("08:00", day))
      return try #require(try room.register.read { try $0.objectCounts(confirmedBefore: before) }[CentreID("430105")])
    }
    // Taken in on 2026-11-21: the 90th day is 2027-02-19.
    #expect(try counts("2027-02-18").unconfirmed == 0)
    #expect(try counts("2027-02-19").unconfirmed == counts("2027-02-19").objects)
    _ = try await room.act("P-430105-01", at: at("09:00", "2027-02-19")) { try $0.confirm(objects: [no, no]).count }
    #expect(try counts("2027-02-19").unconfirmed == counts("2027-02-19").objects - 1)
    let entry = try entry(room, id)
    #expect(entry.confirmedBy == "P-430105-01" && entry.confirmedAt == at("09:00", "2027-02-19"))
    #expect(try room.journal("object.confirmed").map(\.subject) == ["object:\(no)"])
  }

  @Test("G9, S8: a centre's own people confirm its contact list, once a month") func contactList() async throws {
    let room = try await started()
    let centre = CentreID("430105")
    func list() throws -> ContactListRecord { try #require(try room.register.read { try $0.contactLists()[centre] }) }
    #expect(try list().confirmedAt == nil && list().since == at("08:00"))
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430100-01", at: at("09:00")) {
        try $0.confirmContacts(of: centre)
        return 0
      }
    }
    _ = try await room.act("P-430105-01", at: at("09:00")) {
      try $0.confirmContacts(of: centre)
      return 0
    }
    #expect(try list().confirmedAt == at("09:00") && list().confirmedBy == "P-430105-01")
    #expect(try room.journal("contacts.confirmed").map(\.subject) == ["centre:430105"])
  }
}
