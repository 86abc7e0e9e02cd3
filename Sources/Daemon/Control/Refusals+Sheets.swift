import Casework
import ControlSocket
import Units
import Wire

extension Refusals {
  static func sheet(_ refusal: SheetRefusal, _ texts: Texts) -> ControlError {
    switch refusal {
    case .samePerson: ControlError(.forbidden, texts.words("refusal.sheet.samePerson"))
    case .noSuchRow(let row):
      ControlError(.invalid, texts.words("refusal.sheet.noSuchRow", ["row": "\(row)"]), field: "row")
    case .noDay: ControlError(.invalid, texts.words("refusal.sheet.noDay"), field: "days")
    case .emptyText: ControlError(.invalid, texts.words("refusal.sheet.emptyText"))
    case .nothingToApprove: ControlError(.conflict, texts.words("refusal.sheet.nothingToApprove"))
    case .notOpen(let day): ControlError(.conflict, texts.words("refusal.sheet.notOpen", ["day": day.iso]))
    case .notApproved: ControlError(.conflict, texts.words("refusal.sheet.notApproved"))
    case .nothingToSend: ControlError(.conflict, texts.words("refusal.sheet.nothingToSend"))
    case .over: ControlError(.conflict, texts.words("refusal.sheet.over"))
    case .notOurs(let object):
      ControlError(.invalid, texts.words("refusal.sheet.notOurs", ["object": object]), field: "object")
    }
  }
}
