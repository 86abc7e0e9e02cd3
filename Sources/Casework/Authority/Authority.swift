package import Organisation

/// What a person can do here.
package enum Act: String, Sendable, Codable, CaseIterable {
  case acknowledge, silence, shelve, file, dismiss
  case observe, addDuty, waiveDuty, applyConfiguration
  case check, receiveNotice, replyNotice, verifyNotice, closeCase
  case approveReport, armMail, confirmClock
  case checkEquipment, keepRegister, confirmContacts
  case editSheet, approveSheet, planCargo
  case enterBulletin, cancelBulletin, receiveBulletin
  case editBroadcast, approveBroadcast, confirmBroadcast
  case recordBerthing
  case issueNotice, enterReply, cancelNotice, passNotice, discardDraft
  case dismissCase, reopenCase, urgeCase, superviseCase, answerSupervision, raiseCase, handCase, acceptCase,
    tellOffender
  case editIncident, approveIncident, receiveIncident, instructIncident
  case raiseFinding, testGateway
  case reportFault, workFault, acceptFault, cancelFault, announceOutage
  case askPresence, answerPresence, confirmPresence
  case takeReport
  case review, mendReview
  case signHandover, askSwap, approveSwap
  case textTerminal
  case editZone
  case attachEvidence
  case declareBan, enterReading
  case signDeparture
}

/// Where a right holds.
package enum Scope: String, Sendable, Codable {
  case ownCentre, subtree
  /// Centres strictly below one's own: a superior's.
  case below
}

/// Why an act is refused; told to the person in the catalogue's words (`refusal.<case>`).
package enum AuthorityRefusal: Error, Hashable, Sendable {
  /// Nobody is signed on at this console.
  case notSignedOn
  /// Root administers and never signs.
  case administratorNeverSigns
  case role(Role, needs: [Role])
  case scope(CentreID)
}

/// What a role may do, and in which scope: one table (D6).
package enum Authority {
  package struct Right: Hashable, Sendable {
    package var roles: [Role]
    package var scope: Scope
  }

  package static let table: [Act: Right] = [
    .acknowledge: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .silence: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .shelve: Right(roles: [.dutyLeader, .centreLeader], scope: .subtree),
    .file: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .dismiss: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .observe: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .addDuty: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .waiveDuty: Right(roles: [.dutyLeader, .centreLeader, .leaderInCharge], scope: .ownCentre),
    .applyConfiguration: Right(roles: [.centreLeader, .leaderInCharge], scope: .subtree),
    .check: Right(roles: [.watchkeeper, .dutyLeader], scope: .ownCentre),
    .checkEquipment: Right(roles: [.watchkeeper, .dutyLeader], scope: .ownCentre),
    .keepRegister: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .confirmContacts: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .receiveNotice: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .replyNotice: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .verifyNotice: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .closeCase: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .approveReport: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .editSheet: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .approveSheet: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .planCargo: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .recordBerthing: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .armMail: Right(roles: [.centreLeader, .leaderInCharge], scope: .ownCentre),
    .confirmClock: Right(roles: [.dutyLeader, .centreLeader, .leaderInCharge], scope: .ownCentre),
    .enterBulletin: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .cancelBulletin: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .receiveBulletin: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .editBroadcast: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    // G5: the duty leader approves what is broadcast.
    .approveBroadcast: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .confirmBroadcast: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    // Who may sign is narrowed further by the regulation (`notice.signers`).
    .issueNotice: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .enterReply: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .cancelNotice: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .passNotice: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .discardDraft: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .dismissCase: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .reopenCase: Right(roles: [.dutyLeader, .centreLeader], scope: .subtree),
    .urgeCase: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .superviseCase: Right(roles: [.dutyLeader, .centreLeader], scope: .below),
    .answerSupervision: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    // R19: the duty leader may raise a case.
    .raiseCase: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .handCase: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .acceptCase: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .tellOffender: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .editIncident: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    // R6: the duty leader, then the centre leader; the leader in charge may stand in for the latter.
    .approveIncident: Right(roles: [.dutyLeader, .centreLeader, .leaderInCharge], scope: .ownCentre),
    .receiveIncident: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    // P10: the duty leader instructs.
    .instructIncident: Right(roles: [.dutyLeader, .centreLeader, .leaderInCharge], scope: .ownCentre),
    // R19: a duty leader may raise it.
    .raiseFinding: Right(roles: [.dutyLeader, .centreLeader], scope: .subtree),
    .testGateway: Right(roles: [.dutyLeader, .centreLeader, .leaderInCharge], scope: .ownCentre),
    // P12, C14, X10, G11: whoever sees a fault reports it; its centre sees to it.
    .reportFault: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    .workFault: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .acceptFault: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    .cancelFault: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .announceOutage: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    // P8, C11, R8: asked by whoever keeps the watch above, answered by whoever keeps it.
    .askPresence: Right(roles: [.watchkeeper, .dutyLeader], scope: .subtree),
    .answerPresence: Right(roles: [.watchkeeper, .dutyLeader], scope: .ownCentre),
    .confirmPresence: Right(roles: [.watchkeeper, .dutyLeader], scope: .ownCentre),
    // S6, S8: whoever answers the telephone takes it down; who decides on a complaint is narrowed by its grade.
    .takeReport: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader, .leaderInCharge], scope: .ownCentre),
    // S6: which leader looks at which level is the regulation's (`handling_reviews`).
    .review: Right(roles: [.dutyLeader, .centreLeader, .leaderInCharge], scope: .ownCentre),
    .mendReview: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .ownCentre),
    // G6: both watches sign; a substitute is approved by the leader in charge, who is not the duty leader.
    .signHandover: Right(roles: [.watchkeeper, .dutyLeader], scope: .ownCentre),
    .askSwap: Right(roles: [.watchkeeper, .dutyLeader], scope: .ownCentre),
    .approveSwap: Right(roles: [.leaderInCharge], scope: .ownCentre),
    // To vessels at home in the centre, or in one below it.
    .textTerminal: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    // Of every centre in whose waters the zone lies.
    .editZone: Right(roles: [.dutyLeader, .centreLeader], scope: .subtree),
    // D5: whoever decides about a finding adds what shows it.
    .attachEvidence: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    // P7, G5: a ban is a duty leader's word, and so is its end; readings are taken down by whoever keeps the watch.
    .declareBan: Right(roles: [.dutyLeader, .centreLeader], scope: .ownCentre),
    .enterReading: Right(roles: [.watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
    // P7: the clerk at the ferry point, or whoever takes it down for them.
    .signDeparture: Right(roles: [.clerk, .watchkeeper, .dutyLeader, .centreLeader], scope: .subtree),
  ]

  /// Throws why `person` may not do `act` on a matter of `centre`.
  package static func check(
    _ act: Act, by person: Person, centre: CentreID, directory: Directory
  ) throws(AuthorityRefusal) {
    guard let right = table[act] else { throw .role(person.role, needs: []) }
    guard right.roles.contains(person.role) else { throw .role(person.role, needs: right.roles) }
    let within =
      switch right.scope {
      case .ownCentre: person.centre == centre
      case .subtree: directory.isWithin(centre, of: person.centre)
      case .below: person.centre != centre && directory.isWithin(centre, of: person.centre)
      }
    guard within else { throw .scope(centre) }
  }
}
