import Casework
import GRDB
import Organisation
import Testing
import Units

@testable import Store

/// D10: messages, deliveries and blobs.
@Suite("D10: the outbox in the register") struct RegisterOutboxTests {
  private let kept: RegisterFolder.Kept
  private var register: Register { kept.register }

  init() throws { kept = try RegisterFolder().openKept() }

  @Test("the same cause twice is the same message; the first one's bytes stand") func cause() throws {
    let no = try #require(try register.write { try $0.insert(Sample.letter("notice/1/issue"), at: noon) })
    var again = Sample.letter("notice/1/issue", to: ["c@example.invalid"])
    again.bytes = Array("other".utf8)
    let second = try register.write { [again] tx in try tx.insert(again, at: noon + .hours(1)) }
    #expect(second == nil)
    let stored = try #require(try register.read { try $0.message(cause: "notice/1/issue") })
    #expect(stored.no == no && stored.createdAt == noon && stored.deadline == noon + .hours(1))
    #expect(try register.read { try $0.blob(stored.blob) } == Array("message notice/1/issue".utf8))
    #expect(
      try register.read { try $0.deliveries(message: no).map(\.recipient) } == [
        "a@example.invalid", "b@example.invalid",
      ])
    #expect(try register.read { try $0.blobCount() } == 1)
  }

  @Test("one Message-ID for two causes, and one recipient twice, are refused") func constraints() throws {
    _ = try register.write { try $0.insert(Sample.letter("a"), at: noon) }
    var clash = Sample.letter("b")
    clash.messageID = Sample.letter("a").messageID
    let refused = code { [clash] in _ = try register.write { tx in try tx.insert(clash, at: noon) } }
    #expect(refused == .constraint)
    let twice = Sample.letter("c", to: ["a@example.invalid", "a@example.invalid"])
    #expect(code { _ = try register.write { try $0.insert(twice, at: noon) } } == .constraint)
    #expect(try register.read { try $0.message(cause: "c") } == nil)
  }

  @Test("the same bytes are kept once, by their digest") func blobs() throws {
    var second = Sample.letter("b")
    second.bytes = Sample.letter("a").bytes
    try register.write { [second] tx in
      _ = try tx.insert(Sample.letter("a"), at: noon)
      _ = try tx.insert(second, at: noon)
    }
    let rows = try register.read { try $0.messages(before: .max, limit: 10).map(\.blob) }
    #expect(rows.count == 2 && Set(rows) == [Digest.hex(Sample.letter("a").bytes)])
    #expect(try register.read { try $0.blobCount() } == 1)
  }

  @Test("owed: the most urgent first, then in order; not before its time, not what is done") func owed() throws {
    try register.write { tx in
      _ = try tx.insert(Sample.letter("report", to: ["r@example.invalid"], .report), at: noon)
      _ = try tx.insert(Sample.letter("notice", to: ["n@example.invalid"], .notice), at: noon)
      _ = try tx.insert(Sample.letter("alarm", to: ["e@example.invalid", "f@example.invalid"], .emergency), at: noon)
    }
    func recipients(_ now: Instant, _ limit: Int = 10) throws -> String {
      try register.read { try $0.owedDeliveries(at: now, limit: limit).map { String($0.recipient.prefix(1)) }.joined() }
    }
    #expect(try recipients(noon) == "efnr")
    #expect(try recipients(noon, 1) == "e")
    #expect(try recipients(noon - .milliseconds(1)) == "")
    let states: [DeliveryState] = [.sent, .retry, .sending, .parked]
    for (index, state) in states.enumerated() {
      var delivery = try #require(try register.read { try $0.delivery(no: Int64(index + 1)) })
      delivery.state = state
      delivery.nextAt = noon + .minutes(5)
      delivery.receipt = Receipt(code: 451, text: "later \"quoted\"\r\n", stage: "rcpt")
      try register.write { [delivery] in try $0.update(delivery) }
      #expect(try register.read { try $0.delivery(no: delivery.no) } == delivery)
    }
    #expect(try recipients(noon) == "")
    #expect(try recipients(noon + .minutes(5)) == "n")
    #expect(try register.read { try $0.nextDelivery() } == noon + .minutes(5))
    #expect(try register.read { try $0.sendingDeliveries().map(\.no) } == [3])
    #expect(try register.read { try $0.deliveryCounts() } == [.sent: 1, .retry: 1, .sending: 1, .parked: 1])
    #expect(try register.read { try $0.oldestOwed() } == noon)
  }
}

