package import Casework
import Organisation
import Regulation
import Units

/// Forms 7 and 8, 监控中心违规通知书 and 监控点违章通知书 (P7, C10, X8; P8, C11): the notice with its reply slip (回执).
extension LetterWriter {
  /// - Parameter voided: why it was cancelled (作废); nil: it stands.
  package func noticeForm(_ paper: Paper, of record: CaseRecord, voided: String? = nil) -> FormPage {
    var form = blank(paper.form.rawValue, issuer: wording.centre(paper.issuedBy), number: paper.number)
    if paper.drill { form.marks.append(.drill) }
    if let voided { form.marks.append(.void(reason: voided)) }
    form.salutation = text("notice.addressee", ["unit": wording.unit(paper.to)])
    form.body = [body(paper, record)]
    form.fields = self.form(paper, record).map { FormPage.Field($0.label, FormPage.Value($0.value)) }
    form.sections = [
      FormPage.Section(heading: text("notice.answer"), items: answering(paper)),
      FormPage.Section(heading: text("paper.reply"), fields: slip(paper)),
    ]
    form.signatures = [field("paper.sign.issuer", wording.person(paper.signedBy))]
    form.signOff = [wording.centre(paper.issuedBy), wording.day(directory.zone.civil(paper.issuedAt).date)]
    form.copies = text("notice.copy", ["centre": wording.centre(paper.answeredBy)])
    return form
  }

  /// 回执: filled in as far as the answer has come.
  private func slip(_ paper: Paper?) -> [FormPage.Field] {
    let reply = paper?.replies.last
    let verification = paper?.verifications.last
    return [
      field("field.received", paper?.receivedAt), field("field.replied", reply?.repliedAt),
      field("field.measures", reply?.measures, room: 2), field("field.replier", reply.map { wording.person($0.by) }),
      field("field.verified-by", verification.map { wording.person($0.by) }),
      field("field.verified-at", verification?.at),
      field(
        "field.outcome", verification.map { text($0.accepted ? "outcome.accepted" : "outcome.sent-back") }),
    ]
  }

  func emptyNotice(_ kind: Paper.Form, issuer: String) -> FormPage {
    var form = blank(kind.rawValue, issuer: issuer, number: text("paper.blank.number"))
    form.salutation = text("notice.addressee", ["unit": text("paper.blank.unit")])
    form.body = [text("paper.blank.body")]
    let place = ["point", "place", "position", "vessel", "persons"]
    let keys =
      ["number", "to"] + (kind == .violationNotice ? place : []) + [
        Self.kindField(kind), "facts", "first-seen", "confirmed", "severity",
      ]
      + (kind == .violationNotice ? ["law"] : []) + ["evidence", "demand", "due"]
    let rooms = ["facts": 3, "demand": 3]
    form.fields = keys.map { field("field.\($0)", nil as String?, room: rooms[$0] ?? 1) }
    form.sections = [FormPage.Section(heading: text("paper.reply"), fields: slip(nil))]
    form.signatures = [field("paper.sign.issuer", nil as String?)]
    form.signOff = [issuer, text("paper.blank.day")]
    form.copies = text("notice.copy", ["centre": text("paper.blank.unit")])
    return form
  }

  /// `监控点违章通知书-湘水监违〔2026〕430100-0007号.pdf`
  package func paperFileName(_ paper: Paper) -> String {
    Self.fileName(of: text("paper.file", ["number": paper.number, "title": formTitle(paper)]) + ".pdf")
  }
}
