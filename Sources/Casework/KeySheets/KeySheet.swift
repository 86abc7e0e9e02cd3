package import Organisation
import Regulation
package import Units

/// Where a sheet stands. Computed from what was done to it.
package enum SheetState: String, Hashable, Sendable, Codable, CaseIterable {
  /// As the system proposed it.
  case proposed
  /// Changed by a person since it was proposed, or since it was last approved.
  case edited
  /// By a leader; for a city it may still wait for its counties.
  case approved
  /// On its way to the superior.
  case sent
}

/// Why a step with a sheet is not taken; told in the catalogue's words (`refusal.sheet.<case>`).
package enum SheetRefusal: Error, Hashable, Sendable {
  /// Four eyes: whoever compiled it does not approve it.
  case samePerson
  case noSuchRow(Int)
  /// A day outside the sheet's week, or none.
  case noDay
  case emptyText
  /// Nothing has changed since it was last approved.
  case nothingToApprove
  /// Its Friday is not there yet.
  case notOpen(CivilDate)
  case notApproved
  /// What stands has gone up already.
  case nothingToSend
  /// The week is over.
  case over
  /// An object that is not in the centre's waters.
  case notOurs(String)
}

/// Form 2 of one centre for one week (C6, X5): lines proposed by the system, edited by the watch, approved by a leader who did not
/// edit them, sent to the superior. Later changes amend it: they count once they are approved as well.
package struct KeySheet: Hashable, Sendable, Codable {
  package var centre: CentreID
  /// First day of its week.
  package var monday: CivilDate
  package var proposedAt: Instant
  /// The lines as they are being worked on, those struck out among them.
  package private(set) var rows: [KeyRow]
  /// The lines as they were approved last; nil: never. What rounds follow and what goes up (P2, R2).
  package private(set) var standing: [KeyRow]?
  /// How often it was approved: 1 is the sheet, 2 and more are amendments.
  package private(set) var edition = 0
  package private(set) var approvedBy: PersonID?
  package private(set) var approvedAt: Instant?
  package private(set) var sentEdition = 0
  /// How often it went up: the second time and later it is an amendment (补报).
  package private(set) var sendings = 0
  package private(set) var sentAt: Instant?
  /// Editions of the centres below that went up with it, by code.
  package private(set) var carried: [String: Int] = [:]
  /// Who edited it since it was proposed or last approved, in order; the last one is who compiled it.
  package private(set) var editors: [PersonID] = []
  /// Who compiled the edition that stands; nil: nobody changed the proposal.
  package private(set) var compiledBy: PersonID?
  /// When the duty leader was reminded that it is not approved.
  package var remindedAt: Instant?
  private var lastRow = 0

  package init(centre: CentreID, monday: CivilDate, proposedAt: Instant) {
    self.centre = centre
    self.monday = monday
    self.proposedAt = proposedAt
    rows = []
  }

  package var sunday: CivilDate { monday + 6 }
  package var days: [CivilDate] { Week.days(from: monday) }
  /// Lines that are not struck out, by object, then first day.
  package var current: [KeyRow] { Self.ordered(rows) }
  package var inForce: [KeyRow] { Self.ordered(standing ?? []) }
  /// The lines differ from those approved last.
  package var isChanged: Bool { standing != rows }

  package var state: SheetState {
    guard standing != nil, !isChanged else { return editors.isEmpty && edition == 0 ? .proposed : .edited }
    return sentEdition == edition ? .sent : .approved
  }

  package static func ordered(_ rows: [KeyRow]) -> [KeyRow] {
    rows.filter { $0.removed == nil }.sorted {
      ($0.centre, $0.object, $0.days.first?.dayNumber ?? 0, $0.no)
        < ($1.centre, $1.object, $1.days.first?.dayNumber ?? 0, $1.no)
    }
  }

  /// Takes in proposals: new ones become lines; lines that nobody touched follow their cause, and go with it while they were
  /// never approved. What a person changed or struck out stays as they left it.
  /// - Parameter among: which causes are looked at anew; others stay.
  package mutating func take(_ drafts: [KeyDraft], among isLooked: (String) -> Bool = { _ in true }) {
    let byKey = Dictionary(drafts.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var known: Set<String> = []
    var kept: [KeyRow] = []
    for row in rows {
      guard let key = row.key, row.isUntouched, isLooked(key) else {
        row.key.map { _ = known.insert($0) }
        kept.append(row)
        continue
      }
      guard let draft = byKey[key] else { continue }
      known.insert(key)
      kept.append(draft.row(no: row.no))
    }
    rows = kept
    for draft in drafts where isLooked(draft.key) && known.insert(draft.key).inserted {
      lastRow += 1
      rows.append(draft.row(no: lastRow))
    }
  }

  /// - Returns: the number of the new line.
  @discardableResult
  package mutating func add(_ row: KeyRow, by person: PersonID) throws(SheetRefusal) -> Int {
    var row = row
    row.days = try fitting(row.days)
    lastRow += 1
    row.no = lastRow
    rows.append(row)
    editors.append(person)
    return lastRow
  }

  /// Changes what is given; days are kept within the week.
  package mutating func edit(
    _ no: Int, days: [CivilDate]? = nil, hours: Hours?? = nil, why: KeyWhy? = nil, because: String? = nil,
    watch: String? = nil, by person: PersonID
  ) throws(SheetRefusal) {
    let index = try index(of: no)
    var row = rows[index]
    if let days { row.days = try fitting(days) }
    if let hours { row.hours = hours }
    if let why { row.why = why }
    if let because { row.because = Reason("typed", ["text": try filled(because)]) }
    if let watch { row.watch = try filled(watch) }
    row.editedBy = person
    rows[index] = row
    editors.append(person)
  }

  package mutating func remove(_ no: Int, reason: String, by person: PersonID, at now: Instant) throws(SheetRefusal) {
    let index = try index(of: no)
    rows[index].removed = KeyRow.Removal(by: person, at: now, reason: try filled(reason))
    editors.append(person)
  }

  /// By a leader who edited nothing of it.
  package mutating func approve(by person: PersonID, at now: Instant) throws(SheetRefusal) {
    guard isChanged else { throw .nothingToApprove }
    guard !editors.contains(person) else { throw .samePerson }
    standing = rows
    edition += 1
    approvedBy = person
    approvedAt = now
    compiledBy = editors.last ?? compiledBy
    editors = []
  }

  /// - Parameter carrying: editions of the centres below that go with it.
  package mutating func markSent(carrying: [String: Int], at now: Instant) {
    sentEdition = edition
    sendings += 1
    carried = carrying
    sentAt = now
  }

  private func index(of no: Int) throws(SheetRefusal) -> Int {
    guard let index = rows.firstIndex(where: { $0.no == no && $0.removed == nil }) else { throw .noSuchRow(no) }
    return index
  }

  private func fitting(_ asked: [CivilDate]) throws(SheetRefusal) -> [CivilDate] {
    let wanted = Set(asked)
    guard !wanted.isEmpty, wanted.isSubset(of: days) else { throw .noDay }
    return wanted.sorted()
  }

  private func filled(_ text: String) throws(SheetRefusal) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
    return text
  }
}
