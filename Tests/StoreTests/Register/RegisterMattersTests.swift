import Casework
import Foundation
import GRDB
import Organisation
import Testing
import Units

@testable import Store

/// Findings, cases, numbers of papers and ledgers.
@Suite("D3: findings, cases, numbers, ledgers") struct RegisterMattersTests {
  private let kept: RegisterFolder.Kept
  private var register: Register { kept.register }

  init() throws { kept = try RegisterFolder().openKept() }

  @Test("while one is active no second finding of the same detector, vessel and object; then another episode")
  func unique() throws {
    let first = try register.write { try $0.insert(Sample.finding()) }
    let second = Sample.finding(onset: noon + .minutes(1))
    #expect(code { _ = try register.write { try $0.insert(second) } } == .constraint)
    #expect(try register.read { try $0.activeFinding(like: second.finding)?.no } == first)
    _ = try register.write { try $0.insert(Sample.finding("Z-OTHER")) }
    var ended = try #require(try register.read { try $0.finding(no: first) })
    ended.condition = .ended(at: noon + .minutes(5))
    try register.write { [ended] in try $0.update(ended) }
    let again = try register.write { try $0.insert(second) }
    #expect(again > first)
    // The same id never comes twice, ended or not.
    #expect(code { _ = try register.write { try $0.insert(Sample.finding()) } } == .constraint)
    #expect(try register.read { try $0.activeFindings().map(\.no) } == [2, again])
  }

  @Test("已消失未确认 stays in the list of the unfinished; acknowledged or filed it leaves it") func unfinished() throws {
    let no = try register.write { try $0.insert(Sample.finding()) }
    var record = try #require(try register.read { try $0.finding(no: no) })
    func isListed() throws -> Bool { try register.read { try $0.unfinishedFindings().contains { $0.no == no } } }
    record.condition = .ended(at: noon + .minutes(5))
    try register.write { [record] in try $0.update(record) }
    #expect(try isListed())
    record.attention = .acknowledged(by: "P-1", at: noon + .minutes(6), until: noon + .minutes(36))
    record.revision += 1
    try register.write { [record] in try $0.update(record) }
    #expect(try !isListed())
    #expect(try register.read { try $0.finding(no: no) } == record)
  }

  @Test("evidence is stored apart, with its digest, and a finding says nothing twice") func evidence() throws {
    let fix = EvidenceFix(
      at: noon, position: Position(latitude: 28.26, longitude: 112.95), speed: Knots(6.1), course: 12,
      raw: "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24", source: "ais-udp")
    let no = try register.write { try $0.insert(Sample.finding(evidence: [fix])) }
    let stored = try #require(try register.read { try $0.evidence(finding: no) })
    #expect(stored.fixes == [fix])
    #expect(try stored.digest == Digest.hex(Stored.encode([fix])))
    #expect(try register.read { try $0.finding(no: no)?.finding.evidence } == [])
  }

