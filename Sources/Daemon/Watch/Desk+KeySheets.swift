import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// A week's form 2 from Friday's opening on (C6, X5, R13): proposed, put before the duty leader, sent once approved.
extension Desk {
  /// Takes the steps that are due now; the same after a restart (D1).
  /// - Parameter lastYear: what was found at points a year ago, where more than one sheet is looked at.
  func advance(sheet record: DutyRecord, lastYear: [PointID: LastYearCount]? = nil) throws {
    let monday = Week.after(record.duty.day)
    switch try sheetReader.step(record, at: now) {
    case .wait, .nothing: return
    case .propose:
      try putBefore(
        try propose(record.duty.centre, monday: monday, lastYear: lastYear), record, reminder: false)
    case .remind:
      guard var stored = try tx.read.sheet(centre: record.duty.centre, monday: monday) else { return }
      stored.sheet.remindedAt = now
      try save(&stored)
      try putBefore(stored, record, reminder: true)
    case .send:
      guard var stored = try tx.read.sheet(centre: record.duty.centre, monday: monday) else { return }
      try send(&stored, record)
    }
    try advance(sheet: record)
  }

  /// Makes a centre's sheet for a week, with its proposals.
  func propose(
    _ centre: CentreID, monday: CivilDate, lastYear: [PointID: LastYearCount]? = nil
  ) throws -> StoredSheet {
    var sheet = KeySheet(centre: centre, monday: monday, proposedAt: now)
    sheet.take(try sheetReader.drafts(centre, monday: monday, lastYear: lastYear))
    let stored = try tx.insert(sheet)
    try journal(
      "sheet.proposed", "sheet:\(stored.no)", centre: centre, ["rows": "\(sheet.rows.count)", "week": monday.iso])
    return stored
  }

  func save(_ stored: inout StoredSheet) throws {
    stored.revision += 1
    try tx.update(stored)
  }

  private func putBefore(_ stored: StoredSheet, _ record: DutyRecord, reminder: Bool) throws {
    let leaders = RungResolver(directory).people(.dutyLeader, centre: stored.sheet.centre, at: now)
    if reminder { try journal("sheet.reminded", "sheet:\(stored.no)", centre: stored.sheet.centre) }
    try post(
      context.letters.keySheetDraft(
        try sheetReader.compiled(stored.sheet, draft: true), no: stored.no, due: record.duty.due, reminder: reminder,
        to: leaders))
  }

  /// To the superior, with what the centres below have sent. A superior that has no address has it where it is hosted here (D12).
  func send(_ stored: inout StoredSheet, _ record: DutyRecord?) throws {
    let compiled = try sheetReader.compiled(stored.sheet)
    guard let superior = directory.centre(stored.sheet.centre)?.parent else { return }
    let late = record.map { now >= $0.duty.due } ?? false
    let letter = context.letters.keySheet(compiled, to: [superior], deadline: record?.duty.due, at: now)
    stored.messageNo = try post(letter, duty: record?.no)
    stored.sheet.markSent(carrying: compiled.carries, at: now)
    try save(&stored)
    try journal(
      "sheet.sent", "sheet:\(stored.no)", centre: stored.sheet.centre,
      [
        "edition": "\(stored.sheet.edition)", "late": "\(late)",
        "missing": compiled.missing.map(\.rawValue).joined(separator: " "), "rows": "\(compiled.rows.count)",
      ])
    if stored.messageNo == nil, context.hosted.contains(superior), let record {
      try tx.finish(duty: record.no, at: now)
    }
    // What a superior's sheet went up without goes after it.
    if let above = try tx.read.sheet(centre: superior, monday: stored.sheet.monday),
      let duty = try sheetReader.duty(above.sheet)
    {
      try advance(sheet: duty)
    }
  }

  /// Sheets of the weeks in which a bulletin holds that are there already take it in, or let it go with it (C6, X5).
  func followInSheets(_ bulletin: Bulletin) throws {
    var monday = max(Week.monday(of: zone.civil(bulletin.from).date), Week.monday(of: today))
    // Sheets are there for this week and the next, seldom for one after.
    let last = min(bulletin.until.map { zone.civil($0).date } ?? monday + 28, Week.monday(of: today) + 28)
    while monday <= last {
      for stored in try tx.read.sheets(monday: monday)
      where directory.isWithin(stored.sheet.centre, of: bulletin.centre) {
        _ = try refresh(stored) { $0.hasPrefix("bulletin/\(bulletin.no)/") }
      }
      monday = monday + 7
    }
  }
}
