import Casework
import Organisation
import Regulation
import Store
import Units

/// What falls due of what the public told (S6, S8), each matter in a transaction of its own.
extension Watch {
  /// Tells whom it concerns; returns when to look again.
  func advancePublicReports(at now: Instant) throws -> [Instant] {
    let (rules, directory) = (current.rules.publicReports, current.directory)
    let holidays = directory.organisation.holidays
    var next: [Instant] = []
    for report in try register.read({ try $0.openPublicReports() }) where current.hosted.contains(report.centre) {
      let due = PublicReportClock.tellings(
        report, rules: rules, zone: directory.zone, holidays: holidays, now: now)
      if !due.isEmpty { try commit(at: now) { try $0.tell(publicReport: report) } }
      if let look = PublicReportClock.next(
        report, rules: rules, zone: directory.zone, holidays: holidays, now: now)
      {
        next.append(look)
      }
    }
    return next
  }
}