  @Test("a call of the ladder is made once") func calls() throws {
    let no = try register.write { try $0.insert(Sample.finding()) }
    try register.write { try $0.insertCall(finding: no, key: "1/step/1", at: noon, told: "watchkeepers=P-1") }
    #expect(
      code { try register.write { try $0.insertCall(finding: no, key: "1/step/1", at: noon, told: "") } } == .constraint
    )
    #expect(try register.read { try $0.calls(finding: no).map(\.key) } == ["1/step/1"])
  }

  @Test("a finding is filed as one case, whoever files it") func oneCase() throws {
    let finding = try register.write { try $0.insert(Sample.finding()) }
    let no = try register.write { try $0.insert(Sample.matter(finding: finding)) }
    #expect(code { _ = try register.write { try $0.insert(Sample.matter(finding: finding)) } } == .constraint)
    let stored = try #require(try register.read { try $0.caseRecord(no: no) })
    var expected = Sample.matter(finding: finding)
    expected.no = no
    #expect(stored == expected)
  }

  @Test("a series has no gap where a transaction was rolled back") func rolledBack() throws {
    struct Refused: Error {}
    var numbers: [Int] = []
    for attempt in 0..<10 {
      do {
        numbers.append(
          try register.write { tx in
            let serial = try tx.nextSerial(form: .violationNotice, centre: CentreID("430100"), year: 2026, drill: false)
            if attempt % 3 == 1 { throw Refused() }
            return serial
          })
      } catch is Refused {}
    }
    #expect(numbers == Array(1...7))
  }

  @Test("series run apart by form, centre, year and drill (D14)") func series() throws {
    func next(_ form: Paper.Form, _ centre: String, _ year: Int, _ drill: Bool) throws -> Int {
      try register.write { try $0.nextSerial(form: form, centre: CentreID(centre), year: year, drill: drill) }
    }
    #expect(try next(.violationNotice, "430100", 2026, false) == 1)
    #expect(try next(.violationNotice, "430100", 2026, true) == 1)
    #expect(try next(.violationNotice, "430105", 2026, false) == 1)
    #expect(try next(.incidentReport, "430100", 2026, false) == 1)
    #expect(try next(.violationNotice, "430100", 2027, false) == 1)
    #expect(try next(.violationNotice, "430100", 2026, false) == 2)
    #expect(try next(.violationNotice, "430100", 2026, true) == 2)
  }

  @Test("from eight threads at once every number is given once, without gaps") func concurrent() throws {
    let numbers = Numbers()
    let register = register
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for round in 0..<25 {
        let serial = try? register.write { tx in
          let serial = try tx.nextSerial(form: .violationNotice, centre: CentreID("430100"), year: 2026, drill: false)
          if (thread + round) % 5 == 0 { throw CancellationError() }
          return serial
        }
        if let serial { numbers.add(serial) }
      }
    }
    #expect(numbers.sorted == Array(1...160))
  }

  @Test("a number once given is never another paper's; ledger rows stand once in a book") func papers() throws {
    let (first, paper) = try register.write { tx in
      let no = try tx.insert(Sample.matter())
      return (no, try tx.insert(Sample.paper(1, case: no)))
    }
    #expect(code { _ = try register.write { try $0.insert(Sample.paper(1, case: first)) } } == .constraint)
    func entry(_ direction: LedgerEntry.Direction, _ centre: String) -> LedgerEntry {
      LedgerEntry(
        ledger: 10, centre: CentreID(centre), direction: direction, counterpart: "U-430105-A", caseNo: first,
        paperNo: paper, enteredAt: noon, drill: false)
    }
    try register.write { tx in
      try tx.insert(entry(.issued, "430100"))
      try tx.insert(entry(.received, "430105"))
    }
    #expect(code { try register.write { try $0.insert(entry(.issued, "430100")) } } == .constraint)
    #expect(try register.read { try $0.ledger(10).map(\.centre.rawValue) } == ["430100", "430105"])
    #expect(try register.read { try $0.ledger(10, centre: CentreID("430105")).map(\.direction) } == [.received])
    #expect(try register.read { try $0.ledger(9) } == [])
    #expect(try register.read { try $0.ledger(10, from: noon, before: noon) } == [], "before is excluded")
    #expect(try register.read { try $0.ledger(from: noon, before: noon + .milliseconds(1)).count } == 2)
    #expect(try register.read { try $0.paper(number: "湘水监违〔2026〕430100-0001号")?.no } == paper)
  }

  @Test("a notice is unsettled until it is accepted; revision and due are as written") func settled() throws {
    let no = try register.write { tx in
      try tx.insert(Sample.paper(1, case: try tx.insert(Sample.matter())))
    }
    #expect(try register.read { try $0.unsettledPapers().map(\.no) } == [no])
    var paper = try #require(try register.read { try $0.paper(no: no) })
    paper.verifications = [.init(accepted: false, note: "不符", at: noon, by: "P-2")]
    paper.revision += 1
    try register.write { [paper] in try $0.update(paper) }
    #expect(try register.read { try $0.unsettledPapers() } == [paper])
    paper.verifications.append(.init(accepted: true, note: "", at: noon + .days(1), by: "P-2"))
    paper.revision += 1
    try register.write { [paper] in try $0.update(paper) }
    #expect(try register.read { try $0.unsettledPapers() } == [])
    #expect(try register.read { try $0.paper(no: no)?.revision } == 3)
  }

  @Test("cases that are open, or were filed in the period, whatever became of them") func period() throws {
    let numbers = try register.write { tx in
      [
        try tx.insert(Sample.matter(filed: noon - .days(2), state: .closed)),
        try tx.insert(Sample.matter(filed: noon - .days(2), state: .dispatched)),
        try tx.insert(Sample.matter(filed: noon, state: .closed)),
        try tx.insert(Sample.matter(filed: noon + .days(1))),
      ]
    }
    let found = try register.read { try $0.cases(openOrFiledFrom: noon, before: noon + .days(1)).map(\.no) }
    #expect(found == [numbers[1], numbers[2]])
  }
}

/// Numbers from many threads.
private final class Numbers: @unchecked Sendable {
  // Guarded by the lock.
  private let lock = NSLock()
  private var numbers: [Int] = []
  func add(_ number: Int) { lock.withLock { numbers.append(number) } }
  var sorted: [Int] { lock.withLock { numbers.sorted() } }
}