extension RegisterReader {
  fileprivate func blobCount() throws -> Int? { try Int.fetchOne(db, sql: "SELECT count(*) FROM blobs") }
}

/// The journal, answers and sessions.
@Suite("D6: journal, idempotency, sessions") struct RegisterJournalTests {
  private let kept: RegisterFolder.Kept
  private var register: Register { kept.register }

  init() throws { kept = try RegisterFolder().openKept() }

  private func fill(_ count: Int = 6) throws {
    try register.write { tx in
      for number in 1...count {
        try tx.journal(Sample.entry("act.\(number)", at: noon + .minutes(Int64(number)), occurred: noon))
      }
    }
  }

  @Test("numbered from one without gaps, each chained to the one before; when it occurred and when it was recorded")
  func sequence() throws {
    try fill()
    let entries = try register.read { try $0.journal(after: 0, limit: 100) }
    #expect(entries.map(\.seq) == [1, 2, 3, 4, 5, 6])
    #expect(entries.allSatisfy { $0.occurredAt == noon && $0.recordedAt == noon + .minutes($0.seq) })
    #expect(entries.map(\.previous) == [""] + entries.dropLast().map(\.digest))
    #expect(entries.first?.person == "P-1" && entries.first?.account == "wr-430105")
    #expect(try register.read { try $0.firstBrokenJournalEntry() } == nil)
    #expect(try register.read { try $0.journal(after: 4, limit: 1).map(\.seq) } == [5])
    #expect(try register.read { try $0.lastJournal()?.seq } == 6)
  }

  @Test("a rolled-back act leaves no hole") func rolledBack() throws {
    struct Refused: Error {}
    try fill(2)
    try? register.write { tx in
      try tx.journal(Sample.entry("refused"))
      throw Refused()
    }
    #expect(try register.write { try $0.journal(Sample.entry("next")) } == 3)
    #expect(try register.read { try $0.firstBrokenJournalEntry() } == nil)
  }

  @Test(
    "whatever is changed, left out or put in is found",
    arguments: [
      ("UPDATE journal SET detail = '{}' WHERE seq = 3", Int64(3)),
      ("UPDATE journal SET person = 'P-2' WHERE seq = 2", 2), ("UPDATE journal SET act = 'x' WHERE seq = 6", 6),
      ("UPDATE journal SET occurred_at = occurred_at + 1 WHERE seq = 1", 1),
      ("UPDATE journal SET recorded_at = recorded_at - 1 WHERE seq = 4", 4),
      ("UPDATE journal SET centre = NULL WHERE seq = 5", 5), ("DELETE FROM journal WHERE seq = 2", 3),
      ("DELETE FROM journal WHERE seq = 1", 2),
      ("UPDATE journal SET seq = 7 WHERE seq = 6", 7), ("UPDATE journal SET digest = previous WHERE seq = 3", 3),
    ])
  func tampering(sql: String, broken: Int64) throws {
    try fill()
    try register.write { try $0.db.execute(sql: sql) }
    #expect(try register.read { try $0.firstBrokenJournalEntry() } == broken)
  }

  @Test(
    "what is wrong is said: gone, put in, altered, cut off",
    arguments: [
      ("DELETE FROM journal WHERE seq = 2", JournalCheck.Fault.missing, Int64(3)),
      ("UPDATE journal SET previous = 'x' WHERE seq = 4", .order, 4),
      ("UPDATE journal SET detail = '{}' WHERE seq = 5", .altered, 5),
      ("DELETE FROM journal WHERE seq >= 5", .cutOff, 6),
    ])
  func faults(sql: String, fault: JournalCheck.Fault, at seq: Int64) throws {
    try fill()
    let noted = try #require(try register.read { try $0.checkJournal().head })
    let mark = JournalMark(seq: noted.seq, digest: String(noted.digest.prefix(16)))
    #expect(try register.read { try $0.checkJournal(expecting: [mark]).fault == nil })
    try register.write { try $0.db.execute(sql: sql) }
    let check = try register.read { try $0.checkJournal(expecting: [mark]) }
    #expect(check.fault?.what == fault && check.fault?.seq == seq)
    #expect(check.fault?.entry?.seq == (fault == .cutOff ? nil : seq))
    #expect(check.entries == min(seq - 1, fault == .missing ? 1 : 4))
  }

