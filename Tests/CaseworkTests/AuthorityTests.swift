import Casework
import Organisation
import Testing

/// D6: what a role may do, in which scope, over every act, role and place.
@Suite("D6: one table of authority") struct AuthorityTests {
  /// Who may, and whether below the own centre as well: written again by hand, so that a slip in the table is seen.
  private static let expected: [Act: (roles: Set<Role>, below: Bool)] = [
    .acknowledge: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .silence: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .shelve: ([.dutyLeader, .centreLeader], true),
    .file: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .dismiss: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .observe: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .addDuty: ([.dutyLeader, .centreLeader], false),
    .waiveDuty: ([.dutyLeader, .centreLeader, .leaderInCharge], false),
    .applyConfiguration: ([.centreLeader, .leaderInCharge], true),
    .check: ([.watchkeeper, .dutyLeader], false),
    .checkEquipment: ([.watchkeeper, .dutyLeader], false),
    .keepRegister: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .confirmContacts: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .receiveNotice: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .replyNotice: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .verifyNotice: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .closeCase: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .approveReport: ([.dutyLeader, .centreLeader], false),
    .editSheet: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .approveSheet: ([.dutyLeader, .centreLeader], false),
    .planCargo: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .recordBerthing: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .armMail: ([.centreLeader, .leaderInCharge], false),
    .confirmClock: ([.dutyLeader, .centreLeader, .leaderInCharge], false),
    .enterBulletin: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .cancelBulletin: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .receiveBulletin: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .editBroadcast: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .approveBroadcast: ([.dutyLeader, .centreLeader], false),
    .confirmBroadcast: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .issueNotice: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .enterReply: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .cancelNotice: ([.dutyLeader, .centreLeader], false), .discardDraft: ([.dutyLeader, .centreLeader], false),
    .passNotice: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .dismissCase: ([.dutyLeader, .centreLeader], false), .reopenCase: ([.dutyLeader, .centreLeader], true),
    .urgeCase: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .superviseCase: ([.dutyLeader, .centreLeader], true),
    .answerSupervision: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .raiseCase: ([.dutyLeader, .centreLeader], false),
    .handCase: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .acceptCase: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .tellOffender: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .editIncident: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .approveIncident: ([.dutyLeader, .centreLeader, .leaderInCharge], false),
    .receiveIncident: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .instructIncident: ([.dutyLeader, .centreLeader, .leaderInCharge], false),
    .raiseFinding: ([.dutyLeader, .centreLeader], true),
    .testGateway: ([.dutyLeader, .centreLeader, .leaderInCharge], false),
    .declareBan: ([.dutyLeader, .centreLeader], false),
    .enterReading: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .reportFault: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .workFault: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .acceptFault: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .cancelFault: ([.dutyLeader, .centreLeader], false),
    .announceOutage: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .askPresence: ([.watchkeeper, .dutyLeader], true),
    .answerPresence: ([.watchkeeper, .dutyLeader], false),
    .confirmPresence: ([.watchkeeper, .dutyLeader], false),
    .review: ([.dutyLeader, .centreLeader, .leaderInCharge], false),
    .mendReview: ([.watchkeeper, .dutyLeader, .centreLeader], false),
    .takeReport: ([.watchkeeper, .dutyLeader, .centreLeader, .leaderInCharge], false),
    .signHandover: ([.watchkeeper, .dutyLeader], false),
    .askSwap: ([.watchkeeper, .dutyLeader], false),
    .approveSwap: ([.leaderInCharge], false), .textTerminal: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .editZone: ([.dutyLeader, .centreLeader], true),
    .attachEvidence: ([.watchkeeper, .dutyLeader, .centreLeader], true),
    .signDeparture: ([.clerk, .watchkeeper, .dutyLeader, .centreLeader], true),
  ]

  @Test("every act has its row", arguments: Act.allCases) func rows(act: Act) { #expect(Self.expected[act] != nil) }

  @Test("every role in every act, in the own centre, below, above and beside", arguments: Act.allCases)
  func everything(act: Act) throws {
    let directory = try Example.directory()
    let expected = try #require(Self.expected[act])
    for role in Role.allCases {
      let person = Person(id: "P", name: "某", centre: CentreID("430100"), role: role)
      for place in ["430100", "430105", "430000", "430200", "430211", "999999"].map({ CentreID($0) }) {
        let isOwn = place == person.centre
        let isBelow = place == CentreID("430105")
        var refusal: AuthorityRefusal?
        do throws(AuthorityRefusal) {
          try Authority.check(act, by: person, centre: place, directory: directory)
        } catch { refusal = error }
        if !expected.roles.contains(role) {
          guard case .role(role, let needs) = refusal else {
            Issue.record("\(role) may \(act) in \(place)")
            continue
          }
          #expect(Set(needs) == expected.roles)
          // A superior's order is given to centres below, never to one's own.
        } else if isOwn && act != .superviseCase || isBelow && expected.below {
          #expect(refusal == nil, "\(role) \(act) \(place)")
        } else {
          #expect(refusal == .scope(place), "\(role) \(act) \(place)")
        }
      }
    }
  }

  @Test("who only reads mail may do nothing here") func superiors() {
    #expect(Authority.table.values.allSatisfy { !$0.roles.contains(.superior) })
  }
}
