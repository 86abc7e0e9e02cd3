import Casework
import ControlSocket
import Documents
import Foundation
import Mail
import Organisation
import Regulation
import Reporting
import Settings
import Store
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon

/// Papers as they leave with their mails, and as they are asked for over the socket.
@Suite("Papers: notices, reports and forms, made where their transaction is (D3, D10)", .timeLimit(.minutes(10)))
struct PaperTests {
  private static let county = "430105"

  /// Files a finding of `code` in a county; returns its case and the mails that its paper went out with.
  private func file(_ code: String, on bench: Bench, mmsi: UInt32 = 413_900_777, drill: Bool = false) async throws -> (
    CaseRecord, Paper?
  ) {
    let directory = bench.context.directory
    let point = try #require(directory.points(of: CentreID(Self.county)).first)
    let finding = Finding(
      id: "\(code)/\(mmsi)/\(bench.now.milliseconds)/\(drill)", detector: .speed, code: FindingCode(code),
      severity: .serious, mmsi: mmsi, vessel: nil, vesselName: "湘㳇渡01", object: Self.county,
      onset: bench.now - .minutes(1), opened: bench.now, place: point.place, reason: Reason("speed.over", [:]),
      ruleVersion: "v", evidence: [])
    _ = await bench.watch.record([.opened(finding)], at: bench.now)
    let no = try #require(try await bench.register.reading { try $0.finding(id: finding.id)?.no })
    let person = try #require(
      directory.organisation.people.first { $0.centre.rawValue == Self.county && $0.role == .watchkeeper })
    let caseNo = try await bench.watch.perform(
      Signer.person(person, account: "test"), idempotency: nil, at: bench.now, inHold: { _ in false }
    ) { desk in
      try desk.file(finding: no, note: "", point: nil, demand: nil, drill: drill, revision: nil).record.no
    }
    return try await bench.register.reading { read in
      (try #require(try read.caseRecord(no: caseNo)), try read.papers(case: caseNo).first)
    }
  }

  private func mails(_ kind: LetterKind, on bench: Bench) async throws -> [ParsedMail] {
    let bodies = try await bench.register.reading { read in
      try read.messages(before: .max, limit: 500).filter { $0.kind == kind.rawValue }.reversed().compactMap {
        try read.blob($0.blob)
      }
    }
    var parsed: [ParsedMail] = []
    for body in bodies { parsed.append(try await ParsedMail.read(body)) }
    return parsed
  }

  @Test("X8: a notice goes out with its PDF, named as the paper is, and a drill's is marked (D14)")
  func notice() async throws {
    let bench = try await Bench()
    let (_, issued) = try await file("V11", on: bench)
    let paper = try #require(issued)
    let mail = try #require(try await mails(.notice, on: bench).first)
    let part = try #require(mail.parts.first { $0.type == "application/pdf" })
    #expect(part.filename == "监控点违章通知书-\(paper.number).pdf" && part.size > 20_000)
    #expect(mail.defects.isEmpty && mail.text().contains(paper.number))
    _ = try await file("V11", on: bench, mmsi: 413_900_778, drill: true)
    let drill = try #require(try await mails(.notice, on: bench).last)
    #expect(drill.parts.contains { $0.type == "application/pdf" && $0.filename?.contains("演") == true })
  }

  @Test("X9: an incident report goes out with its PDF") func incident() async throws {
    let bench = try await Bench()
    let (_, issued) = try await file("A03", on: bench)
    let paper = try #require(issued)
    let mail = try #require(try await mails(.incident, on: bench).first)
    let part = try #require(mail.parts.first { $0.type == "application/pdf" })
    #expect(part.filename == "监控事件报告单-\(paper.number).pdf")
  }

