import Casework
import Organisation
import Regulation
import Store
import Units

/// Acts of people with form 2.
extension Desk {
  func sheet(_ no: Int64) throws -> StoredSheet {
    guard let stored = try tx.read.sheet(no: no) else { throw ActRefusal.noSuchThing("sheet:\(no)") }
    return stored
  }

  /// The sheet that a person may work on.
  private func workable(_ no: Int64, _ act: Casework.Act, revision: Int?) throws -> (StoredSheet, Person) {
    let stored = try sheet(no)
    let person = try allow(act, centre: stored.sheet.centre)
    try expect(revision, stored.revision)
    guard today <= stored.sheet.sunday else { throw SheetRefusal.over }
    return (stored, person)
  }

  /// A sheet for the week, made now if it is not there; else its proposals looked at anew.
  func propose(week monday: CivilDate) throws -> StoredSheet {
    guard let centre = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    try allow(.editSheet, centre: centre)
    guard today <= monday + 6 else { throw SheetRefusal.over }
    guard let stored = try tx.read.sheet(centre: centre, monday: monday) else {
      guard directory.centre(centre)?.parent != nil else { throw SheetRefusal.notOurs(centre.rawValue) }
      return try propose(centre, monday: monday)
    }
    return try refresh(stored) { _ in true }
  }

  /// Proposals of some causes follow them; where the sheet was approved that is an amendment that waits for a leader.
  func refresh(_ stored: StoredSheet, among isLooked: (String) -> Bool) throws -> StoredSheet {
    var next = stored
    next.sheet.take(
      try sheetReader.drafts(stored.sheet.centre, monday: stored.sheet.monday), among: isLooked)
    guard next.sheet != stored.sheet else { return stored }
    try save(&next)
    try journal("sheet.refreshed", "sheet:\(next.no)", centre: next.sheet.centre)
    return next
  }

  func add(sheet no: Int64, _ row: KeyRow, revision: Int?) throws -> StoredSheet {
    var (stored, person) = try workable(no, .editSheet, revision: revision)
    var row = row
    row.centre = try waters(of: row.object, for: stored.sheet.centre)
    row.source = .added(by: person.id, at: now)
    let added = try stored.sheet.add(row, by: person.id)
    try save(&stored)
    try journal(
      "sheet.added", "sheet:\(no)", centre: stored.sheet.centre, ["object": row.object.key, "row": "\(added)"])
    return stored
  }

  /// A centre enters its own waters' objects; and, of centres below that are not hosted here, those it heard of otherwise (D12).
  private func waters(of object: Target, for centre: CentreID) throws -> CentreID {
    let owner: CentreID
    switch object {
    case .centre(let id): owner = id
    case .point(let id):
      guard let point = directory.point(id) else { throw ActRefusal.noSuchThing("point:\(id)") }
      owner = point.centre
    }
    let isBelow = directory.isWithin(owner, of: centre) && !context.hosted.contains(owner)
    guard owner == centre || isBelow else {
      throw SheetRefusal.notOurs(directory.point(owner.rawValue)?.name ?? object.key)
    }
    return owner
  }

  struct RowChange: Sendable {
    var days: [CivilDate]?
    var hours: Hours??
    var why: KeyWhy?
    var because: String?
    var watch: String?
  }

  func edit(sheet no: Int64, row: Int, _ change: RowChange, revision: Int?) throws -> StoredSheet {
    var (stored, person) = try workable(no, .editSheet, revision: revision)
    try stored.sheet.edit(
      row, days: change.days, hours: change.hours, why: change.why, because: change.because, watch: change.watch,
      by: person.id)
    try save(&stored)
    try journal("sheet.edited", "sheet:\(no)", centre: stored.sheet.centre, ["row": "\(row)"])
    return stored
  }

