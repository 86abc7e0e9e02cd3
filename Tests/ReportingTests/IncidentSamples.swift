import Casework
import Organisation
import Regulation
import Reporting
import Units

/// An incident's file beside the sample case.
enum IncidentSamples {
  static func file(_ record: CaseRecord, told: [OwedReport] = []) -> IncidentFile {
    var file = IncidentFile(
      record, hazard: .correctable, place: record.placeName, holiday: nil,
      vessels: [
        IncidentVessel(name: record.vesselName, mmsi: record.mmsi, kind: .ferry, tonnage: 45, power: 150)
      ], course: record.note)
    file.told = told.map { ToldReport($0, at: record.filedAt, grade: nil, weight: .none) }
    return file
  }

  static let atOnce: [OwedReport] = [
    OwedReport(.dutyLeader(Sample.city), "X9(b)", .atOnce, .emergency),
    OwedReport(.centre(Sample.city), "X9(b)", .atOnce, .emergency),
    OwedReport(.unit("U-430105-A"), "X9(b)", .atOnce, .emergency),
    OwedReport(.unit("U-430100-E"), "X9(b)", .atOnce, .emergency),
  ]

  static func sending(_ stage: IncidentSending.Stage, _ clause: String = "X9(b)") -> IncidentSending {
    IncidentSending(
      stage, from: Sample.city, clause: clause, causes: [.emergency], centres: [Sample.city],
      units: ["U-430105-A", "U-430100-E"])
  }

  static func submission(_ what: Submission.What = .report, text: String = "") -> Submission {
    var submission = Submission(
      no: what == .final ? 2 : 1, centre: Sample.city, what: what, text: text, authors: ["P-430100-01"],
      items: [OwedReport(.centre(CentreID("430000")), "C13(c)", .approved, .holiday)], raisedAt: at("10:45"))
    try? submission.approve(by: "P-430100-11", role: .dutyLeader, at: at("10:50"))
    return submission
  }

  /// Every letter about an incident.
  static func letters(_ letters: LetterWriter, _ paper: Paper, _ record: CaseRecord, _ people: [Person], text: String)
    -> [Letter]
  {
    var file = file(record, told: atOnce)
    var papers = [letters.incident(paper, of: record, file, sending(.atOnce), at: paper.issuedAt)]
    file.letters = 1
    file.figures.dead = 1
    file.figures.missing = 2
    file.figures.aboard = 12
    file.cargo = text
    file.measures = text
    file.log = [IncidentLine(.note, happened: at("11:00"), recorded: at("11:05"), by: "P-430100-01", text)]
    let waiting = submission()
    var returned = waiting
    try? returned.sendBack(by: "P-430100-21", role: .centreLeader, words: text, at: at("10:55"))
    file.submissions = [waiting]
    file.receipts = [
      IncidentReceipt(centre: CentreID("430000"), from: Sample.city, isUp: true, at: at("11:00"), clause: "C13(b)")
    ]
    file.helps = [
      HelpRequest(
        no: 1, centre: Sample.city, of: CentreID("430000"), text: text, by: "P-430100-01", at: at("11:00"))
    ]
    let now = at("11:20")
    let order = Instruction(no: 1, centre: CentreID("430000"), text: text, by: "P-430000-11", at: now)
    let centre = CentreID("430000")
    papers += [
      letters.incident(paper, of: record, file, sending(.approved(waiting), "C13(c)"), at: now),
      letters.incident(paper, of: record, file, sending(.followUp(1, text, nil)), at: now),
      letters.incident(paper, of: record, file, sending(.final(submission(.final, text: text))), at: now),
      letters.incidentAwaits(paper, of: record, file, waiting, to: people, at: now),
      letters.incidentReturned(paper, of: record, file, returned, to: people, at: now),
      letters.incidentReceived(paper, of: record, file, file.receipts[0], clause: "P10", to: people, at: now),
      letters.incidentInstruction(paper, of: record, file, order, centres: [Sample.city], people: people),
    ]
    papers += letters.incidentHelp(
      paper, of: record, file, file.helps[0], people: people, unit: UnitID("U-430000-A"))
    papers += [Nudge.Matter.approval(1), .receipt(centre), .help(1)].map { matter in
      letters.incidentReminder(
        paper, of: record, file, Nudge(matter: matter, wait: "\(matter)", count: 1), centre: Sample.city, to: people,
        at: now)
    }
    return papers
  }
}
