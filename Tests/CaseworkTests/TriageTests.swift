import Casework
import Organisation
import Regulation
import Testing
import Units

@Suite("S7: how long what is found may wait") struct TriageTests {
  private let rules = TriageRules()
  private let zone = CivilZone.shanghai

  @Test(
    "15 minutes, 30 where it came to hand at meal times",
    arguments: [
      ("08:00", 15), ("11:29", 15), ("11:30", 30), ("13:59", 30), ("14:00", 15), ("17:00", 30), ("17:59", 30),
      ("18:00", 15), ("23:59", 15),
    ]) func limits(clock: String, minutes: Int64)
  {
    let came = at("2026-11-21", clock)
    #expect(Triage.due(came, rules: rules, zone: zone) == came + .minutes(minutes))
    let item = item(1, came)
    #expect(!Triage.isBacklog(item, rules: rules, zone: zone, now: came + .minutes(minutes)))
    #expect(
      Triage.isBacklog(item, rules: rules, zone: zone, now: came + .minutes(minutes) + .milliseconds(1)),
      "a moment later")
  }

  private func item(_ no: Int64, _ came: Instant, _ disposed: Instant? = nil, by person: PersonID? = nil) -> Triage.Item
  {
    Triage.Item(finding: no, centre: CentreID("430100"), cameToHand: came, disposedAt: disposed, disposedBy: person)
  }

  @Test("info needs no decision; ordinary, serious and emergency do") func severities() {
    #expect(!Triage.needsDecision(finding(.info), rules: rules))
    for severity in [Severity.ordinary, .serious, .emergency] {
      #expect(Triage.needsDecision(finding(severity), rules: rules))
    }
  }

  @Test("counts: mean over what was decided, backlog also of what was decided too late") func counts() {
    let eight = at("2026-11-21", "08:00")
    let count = Triage.count(
      [
        item(1, eight, eight + .minutes(2)), item(2, eight, eight + .minutes(20)), item(3, eight),
        item(4, eight + .minutes(50)),
      ], rules: rules, zone: zone, now: eight + .minutes(60))
    #expect(count.cameToHand == 4 && count.decided == 2 && count.backlog == 2)
    #expect(count.mean == .minutes(11))
    #expect(Triage.count([], rules: rules, zone: zone, now: eight).mean == nil)
    #expect((count + count).mean == .minutes(11))
  }

  private let starts = at("2026-11-21", "08:00")
  private let ends = at("2026-11-21", "14:00")
  private func late(_ items: [Triage.Item]) -> [PersonID: TimeSpan] {
    Triage.lateStarts(items, watchStarts: starts, watchEnds: ends, watchkeepers: ["A", "B"], rules: rules)
  }

  @Test(
    "late start: the first that a person decides may have waited 5 minutes; else late from the watch's start until then"
  )
  func lateStart() {
    #expect(late([]) == [:], "a quiet start accuses nobody")
    #expect(late([item(1, starts + .minutes(10), starts + .minutes(15), by: "A")]) == [:], "just five minutes")
    #expect(
      late([item(1, starts + .minutes(10), starts + .minutes(16), by: "A")]) == ["A": .minutes(16)],
      "late from the start of the watch until that filing")
    #expect(
      late([item(1, starts - .hours(1), starts + .minutes(4), by: "A")]) == [:],
      "what the watch before left waited for this one since its start")
    #expect(late([item(1, starts - .hours(1), starts + .minutes(6), by: "A")]) == ["A": .minutes(6)])
    #expect(
      late([
        item(1, starts + .minutes(1), starts + .minutes(2), by: "A"),
        item(2, starts + .minutes(3), starts + .hours(2), by: "A"),
        item(3, starts + .minutes(3), starts + .hours(3), by: "C"),
      ]) == [:], "only a person's first, and only of who is on watch")
    #expect(late([item(1, starts, starts - .minutes(1), by: "A")]) == [:], "decided in the watch before")
  }

  @Test("left lying: leaving early from when the oldest came to hand") func leftLying() {
    func left(_ items: [Triage.Item]) -> TimeSpan? {
      Triage.leftLying(items, watchStarts: starts, watchEnds: ends, rules: rules)
    }
    #expect(left([]) == nil)
    #expect(left([item(1, starts, starts + .minutes(5), by: "A")]) == nil)
    #expect(
      left([item(1, ends - .minutes(40)), item(2, ends - .minutes(90)), item(3, starts, starts + .minutes(1))])
        == .minutes(90), "the oldest")
    #expect(left([item(1, ends - .minutes(40), ends + .minutes(2), by: "B")]) == .minutes(40), "decided by the relief")
    #expect(left([item(1, starts - .hours(3))]) == .hours(6), "at the earliest from the start of the watch")
    #expect(left([item(1, ends - .minutes(4))]) == nil, "what has just come does not lie yet")
  }
}

