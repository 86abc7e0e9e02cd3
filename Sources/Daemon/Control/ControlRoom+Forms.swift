import Casework
package import ControlSocket
import Documents
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// The twelve forms as files: read in one snapshot, made on a thread of their own.
extension ControlRoom {
  package func form(_ form: Int, _ filter: FormFilter, format: PaperFormat, caller: Caller) async throws -> PaperFile {
    let page = try await read(caller) { try $0.form(form, filter) }
    let fonts = await watch.current.paperFonts
    let kind = FormFormat(rawValue: format.rawValue) ?? .text
    let now = clock()
    let bytes = try await told { try await self.papers.file(page, kind, fonts: fonts, made: now) }
    return PaperFile(bytes: bytes, mimeType: kind.mimeType, name: "\(page.title).\(kind.ending)")
  }

  package func reportFile(_ no: Int64, caller: Caller) async throws -> PaperFile {
    let forms = try await read(caller) { try $0.tables(report: no) }
    let title = forms.first?.title ?? ""
    let now = clock()
    let bytes = try await told { try await self.papers.workbook(forms, title: title, made: now) }
    return PaperFile(bytes: bytes, mimeType: FormFormat.xlsx.mimeType, name: "\(title).xlsx")
  }

  /// What can't be made is a refusal with its reason.
  private func told(_ body: () async throws -> [UInt8]) async throws -> [UInt8] {
    do {
      return try await body()
    } catch let error as DocumentError {
      throw ControlError(.unavailable, texts.words("refusal.paper", ["why": error.description]))
    }
  }
}

extension Rows {
  private var letters: LetterWriter { context.letters }

  func form(_ form: Int, _ filter: FormFilter) throws -> FormPage {
    switch form {
    case 1: return try objectsForm(filter)
    case 2:
      guard let stored = try sheet(filter) else { throw ActRefusal.noSuchThing("sheet:\(filter.id ?? 0)") }
      let draft = stored.sheet.isChanged
      return letters.keySheetForm(try sheets.compiled(stored.sheet, draft: draft), draft: draft)
    case 3: return try faultForm(filter)
    case 4:
      let centre = try centre(filter)
      let day = filter.day ?? context.zone.civil(now).date
      let checks = try read.checks(
        centre: centre, from: context.zone.instant(day, .midnight), before: context.zone.instant(day + 1, .midnight))
      return letters.patrolForm(
        checks, duties: try read.duties(day: day), centre: centre, day: day,
        signed: try read.daySignatures(centre: centre, day: day))
    case 5:
      let (record, paper) = try matter(filter, .incidentReport)
      let file = try read.incident(case: record.no)
      return letters.incidentForm(letters.incidentSheet(paper, of: record, file, at: now))
    case 6: return try handoverForm(filter)
    case 7, 8: return try noticeForm(filter)
    case 9...12: return try ledgerForm(form, filter)
    default: throw ActRefusal.noSuchThing("form:\(form)")
    }
  }

  /// A report's tables: the day's form 4 and ledgers, or the month's ledgers.
  func tables(report no: Int64) throws -> [FormPage] {
    guard let record = try read.duty(no: no), record.duty.kind.isReport else {
      throw ActRefusal.noSuchThing("report:\(no)")
    }
    let stored = try read.report(duty: no)
    if record.duty.kind == .dailyReport {
      let snapshot = try SnapshotReader(read: read, directory: directory)
        .daily(record.duty, approvedBy: stored.approvedBy, at: stored.sentAt ?? now)
      let forms = letters.dailyForms(snapshot)
      return [forms.patrol] + forms.below + forms.ledgers
    }
    let reader = MonthlyReader(context: context, read: read, now: now)
    return letters.ledgerForms(try reader.ledgers(record, approvedBy: stored.approvedBy))
  }

  private func centre(_ filter: FormFilter) throws -> CentreID {
    guard let centre = filter.centre.map({ CentreID($0) }) ?? viewer.centres.sorted().first,
      directory.centre(centre) != nil
    else { throw ActRefusal.noSuchThing("centre:\(filter.centre ?? "")") }
    return centre
  }