  @Test("what a mail does not hold goes in numbered parts, each with its own Message-ID") func parts() async throws {
    let bench = try await Bench()
    let context = bench.context
    let letters = LetterWriter(
      catalogue: bench.texts.zh, directory: context.directory, rules: context.rules,
      press: PaperPress(limit: 100_000, alsoCSV: false) { _, _, _ in [] })
    let files = (1...5).map { no in
      Letter.Attachment(
        name: "台账\(no).xlsx", mimeType: "application/zip", bytes: [UInt8](repeating: UInt8(no), count: 45_000))
    }
    let letter = Letter(
      kind: .ledgers, cause: "ledgers/x", centre: CentreID(Self.county), recipients: ["a@example.invalid"],
      subject: "月度台账", text: "正文", html: "<html><body>正文</body></html>", attachments: files, importance: .report)
    let parts = letters.split(letter)
    #expect(
      parts.map { $0.attachments.map(\.name) } == [["台账1.xlsx", "台账2.xlsx"], ["台账3.xlsx", "台账4.xlsx"], ["台账5.xlsx"]])
    #expect(parts.map(\.subject) == ["（1/3）月度台账", "（2/3）月度台账", "（3/3）月度台账"])
    #expect(Set(parts.map(\.cause)).count == 3 && parts[0].cause == "ledgers/x" && parts[2].thread == ["ledgers/x"])
    #expect(parts[0].text.contains("分 3 封发出") && parts[0].html.contains("分 3 封发出"))
    #expect(letters.split(parts[2]).count == 1)
  }

  @Test("a paper that can't be made stops nothing: the mail goes and says so, the maker tells why") func unpressed()
    async throws
  {
    let bench = try await Bench()
    _ = try await bench.watch.tick(at: bench.now)
    let context = bench.context
    let letters = LetterWriter(
      catalogue: bench.texts.zh, directory: context.directory, rules: context.rules,
      press: PaperPress(limit: 100_000, alsoCSV: false) { _, _, _ in nil })
    let (record, issued) = try await file("V11", on: bench)
    let letter = letters.notice(try #require(issued), of: record)
    #expect(letter.attachments.isEmpty && letter.text.contains("未能生成，内容以邮件正文为准"))
    let report = DailySnapshot(
      centre: record.centre,
      duty: try #require(
        try await bench.register.reading { read in
          try read.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
            $0.duty.kind == .dailyReport
          }?.duty
        }), now: bench.now, approvedBy: nil, duties: [], checks: [], findings: [], cases: [], papers: [], ledger: [],
      below: [], onWatch: nil, onWatchNext: nil)
    #expect(letters.report(report).attachments.allSatisfy { $0.name.hasSuffix(".csv") })
    // X2: where it can be made the report carries form 4 as a workbook and no CSV.
    let good = LetterWriter(
      catalogue: bench.texts.zh, directory: context.directory, rules: context.rules,
      press: PaperPress(limit: 100_000, alsoCSV: false) { _, _, _ in [1] })
    #expect(good.report(report).attachments.map(\.name).allSatisfy { $0.hasSuffix(".xlsx") })
    #expect(good.report(report).attachments.first?.name.hasPrefix("监控情况记录表_开福区_") == true)
  }

  @Test("a large table is cut into numbered workbooks, no row lost") func cut() async throws {
    let letters: LetterWriter? = Bench.example.map {
      LetterWriter(
        catalogue: $0.texts.zh, directory: Directory($0.configuration.organisation),
        rules: $0.configuration.regulation,
        press: PaperPress(limit: 20, alsoCSV: false) { forms, _, _ in
          // As many bytes as rows: what is made shows what it was made from.
          forms[0].grids[0].rows.map { row in if case .integer(let no) = row[0] { UInt8(no) } else { 0 } }
        })
    }
    var form = try #require(letters?.emptyForm(4, centre: nil))
    form.grids[0].rows = (1...70).map { [.integer($0)] }
    let files: [Letter.Attachment] = try #require(letters?.workbook([form], name: "表", made: Bench.start))
    #expect(files.map(\.name) == (1...4).map { "表（\($0)之4）.xlsx" })
    #expect(files.flatMap(\.bytes) == (1...70).map { UInt8($0) })
  }

  @Test("every form is had over the socket as it stands; what is not there is told") func socket() async throws {
    let bench = try await Bench()
    _ = try await bench.watch.tick(at: bench.now)
    let (record, issued) = try await file("V11", on: bench)
    let paper = try #require(issued)
    let room = bench.room()
    let caller = Caller(uid: 0, gid: 0, pid: 1)
    let pdf = try await room.form(8, FormFilter(id: paper.no), format: .pdf, caller: caller)
    #expect(pdf.bytes.starts(with: Array("%PDF".utf8)) && pdf.mimeType == "application/pdf")
    let text = String(
      decoding: try await room.form(8, FormFilter(id: paper.no), format: .text, caller: caller).bytes, as: UTF8.self)
    #expect(text.contains(paper.number) && text.contains("湘㳇渡01"))
    for form in [1, 3, 4, 9, 10, 11, 12] {
      let file = try await room.form(form, FormFilter(centre: Self.county), format: .xlsx, caller: caller)
      #expect(file.bytes.starts(with: [0x50, 0x4B]), "form \(form)")
    }
    let ledger = try await room.form(10, FormFilter(centre: Self.county), format: .text, caller: caller)
    #expect(String(decoding: ledger.bytes, as: UTF8.self).contains(paper.number))
    await #expect(throws: ControlError.self) {
      try await room.form(7, FormFilter(id: 999), format: .pdf, caller: caller)
    }
    await #expect(throws: ControlError.self) {
      try await room.form(5, FormFilter(id: record.no), format: .pdf, caller: caller)
    }
    let duty = try #require(
      try await bench.register.reading { read in
        try read.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
          $0.duty.kind == .dailyReport && $0.duty.centre.rawValue == Self.county
        }
      })
    let book = try await ReadWorkbook.read(try await room.reportFile(duty.no, caller: caller).bytes)
    #expect(book.sheets.first?.name == "监控情况记录表")
  }
}
