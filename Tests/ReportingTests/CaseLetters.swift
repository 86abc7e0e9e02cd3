import Casework
import Organisation
import Reporting
import Testing
import Units

/// Letters of the life of cases, and of the looks at open matters.
enum CaseLetters {
  static func all(_ letters: LetterWriter, _ people: [Person], drill: Bool, name: String) -> [Letter] {
    var record = Sample.matter(no: drill ? 13 : 3, drill: drill, name: name)
    let noon = at("12:00")
    var order = Supervision(
      level: .urgent, deadline: at("18:00"), words: "限期办结", by: "P-430000-11", centre: CentreID("430000"), at: noon)
    record.supervisions = [order]
    func step(_ kind: CaseStep.Kind, _ values: [String: String] = [:]) -> CaseStep {
      CaseStep(
        caseNo: record.no, kind: kind, at: noon, by: "P-430100-01", state: .dispatched, words: "请抓紧", values: values)
    }
    var paper = Sample.paper(drill: drill)
    var papers = [
      letters.urged(record, paper: paper, answering: paper.answeredBy, step: step(.urged, ["times": "2"])),
      letters.supervised(record, answering: paper.answeredBy, to: people),
      letters.supervisionOverdue(record, answering: paper.answeredBy, to: people),
      letters.handedOn(record, step: step(.handedOn), ordinal: 4, to: people[0]),
      letters.news(record, step: step(.closed), ordinal: 5, to: people),
      letters.told(record, clause: "R19", to: people, unit: nil, raised: true),
    ]
    order.results = [Supervision.Result(outcome: .later, words: "下周办", by: "P-430105-01", at: at("14:00"))]
    record.supervisions = [order]
    papers.append(letters.supervisionResult(record, answering: paper.answeredBy, to: people))
    let draft = NoticeDraft(
      no: drill ? 2 : 1,
      form: .breachNotice, centre: CentreID("430100"), finding: nil, caseNo: 3, demand: "立即纠正", note: "查岗两次无人应答",
      draftedAt: noon, draftedBy: nil)
    papers.append(letters.noticeDraft(draft, finding: nil, record: record, to: people))
    paper.cancelled = Cancellation(by: "P-430100-11", at: noon, reason: "船名写错")
    papers.append(letters.cancelled(paper, of: record))
    paper.cancelled = nil
    paper.reopenings = [Reopening(by: "P-430100-11", at: noon, reason: "又犯", after: 1)]
    papers.append(letters.reopened(paper, of: record))
    if drill { return papers }
    let township = ResponsibleUnit(
      id: "U-430100-A", name: "某镇人民政府", kind: .township, centre: CentreID("430100"), addresses: [])
    papers.append(letters.spot(record, step: step(.told), ordinal: 2, unit: township))
    let finding = Sample.finding(name: name)
    let found = Recurrence(
      subject: .vessel(413_900_101), code: record.code, times: 3, cases: [1, 2, 3], last: noon)
    return papers + [
      letters.backlog([finding], of: CentreID("430100"), to: people, at: at("13:00")),
      letters.untouched([(record, .close)], of: CentreID("430100"), watchEnded: at("14:00"), to: people),
      letters.dailyLook(
        [(record, .answerOverdue)], of: CentreID("430100"), on: CivilDate(dayNumber: 20_000), to: people),
      letters.recurring(found, cases: [record], of: CentreID("430100"), at: noon),
    ]
  }
}
