import Regulation
import Units

/// The groups `faults` (P12, G11, G15, S5) and `presence` (P8, C11, R8, S3) of `regulation.yaml`.
struct FaultRulesFile {
  func read(_ record: Record, _ rules: inout FaultRules) {
    record.set(&rules.reportWithin, "report_within") { $0.span(.minutes(1) ... .days(7)) }
    record.set(&rules.diagnoseDays, "diagnose_days") { $0.integer(0...365) }
    record.set(&rules.sendDays, "send_days") { $0.integer(0...365) }
    record.set(&rules.repairWorkdays, "repair_workdays") { $0.integer(0...250) }
    record.set(&rules.returnDays, "return_days") { $0.integer(0...365) }
    record.set(&rules.remindBefore, "remind_before") { $0.span(.zero ... .days(30)) }
    record.set(&rules.climbAfter, "climb_after") { $0.span(.minutes(1) ... .days(30)) }
    record.set(&rules.excuseDraws, "excuse_draws") { $0.flag() }
    record.set(&rules.outageNotice, "outage_notice") { $0.span(.zero ... .days(30)) }
    record.set(&rules.emergencyNotice, "emergency_notice") { $0.span(.zero ... .days(30)) }
  }
}

struct PresenceRulesFile {
  func read(_ record: Record, _ rules: inout PresenceRules) {
    record.set(&rules.repeatAfter, "repeat_after") { $0.span(.minutes(1) ... .hours(6)) }
    record.set(&rules.absentAfter, "absent_after") { $0.span(.minutes(2) ... .hours(12)) }
    record.set(&rules.tolerance, "tolerance") { $0.span(.seconds(10) ... .hours(1)) }
    record.set(&rules.callWithin, "call_within") { $0.span(.minutes(1) ... .days(1)) }
    record.set(&rules.drawnPerDay, "drawn_per_day") { $0.integer(0...24) }
    record.set(&rules.confirmsRoom, "confirm_room") { $0.flag() }
    record.set(&rules.promptAtLeast, "prompt_at_least") { $0.span(.minutes(3) ... .hours(24)) }
    record.set(&rules.promptAtMost, "prompt_at_most") { $0.span(.minutes(3) ... .hours(24)) }
    record.set(&rules.promptFor, "prompt_for") { $0.span(.minutes(1) ... .hours(6)) }
    if rules.absentAfter <= rules.repeatAfter {
      record.refuse(
        "absent_after",
        "\(rules.absentAfter.settingText) is not after the repetition, \(rules.repeatAfter.settingText)")
    }
    if rules.callWithin <= rules.absentAfter {
      record.refuse(
        "call_within",
        "\(rules.callWithin.settingText) is not longer than absent_after, \(rules.absentAfter.settingText)")
    }
    if rules.promptAtMost < rules.promptAtLeast {
      record.refuse(
        "prompt_at_most",
        "\(rules.promptAtMost.settingText) is shorter than prompt_at_least, \(rules.promptAtLeast.settingText)")
    }
  }
}

/// The group `handover` (G6, S2).
struct HandoverRulesFile {
  func read(_ record: Record, _ rules: inout HandoverRules) {
    record.set(&rules.opens, "opens") { $0.span(.minutes(5) ... .hours(6)) }
    record.set(&rules.arrive, "arrive") { $0.span(.zero ... .hours(2)) }
    record.set(&rules.grace, "grace") { $0.span(.zero ... .hours(2)) }
    record.set(&rules.tellsLate, "tell_late") { $0.flag() }
  }
}
