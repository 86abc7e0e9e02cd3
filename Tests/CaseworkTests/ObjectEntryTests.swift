import Casework
import Organisation
import Testing
import Units

/// Form 1 as a value.
@Suite("Form 1: what people keep of a watched object") struct ObjectEntryTests {
  private func entry(_ contacts: [ContactField: String] = [:]) throws -> ObjectEntry {
    let directory = try Example.directory()
    let point = try #require(directory.points(of: CentreID("430105")).first)
    return ObjectEntry(
      facts: ObjectFacts(point, directory: directory), contacts: contacts, takenIn: noon, updatedAt: noon)
  }

  @Test("X1: a change names field, before and after; what is there already is none; empty takes away") func setting()
    throws
  {
    let before = try entry([.manager: "张三", .managerPhone: "13800138000"])
    let (after, changes) = try before.setting([.manager: " 李四\u{3000}", .managerPhone: "", .clerk: "", .clerkPhone: ""])
    #expect(
      changes == [
        ObjectEntry.Change(.manager, "张三", "李四"), ObjectEntry.Change(.managerPhone, "13800138000", ""),
      ])
    #expect(after.contacts == [.manager: "李四"])
    #expect(after.facts == before.facts)
    #expect(try after.setting([.manager: "李四"]).1.isEmpty)
  }

  @Test(
    "D9: telephone numbers are numbers",
    arguments: [
      ("0731-85551234", true), ("+86 138 0013 8000", true), ("13800138000/0731-85551234转802", true), ("110", true),
      ("（0731）8555、13800138000", true), ("12", false), ("张三", false), ("138001380OO", false), ("1380013800;", true),
      ("/", false), ("=1+2+333", false),
    ])
  func phones(text: String, isGood: Bool) throws {
    let entry = try entry()
    if isGood {
      #expect(try entry.setting([.managerPhone: text]).0.contacts[.managerPhone] == text)
    } else {
      #expect(throws: ObjectRefusal.notPhone(.managerPhone, text)) { try entry.setting([.managerPhone: text]) }
    }
  }

  @Test("D9: a value is one line of 60 characters at most") func limits() throws {
    let entry = try entry()
    #expect(throws: ObjectRefusal.tooLong(.maintainer)) {
      try entry.setting([.maintainer: String(repeating: "维", count: 61)])
    }
    #expect(throws: ObjectRefusal.notOneLine(.maintainer)) { try entry.setting([.maintainer: "移动\n公司"]) }
    #expect(try entry.setting([.maintainer: String(repeating: "维", count: 60)]).1.count == 1)
  }

  @Test("P1, C1, X1: pointed out from the 90th day on, by the calendar") func ninetyDays() throws {
    let zone = CivilZone.shanghai
    let now = at("2026-11-21", "08:00")
    let before = RegisterClock.confirmedBefore(90, zone: zone, now: now)
    // 2026-08-23 is 90 days before 2026-11-21.
    #expect(at("2026-08-23", "23:59") < before)
    #expect(at("2026-08-24", "00:00") >= before)
  }

  @Test("S8, G9: the contact list is due once a calendar month, and overdue when a whole one has passed without")
  func monthly() {
    func state(_ last: String, _ now: String, confirmed: Bool = true) -> RegisterClock.ListState {
      RegisterClock.listState(
        last: at(last, "12:00"), isConfirmed: confirmed, zone: .shanghai, now: at(now, "12:00"))
    }
    #expect(state("2026-11-01", "2026-11-30") == .confirmed)
    #expect(state("2026-10-31", "2026-11-01") == .due)
    #expect(state("2026-10-01", "2026-11-30") == .due)
    #expect(state("2026-09-30", "2026-11-01") == .overdue)
    #expect(state("2025-12-31", "2026-01-31") == .due)
    #expect(state("2026-11-20", "2026-11-21", confirmed: false) == .due, "kept since then, confirmed by nobody")
  }
}
