package import Organisation
package import Regulation
package import Units

/// How often one thing that waits was asked for.
package struct NudgeMark: Hashable, Sendable, Codable {
  package var wait: String
  package var count: Int
}

/// One reminder that is due: of what, how often by now, and whether it climbs.
package struct Nudge: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    case approval(Int)
    case receipt(CentreID)
    case help(Int)
  }
  package var matter: Matter
  package var wait: String
  /// 1: a reminder; from 2 on it climbs.
  package var count: Int
  package var climbs: Bool { count >= 2 }
  package init(matter: Matter, wait: String, count: Int) {
    self.matter = matter
    self.wait = wait
    self.count = count
  }
}

/// The clock of what waits (R6, P10): computed from the file, so that it goes on where it should after a restart (D1). Of reminders that
/// piled up only the latest is owed.
package enum IncidentClock {
  package static func owed(_ file: IncidentFile, rules: IncidentRules, now: Instant) -> [Nudge] {
    waits(file, rules).compactMap { wait in
      let count = due(wait.since, wait.rules, now)
      let told = file.nudges.first { $0.wait == wait.key }?.count ?? 0
      return count > told ? Nudge(matter: wait.matter, wait: wait.key, count: count) : nil
    }
  }

  /// When to look again; nil: nothing waits.
  package static func next(_ file: IncidentFile, rules: IncidentRules, now: Instant) -> Instant? {
    if !owed(file, rules: rules, now: now).isEmpty { return now }
    return waits(file, rules).map { wait in
      let remind = wait.since + wait.rules.remind
      let climb = wait.since + wait.rules.climb
      if now < remind { return remind }
      if now < climb { return climb }
      return climb + wait.rules.again * Int((now - climb).milliseconds / max(1, wait.rules.again.milliseconds) + 1)
    }.min()
  }

  private static func due(_ since: Instant, _ rules: IncidentRules.Wait, _ now: Instant) -> Int {
    if now < since + rules.remind { return 0 }
    let climb = since + rules.climb
    if now < climb { return 1 }
    return 2 + Int((now - climb).milliseconds / max(1, rules.again.milliseconds))
  }

  private struct Wait {
    var matter: Nudge.Matter
    var key: String
    var since: Instant
    var rules: IncidentRules.Wait
  }

  private static func waits(_ file: IncidentFile, _ rules: IncidentRules) -> [Wait] {
    var waits = file.submissions.filter { $0.isOpen && !$0.isApproved }.map { submission in
      Wait(
        matter: .approval(submission.no), key: "approval/\(submission.no)/\(submission.askedAt.milliseconds)",
        since: submission.askedAt, rules: rules.approval)
    }
    guard file.closedAt == nil else { return waits }
    waits += file.receipts.filter { $0.confirmed == nil && $0.awaited }.map { receipt in
      Wait(matter: .receipt(receipt.centre), key: "receipt/\(receipt.centre)", since: receipt.at, rules: rules.receipt)
    }
    waits += file.helps.filter { $0.answeredAt == nil }.map { help in
      Wait(matter: .help(help.no), key: "help/\(help.no)", since: help.at, rules: rules.help)
    }
    return waits
  }
}

extension IncidentFile {
  /// A reminder is on its way.
  package mutating func nudged(_ nudge: Nudge) {
    if let index = nudges.firstIndex(where: { $0.wait == nudge.wait }) {
      nudges[index].count = nudge.count
    } else {
      nudges.append(NudgeMark(wait: nudge.wait, count: nudge.count))
    }
  }
}
