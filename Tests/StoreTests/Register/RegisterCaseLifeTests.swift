import Casework
import Foundation
import GRDB
import Organisation
import Testing
import Units

@testable import Store

@Suite("Register: the life of cases") struct RegisterCaseLifeTests {
  private func paper(_ number: String, of record: Int64) -> Paper {
    Paper(
      form: .violationNotice, number: number, caseNo: record, issuedBy: CentreID("430100"), issuedAt: noon,
      signedBy: "P-1", to: "U-1", answeredBy: CentreID("430105"), demand: "整改", due: noon, drill: false)
  }
  private func row(_ record: Int64, _ paper: Int64?) -> LedgerEntry {
    LedgerEntry(
      ledger: 10, centre: CentreID("430100"), direction: .issued, counterpart: "U-1", caseNo: record, paperNo: paper,
      enteredAt: noon, drill: false)
  }

  @Test("a register of the release before keeps its ledgers; what lay undecided accuses nobody") func migrated() throws
  {
    let folder = try RegisterFolder()
    let queue = try DatabaseQueue(path: folder.path)
    try RegisterSchema.migrator().migrate(queue, upTo: "v2-last-vessels")
    // As that release wrote them: bodies without what is new.
    let open = Sample.finding()
    var decided = Sample.finding("Z-2")
    decided.disposition = .dismissed(by: "P-1", reason: "误报")
    let matter = Sample.matter()
    try queue.write { db in
      for (no, record) in [(1, open), (2, decided)] as [(Int64, FindingRecord)] {
        try db.execute(
          sql: """
            INSERT INTO findings (no, id, detector, mmsi, object, centre, severity, active, over, opened, recorded_at, body, revision)
            VALUES (?, ?, 'closed-water', 1, ?, '430105', 'serious', 1, 0, 0, ?, ?, 1)
            """,
          arguments: [no, record.finding.id, record.finding.object, noon.milliseconds, try Stored.encode(record)])
      }
      try db.execute(
        sql:
          "INSERT INTO cases (no, kind, centre, waters, state, filed_at, drill, body, revision) VALUES (3, 'violation', '430100', '430105', 'filed', 0, 0, ?, 1)",
        arguments: [try Stored.encode(matter)])
      try db.execute(
        sql:
          "INSERT INTO ledger (no, ledger, centre, direction, counterpart, \"case\", paper, entered_at, drill) VALUES (8, 10, '430100', 'own', NULL, 3, NULL, ?, 0)",
        arguments: [noon.milliseconds])
    }
    try queue.close()
    let register = try folder.open()
    try register.read { read in
      let rows = try read.ledger()
      #expect(rows.map(\.no) == [8])
      #expect(try read.undecided(before: .distantFuture, severities: [.serious]).isEmpty)
      #expect(
        try read.lying(of: [CentreID("430105")], from: .distantPast, severities: [.serious]).map(\.finding) == [1])
      let old = try #require(try read.caseRecord(no: 3))
      #expect(old.owner == "P-1" && old.supervisions == nil)
      #expect(try read.steps(case: 3).isEmpty)
    }
  }

  @Test("a cancelled notice and the one that stands for it are two rows; the same paper twice is refused") func ledger()
    throws
  {
    let folder = try RegisterFolder()
    let register = try folder.open()
    let no = try register.write { tx in
      let no = try tx.insert(Sample.matter())
      for number in ["甲", "乙"] { try tx.insert(row(no, tx.insert(paper(number, of: no)))) }
      return no
    }
    #expect(try register.read { try $0.ledger(10).count } == 2)
    #expect(throws: StoreError.self) { try register.write { try $0.insert(row(no, 1)) } }
    try register.write { try $0.insert(row(no, nil)) }
    #expect(throws: StoreError.self) { try register.write { try $0.insert(row(no, nil)) } }
  }

  @Test("steps in order, open drafts one a finding, files by their content, told once") func tables() throws {
    let folder = try RegisterFolder()
    let register = try folder.open()
    try register.write { tx in
      let no = try tx.insert(Sample.matter())
      for kind in [CaseStep.Kind.filed, .urged, .closed] {
        try tx.insert(
          CaseStep(caseNo: no, kind: kind, at: noon, by: "P-1", state: .filed, words: "某", values: ["times": "1"]))
      }
      #expect(try tx.read.steps(case: no).map(\.kind) == [.filed, .urged, .closed])
      let finding = try tx.insert(Sample.finding())
      var draft = NoticeDraft(
        form: .breachNotice, centre: CentreID("430100"), finding: finding, caseNo: nil, demand: "", note: "x",
        draftedAt: noon, draftedBy: nil)
      draft.no = try tx.insert(draft)
      #expect(try tx.read.openDraft(finding: finding) == draft)
      draft.state = .discarded
      try tx.update(draft)
      #expect(
        try tx.read.openDraft(finding: finding) == nil)
      #expect(try tx.read.drafts(openOnly: false, before: .max, limit: 9).count == 1)
      let paperNo = try tx.insert(paper("丙", of: no))
      for _ in 1...2 { try tx.keep(file: [1, 2, 3], digest: Digest.hex([1, 2, 3] as [UInt8]), paper: paperNo) }
      #expect(try tx.read.blob(Digest.hex([1, 2, 3] as [UInt8])) == [1, 2, 3])
      #expect(try tx.read.isFile(Digest.hex([1, 2, 3] as [UInt8]), of: paperNo))
      #expect(try !tx.read.isFile("00", of: paperNo))
      try tx.setTold("a", at: noon)
      try tx.setTold("a", at: noon + .days(1))
      #expect(try tx.read.toldAt("a") == noon + .days(1))
      #expect(try !tx.read.isTold("b"))
    }
  }
}
