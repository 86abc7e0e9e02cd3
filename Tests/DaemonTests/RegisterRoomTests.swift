import Casework
import ControlSocket
import Foundation
import Organisation
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon

/// Equipment day, form 1 and the contact list as the socket's callers see them.
@Suite("The control room: equipment, form 1, contacts") struct RegisterRoomTests {
  static let monday = Instant(iso8601: "2026-11-23T09:00:00+08:00") ?? .distantPast
  private let county = "430105"

  /// The account `daemon` of this machine is a watchkeeper of the county.
  private func bench() async throws -> (Bench, ControlRoom, Caller) {
    let bench = try await Bench(at: Self.monday) { organisation in
      for index in organisation.people.indices {
        organisation.people[index].account = organisation.people[index].id == "P-430105-01" ? "daemon" : nil
      }
    }
    _ = try await bench.watch.tick(at: Self.monday)
    return (bench, bench.room(), try caller("daemon"))
  }

  private func act(_ caller: Caller, _ fingerprint: String) -> ControlSocket.Act {
    ControlSocket.Act(caller: caller, idempotencyKey: fingerprint, fingerprint: fingerprint)
  }

  @Test("the names of people's fields are the same in register, API and files") func fields() {
    #expect(ContactsShape.fields == ContactField.allCases.map(\.rawValue))
    var shape = ContactsShape()
    for field in ContactsShape.fields { shape[field] = field }
    #expect(ContactsShape.fields.allSatisfy { shape[$0] == $0 })
  }

  @Test("X6, G11: the checklist is filled in at the socket; the state of the equipment and its open faults are listed")
  func equipment() async throws {
    let (_, room, caller) = try await bench()
    let duties = try await room.duties(DutyFilter(centre: county), page: PageRequest(limit: 500), caller: caller)
    let no = try #require(duties.items.first { $0.kind == "equipment-check" }).no
    let sheet = try await room.equipmentSheet(no, caller: caller)
    #expect(sheet.checked == 0 && sheet.items.allSatisfy { $0.state == "open" } && sheet.summary.clause == "X6")
    #expect(sheet.summary.work == "equipment/\(no)")
    let works = Set(duties.items.compactMap { $0.work?.split(separator: "/").first })
    #expect(works.isSuperset(of: ["round", "report", "equipment"]), "the screen says through what each is done")
    #expect(sheet.items.first?.name == Words("供电与 UPS", "power and UPS"))
    #expect(sheet.items.last?.name.zh.hasSuffix("摄像机") == true)
    let request = EquipmentCheckRequest(
      results: [EquipmentInput(item: "vhf", outcome: .fault, note: "8 频道不能发射")], othersOK: true, carrier: "王工")
    let answer = try await room.checkEquipment(no, request, act: act(caller, "a"))
    #expect(answer.recorded == sheet.items.count && answer.sheet.faults == 1 && answer.sheet.summary.state == "done")
    #expect(answer.opened.map(\.number) == ["湘水监障〔2026〕430105-0001号"] && answer.opened[0].pointName == "甚高频电台")
    // The same key again is the same answer, and opens nothing.
    #expect(try await room.checkEquipment(no, request, act: act(caller, "a")) == answer)

    let faults = try await room.equipment(
      EquipmentFilter(centre: county, faultsOnly: true), page: PageRequest(), caller: caller)
    #expect(faults.items.map(\.key) == ["vhf"] && faults.items[0].number == "湘水监障〔2026〕430105-0001号")
    #expect(faults.items[0].carrier == "王工" && faults.items[0].by != nil)
    // Found good again, the open form 3 stays in sight.
    let good = EquipmentCheckRequest(results: [EquipmentInput(item: "vhf", outcome: .ok)])
    _ = try await room.checkEquipment(no, good, act: act(caller, "b"))
    let after = try await room.equipment(
      EquipmentFilter(centre: county, faultsOnly: true), page: PageRequest(), caller: caller)
    #expect(after.items.map(\.state) == ["ok"] && after.items[0].caseNo == answer.opened[0].no)
    // The city sees its counties' as well; page by page.
    var all: [EquipmentItemRow] = []
    var cursor: Int64?
    repeat {
      let page = try await room.equipment(
        EquipmentFilter(centre: "430100"), page: PageRequest(limit: 7, cursor: cursor), caller: caller)
      all += page.items
      cursor = page.next
    } while cursor != nil
    #expect(all.count { $0.centre == county } == sheet.items.count && Set(all.map(\.centre)).count > 2)
    #expect(Set(all.map { "\($0.centre)/\($0.key)" }).count == all.count)
    let detail = try await room.caseDetail(answer.opened[0].no, caller: caller)
    #expect(detail.fields.contains { $0.value.contains("甚高频电台") && $0.value.contains("8 频道不能发射") })
    let ledger = try await room.ledger(12, LedgerFilter(centre: county), page: PageRequest(), caller: caller)
    #expect(ledger.rows.count == 1 && ledger.rows[0].contains("湘水监障〔2026〕430105-0001号"))
  }

