import Casework
package import Organisation
import Regulation
import Units

/// What all twelve forms are built from. Each form stands in a file of its own: Form1 to Form8, FormLedgers (9 to 12).
extension LetterWriter {
  package var formWording: FormWording {
    FormWording(
      language: text("mark.language"), colon: text("mark.colon"), comma: text("mark.comma"),
      total: text("paper.total"), rows: text("paper.rows"), none: text("paper.none"), seal: text("paper.seal"),
      pageNumber: text("paper.page"),
      drill: text("paper.drill"), drillWords: text("drill.banner"), void: text("paper.void"),
      voidWords: text("paper.void.words"), draft: text("paper.draft"))
  }

  /// A form with its title and nothing in it.
  func blank(_ form: Int, issuer: String, number: String = "") -> FormPage {
    var page = FormPage(form: form, title: text("form.\(form)"), issuer: issuer, number: number, wording: formWording)
    // S1: the centre's own records are confidential and kept.
    if [4, 6, 9, 10, 11, 12].contains(form) { page.notes = [text("paper.confidential")] }
    return page
  }

  /// A form as it is printed to be filled in by hand.
  /// - Parameter form: 1 to 12; others give nil.
  /// - Parameter centre: whose; nil: a blank stands there.
  package func emptyForm(_ form: Int, centre: CentreID?) -> FormPage? {
    let issuer = centre.map { wording.centre($0) } ?? text("paper.blank.centre")
    switch form {
    case 1: return objectsForm([], centre: centre, blanks: 16)
    case 2: return emptyKeySheet(issuer: issuer)
    case 3: return faultForm(FaultSheet(), issuer: issuer)
    case 4: return patrolForm([], duties: [], centre: centre, day: nil)
    case 5: return incidentForm(IncidentSheet(), issuer: issuer)
    case 6: return handoverForm(HandoverSheet(), issuer: issuer)
    case 7: return emptyNotice(.breachNotice, issuer: issuer)
    case 8: return emptyNotice(.violationNotice, issuer: issuer)
    case 9...12: return ledgerForm(form, lines: [], issuer: issuer, subtitle: [], blanks: 15)
    default: return nil
    }
  }

  /// Column with a title of the catalogue.
  func column(_ key: String, _ width: Double, centred: Bool = false, total: FormPage.Column.Total? = nil)
    -> FormPage.Column
  {
    FormPage.Column(text(key), width: width, isCentred: centred, total: total)
  }

  func field(_ key: String, _ value: String?, room: Int = 1) -> FormPage.Field {
    FormPage.Field(text(key), FormPage.Value(value), room: room)
  }

  func field(_ key: String, _ instant: Instant?) -> FormPage.Field {
    field(key, instant.map { wording.moment($0) })
  }

  func value(_ instant: Instant?) -> FormPage.Value { FormPage.Value(instant, directory.zone) }

  func value(_ present: Bool?) -> FormPage.Value {
    FormPage.Value(present.map { text($0 ? "value.yes" : "value.no") })
  }

  /// A name a file may have anywhere.
  static func fileName(of name: String) -> String {
    let unfit: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
    return String(Page.line(name).map { unfit.contains($0) ? "_" : $0 })
  }
}
