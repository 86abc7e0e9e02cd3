import Casework
import ControlSocket
import Reporting
import Units
import Wire

extension Refusals {
  /// Says when it goes, where it can't go now.
  static func report(_ refusal: ReportRefusal, _ texts: Texts, _ zone: CivilZone) -> ControlError {
    func at(_ key: String, _ moment: Instant) -> ControlError {
      ControlError(.conflict, texts.words("refusal.\(key)", ["at": zone.short(moment)]))
    }
    func of(_ key: String, _ month: CivilDate) -> ControlError {
      ControlError(.conflict, texts.words("refusal.\(key)", ["month": String(month.iso.prefix(7))]))
    }
    return switch refusal {
    case .noDraftYet(let moment): at("noDraftYet", moment)
    case .beforeCutOff(let moment): at("beforeCutOff", moment)
    case .notApproved(let latest): at("notApproved", latest)
    case .waitsForBelow(let latest): at("waitsForBelow", latest)
    case .summaryWaits: ControlError(.conflict, texts.words("refusal.summaryWaits"))
    case .notSentYet: ControlError(.conflict, texts.words("refusal.notSentYet"))
    case .notARecipient(let known):
      ControlError(
        .invalid, texts.words("refusal.notARecipient", ["known": known.joined(separator: " ")]), field: "to")
    case .stillUnderWay: ControlError(.conflict, texts.words("refusal.stillUnderWay"))
    case .notFrozen(let month): of("notFrozen", month)
    case .nothingAmended(let month): of("nothingAmended", month)
    }
  }

  static func summary(_ refusal: SummaryRefusal, _ texts: Texts) -> ControlError {
    switch refusal {
    case .alreadyApproved: ControlError(.conflict, texts.words("refusal.summaryApproved"))
    case .dutyLeaderFirst: ControlError(.conflict, texts.words("refusal.dutyLeaderFirst"))
    case .centreLeaderNext: ControlError(.conflict, texts.words("refusal.centreLeaderNext"))
    }
  }
}