  @Test("X1: an entry shows form 1's columns, the township as local government, and who changed what") func objects()
    async throws
  {
    let (bench, room, caller) = try await bench()
    let page = try await room.objects(ObjectFilter(object: "PT-430105-01"), page: PageRequest(), caller: caller)
    let row = try #require(page.items.first)
    let township = try #require(bench.context.directory.unit("U-430105-T2"))
    #expect(row.name == "鸭子铺渡口" && row.means == ["cctv", "ais", "gps", "vhf"] && row.firstSailing == "06:00")
    #expect(row.waters == "开福区" && row.unit == township.name && row.contacts.government == township.name)
    #expect(row.updatedBy == nil && !row.unconfirmed)
    var contacts = ContactsShape()
    (contacts.manager, contacts.managerPhone, contacts.government) = ("张三", "13800138000", "捞刀河街道")
    let changed = try await room.setContacts(
      object: row.no, ObjectSetRequest(contacts: contacts, revision: row.revision), act: act(caller, "c"))
    #expect(changed.contacts.manager == "张三" && changed.contacts.government == "捞刀河街道" && changed.updatedBy != nil)
    let detail = try await room.object(row.no, caller: caller)
    #expect(detail.history.last?.changes.first == FieldChange(field: "manager", before: "", after: "张三"))
    #expect(detail.history.last?.by == changed.updatedBy)
    // The county's own, page by page, each once.
    var all: [ObjectRow] = []
    var cursor: Int64?
    repeat {
      let page = try await room.objects(
        ObjectFilter(centre: county), page: PageRequest(limit: 3, cursor: cursor), caller: caller)
      all += page.items
      cursor = page.next
    } while cursor != nil
    #expect(Set(all.map(\.object)).count == all.count && all.allSatisfy { $0.centre == county })
    let organisation = bench.context.directory.organisation
    #expect(
      all.count
        == organisation.points.count { $0.centre.rawValue == county }
        + organisation.vessels.count { $0.homeCentre.rawValue == county })
  }

  @Test("X1: an import's problems are said in words, line by line, and nothing is written") func imports() async throws
  {
    let (_, room, caller) = try await bench()
    var phone = ContactsShape()
    phone.managerPhone = "没有"
    var clerk = ContactsShape()
    clerk.clerk = "李四"
    let rows = [
      ObjectImportRow(line: 2, object: "PT-430105-01", contacts: phone),
      ObjectImportRow(line: 3, object: "PT-430105-02", contacts: clerk),
      ObjectImportRow(line: 4, object: "PT-430112-01", contacts: clerk),
      ObjectImportRow(line: 5, object: "PT-0", contacts: clerk),
    ]
    let answer = try await room.importObjects(ObjectsImportRequest(rows: rows), act: act(caller, "d"))
    #expect(!answer.applied && answer.problems.map(\.line) == [2, 4, 5])
    #expect(answer.problems[0].field == "manager-phone")
    #expect(answer.problems[0].reason.zh == "“船管员电话”不是电话号码：没有")
    #expect(answer.problems[1].reason.zh.contains("望城区") && answer.problems[2].reason.zh.contains("PT-0"))
    let entry = try await room.objects(ObjectFilter(object: "PT-430105-02"), page: PageRequest(), caller: caller)
    #expect(entry.items[0].contacts.clerk == nil)
    let good = try await room.importObjects(
      ObjectsImportRequest(rows: [rows[1]]), act: act(caller, "e"))
    #expect(good.applied && good.changes.map(\.change) == [FieldChange(field: "clerk", before: "", after: "李四")])
  }

  @Test("G9, S8, P1: the contact list names units, people and form 1's people; what is overdue stands in the status")
  func contacts() async throws {
    let (bench, room, caller) = try await bench()
    var contacts = ContactsShape()
    (contacts.manager, contacts.managerPhone) = ("张三", "13800138000")
    for object in ["PT-430105-01", "PT-430105-02"] {
      let row = try await room.objects(ObjectFilter(object: object), page: PageRequest(), caller: caller).items[0]
      _ = try await room.setContacts(
        object: row.no, ObjectSetRequest(contacts: contacts), act: act(caller, object))
    }
    let list = try await room.contacts(centre: county, page: PageRequest(limit: 500), caller: caller)
    #expect(list.lists.map(\.state) == ["due"] && list.next == nil)
    #expect(list.items.count { $0.name == "张三" && $0.role == "manager" } == 1, "the same person once")
    let organisation = bench.context.directory.organisation
    for unit in organisation.units where unit.centre.rawValue == county {
      #expect(list.items.contains { $0.unit == unit.name && $0.phone == unit.phone }, "\(unit.id)")
    }
    #expect(
      list.items.count { $0.group == "person" } == organisation.people.count { $0.centre.rawValue == county })
    #expect(list.items.contains { $0.group == "centre" && $0.unit.contains("长沙市") })

    let status = try await room.status(centre: county, caller: caller)
    #expect(status.register?.unconfirmed == 0 && status.register?.contactsOverdue == [])
    bench.pass(.days(95))
    let later = try await room.status(centre: county, caller: caller).register
    #expect(later?.unconfirmed == later?.objects && later?.days == 90)
    #expect(later?.contactsOverdue.count == 1)
    let confirmed = try await room.confirmContacts(ContactsConfirmRequest(), act: act(caller, "f"))
    #expect(confirmed.state == "confirmed" && confirmed.centre == county && confirmed.confirmedBy != nil)
    #expect(try await room.status(centre: county, caller: caller).register?.contactsOverdue == [])
  }
}
