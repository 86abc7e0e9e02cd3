package import Organisation
package import Units

/// An open matter as the auditor sees it: what it is, and when something happens to it by itself.
package struct AuditMatter: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case finding, triage, delivery
    /// Daily reports; the month's ledgers and summaries; form 2; broadcasts; rounds and whatever else has a due.
    case report, monthly, sheet, broadcast, round
    case `case`, notice, incident, fault, presence, bulletin
    case caller, review, room
    case day, scheduler
  }
  package var kind: Kind
  /// `finding:3`, `delivery:17`, `duty:…`, `scheduler`.
  package var subject: String
  package var centre: CentreID?
  /// When its next step is due; nil: there is none.
  package var next: Instant?
  /// False for what waits for people alone, and is listed for them.
  package var needsStep: Bool

  package init(_ kind: Kind, _ subject: String, centre: CentreID?, next: Instant?, needsStep: Bool = true) {
    self.kind = kind
    self.subject = subject
    self.centre = centre
    self.next = next
    self.needsStep = needsStep
  }
}

/// A matter that nothing carries on.
package struct AuditFault: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case noNextStep
    case overdue(by: TimeSpan)
  }
  package var matter: AuditMatter
  package var what: What
  package init(matter: AuditMatter, what: What) {
    self.matter = matter
    self.what = what
  }
}

/// Checks that every open matter has a next step, apart from whoever takes the steps: it shares no code with the scheduler but the rules
/// by which steps fall due, and sees what a scheduler that is stuck leaves lying.
package struct Auditor: Hashable, Sendable {
  /// A step may be late by so much before it is a fault.
  package var bound: TimeSpan

  package init(bound: TimeSpan = .minutes(5)) { self.bound = bound }

  /// What is wrong, most overdue first, then in order of subject.
  package func faults(_ matters: [AuditMatter], at now: Instant) -> [AuditFault] {
    let faults = matters.compactMap { matter -> AuditFault? in
      guard let next = matter.next else {
        return matter.needsStep ? AuditFault(matter: matter, what: .noNextStep) : nil
      }
      let late = now - next
      return late > bound ? AuditFault(matter: matter, what: .overdue(by: late)) : nil
    }
    return faults.sorted { a, b in
      a.late != b.late ? a.late > b.late : a.matter.subject < b.matter.subject
    }
  }
}

extension AuditFault {
  /// How late; nothing for what has no step.
  package var late: TimeSpan {
    switch what {
    case .noNextStep: .zero
    case .overdue(let by): by
    }
  }
}
