import Casework
import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Wire

extension Refusals {
  static func equipment(_ refusal: EquipmentRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words {
      texts.words("refusal.equipment.\(key)", values)
    }
    return switch refusal {
    case .noSuchItem(let item, let known):
      ControlError(
        .invalid, said("noSuchItem", ["item": item, "known": known.joined(separator: " ")]), field: "results")
    case .symptomMissing(let item):
      ControlError(.invalid, said("symptomMissing", ["item": item]), field: "results")
    case .beforeTheDay: ControlError(.invalid, said("beforeTheDay"), field: "checkedAt")
    case .nothingLeft: ControlError(.conflict, said("nothingLeft"))
    case .twice(let item): ControlError(.invalid, said("twice", ["item": item]), field: "results")
    }
  }

  static func object(_ refusal: ObjectRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words { texts.words("refusal.object.\(key)", values) }
    func named(_ key: String, _ field: ContactField, _ values: [String: String] = [:]) -> Words {
      let name = texts.words("contact.\(field.rawValue)")
      return Words(
        texts.zh.text("refusal.object.\(key)", values.merging(["field": name.zh]) { $1 }),
        texts.en.text("refusal.object.\(key)", values.merging(["field": name.en]) { $1 }))
    }
    return switch refusal {
    case .tooLong(let field):
      ControlError(
        .invalid, named("tooLong", field, ["limit": "\(ContactField.longest)"]), field: field.rawValue)
    case .notPhone(let field, let value):
      ControlError(.invalid, named("notPhone", field, ["value": value]), field: field.rawValue)
    case .notOneLine(let field): ControlError(.invalid, named("notOneLine", field), field: field.rawValue)
    case .nothingToChange: ControlError(.conflict, said("nothingToChange"))
    case .tooMany(let limit): ControlError(.invalid, said("tooMany", ["limit": "\(limit)"]))
    case .ambiguous(let what): ControlError(.conflict, said("ambiguous", ["what": what]))
    case .twice(let what): ControlError(.invalid, said("twice", ["what": what]))
    }
  }

  /// A refusal's words, for a row of an import.
  static func words(of cause: any Error, _ texts: Texts, _ directory: Directory) -> Words {
    switch cause {
    case let refusal as ObjectRefusal: object(refusal, texts).reason
    case let refusal as ActRefusal: act(refusal, texts).reason
    case let refusal as AuthorityRefusal: authority(refusal, texts, directory).reason
    default: Words("\(cause)", "\(cause)")
    }
  }
}
