import Reporting
import Casework
import ControlSocket
import Organisation
import Regulation
import Store
import Units
import Wire

/// Refusals of the core in the words of the catalogue, as the socket tells them.
enum Refusals {
  static func told<T>(_ texts: Texts, _ directory: Directory, _ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch let refusal as AuthorityRefusal {
      throw authority(refusal, texts, directory)
    } catch let refusal as CaseRefusal {
      throw matter(refusal, texts)
    } catch let refusal as ActRefusal {
      throw act(refusal, texts)
    } catch let refusal as EquipmentRefusal {
      throw equipment(refusal, texts)
    } catch let refusal as ObjectRefusal {
      throw object(refusal, texts)
    } catch let refusal as ReportRefusal {
      throw report(refusal, texts, directory.zone)
    } catch let refusal as SummaryRefusal {
      throw summary(refusal, texts)
    } catch let refusal as SheetRefusal {
      throw sheet(refusal, texts)
    } catch let refusal as CargoRefusal {
      throw ControlError(.invalid, texts.words("refusal.cargo.\(refusal.rawValue)"))
    } catch let refusal as BulletinRefusal {
      throw bulletin(refusal, texts)
    } catch let refusal as IncidentRefusal {
      throw incident(refusal, texts)
    } catch let refusal as BroadcastRefusal {
      throw broadcast(refusal, texts)
    } catch let refusal as NoticeRefusal {
      throw notice(refusal, texts)
    } catch let refusal as FileRefusal {
      throw file(refusal, texts)
    } catch let refusal as FaultRefusal {
      throw fault(refusal, texts)
    } catch let refusal as PresenceRefusal {
      throw presence(refusal, texts)
    } catch let refusal as PublicReportRefusal {
      throw publicReport(refusal, texts)
    } catch let refusal as HandlingReviewRefusal {
      throw review(refusal, texts)
    } catch let refusal as DaySignatureRefusal {
      throw ControlError(.conflict, texts.words("refusal.record.\(refusal.rawValue)"))
    } catch let refusal as HandoverRefusal {
      throw handover(refusal, texts, directory)
    } catch let refusal as TerminalTextRefusal {
      throw terminalText(refusal, texts)
    } catch let refusal as ZoneRefusal {
      throw zone(refusal, texts)
    } catch let refusal as WatersRefusal {
      throw waters(refusal, texts)
    } catch let refusal as SignOffRefusal {
      throw signOff(refusal, texts)
    } catch is IdempotencyConflict {
      throw ControlError.keyReused
    } catch let error as StoreError where error.code == .full {
      throw ControlError(.unavailable, texts.words("refusal.diskFull"), retryAfter: 30)
    }
  }

  static func authority(
    _ refusal: AuthorityRefusal, _ texts: Texts, _ directory: Directory
  ) -> ControlError {
    switch refusal {
    case .notSignedOn: .signOnNeeded()
    case .administratorNeverSigns: ControlError(.forbidden, texts.words("refusal.administratorNeverSigns"))
    case .scope(let centre):
      ControlError(
        .forbidden, texts.words("refusal.scope", ["centre": directory.centre(centre)?.name ?? centre.rawValue]))
    case .role(let role, let needs):
      ControlError(
        .forbidden,
        Words(
          texts.zh.text(
            "refusal.role",
            [
              "role": texts.zh.text("role.\(role.rawValue)"),
              "needs": needs.map { texts.zh.text("role.\($0.rawValue)") }.joined(separator: "、"),
            ]),
          texts.en.text(
            "refusal.role",
            [
              "role": texts.en.text("role.\(role.rawValue)"),
              "needs": needs.map { texts.en.text("role.\($0.rawValue)") }.joined(separator: ", "),
            ])))
    }
  }

  private static func matter(_ refusal: CaseRefusal, _ texts: Texts) -> ControlError {
    switch refusal {
    case .wrongState(let state):
      ControlError(
        .conflict,
        Words(
          texts.zh.text("refusal.wrongState", ["state": texts.zh.text("case.state.\(state.rawValue)")]),
          texts.en.text("refusal.wrongState", ["state": texts.en.text("case.state.\(state.rawValue)")])))
    case .samePerson: ControlError(.forbidden, texts.words("refusal.samePerson"))
    case .emptyText: ControlError(.invalid, texts.words("refusal.emptyText"))
    case .beforeIssue: ControlError(.invalid, texts.words("refusal.beforeIssue"))
    case .noPaper: ControlError(.conflict, texts.words("refusal.noPaper"))
    case .noticeDecides: ControlError(.conflict, texts.words("refusal.noticeDecides"))
    case .paperCancelled: ControlError(.conflict, texts.words("refusal.paperCancelled"))
    case .supervisionOpen: ControlError(.conflict, texts.words("refusal.supervisionOpen"))
    case .noSupervision: ControlError(.conflict, texts.words("refusal.noSupervision"))
    case .dueNotAhead: ControlError(.invalid, texts.words("refusal.dueNotAhead"))
    case .dueAfterAbove: ControlError(.invalid, texts.words("refusal.dueAfterAbove"))
    case .alreadySerious: ControlError(.conflict, texts.words("refusal.alreadySerious"))
    case .notTheHandler: ControlError(.forbidden, texts.words("refusal.notTheHandler"))
    case .notHandedToYou: ControlError(.forbidden, texts.words("refusal.notHandedToYou"))
    case .alreadyTheirs: ControlError(.conflict, texts.words("refusal.alreadyTheirs"))
    case .notOfThisCentre: ControlError(.invalid, texts.words("refusal.notOfThisCentre"), field: "to")
    }
  }