  func remove(sheet no: Int64, row: Int, reason: String, revision: Int?) throws -> StoredSheet {
    var (stored, person) = try workable(no, .editSheet, revision: revision)
    try stored.sheet.remove(row, reason: reason, by: person.id, at: now)
    try save(&stored)
    try journal("sheet.removed", "sheet:\(no)", centre: stored.sheet.centre, ["reason": reason, "row": "\(row)"])
    return stored
  }

  /// By a leader who edited nothing of it; it goes at once, a city's when its counties' are there or at the latest moment.
  func approve(sheet no: Int64, revision: Int?) throws -> StoredSheet {
    var (stored, person) = try workable(no, .approveSheet, revision: revision)
    let duty = try sheetReader.duty(stored.sheet)
    let opening = sheetReader.dutyDay(stored.sheet.monday)
    if duty == nil, today <= opening { throw SheetRefusal.notOpen(opening) }
    try stored.sheet.approve(by: person.id, at: now)
    try save(&stored)
    try journal(
      "sheet.approved", "sheet:\(no)", centre: stored.sheet.centre, ["edition": "\(stored.sheet.edition)"])
    if let duty {
      try advance(sheet: duty)
    } else {
      // Installed in mid-week: nothing was owed on Friday, and the week is followed all the same.
      try send(&stored, nil)
    }
    return try sheet(no)
  }

  /// What is approved goes now, whoever below has not sent theirs.
  func send(sheet no: Int64, revision: Int?) throws -> StoredSheet {
    var (stored, _) = try workable(no, .approveSheet, revision: revision)
    guard stored.sheet.edition > 0 else { throw SheetRefusal.notApproved }
    guard stored.sheet.edition > stored.sheet.sentEdition else { throw SheetRefusal.nothingToSend }
    try send(&stored, try sheetReader.duty(stored.sheet))
    return stored
  }

  // MARK: Cargo plans

  func plan(cargo plan: CargoPlan) throws -> CargoPlan {
    guard let point = directory.point(plan.point) else { throw ActRefusal.noSuchThing("point:\(plan.point)") }
    let person = try allow(.planCargo, centre: point.centre)
    guard plan.from < plan.through, plan.through > now else { throw CargoRefusal.period }
    guard !plan.vessel.allSatisfy(\.isWhitespace), !plan.cargo.allSatisfy(\.isWhitespace) else {
      throw CaseRefusal.emptyText
    }
    var plan = plan
    (plan.centre, plan.enteredBy, plan.enteredAt) = (point.centre, person.id, now)
    plan.no = try tx.insert(plan)
    try journal(
      "cargo.planned", "cargo:\(plan.no)", centre: plan.centre,
      ["cargo": plan.cargo, "point": plan.point, "vessel": plan.vessel])
    try follow(plan)
    return plan
  }

  func cancel(cargo no: Int64) throws -> CargoPlan {
    guard var plan = try tx.read.cargoPlan(no: no) else { throw ActRefusal.noSuchThing("cargo:\(no)") }
    let person = try allow(.planCargo, centre: plan.centre)
    guard !plan.isCancelled else { throw CargoRefusal.cancelled }
    (plan.cancelledBy, plan.cancelledAt) = (person.id, now)
    try tx.update(plan)
    try journal("cargo.cancelled", "cargo:\(no)", centre: plan.centre)
    try follow(plan)
    return plan
  }

  /// Sheets of the plan's weeks that are there already take it in, or let it go; where they were approved that is an amendment
  /// that waits for a leader.
  private func follow(_ plan: CargoPlan) throws {
    var monday = max(Week.monday(of: zone.civil(plan.from).date), Week.monday(of: today))
    let last = min(zone.civil(plan.through).date, monday + 28)
    while monday <= last {
      if let stored = try tx.read.sheet(centre: plan.centre, monday: monday) {
        _ = try refresh(stored) { $0 == "cargo/\(plan.no)" }
      }
      monday = monday + 7
    }
  }
}

/// Why a cargo plan is not taken.
enum CargoRefusal: String, Error, Hashable, Sendable { case period, cancelled }
