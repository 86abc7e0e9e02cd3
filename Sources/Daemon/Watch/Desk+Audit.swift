import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

extension Watch {
  /// Faults that were not told yet go to the duty leaders in one letter; what is well again is forgotten.
  func tell(_ faults: [AuditFault], at now: Instant) throws {
    let subjects = Set(faults.map(\.matter.subject))
    let told = try register.read { try $0.toldFaults() }
    guard subjects != told else { return }
    try commit(at: now) { try $0.tell(faults, told: told) }
  }
}

extension Desk {
  func tell(_ faults: [AuditFault], told: Set<String>) throws {
    let new = faults.filter { !told.contains($0.matter.subject) }
    try tx.setToldFaults(Set(faults.map(\.matter.subject)))
    guard let first = new.first else {
      if faults.isEmpty { try journal("audit.clear", "audit", centre: nil) }
      return
    }
    try journal(
      "audit.fault", "audit", centre: nil,
      ["count": "\(new.count)", "subjects": new.prefix(20).map(\.matter.subject).joined(separator: " ")])
    // Who can do something about it: the duty leader of the matter's centre where all are of one, else the province's.
    let centres = Set(new.map(\.matter.centre))
    let centre = (centres.count == 1 ? first.matter.centre : nil) ?? directory.province?.id ?? CentreID("")
    let resolver = RungResolver(directory)
    var leaders = resolver.people(.dutyLeader, centre: centre, at: now)
    leaders += resolver.people(.provinceDutyLeader, centre: centre, at: now).filter { person in
      !leaders.contains { $0.id == person.id }
    }
    try post(context.letters.audit(new, centre: centre, to: leaders, at: now))
  }
}