  /// `finding:99` in words.
  static func noSuchThing(_ what: String, _ texts: Texts) -> ControlError {
    let parts = what.split(separator: ":", maxSplits: 1).map(String.init)
    let kind = texts.words("thing.\(parts.first ?? "")")
    let name = parts.count == 2 ? parts[1] : ""
    return ControlError(
      .notFound,
      Words(
        texts.zh.text("refusal.noSuchThing", ["what": "\(kind.zh) \(name)"]),
        texts.en.text("refusal.noSuchThing", ["what": "\(kind.en) \(name)"])))
  }

  private static func duty(_ refusal: DutyRefusal, _ texts: Texts) -> ControlError {
    let words = texts.words("refusal.\(refusal.rawValue)")
    switch refusal {
    case .notWaivable, .dayNotOpen: return ControlError(.conflict, words)
    case .mixedTargets: return ControlError(.invalid, words, field: "targets")
    case .dueTooEarly: return ControlError(.invalid, words, field: "due")
    }
  }

  static func act(_ refusal: ActRefusal, _ texts: Texts) -> ControlError {
    switch refusal {
    case .noSuchThing(let what): noSuchThing(what, texts)
    case .staleRevision(let revision): .staleRevision(now: revision)
    case .emergencyNotShelved: ControlError(.forbidden, texts.words("refusal.emergencyNotShelved"))
    case .emergencyNotSilenced: ControlError(.forbidden, texts.words("refusal.emergencyNotSilenced"))
    case .shelveTooLong: ControlError(.invalid, texts.words("refusal.shelveTooLong"), field: "until")
    case .noZoneToShelve: ControlError(.invalid, texts.words("refusal.noZoneToShelve"), field: "scope")
    case .shelfOver: ControlError(.conflict, texts.words("refusal.shelfOver"))
    case .tooManyFiles:
      ControlError(.conflict, texts.words("refusal.tooManyFiles", ["count": "\(EvidenceFile.most)"]))
    case .notRaised: ControlError(.conflict, texts.words("refusal.notRaised"), field: "severity")
    case .noGateway(let name): ControlError(.notFound, texts.words("refusal.noGateway", ["name": name]))
    case .alreadyDisposed: ControlError(.conflict, texts.words("refusal.alreadyDisposed"))
    case .noTownship: ControlError(.invalid, texts.words("refusal.noTownship"), field: "point")
    case .notARound: ControlError(.invalid, texts.words("refusal.notARound"))
    case .beforeOpening: ControlError(.invalid, texts.words("refusal.beforeOpening"), field: "checkedAt")
    case .duty(let refusal): duty(refusal, texts)
    case .noSuchTarget(let what):
      ControlError(.invalid, texts.words("refusal.noSuchTarget", ["what": what]), field: "target")
    case .noSuchCode(let code, let known):
      ControlError(
        .invalid,
        Words(
          texts.zh.text(
            "refusal.noSuchCode",
            ["code": code, "known": known.map { "\($0.code.rawValue) \($0.name)" }.joined(separator: "、")]),
          texts.en.text(
            "refusal.noSuchCode",
            ["code": code, "known": known.map { "\($0.code.rawValue) \($0.english)" }.joined(separator: ", ")])),
        field: "findings")
    case .inTheFuture: ControlError(.invalid, texts.words("refusal.inTheFuture"))
    case .notAhead: ControlError(.invalid, texts.words("refusal.notAhead"), field: "until")
    case .noSailings(let point):
      ControlError(.invalid, texts.words("refusal.noSailings", ["point": point]), field: "point")
    case .notAReport: ControlError(.invalid, texts.words("refusal.notAReport"))
    case .alreadySent: ControlError(.conflict, texts.words("refusal.alreadySent"))
    case .notANotice: ControlError(.invalid, texts.words("refusal.notANotice"))
    case .secondPersonNeeded:
      ControlError(.invalid, texts.words("refusal.secondPersonNeeded"), field: "secondPerson")
    case .wrongPIN: ControlError(.forbidden, texts.words("refusal.wrongPIN"))
    case .locked(let seconds): ControlError(.tooMany, texts.words("refusal.locked"), retryAfter: seconds)
    case .noConsole: ControlError(.forbidden, texts.words("refusal.noConsole"))
    case .held: ControlError(.held, texts.words("refusal.held"))
    }
  }
}