  @Test("an end that was cut off and written anew is not what was noted") func rewritten() throws {
    try fill()
    let noted = try #require(try register.read { try $0.checkJournal().head })
    try register.write { tx in
      try tx.db.execute(sql: "DELETE FROM journal WHERE seq = 6")
      try tx.journal(Sample.entry("another"))
    }
    #expect(try register.read { try $0.checkJournal().fault == nil })
    let check = try register.read { try $0.checkJournal(expecting: [.init(seq: 6, digest: noted.digest)]) }
    #expect(check.fault?.what == .cutOff && check.fault?.seq == 6)
  }

  @Test("asked by person, matter and day") func asked() throws {
    try fill()
    func seqs(_ query: JournalQuery, limit: Int = 100) throws -> [Int64] {
      try register.read { try $0.journal(matching: query, limit: limit).map(\.seq) }
    }
    #expect(try seqs(.init()) == [1, 2, 3, 4, 5, 6])
    #expect(try seqs(.init(), limit: 2) == [5, 6], "the last ones")
    #expect(try seqs(.init(after: 2), limit: 2) == [3, 4], "the next ones")
    #expect(try seqs(.init(person: "P-1")) == [1, 2, 3, 4, 5, 6] && seqs(.init(person: "P-2")).isEmpty)
    #expect(try seqs(.init(from: noon + .minutes(2), before: noon + .minutes(4))) == [2, 3])
    #expect(try seqs(.init(subject: "case:999")).isEmpty)
  }

  @Test("fields can't be shifted into one another") func noAmbiguity() {
    var a = Sample.entry("ab")
    var b = Sample.entry("a")
    a.subject = "c"
    b.subject = "bc"
    #expect(a.chained(to: "", seq: 1) != b.chained(to: "", seq: 1))
  }

  @Test("more than a page is verified to its end") func longChain() throws {
    try fill(1203)
    #expect(try register.read { try $0.firstBrokenJournalEntry() } == nil)
    try register.write { try $0.db.execute(sql: "UPDATE journal SET subject = 'x' WHERE seq = 1201") }
    #expect(try register.read { try $0.firstBrokenJournalEntry() } == 1201)
    #expect(try register.read { try $0.journal(after: 0, limit: 100_000).count } == 500, "a page is bounded")
  }

  @Test("an answer is kept under key and caller, once, for a while") func idempotency() throws {
    let answer = KeptAnswer(request: "f1", answer: #"{"no":1}"#)
    try register.write { try $0.keep(answer, key: "k", caller: "1000", at: noon) }
    #expect(try register.read { try $0.keptAnswer(key: "k", caller: "1000") } == answer)
    #expect(try register.read { try $0.keptAnswer(key: "k", caller: "1001") } == nil)
    #expect(code { try register.write { try $0.keep(answer, key: "k", caller: "1000", at: noon) } } == .constraint)
    try register.write { try $0.keep(answer, key: "k", caller: "1001", at: noon + .days(1)) }
    try register.write { try $0.forget(before: noon + .hours(1)) }
    #expect(try register.read { try $0.keptAnswer(key: "k", caller: "1000") } == nil)
    #expect(try register.read { try $0.keptAnswer(key: "k", caller: "1001") } == answer)
  }

  @Test("a session lives by its digest; being seen again changes only that") func sessions() throws {
    var session = StoredSession(
      digest: "d", uid: 1000, console: "wr-430105", person: "P-1", signedOn: noon, lastSeen: noon)
    try register.write { [session] in try $0.put(session) }
    session.lastSeen = noon + .minutes(10)
    var other = session
    other.person = "P-2"
    other.uid = 0
    try register.write { [other] in try $0.put(other) }
    #expect(try register.read { try $0.session(digest: "d") } == session, "nobody takes over another's session")
    try register.write { try $0.removeSession(digest: "d") }
    #expect(try register.read { try $0.session(digest: "d") } == nil)
  }

  @Test("failures of a PIN are counted and a lock has an end") func pins() throws {
    #expect(try register.read { try $0.pinFailures("P-1") } == nil)
    try register.write { try $0.setPINFailures("P-1", failures: 4, lockedUntil: noon) }
    try register.write { try $0.setPINFailures("P-1", failures: 5, lockedUntil: noon + .minutes(5)) }
    let stored = try #require(try register.read { try $0.pinFailures("P-1") })
    #expect(stored.failures == 5 && stored.lockedUntil == noon + .minutes(5))
  }
}

/// D10: older attempts keep their times and the server's words.
@Suite("D10: attempts of a delivery in the register") struct RegisterAttemptTests {
  private let kept: RegisterFolder.Kept
  private var register: Register { kept.register }