@Suite("S1: recurring matters") struct RecurrenceTests {
  private func case_(
    _ no: Int64, daysAgo: Int64, mmsi: UInt32? = 413_900_101, point: PointID? = nil, code: String = "V06"
  )
    -> CaseRecord
  {
    var record = matter()
    (record.no, record.mmsi, record.point) = (no, mmsi, point)
    record.code = FindingCode(code)
    record.occurredAt = noon - .days(daysAgo)
    return record
  }
  private func found(_ cases: [CaseRecord]) -> [Recurrence] {
    Recurrence.found(in: cases, rules: RecurringRules(), now: noon)
  }

  @Test("three times in thirty days by vessel and code, by point and code; each on its own") func subjects() {
    let three = [case_(1, daysAgo: 29), case_(2, daysAgo: 10), case_(3, daysAgo: 0)]
    #expect(found(three).map(\.key) == ["vessel:413900101/V06"])
    #expect(found(three).first?.cases == [1, 2, 3])
    #expect(found(Array(three.dropFirst())).isEmpty)
    #expect(found([case_(1, daysAgo: 30)] + three.dropFirst()).isEmpty, "the period is over")
    #expect(found([case_(1, daysAgo: 1, code: "V11")] + three.dropFirst()).isEmpty, "another code")
    let points = (1...3).map { case_(Int64($0), daysAgo: 1, mmsi: 413_900_100 + UInt32($0), point: "PT-1") }
    #expect(found(points).map(\.subject) == [.point("PT-1")])
  }

  @Test("drills, dismissed cases and what was passed down count nothing; of a breach the centre recurs") func counted()
  {
    var cases = [case_(1, daysAgo: 1), case_(2, daysAgo: 1), case_(3, daysAgo: 1)]
    cases[0].drill = true
    #expect(found(cases).isEmpty)
    cases[0].drill = false
    cases[1].state = .dismissed
    #expect(found(cases).isEmpty)
    cases[1].state = .filed
    cases[2].passedFrom = 4
    #expect(found(cases).isEmpty)
    var breaches = (1...3).map { case_(Int64($0), daysAgo: 1, code: "B01") }
    for index in breaches.indices { breaches[index].kind = .breach }
    #expect(found(breaches).map(\.subject) == [.centre(CentreID("430105"))])
  }
}

@Suite("Files of a reply") struct ReplyFileTests {
  private func refusal(_ name: String, _ bytes: [UInt8]) -> FileRefusal? {
    do throws(FileRefusal) {
      _ = try ReplyFile.type(name: name, bytes: bytes)
      return nil
    } catch { return error }
  }

  @Test("C4: Chinese names; the ending says what it is, and the first bytes bear it out") func types() throws {
    let pdf = Array("%PDF-1.7".utf8)
    #expect(try ReplyFile.type(name: "整改情况报告（终稿）.pdf", bytes: pdf) == "application/pdf")
    #expect(try ReplyFile.type(name: "现场.JPG", bytes: [0xFF, 0xD8, 0xFF, 0xE0]) == "image/jpeg")
    #expect(try ReplyFile.type(name: "说明.txt", bytes: Array("已整改".utf8)) == "text/plain")
    #expect(refusal("现场.jpg", pdf) == .badType("现场.jpg"), "a name that lies")
    #expect(refusal("a.exe", [0x4D, 0x5A]) == .badType("a.exe"))
    #expect(refusal("说明.txt", [0x41, 0]) == .badType("说明.txt"))
    for name in [
      "", "../a.pdf", "a/b.pdf", "a\\b.pdf", ".pdf", "a\u{202E}fdp.exe", "报告", "a\nb.pdf",
      String(repeating: "长", count: 121) + ".pdf",
    ] {
      #expect(refusal(name, pdf) == .badName(name), "\(name)")
    }
    #expect(refusal("空.pdf", []) == .empty("空.pdf"))
    #expect(refusal("大.pdf", pdf + [UInt8](repeating: 0, count: 10 << 20)) == .tooLarge("大.pdf"))
    #expect(refusal("正好.pdf", pdf + [UInt8](repeating: 0, count: (10 << 20) - pdf.count)) == nil)
  }
}