  private func objectsForm(_ filter: FormFilter) throws -> FormPage {
    let centre = try centre(filter)
    let centres = directory.organisation.centres.map(\.id).filter { directory.isWithin($0, of: centre) }
    var entries: [ObjectEntry] = []
    while true {
      let page = try read.objects(centres: centres, after: entries.last?.no ?? 0, limit: PageRequest.most)
      entries += page
      if page.count < PageRequest.most { break }
    }
    return letters.objectsForm(entries, centre: centre)
  }

  /// By its number; else the week's of a centre.
  private func sheet(_ filter: FormFilter) throws -> StoredSheet? {
    if let id = filter.id { return try read.sheet(no: id) }
    return try read.sheet(
      centre: try centre(filter), monday: Week.monday(of: filter.day ?? context.zone.civil(now).date))
  }

  private func matter(_ filter: FormFilter, _ form: Paper.Form) throws -> (CaseRecord, Paper) {
    guard let id = filter.id, let record = try read.caseRecord(no: id),
      let paper = try read.papers(case: id).first(where: { $0.form == form })
    else { throw ActRefusal.noSuchThing("case:\(filter.id ?? 0)") }
    return (record, paper)
  }

  /// One fault's; without a number the register of a centre's month.
  private func faultForm(_ filter: FormFilter) throws -> FormPage {
    if filter.id != nil {
      let (record, paper) = try matter(filter, .faultReport)
      return letters.faultForm(faultSheet(record, paper))
    }
    let centre = try centre(filter)
    let lines = try lines(12, centre: centre, filter)
    let sheets = lines.compactMap { line in line.record.map { faultSheet($0, line.paper) } }
    return letters.faultRegister(sheets, centre: centre)
  }

  private func faultSheet(_ record: CaseRecord, _ paper: Paper?) -> FaultSheet {
    let symptom = record.note.isEmpty ? context.words.reason(record.reason) : record.note
    return letters.faultSheet(record, paper: paper, symptom: symptom, carrier: nil)
  }

  /// One handover's; without a number the register of a centre's month (G6).
  private func handoverForm(_ filter: FormFilter) throws -> FormPage {
    if let id = filter.id {
      guard let handover = try read.handover(no: id) else { throw ActRefusal.noSuchThing("handover:\(id)") }
      return letters.handoverForm(letters.handoverSheet(handover))
    }
    let (centre, month) = (try centre(filter), month(filter))
    let handovers = try read.handovers(
      centre: centre, from: context.zone.instant(month, .midnight),
      before: context.zone.instant(month + month.daysInMonth, .midnight))
    return letters.handoverRegister(handovers.map { letters.handoverSheet($0) }, centre: centre)
  }

  private func noticeForm(_ filter: FormFilter) throws -> FormPage {
    guard let id = filter.id, let paper = try read.paper(no: id), paper.form.isNotice,
      let record = try read.caseRecord(no: paper.caseNo)
    else { throw ActRefusal.noSuchThing("notice:\(filter.id ?? 0)") }
    return letters.noticeForm(paper, of: record)
  }

  private func ledgerForm(_ ledger: Int, _ filter: FormFilter) throws -> FormPage {
    let centre = try centre(filter)
    return letters.ledgerForm(
      ledger, lines: try lines(ledger, centre: centre, filter), centre: centre, month: month(filter))
  }

  private func month(_ filter: FormFilter) -> CivilDate { (filter.month ?? context.zone.civil(now).date).firstOfMonth }

  private func lines(_ ledger: Int, centre: CentreID, _ filter: FormFilter) throws -> [BookLine] {
    let month = month(filter)
    let entries = try read.ledger(
      ledger, centre: centre, from: context.zone.instant(month, .midnight),
      before: context.zone.instant(month + month.daysInMonth, .midnight))
    return try read.lines(of: entries, tally: context.tally)
  }
}