  init() throws { kept = try RegisterFolder().openKept() }

  @Test("each keeps its words; the first and the last twenty stay; one that a crash cut short says so") func bounded()
    throws
  {
    let no = try register.write { tx -> Int64 in
      let message = try #require(try tx.insert(Sample.letter("a", to: ["a@example.invalid"]), at: noon))
      return try #require(try tx.read.deliveries(message: message).first?.no)
    }
    for index in 1...60 {
      try register.write { tx in
        let start = noon + .minutes(Int64(index))
        try tx.beginAttempt(delivery: no, at: start)
        try tx.endAttempt(
          delivery: no, .retry, Receipt(code: 451, text: "busy \(index)", stage: "rcpt"), at: start + .seconds(2))
      }
    }
    var attempts = try register.read { try $0.attempts(delivery: no) }
    #expect(attempts.map(\.ordinal) == [1] + Array(41...60))
    #expect(attempts.first?.receipt?.text == "busy 1" && attempts.last?.receipt?.text == "busy 60")
    #expect(attempts.allSatisfy { $0.state == .retry && $0.ended == $0.began + .seconds(2) })
    try register.write { tx in
      try tx.beginAttempt(delivery: no, at: noon + .hours(2))
      try tx.endAttempt(delivery: no, .unclear, nil, at: noon + .hours(9))
    }
    attempts = try register.read { try $0.attempts(delivery: no) }
    #expect(attempts.last?.receipt == nil && attempts.last?.state == .unclear && attempts.last?.ordinal == 61)
    // Seven hours of a daemon that was down are no measure of a delivery.
    #expect(try register.read { try $0.meanAttempt(last: 64, cap: .minutes(2)) } == .seconds(2))
    try register.write { tx in
      try tx.beginAttempt(delivery: no, at: noon + .hours(10))
      try tx.endAttempt(
        delivery: no, .sent, Receipt(code: 250, text: "OK", stage: "dot"), at: noon + .hours(11))
    }
    #expect(try register.read { try $0.meanAttempt(last: 1, cap: .minutes(2)) } == .minutes(2), "capped")
  }

  @Test(
    "ahead of a report: what is as urgent and owed before it is due, what is with the courier; nothing was measured")
  func ahead() throws {
    try register.write { tx in
      for (cause, importance) in [("r", Importance.report), ("e", .emergency), ("x", .routine)] {
        _ = try tx.insert(Sample.letter(cause, to: ["\(cause)@example.invalid"], importance), at: noon)
      }
      var later = try #require(try tx.read.owedDeliveries(at: noon, limit: 9).first { $0.recipient.hasPrefix("r") })
      later.nextAt = noon + .hours(2)
      try tx.update(later)
    }
    func ahead(_ due: Instant) throws -> Int { try register.read { try $0.deliveriesAhead(of: .report, before: due) } }
    #expect(try ahead(noon + .hours(1)) == 1 && ahead(noon + .hours(3)) == 2)
    try register.write { tx in
      var sending = try #require(try tx.read.owedDeliveries(at: noon, limit: 1).first)
      sending.state = .sending
      try tx.update(sending)
    }
    #expect(try ahead(noon + .hours(1)) == 1)
    #expect(try register.read { try $0.meanAttempt(last: 64, cap: .minutes(2)) } == nil)
  }
}
